#include "session/recovery/reconciler.h"
#include "net/call.h"
#include "net/pollfollower.h"
#include "session/recovery/pause.h"
#include "session/recovery/reconcileschedule.h"
#include <QPointer>
#include <QTimer>
#include <algorithm>

namespace boxoffice {
namespace {

constexpr Duration keepAgain = std::chrono::seconds(2); ///< a record that the disk refused

} // namespace

struct Reconciler::Case {
    AttemptRow row;
    Instant first;               ///< the first look
    Instant due;                 ///< the next whole look
    std::optional<Instant> follow = std::nullopt; ///< when a 202 of the last look wants to be asked again
    std::optional<PollTicket> commitPoll = std::nullopt;
    bool pollLost = false;  ///< its last answer never came: it may have used the token up
    QString newestUrl = {}; ///< of the commit's poll, used up or not
    QString journalled = {}; ///< what the journal said last, which may be older
    Instant pollFrom{}; ///< the wait that a journalled URL came with is not known: not before the second look
    std::optional<PollTicket> orderPoll = std::nullopt;
    std::deque<Witness> pending = {};
    bool whole = false;
    LookView shown = {};
    std::unique_ptr<Call> call = nullptr;
};

Reconciler::Reconciler(PartnerClient& partner, Journal& journal, CartQueue& queue, const Clock& clock, Enabled enabled, QObject* parent)
    : QObject(parent), m_partner(partner), m_journal(journal), m_queue(queue), m_clock(clock), m_enabled(enabled), m_wake(clock)
{
    connect(&m_wake, &Wake::due, this, &Reconciler::pump);
}

Reconciler::~Reconciler() = default;

Reconciler::Case* Reconciler::find(const QUuid& attempt) const
{
    const auto found = std::ranges::find(m_cases, attempt, [](const auto& one) { return one->row.id; });
    return found == m_cases.end() ? nullptr : found->get();
}

bool Reconciler::isInHand(const AttemptRow& row) const
{
    return !m_inHand.isEmpty() && (row.reference == m_inHand || row.reference.startsWith(m_inHand + QLatin1Char('/')));
}

void Reconciler::watch(const AttemptRow& row)
{
    if (Case* known = find(row.id))
        return takeNewerUrl(*known, row.pollingUrlWithoutKey);
    auto made = std::make_unique<Case>(Case{.row = row, .first = m_clock.now(), .due = m_clock.now()});
    made->shown.attempt = row.id;
    takeNewerUrl(*made, row.pollingUrlWithoutKey);
    if (made->commitPoll && !m_enabled.orders && !m_enabled.unredeemed)
        made->due = made->pollFrom; // nobody else to ask before
    m_cases.push_back(std::move(made));
    pump();
    Q_EMIT changed();
}

/// The newest wins. How long it wants to be left alone is not in the journal.
void Reconciler::takeNewerUrl(Case& one, const QString& url)
{
    if (url.isEmpty() || m_asking == one.row.id || url == std::exchange(one.journalled, url) || url == one.newestUrl)
        return;
    one.newestUrl = url;
    one.commitPoll = PollTicket{.url = QUrl(url)};
    one.pollLost = false;
    one.pollFrom = m_clock.now() + nextLook(Duration::zero());
}

void Reconciler::keepOnly(const QList<QUuid>& attempts)
{
    const auto gone = std::erase_if(m_cases, [&](const auto& one) { return !attempts.contains(one->row.id); });
    if (gone == 0)
        return;
    if (!find(m_asking))
        m_asking = {};
    pump();
    Q_EMIT changed();
}

void Reconciler::setInHand(const QString& reference)
{
    if (std::exchange(m_inHand, reference) != reference)
        pump();
}

QList<LookView> Reconciler::looks() const
{
    QList<LookView> list;
    for (const auto& one : m_cases) {
        LookView look = one->shown;
        if (canAsk(*one))
            look.next = m_clock.wall() + std::max<Duration>(std::max(one->due, m_quietUntil) - m_clock.now(), Duration::zero());
        else if (look.looks == 0 && !isInHand(one->row))
            look.said = LookSaid::CannotAsk;
        list << look;
    }
    return list;
}

std::deque<Reconciler::Witness> Reconciler::witnessesFor(const Case& one, bool whole, Instant now) const
{
    const bool byTheSale = isInHand(one.row);
    std::deque<Witness> list;
    if (one.commitPoll && !byTheSale && now >= one.pollFrom)
        list.push_back(Witness::Poll);
    if (m_enabled.orders && !one.row.cart.isEmpty() && !byTheSale && (whole || one.orderPoll))
        list.push_back(Witness::Order);
    if (m_enabled.unredeemed && whole)
        list.push_back(Witness::Unredeemed);
    return list;
}

bool Reconciler::canAsk(const Case& one) const { return !witnessesFor(one, true, one.pollFrom).empty(); }

void Reconciler::pump()
{
    if (!m_asking.isNull())
        return;
    const Instant now = m_clock.now();
    std::optional<Instant> next;
    for (const auto& one : m_cases) {
        if (!canAsk(*one))
            continue; // its sale asks, or there is nobody to ask
        const Instant due = std::max(m_quietUntil, std::min(one->due, one->follow.value_or(one->due)));
        if (due <= now)
            return begin(*one, one->due <= now);
        next = std::min(next.value_or(due), due);
    }
    m_wake.at(next);
}

void Reconciler::begin(Case& one, bool whole)
{
    m_asking = one.row.id;
    one.whole = whole;
    one.follow.reset();
    one.pending = witnessesFor(one, whole, m_clock.now());
    askNext(one);
}

void Reconciler::askNext(Case& one)
{
    if (one.pending.empty())
        return endLook(one);
    switch (one.pending.front()) {
    case Witness::Poll: return askPoll(one.row.id);
    case Witness::Order: return askOrder(one);
    case Witness::Unredeemed: return askUnredeemed(one);
    }
}

/// The poll of a commit is a cart call: it takes its turn behind the sale in hand.
void Reconciler::askPoll(const QUuid& attempt)
{
    const QPointer<Reconciler> alive(this);
    m_queue.add(CartQueue::Priority::Janitor, [alive, attempt](const std::function<void()>& finished) {
        Case* one = alive ? alive->find(attempt) : nullptr;
        if (!one || !one->commitPoll)
            return finished();
        one->call = alive->m_partner.pollCommit(*one->commitPoll, [alive, attempt, finished](const Result<Answered<CommitAnswer>>& answer, Instant) {
            finished();
            if (alive)
                alive->pollAnswered(attempt, testimonyOf(answer));
        }, PollTries::Once);
    });
}

/// "Invalid cart" after a lost answer is no answer: the lost one may have been the commit's, and used the token up.
void Reconciler::pollAnswered(const QUuid& attempt, Testimony said)
{
    if (Case* one = find(attempt)) {
        if (one->pollLost && said.says == Testimony::Says::NotProven) {
            one->commitPoll.reset();
            said.says = Testimony::Says::NoAnswer;
        }
        if (said.says == Testimony::Says::StillWorking)
            one->pollLost = false; // a newer URL
        else if (said.says == Testimony::Says::NoAnswer && !said.retryAt)
            one->pollLost = true;
    }
    heard(attempt, Witness::Poll, said);
}

void Reconciler::askOrder(Case& one)
{
    const auto done = [this, attempt = one.row.id](const Result<Answered<Order>>& answer, Instant) { heard(attempt, Witness::Order, testimonyOf(answer)); };
    one.call = one.orderPoll ? m_partner.pollOrder(*one.orderPoll, done) : m_partner.orderByCart(one.row.cart, one.row.event, done);
}

/// One list tells of every sale of the day: what it proves of the others is taken as well.
void Reconciler::askUnredeemed(Case& one)
{
    one.call = m_partner.unredeemedOrders(1, [this, attempt = one.row.id](const Result<QList<UnredeemedOrder>>& answer, Instant) {
        for (const auto& other : m_cases)
            if (const Testimony said = testimonyOf(answer, other->row.id); other->row.id != attempt && said.says == Testimony::Says::Sold)
                record(*other, Witness::Unredeemed, said);
        heard(attempt, Witness::Unredeemed, testimonyOf(answer, attempt));
    });
}

void Reconciler::heard(const QUuid& attempt, Witness witness, const Testimony& testimony)
{
    Case* one = find(attempt);
    if (!one)
        return; // settled meanwhile
    if (testimony.says == Testimony::Says::Sold)
        return record(*one, witness, testimony);
    std::optional<PollTicket>* poll = witness == Witness::Poll ? &one->commitPoll : witness == Witness::Order ? &one->orderPoll : nullptr;
    LookSaid& said = one->shown.said;
    switch (testimony.says) {
    case Testimony::Says::StillWorking:
        if (poll)
            *poll = testimony.again;
        if (witness == Witness::Poll)
            keepPoll(*one);
        one->follow = m_clock.now() + testimony.again->wait;
        said = LookSaid::StillWorking;
        break;
    case Testimony::Says::NotProven:
        if (poll)
            poll->reset(); // its token is used up
        said = LookSaid::NotFound;
        break;
    default: said = LookSaid::NoAnswer;
    }
    one->shown.code = testimony.code;
    if (testimony.retryAt)
        m_quietUntil = m_clock.now() + quotaPause(testimony.retryAt, m_clock.wall());
    if (!one->pending.empty())
        one->pending.pop_front();
    askNext(*one);
}

/// Only the newest URL answers: it must survive the next crash.
void Reconciler::keepPoll(Case& one)
{
    JournalEntry entry{.attempt = one.row.id, .state = AttemptState::Unknown, .at = m_clock.wall()};
    one.newestUrl = withoutKey(one.commitPoll->url).toString(QUrl::FullyEncoded);
    entry.pollingUrlWithoutKey = one.newestUrl;
    const QPointer<Reconciler> alive(this);
    m_journal.write(entry, [alive, attempt = one.row.id, url = one.newestUrl](const Result<void>& written) {
        if (!alive || written || written.failure().kind != FailureKind::Storage)
            return;
        QTimer::singleShot(keepAgain, alive, [keeper = alive.data(), attempt, url] { // its context: no longer than it lives
            if (Case* kept = keeper->find(attempt); kept && kept->commitPoll && kept->newestUrl == url)
                keeper->keepPoll(*kept);
        });
    });
}

void Reconciler::endLook(Case& one)
{
    const Instant now = m_clock.now();
    if (one.whole) {
        ++one.shown.looks;
        one.shown.lookedAt = m_clock.wall();
        one.due = one.first + nextLook(now - one.first);
    }
    m_asking = {};
    pump();
    Q_EMIT changed();
}

void Reconciler::record(Case& one, Witness witness, const Testimony& testimony)
{
    static constexpr std::array how = {"its polling URL says so", "found by its cart", "found among the unredeemed orders"};
    JournalEntry entry{.attempt = one.row.id, .state = AttemptState::ReconciledSold, .at = m_clock.wall()};
    if (!testimony.number.isEmpty())
        entry.orderNumber = testimony.number;
    if (!testimony.token.isEmpty())
        entry.orderToken = testimony.token;
    entry.note = QLatin1String(how.at(static_cast<std::size_t>(witness)));
    const QPointer<Reconciler> alive(this);
    m_journal.write(entry, [alive, attempt = one.row.id](const Result<void>& written) {
        Case* found = alive ? alive->find(attempt) : nullptr;
        if (!found)
            return;
        if (!written && written.failure().kind == FailureKind::Storage) // not recorded: it is looked up again
            return alive->m_asking == attempt ? alive->endLook(*found) : void();
        // Refused by the rules: the journal knows better already, and nothing was found here.
        std::erase_if(alive->m_cases, [&](const auto& any) { return any->row.id == attempt; });
        if (alive->m_asking == attempt)
            alive->m_asking = {};
        alive->pump();
        if (written)
            Q_EMIT alive->foundSold(attempt);
        Q_EMIT alive->changed();
    });
}

} // namespace boxoffice
