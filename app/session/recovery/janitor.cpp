#include "session/recovery/janitor.h"
#include "net/call.h"
#include "session/recovery/pause.h"
#include <QPointer>

namespace boxoffice {
namespace {

/// A hold whose end nobody knows is over by then (API 4.8 names none longer than 15 minutes).
constexpr Duration longestHold = std::chrono::minutes(15);

bool isInvalidCart(const Failure& failure) { return failure.kind == FailureKind::Api && failure.apiCode == 90003; }

/// The service itself refused. The gateway refuses whatever is asked (a quota, a key): that says nothing of the cart.
bool isRefusal(const Failure& failure) { return failure.kind == FailureKind::Api && definitelyRefused(failure); }

/// Whether the poll may have reached the service and used its URL up.
bool mayHaveBeenAnswered(const Failure& failure)
{
    return failure.kind != FailureKind::NotSent && failure.kind != FailureKind::Tls && failure.kind != FailureKind::Quota;
}

} // namespace

struct Janitor::Cart {
    enum class Step {
        AskReserve, ///< the reserve's polling URL
        Delete,
        AskDelete,  ///< the DELETE's polling URL
        WaitForEnd, ///< nothing can be asked
    };
    QUuid attempt;
    EventId event;
    CartId cart;
    Instant until;
    bool seen = false;
    bool pollLost = false; ///< an answer of the reserve's polling URL never came: it may have used the URL up
    Step step = Step::Delete;
    PollTicket ticket = {};
    Instant due{};
    int tries = 0;
    bool queued = false;
    std::unique_ptr<Call> call = nullptr;

