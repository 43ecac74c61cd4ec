#include "session/salesbook.h"
#include "journal/journal.h"
#include <QPointer>

namespace boxoffice {
namespace {

SaleOutcome outcomeOf(AttemptState state)
{
    switch (state) {
    case AttemptState::Committed:
    case AttemptState::ReconciledSold: return SaleOutcome::Sold;
    case AttemptState::Declined: return SaleOutcome::Declined;
    case AttemptState::Unknown: return SaleOutcome::Unknown;
    case AttemptState::Released:
    case AttemptState::ReconciledNotSold: return SaleOutcome::Released;
    case AttemptState::Orphaned:
    case AttemptState::ReleasePending: return SaleOutcome::Orphaned;
    default: return SaleOutcome::InProgress;
    }
}

SaleRow rowOf(const AttemptRow& row)
{
    return {.reference = row.reference, .at = row.changed, .eventName = row.eventName, .total = row.amount,
            .outcome = outcomeOf(row.state), .stateName = attemptStateName(row.state), .order = row.orderNumber,
            .paidWith = row.maskedCard.isEmpty() ? row.paymentType : row.maskedCard, .buyer = row.buyerName,
            .holdEnds = row.holdEndWall.value_or(WallTime())};
}

} // namespace

SalesBook::SalesBook(Journal& journal, QObject* parent) : QObject(parent), m_journal(journal) {}

void SalesBook::refresh()
{
    const QPointer<SalesBook> alive(this);
    m_journal.recent(200, [alive](const Result<QList<AttemptRow>>& rows) {
        if (!alive)
            return;
        SalesView view;
        if (!rows)
            view.failure = rows.failure();
        else
            for (const AttemptRow& row : *rows) {
                view.rows.append(rowOf(row));
                view.unknown += view.rows.last().outcome == SaleOutcome::Unknown ? 1 : 0;
            }
        alive->m_view = view;
        Q_EMIT alive->changed(alive->m_view);
    });
}

} // namespace boxoffice
