#include "session/sale/turn.h"
#include "session/problemof.h"
#include "session/sale/policies.h"
#include "session/sale/substitution.h"
#include <algorithm>

namespace boxoffice::sale {
namespace {

JournalEntry entryOf(const Sale& sale, AttemptState to, JournalEntry entry)
{
    entry.attempt = sale.attempt;
    entry.state = to;
    return entry;
}

/// A commit may have been charged unless it was never sent or definitely refused, which the callers show as No.
bool holdIsLive(const Sale& sale, Instant now) { return !sale.cartId.isEmpty() && sale.hold && sale.hold->endsAt > now; }

ReserveRequest requestOf(const Sale& sale)
{
    ReserveRequest request{.event = sale.choice.event, .areas = sale.choice.areas, .captchaToken = sale.captchaToken};
    for (const ReserveChoice::Line& line : sale.choice.lines)
        request.tickets.append({.id = line.type, .quantity = line.quantity,
                                .price = line.level.isEmpty() ? std::nullopt : std::optional(line.level),
                                .amount = std::nullopt});
    if (!sale.choice.section.isEmpty()) {
        request.section = sale.choice.section;
        request.row = sale.choice.row;
        request.beginSeat = sale.choice.beginSeat;
        request.endSeat = sale.choice.endSeat;
    }
    return request;
}

} // namespace

void Turn::note(const Sale& sale, AttemptState to, JournalEntry more) { record(0, sale, to, std::move(more)); }

void Turn::record(Operation operation, const Sale& sale, AttemptState to, JournalEntry more)
{
    send(WriteJournal{operation, entryOf(sale, to, std::move(more))});
}

void Turn::show(const Sale& sale, SaleStep step, const Failure& failure)
{
    Problem problem = problemOf(failure, step, sale.choice.tickets());
    problem.seatsHeld = holdIsLive(sale, now);
    problem.reference = sale.reference;
    state.problem = problem;
}

void Turn::show(const Sale& sale, SaleStep step, ProblemKind kind)
{
    state.problem = Problem{.kind = kind, .step = step, .seatsHeld = holdIsLive(sale, now), .reference = sale.reference};
}

bool followPoll(Turn& turn, Wait& wait, const PollTicket& ticket)
{
    if (ticket.problem)
        return false;
    wait.operation = turn.nextOperation();
    wait.poll = ticket;
    wait.nextPoll = turn.now + ticket.wait;
    turn.send(StartTimer{TimerKind::PollDue, wait.operation, *wait.nextPoll});
    return true;
}

void takeCart(Turn& turn, Sale& sale, const Cart& cart, Instant sentAt)
{
    if (sale.cartId.isEmpty())
        sale.cartId = cart.id; // once known it stays: another id is another cart, and no answer to ours
    // A later answer may repeat totals without the ticket lines: what is held has not changed then.
    const QList<CartItem> before = sale.cart.items;
    sale.cart = cart;
    if (sale.cart.items.isEmpty())
        sale.cart.items = before;
    else
        keepAreas(before, sale.cart.items);
    sale.hold = usableHold(cart.holdTime, sentAt);
    turn.send(StartTimer{TimerKind::HoldOver, 0, sale.hold->endsAt});
}

void addBuyer(JournalEntry& entry, const QString& name, const QString& email)
{
    const auto mayBeKept = [](const QString& text) { return !holdsCardDigits(text) && !holdsCiphertext(text); };
    entry.buyerName = mayBeKept(name) ? name : QString(); // a card typed as a name must not cost the record
    const qsizetype at = email.indexOf(QLatin1Char('@'));
    entry.maskedEmail = at > 0 && mayBeKept(email) ? email.left(1) + QStringLiteral("•••") + email.mid(at) : QString();
}

void startReserve(Turn& turn, Sale sale)
{
    const Wait wait = turn.newWait();
    const Instant askAt = turn.now + turn.rules().pollQuestion;
    turn.send(SendReserve{wait.operation, requestOf(sale)});
    turn.send(StartTimer{TimerKind::PatienceOver, wait.operation, askAt});
    turn.send(StartTimer{TimerKind::PatienceOver, wait.operation, turn.now + turn.rules().pollPatience});
    sale.tokenSent = !sale.captchaToken.isEmpty();
    sale.captchaToken.clear(); // one token, one reserve
    turn.go(Reserving{std::move(sale), wait, true, askAt, false});
}

void startDelivery(Turn& turn, Sale sale)
{
    turn.send(PrefetchCertificate{});
    if (turn.rules().deliveryPreconfigured) {
        turn.go(EnteringPayment{std::move(sale)});
        return;
    }
    const Wait wait = turn.newWait();
    turn.send(FetchDelivery{wait.operation, sale.choice.event, sale.cartId});
    turn.go(Held{std::move(sale), wait});
}

void startRelease(Turn& turn, Sale sale, bool newSale)
{
    turn.send(WipePayment{});
    Wait wait = turn.newWait();
    wait.newSale = newSale;
    JournalEntry entry;
    entry.cart = sale.cartId;
    turn.note(sale, AttemptState::ReleasePending, std::move(entry));
    turn.send(SendDelete{wait.operation, sale.choice.event, sale.cartId});
    turn.go(Releasing{std::move(sale), wait});
}

void giveBack(Turn& turn, Sale sale, SaleStep step, ProblemKind why)
{
    turn.show(sale, step, why);
    turn.state.problem->seatsHeld = false;
    startRelease(turn, std::move(sale));
}

void finish(Turn& turn, Sale sale, bool newSale)
{
    turn.send(WipePayment{});
    if (newSale) {
        turn.state.problem.reset();
        turn.go(Idle{});
        return;
    }
    sale.hold.reset();
    turn.go(Ended{std::move(sale)});
}

bool mayLeaveNow(Wait& wait, bool newSale)
{
    wait.newSale = wait.newSale || newSale;
    if (wait.nextPoll) // between two polls, or two tries: nothing is in flight
        return true;
    wait.leave = true;
    return false;
}

void putDelivery(Turn& turn, Sale sale, const ShippingId& id)
{
    turn.state.problem.reset();
    turn.send(WipePayment{});
    const Wait wait = turn.newWait();
    turn.send(SendDelivery{wait.operation, sale.choice.event, sale.cartId, id});
    turn.go(ChoosingDelivery{std::move(sale), wait, id});
}

bool isOffered(const Sale& sale, const ShippingId& id)
{
    return std::any_of(sale.delivery.begin(), sale.delivery.end(), [&](const ShippingOption& option) { return option.id == id; });
}

} // namespace boxoffice::sale