    [[nodiscard]] bool isPolled() const { return step == Step::AskReserve || step == Step::AskDelete; }
};

Janitor::Janitor(PartnerClient& partner, Journal& journal, CartQueue& queue, const Clock& clock, QObject* parent)
    : QObject(parent), m_partner(partner), m_journal(journal), m_queue(queue), m_clock(clock), m_wake(clock)
{
    connect(&m_wake, &Wake::due, this, &Janitor::pump);
}

Janitor::~Janitor() = default;

Janitor::Cart* Janitor::find(const QUuid& attempt)
{
    const auto found = std::ranges::find(m_carts, attempt, [](const auto& cart) { return cart->attempt; });
    return found == m_carts.end() ? nullptr : found->get();
}

int Janitor::openCarts() const
{
    return static_cast<int>(std::ranges::count_if(m_carts, [](const auto& cart) { return cart->step != Cart::Step::WaitForEnd; }));
}

void Janitor::take(const Left& left)
{
    if (find(left.attempt))
        return;
    Cart cart{.attempt = left.attempt, .event = left.event, .cart = left.cart,
              .until = left.until.value_or(m_clock.now() + longestHold), .seen = left.seen, .due = m_clock.now()};
    if (!left.reservePollUrl.isEmpty()) {
        cart.step = Cart::Step::AskReserve;
        cart.ticket.url = QUrl(left.reservePollUrl);
        cart.due = m_clock.now() + std::chrono::seconds(10); // the wait it came with died with the program (API 4.15)
    } else if (left.cart.isEmpty()) {
        cart.step = Cart::Step::WaitForEnd;
        cart.due = cart.until;
    }
    m_carts.push_back(std::make_unique<Cart>(std::move(cart)));
    pump();
}

void Janitor::release(const QUuid& attempt, const EventId& event, const CartId& cart, std::optional<Instant> until)
{
    if (find(attempt))
        return;
    note({.attempt = attempt, .state = AttemptState::ReleasePending}, QStringLiteral("the janitor gives the cart back"));
    take({.attempt = attempt, .event = event, .cart = cart, .seen = until.has_value(), .until = until});
}

/// Queues what is due and sleeps until the next one is.
void Janitor::pump()
{
    const Instant now = m_clock.now();
    std::vector<QUuid> over;
    std::optional<Instant> next;
    for (const auto& cart : m_carts) {
        if (cart->queued)
            continue;
        const Instant due = cart->step == Cart::Step::WaitForEnd ? cart->until : std::max(cart->due, quietFor(*cart));
        if (now >= cart->until && (cart->tries > 0 || cart->step == Cart::Step::WaitForEnd)) {
            over.push_back(cart->attempt);
        } else if (due <= now) {
            cart->queued = true;
            send(cart->attempt);
        } else {
            next = std::min({next.value_or(due), due, cart->until > now ? cart->until : due}); // never now: that would never sleep
        }
    }
    m_wake.at(next);
    for (const QUuid& attempt : over)
        done(attempt, QStringLiteral("its hold has ended"));
}

void Janitor::send(const QUuid& attempt)
{
    const QPointer<Janitor> alive(this);
    m_queue.add(CartQueue::Priority::Janitor, [alive, attempt](std::function<void()> finished) {
        Cart* cart = alive ? alive->find(attempt) : nullptr;
        if (!cart || cart->step == Cart::Step::WaitForEnd)
            return finished();
        ++cart->tries;
        cart->call = alive->callFor(*cart, std::move(finished));
    });
}

std::unique_ptr<Call> Janitor::callFor(const Cart& cart, std::function<void()> finished)
{
    const auto found = [this, attempt = cart.attempt]() -> Cart* {
        Cart* answered = find(attempt);
        if (answered)
            answered->queued = false;
        return answered;
    };
    if (cart.step == Cart::Step::AskReserve)
        return m_partner.pollCart(cart.ticket, [this, found, finished = std::move(finished)](const Result<Answered<boxoffice::Cart>>& answer, Instant sentAt) {
            finished();
            if (Cart* one = found())
                reserveAnswered(*one, answer, sentAt);
            pump();
        }, PollTries::Once);
    auto deleted = [this, found, finished = std::move(finished)](const Result<Answered<Deleted>>& answer, Instant) {
        finished();
        if (Cart* one = found())
            deleteAnswered(*one, answer);
        pump();
    };
    return cart.step == Cart::Step::AskDelete ? m_partner.pollDelete(cart.ticket, std::move(deleted), PollTries::Once)
                                              : m_partner.deleteCart(cart.event, cart.cart, std::move(deleted));
}

void Janitor::reserveAnswered(Cart& cart, const Result<Answered<boxoffice::Cart>>& answer, Instant sentAt)
{
    if (!answer)
        return reserveFailed(cart, answer.failure());
    if (const auto* ticket = std::get_if<PollTicket>(&*answer)) {
        if (ticket->cart)
            cart.cart = *ticket->cart;
        if (ticket->problem)
            return reserveFailed(cart, *ticket->problem);
        cart.ticket = *ticket;
        cart.pollLost = false;
        cart.due = m_clock.now() + ticket->wait;
        return;
    }
    const auto& held = std::get<boxoffice::Cart>(*answer);
    cart.cart = held.id.isEmpty() ? cart.cart : held.id;
    cart.until = std::max(cart.until, sentAt + held.holdTime);
    cart.seen = true;
    cart.tries = 0;
    cart.step = cart.cart.isEmpty() ? Cart::Step::WaitForEnd : Cart::Step::Delete;
    if (!cart.cart.isEmpty())
        note({.attempt = cart.attempt, .state = AttemptState::ReleasePending, .cart = cart.cart}, QStringLiteral("the polled reserve holds a cart"));
}

/// The reserve's own answer, or none: what a refusal leaves is nothing, unless the 202 named a cart. "Invalid cart" after
/// a lost answer is none, nor is a URL that may not be asked: the reserve may be at work still, and its cart come.
void Janitor::reserveFailed(Cart& cart, const Failure& failure)
{
    if (!isRefusal(failure) && failure.kind != FailureKind::Rule) {
        cart.pollLost = cart.pollLost || mayHaveBeenAnswered(failure);
        return tryLater(cart, failure);
    }
    if (isRefusal(failure) && !(cart.pollLost && isInvalidCart(failure)))
        cart.seen = true; // whatever the reserve made is made by now
    cart.tries = 0;
    if (!cart.cart.isEmpty())
        cart.step = Cart::Step::Delete;
    else if (isInvalidCart(failure) || failure.kind == FailureKind::Rule) // the polling URL knows nothing any more
        cart.step = Cart::Step::WaitForEnd;
    else
        done(cart.attempt, QStringLiteral("the reserve was refused"));
}

void Janitor::deleteAnswered(Cart& cart, const Result<Answered<Deleted>>& answer)
{
    if (!answer) {
        const bool gone = isInvalidCart(answer.failure()) && cart.seen && cart.step == Cart::Step::Delete;
        if (gone)
            return done(cart.attempt, QStringLiteral("given back"));
        if (cart.step == Cart::Step::AskDelete && isRefusal(answer.failure())) {
            cart.step = Cart::Step::Delete; // its token is used up: a second DELETE tells
            cart.due = m_clock.now();
            return;
        }
        return tryLater(cart, answer.failure());
    }
    const auto* ticket = std::get_if<PollTicket>(&*answer);
    if (!ticket)
        return done(cart.attempt, QStringLiteral("given back"));
    if (ticket->problem)
        return tryLater(cart, *ticket->problem);
    cart.step = Cart::Step::AskDelete; // asking again while it is worked on would be a second cart call
    cart.ticket = *ticket;
    cart.due = m_clock.now() + ticket->wait;
}

/// Polls and DELETEs spend from quotas of their own, as in PartnerClient.
Instant& Janitor::quietFor(const Cart& cart)
{
    return cart.isPolled() ? m_pollsQuietUntil : m_deletesQuietUntil;
}

void Janitor::tryLater(Cart& cart, const Failure& failure)
{
    const Instant now = m_clock.now();
    cart.due = now + std::max<Duration>(backoff(cart.tries - 1), cart.isPolled() ? Duration(cart.ticket.wait) : Duration::zero());
    if (failure.kind == FailureKind::Quota)
        quietFor(cart) = now + quotaPause(failure.retryAt, m_clock.wall());
}

void Janitor::done(const QUuid& attempt, const QString& why)
{
    const QUuid gone = attempt; // which may live in the cart that goes
    std::erase_if(m_carts, [&](const auto& cart) { return cart->attempt == gone; });
    note({.attempt = gone, .state = AttemptState::Released}, why);
    Q_EMIT gaveBack(gone);
}

void Janitor::note(JournalEntry entry, const QString& why)
{
    const QPointer<Janitor> alive(this);
    entry.at = m_clock.wall();
    entry.note = why;
    m_journal.write(entry, [alive](const Result<void>&) {
        if (alive)
            Q_EMIT alive->settled();
    });
}

} // namespace boxoffice
