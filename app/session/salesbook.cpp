#include "session/salesbook.h"
#include "journal/journal.h"
#include <QPointer>
#include <algorithm>

namespace boxoffice {
namespace {

/// A sale made so shortly before the program started may have been cut off before its ticket was printed.
constexpr Duration justBefore = std::chrono::minutes(30);

SaleOutcome outcomeOf(AttemptState state)
{
    switch (state) {
    case AttemptState::Committed:
    case AttemptState::ReconciledSold: return SaleOutcome::Sold;
    case AttemptState::Declined: return SaleOutcome::Declined;
    case AttemptState::Unknown: return SaleOutcome::Unknown;
    case AttemptState::Released: return SaleOutcome::Released;
    case AttemptState::ReconciledNotSold: return SaleOutcome::NotSold;
    case AttemptState::Orphaned:
    case AttemptState::ReleasePending: return SaleOutcome::Orphaned;
    default: return SaleOutcome::InProgress;
    }
}

/// What was noted when the outcome became unknown.
QString causeIn(const QList<AttemptEvent>& events)
{
    for (const AttemptEvent& event : events)
        if (event.state == AttemptState::Unknown && !event.note.isEmpty())
            return event.note;
    return {};
}

/// "VISA ends 1006", "INVOICE 20261122000204".
QString paidWith(const AttemptRow& row)
{
    return row.maskedCard.isEmpty() ? QString(row.paymentType + QLatin1Char(' ') + row.invoiceReference).trimmed() : row.maskedCard;
}

/// Sold shortly before the start, or settled only since; or given back since.
bool isOfBefore(const AttemptRow& row, WallTime start)
{
    const bool settledSince = row.created <= start && row.changed >= start;
    if (outcomeOf(row.state) == SaleOutcome::Sold)
        return settledSince || (row.changed < start && row.changed > start - justBefore);
    return row.state == AttemptState::Released && settledSince;
}

QUrl comparable(const QUrl& base) { return base.adjusted(QUrl::StripTrailingSlash); }

} // namespace

SalesBook::SalesBook(Journal& journal, const Clock& clock, const QUrl& base, QObject* parent)
    : QObject(parent), m_journal(journal), m_clock(clock), m_base(comparable(base))
{
}

SaleRow SalesBook::rowOf(const AttemptRow& row) const
{
    SaleRow shown{.reference = row.reference, .at = row.changed, .eventName = row.eventName, .total = row.amount,
                  .outcome = outcomeOf(row.state), .stateName = attemptStateName(row.state), .order = row.orderNumber,
                  .paidWith = paidWith(row), .buyer = row.buyerName,
                  .holdEnds = row.holdEndWall.value_or(WallTime()), .attempt = row.id};
    shown.invoice = row.paymentType.compare(QLatin1String("invoice"), Qt::CaseInsensitive) == 0;
    shown.elsewhere = comparable(row.baseUrl) != m_base;
    shown.beforeStart = isOfBefore(row, m_view.recovery.startedAt);
    shown.cause = m_causes.value(row.id);
    for (const LookView& look : m_view.recovery.looks)
        if (look.attempt == row.id)
            shown.look = look;
    return shown;
}

void SalesBook::refresh()
{
    const QPointer<SalesBook> alive(this);
    const auto failed = [alive](const Failure& failure) {
        alive->m_view.rows.clear();
        alive->m_view.failure = failure;
        alive->show();
    };
    m_journal.openAttempts([alive, failed](const Result<OpenAttempts>& open) {
        if (!alive)
            return;
        if (!open)
            return failed(open.failure());
        alive->m_journal.recent(200, [alive, failed, open = *open](const Result<QList<AttemptRow>>& recent) {
            if (alive)
                recent ? alive->list(open, *recent) : failed(recent.failure());
        });
    });
}

void SalesBook::list(const OpenAttempts& open, const QList<AttemptRow>& recent)
{
    QList<AttemptRow> all = recent;
    for (const AttemptRow& row : open.rows)
        if (std::ranges::none_of(recent, [&](const AttemptRow& known) { return known.id == row.id; }))
            all << row;
    std::ranges::stable_sort(all, std::ranges::greater(), &AttemptRow::changed);
    m_view.failure.reset();
    m_view.rows.clear();
    for (const AttemptRow& row : std::as_const(all))
        m_view.rows << rowOf(row);
    for (const QString& name : open.unreadable)
        m_view.rows << SaleRow{.reference = name, .outcome = SaleOutcome::Unreadable};
    askCauses();
    show();
}

void SalesBook::askCauses()
{
    const QPointer<SalesBook> alive(this);
    for (const SaleRow& row : std::as_const(m_view.rows)) {
        if (row.outcome != SaleOutcome::Unknown || m_causes.contains(row.attempt))
            continue;
        m_causes.insert(row.attempt, {});
        m_journal.history(row.attempt, [alive, attempt = row.attempt](const Result<QList<AttemptEvent>>& events) {
            if (!alive || !events)
                return;
            alive->m_causes.insert(attempt, causeIn(*events));
            for (SaleRow& shown : alive->m_view.rows)
                if (shown.attempt == attempt)
                    shown.cause = causeIn(*events);
            alive->show();
        });
    }
}

void SalesBook::show()
{
    m_view.unknown = static_cast<int>(std::ranges::count(m_view.rows, SaleOutcome::Unknown, &SaleRow::outcome));
    const SalesView shown = m_view;
    Q_EMIT changed(shown);
}

void SalesBook::setStart(const JournalStartView& start)
{
    m_view.start = start;
    show();
}

void SalesBook::setRecovery(const RecoveryView& recovery)
{
    m_view.recovery = recovery;
    refresh();
}

void SalesBook::settle(const SettledView& settled)
{
    JournalEntry entry{.attempt = settled.attempt, .at = m_clock.wall()};
    entry.state = settled.sold ? AttemptState::ReconciledSold : AttemptState::ReconciledNotSold;
    if (!settled.order.isEmpty())
        entry.orderNumber = settled.order;
    entry.note = settled.note;
    const QPointer<SalesBook> alive(this);
    m_journal.write(entry, [alive, attempt = settled.attempt](const Result<void>& written) {
        if (!alive)
            return;
        Q_EMIT alive->settleAnswered(attempt, written ? std::nullopt : std::optional(written.failure()));
        alive->refresh();
    });
}

} // namespace boxoffice
