#include "session/recovery/recovery.h"
#include <QPointer>
#include <QTimer>
#include <memory>

namespace boxoffice {
namespace {

/// API 4.8 names no longer hold.
constexpr Duration longestHold = std::chrono::minutes(15);

bool isStable(AttemptState state) { return state == AttemptState::Unknown || state == AttemptState::Orphaned; }

} // namespace

Recovery::Recovery(Journal& journal, Janitor& janitor, Reconciler& reconciler, const Clock& clock, const QUrl& base, QObject* parent)
    : QObject(parent), m_journal(journal), m_janitor(janitor), m_reconciler(reconciler), m_clock(clock), m_base(base)
{
    connect(&m_janitor, &Janitor::settled, this, &Recovery::changed);
    connect(&m_janitor, &Janitor::gaveBack, this, &Recovery::lookedAtOnce);
    connect(&m_reconciler, &Reconciler::changed, this, &Recovery::changed);
}

RecoveryView Recovery::view() const
{
    RecoveryView view = m_view;
    view.done = view.total - static_cast<int>(m_left.size());
    view.looks = m_reconciler.looks();
    return view;
}

void Recovery::start()
{
    m_view.startedAt = m_clock.wall();
    m_view.total = static_cast<int>(m_left.size());
    look();
}

void Recovery::look()
{
    const QPointer<Recovery> alive(this);
    m_journal.openAttempts([alive](const Result<OpenAttempts>& open) {
        if (!alive)
            return;
        if (open)
            return alive->takeStock(*open);
        alive->m_view.failure = open.failure();
        Q_EMIT alive->changed();
        alive->lookLater();
    });
}

/// What a crash left is not left for another day.
void Recovery::lookLater()
{
    QTimer::singleShot(m_again, this, &Recovery::look);
    m_again = std::min<Duration>(2 * m_again, std::chrono::seconds(30));
}

bool Recovery::isOfThisRun(const AttemptRow& row) const
{
    return m_references.contains(row.reference.section(QLatin1Char('/'), 0, 0));
}

void Recovery::takeStock(const OpenAttempts& open)
{
    m_view.failure.reset();
    m_view.unreadable = open.unreadable;
    QList<Found> found;
    for (const AttemptRow& row : open.rows)
        if (const RecoveryPlan plan = recoveryPlanFor(row, m_base); plan.step != RecoveryStep::Nothing && !isOfThisRun(row))
            found.append({row, plan});
    mark(found);
}

/// Everything is written down before anything is sent: a crash meanwhile finds the same work again. Where the journal
/// takes no mark nothing is sent, and it is read and marked again after a pause.
void Recovery::mark(const QList<Found>& found)
{
    const QPointer<Recovery> alive(this);
    const auto kept = std::make_shared<QList<Found>>();
    for (const Found& one : found) {
        const bool givesBack = one.plan.step == RecoveryStep::GiveBack || one.plan.step == RecoveryStep::AskReserve;
        if (givesBack && !m_left.contains(one.row.id)) {
            m_left.insert(one.row.id);
            ++m_view.total;
        }
        if (!one.plan.mark) {
            kept->append(one);
            continue;
        }
        m_journal.write(markFor(one), [alive, kept, one](const Result<void>& written) {
            if (written)
                kept->append(one);
            else if (alive)
                alive->m_view.failure = written.failure();
        });
    }
    m_journal.recent(0, [alive, kept, all = found.size()](const Result<QList<AttemptRow>>&) { // answered after every mark
        if (!alive)
            return;
        Q_EMIT alive->changed();
        for (const Found& one : std::as_const(*kept))
            alive->act(one);
        if (kept->size() < all)
            alive->lookLater();
    });
}

JournalEntry Recovery::markFor(const Found& found) const
{
    JournalEntry entry{.attempt = found.row.id, .state = *found.plan.mark, .at = m_clock.wall()};
    entry.note = QStringLiteral("the program ended in %1").arg(attemptStateName(found.row.state));
    if (entry.state == AttemptState::Orphaned) { // held, if at all, since its intent at the latest
        entry.holdEndBoot = m_clock.now() + longestHold;
        entry.holdEndWall = found.row.changed + longestHold;
    }
    if (found.row.state == AttemptState::CommitIntent) // what is there was the reserve's
        entry.pollingUrlWithoutKey = QString();
    return entry;
}

void Recovery::act(const Found& found)
{
    const AttemptRow& row = found.row;
    switch (found.plan.step) {
    case RecoveryStep::GiveBack:
        // The journal's hold end may be older than the hold: the full 15 minutes are tried.
        return m_janitor.take({.attempt = row.id, .event = row.event, .cart = row.cart, .seen = wasHeld(row)});
    case RecoveryStep::AskReserve:
        return m_janitor.take({.attempt = row.id, .event = row.event, .cart = row.cart, .reservePollUrl = row.pollingUrlWithoutKey});
    case RecoveryStep::WaitForEnd: {
        const bool known = row.state == AttemptState::Orphaned; // in this boot, or it is waited for once more
        return m_janitor.take({.attempt = row.id, .event = row.event, .until = known ? row.holdEndBoot : std::nullopt});
    }
    case RecoveryStep::LookUp: {
        AttemptRow unknown = row;
        if (row.state == AttemptState::CommitIntent)
            unknown.pollingUrlWithoutKey.clear();
        return m_reconciler.watch(unknown);
    }
    case RecoveryStep::ListOnly:
    case RecoveryStep::Nothing: break;
    }
}

void Recovery::lookedAtOnce(const QUuid& attempt)
{
    if (m_left.remove(attempt))
        Q_EMIT changed();
}

void Recovery::refresh()
{
    takeOver({});
}

void Recovery::takeOver(const std::function<void()>& then)
{
    const QPointer<Recovery> alive(this);
    m_journal.openAttempts([alive, then](const Result<OpenAttempts>& open) {
        if (!alive)
            return;
        if (!open)
            return then ? then() : void();
        QList<QUuid> unknown;
        for (const AttemptRow& row : open->rows) {
            if (!isStable(row.state)) // the sale in hand, or a cart that is taken care of
                continue;
            if (row.state == AttemptState::Unknown)
                unknown << row.id;
            alive->act({row, recoveryPlanFor(row, alive->m_base)});
        }
        alive->m_reconciler.keepOnly(unknown);
        if (then)
            then();
        Q_EMIT alive->changed();
    });
}

void Recovery::saleMoved(const PurchaseView& view)
{
    if (!view.reference.isEmpty())
        m_references.insert(view.reference.section(QLatin1Char('/'), 0, 0));
    const bool asking = view.stage == SaleStage::Committing || view.stage == SaleStage::CommitUnknown;
    if (asking)
        m_reconciler.setInHand(view.reference);
    if (std::exchange(m_stage, view.stage) == view.stage)
        return;
    // What the sale learned last, its newest polling URL, is read before the reconciler goes on where it stopped.
    const std::function<void()> letGo = asking ? std::function<void()>() : [this] { m_reconciler.setInHand({}); };
    if (view.stage == SaleStage::CommitUnknown || view.stage == SaleStage::Ended || view.stage == SaleStage::Idle || view.stage == SaleStage::Sold)
        takeOver(letGo);
    else if (letGo)
        letGo();
}

} // namespace boxoffice
