#include "journal/keptattempts.h"
#include <algorithm>

namespace boxoffice {
namespace {

bool isOver(const AttemptRow& row)
{
    using enum AttemptState;
    return row.state == Committed || row.state == Released || row.state == ReconciledSold || row.state == ReconciledNotSold
        || row.state == Declined;
}

} // namespace

void KeptAttempts::keep(const AttemptRow& row)
{
    const auto known = std::ranges::find(m_rows, row.id, &AttemptRow::id);
    if (known == m_rows.end())
        m_rows.push_back(row);
    else
        *known = row;
    if (std::ranges::count_if(m_rows, isOver) > mostOver)
        m_rows.erase(std::ranges::find_if(m_rows, isOver));
}

std::optional<AttemptRow> KeptAttempts::find(const QUuid& attempt) const
{
    const auto known = std::ranges::find(m_rows, attempt, &AttemptRow::id);
    return known == m_rows.end() ? std::nullopt : std::optional(*known);
}

void KeptAttempts::eraseNames(WallTime before)
{
    for (AttemptRow& row : m_rows)
        if (row.changed < before) {
            row.buyerName.clear();
            row.maskedEmail.clear();
        }
}

} // namespace boxoffice
