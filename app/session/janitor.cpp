#include "session/janitor.h"
#include "net/call.h"
#include <QTimer>

namespace boxoffice {
namespace {

/// A hold whose end nobody wrote down is over by then (API 4.8 names none longer than 15 minutes).
constexpr Duration longestHold = std::chrono::minutes(15);

/// When the service itself lets the seats go: what the journal holds is that less the sale's safety margin.
std::optional<Instant> endOf(const AttemptRow& row)
{
    return row.holdEndBoot ? std::optional(*row.holdEndBoot + std::chrono::seconds(15)) : std::nullopt;
}

Duration pause(int tries) { return std::min<Duration>(std::chrono::milliseconds(500) * (1 << std::min(tries, 6)), std::chrono::seconds(30)); }

} // namespace

struct Janitor::Cart {
    QUuid attempt;
    EventId event;
    CartId cart;
    Instant until;
    bool seen = false; ///< its hold was once answered: then "invalid cart" means gone
    int tries = 0;
    std::unique_ptr<Call> call;
};

Janitor::Janitor(PartnerClient& partner, Journal& journal, CartQueue& queue, const Clock& clock, QObject* parent)
    : QObject(parent), m_partner(partner), m_journal(journal), m_queue(queue), m_clock(clock)
{
}

Janitor::~Janitor() = default;

Janitor::Cart* Janitor::find(const QUuid& attempt)
{
    for (const auto& cart : m_carts)
        if (cart->attempt == attempt)
            return cart.get();
    return nullptr;
}

void Janitor::recover()
{
    const QPointer<Janitor> alive(this);
    m_journal.openAttempts([alive](const Result<OpenAttempts>& open) {
        if (!alive || !open)
            return;
        for (const AttemptRow& row : open->rows)
            if (row.baseUrl == alive->m_partner.account().baseUrl) // nothing is sent for another service's row
                alive->settle(row);
    });
}

void Janitor::settle(const AttemptRow& row)
{
    switch (row.state) {
    case AttemptState::ReserveIntent:
        if (row.cart.isEmpty())
            note(row.id, AttemptState::Orphaned, QStringLiteral("no answer to the reserve before the program ended"));
        else
            release(row.id, row.event, row.cart, endOf(row));
        break;
    case AttemptState::Reserved:
    case AttemptState::PaymentSet:
    case AttemptState::Declined:
    case AttemptState::ReleasePending:
        release(row.id, row.event, row.cart, endOf(row));
        break;
    case AttemptState::CommitIntent:
    case AttemptState::Polling: // a commit may have left: never delete, a person settles it
        note(row.id, AttemptState::Unknown, QStringLiteral("the program ended before the outcome was known"));
        break;
    default:
        break;
    }
}

void Janitor::note(const QUuid& attempt, AttemptState state, const QString& why)
{
    const QPointer<Janitor> alive(this);
    JournalEntry entry{.attempt = attempt, .state = state, .at = m_clock.wall()};
    entry.note = why;
    m_journal.write(entry, [alive](const Result<void>&) {
        if (alive)
            Q_EMIT alive->settled();
    });
}

void Janitor::release(const QUuid& attempt, const EventId& event, const CartId& cart, std::optional<Instant> until)
{
    if (find(attempt))
        return;
    note(attempt, AttemptState::ReleasePending, QStringLiteral("the janitor gives the cart back"));
    m_carts.push_back(std::make_unique<Cart>(Cart{attempt, event, cart, until.value_or(m_clock.now() + longestHold), until.has_value(), 0, nullptr}));
    sendDelete(attempt);
}

void Janitor::sendDelete(const QUuid& attempt)
{
    m_queue.add(CartQueue::Priority::Janitor, [this, attempt](const std::function<void()>& finished) {
        Cart* cart = find(attempt);
        if (!cart) {
            finished();
            return;
        }
        cart->call = m_partner.deleteCart(cart->event, cart->cart, [this, attempt, finished](const Result<Answered<Deleted>>& answer, Instant) {
            finished();
            if (!answer)
                answered(attempt, answer.failure(), std::nullopt);
            else if (const auto* ticket = std::get_if<PollTicket>(&*answer))
                answered(attempt, std::nullopt, *ticket);
            else
                answered(attempt, std::nullopt, std::nullopt);
        });
    });
}

void Janitor::answered(const QUuid& attempt, const std::optional<Failure>& failure, std::optional<PollTicket> poll)
{
    // A polled DELETE is under way on the server; asking again answers "invalid cart" once it is gone.
    const Cart* cart = find(attempt);
    const bool invalid = failure && failure->kind == FailureKind::Api && failure->apiCode == 90003;
    const bool gone = !poll && (!failure || (invalid && cart && cart->seen));
    if (gone)
        done(attempt, QStringLiteral("given back"));
    else
        tryLater(attempt);
}

void Janitor::tryLater(const QUuid& attempt)
{
    Cart* cart = find(attempt);
    if (!cart)
        return;
    if (m_clock.now() >= cart->until) {
        done(attempt, QStringLiteral("its hold has ended"));
        return;
    }
    QTimer::singleShot(pause(cart->tries++), this, [this, attempt] { sendDelete(attempt); });
}

void Janitor::done(const QUuid& attempt, const QString& why)
{
    std::erase_if(m_carts, [&](const auto& cart) { return cart->attempt == attempt; });
    note(attempt, AttemptState::Released, why);
}

} // namespace boxoffice
