#include "journal/memoryjournal.h"
#include <algorithm>

namespace boxoffice {
namespace {

Failure fullDisk()
{
    return {.kind = FailureKind::Storage, .where = QStringLiteral("journal"),
            .detail = QStringLiteral("no space left on device")};
}

Failure refused(const char* detail)
{
    return {.kind = FailureKind::Rule, .where = QStringLiteral("journal"), .detail = QLatin1String(detail)};
}

bool isOver(AttemptState state)
{
    using enum AttemptState;
    return state == Committed || state == Released || state == ReconciledSold || state == ReconciledNotSold;
}

} // namespace

template <class T>
void MemoryJournal::later(Done<T> done, Result<T> result)
{
    QMetaObject::invokeMethod(
        this, [done = std::move(done), result = std::move(result)]() mutable { done(std::move(result)); },
        Qt::QueuedConnection);
}

Result<void> MemoryJournal::store(const JournalEntry& entry)
{
    if (m_failing)
        return fullDisk();
    const auto at = std::ranges::find(m_rows, entry.attempt, &AttemptRow::id);
    const auto current = at == m_rows.end() ? std::nullopt : std::optional(*at);
    Result<AttemptRow> row = applyEntry(current, entry);
    if (!row)
        return row.failure();
    const bool taken = !current && std::ranges::find(m_rows, row->reference, &AttemptRow::reference) != m_rows.end();
    if (taken)
        return refused("the reference is taken");
    if (current && row->invoiceReference != current->invoiceReference && invoiceTaken(*row))
        return refused(invoiceReferenceTaken.data());
    m_events << AttemptEvent{entry.attempt, entry.state, entry.at, entry.note.value_or(QString())};
    if (current)
        *at = *std::move(row);
    else
        m_rows << *std::move(row);
    return {};
}

bool MemoryJournal::invoiceTaken(const AttemptRow& row) const
{
    return !row.invoiceReference.isEmpty() && std::ranges::any_of(m_rows, [&](const AttemptRow& other) {
        return other.invoiceReference == row.invoiceReference && other.cart != row.cart && keepsInvoiceReference(other.state);
    });
}

void MemoryJournal::write(const JournalEntry& entry, Done<void> done) { later(std::move(done), store(entry)); }

void MemoryJournal::openAttempts(Done<OpenAttempts> done)
{
    if (m_unreadable)
        return later(std::move(done), Result<OpenAttempts>(Failure{.kind = FailureKind::Storage, .where = QStringLiteral("journal"),
                                                                   .detail = QStringLiteral("input/output error")}));
    OpenAttempts open{.rows = {}, .unreadable = m_unreadableRows};
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        const bool paidAgain = row->state == AttemptState::Declined
            && std::any_of(row + 1, m_rows.cend(), [&](const AttemptRow& next) { return next.cart == row->cart; });
        if (!isOver(row->state) && !paidAgain)
            open.rows << *row;
    }
    later(std::move(done), Result<OpenAttempts>(std::move(open)));
}

void MemoryJournal::recent(int limit, Done<QList<AttemptRow>> done)
{
    QList<AttemptRow> newest(m_rows.crbegin(), m_rows.crend());
    std::ranges::stable_sort(newest, std::ranges::greater(), &AttemptRow::changed);
    later(std::move(done), Result<QList<AttemptRow>>(newest.first(std::clamp<qsizetype>(limit, 0, newest.size()))));
}

void MemoryJournal::history(const QUuid& attempt, Done<QList<AttemptEvent>> done)
{
    QList<AttemptEvent> list;
    std::ranges::copy_if(m_events, std::back_inserter(list), [&](const AttemptEvent& one) { return one.attempt == attempt; });
    later(std::move(done), Result<QList<AttemptEvent>>(list));
}

void MemoryJournal::nextReference(const QString& prefix, Done<QString> done)
{
    if (m_failing)
        return later(std::move(done), Result<QString>(fullDisk()));
    if (prefix.isEmpty() || holdsCardDigits(prefix) || holdsCiphertext(prefix))
        return later(std::move(done), Result<QString>(refused("no prefix for a reference")));
    later(std::move(done), Result<QString>(QStringLiteral("%1-%2").arg(prefix).arg(++m_counters[prefix])));
}

void MemoryJournal::eraseNames(WallTime before, Done<int> done)
{
    int erased = 0;
    for (AttemptRow& row : m_rows)
        if (row.changed < before && !(row.buyerName.isEmpty() && row.maskedEmail.isEmpty())) {
            row.buyerName.clear();
            row.maskedEmail.clear();
            ++erased;
        }
    later(std::move(done), Result<int>(erased));
}

} // namespace boxoffice
