#include "session/sale/outcome.h"
#include "net/pollfollower.h"
#include "session/sale/handlers.h"
#include "session/sale/policies.h"
#include <algorithm>

namespace boxoffice::sale {
namespace {

JournalEntry orderEntry(const CommitAnswer& answer)
{
    JournalEntry entry;
    entry.orderNumber = answer.orderNumber;
    entry.orderToken = answer.orderToken;
    return entry;
}

void noteUnknown(Turn& turn, const Sale& sale, const Failure& why)
{
    JournalEntry entry;
    QStringList cause{failureName(why.kind)};
    if (why.apiCode != 0)
        cause << QStringLiteral("code %1").arg(why.apiCode);
    if (why.httpStatus != 0)
        cause << QStringLiteral("HTTP %1").arg(why.httpStatus);
    entry.note = cause.join(QStringLiteral(", "));
    if (sale.accepted)
        addBuyer(entry, sale.accepted->shown.buyerName, sale.accepted->shown.email);
    turn.note(sale, AttemptState::Unknown, std::move(entry));
}

/// The code of the cause stays on the screen for staff; the kind does not: nothing is known but that.
void showUnknown(Turn& turn, const Sale& sale, const Failure& why)
{
    turn.show(sale, SaleStep::Commit, why);
    Problem& problem = *turn.state.problem;
    problem.kind = ProblemKind::OutcomeUnknown;
    problem.charged = Charged::Maybe;
    problem.seatsHeld = false;
    problem.invoice = sale.accepted && sale.accepted->shown.kind == PaymentKind::Invoice;
}

/// A used-up polling URL is refused by the service itself; anything else may still answer later.
bool isUsedUp(const Failure& failure) { return failure.kind == FailureKind::Api && definitelyRefused(failure); }

void lookLater(Turn& turn, CommitUnknown& stage, Duration atLeast = Duration::zero())
{
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    if (!stage.ticket && !turn.rules().orders)
        return; // nobody is left to ask: staff settle it
    stage.wait.nextPoll = turn.now + std::max(lookupPause(stage.looks), atLeast);
    turn.send(StartTimer{TimerKind::RetryDue, stage.wait.operation, *stage.wait.nextPoll});
}

void askForOrder(Turn& turn, CommitUnknown& stage)
{
    stage.wait.operation = turn.nextOperation();
    turn.send(FetchOrderByCart{stage.wait.operation, stage.sale.choice.event, stage.sale.cartId});
}

/// One look: the polling URL if there was one, then the order, where the account may ask for it.
void look(Turn& turn, CommitUnknown& stage)
{
    ++stage.looks;
    stage.wait.operation = turn.nextOperation(); // what was waited for is answered, or late
    stage.wait.nextPoll.reset();
    if (stage.ticket) {
        turn.send(Poll{stage.wait.operation, PollOf::Commit, *stage.ticket});
    } else if (turn.rules().orders) {
        askForOrder(turn, stage);
    }
}

void pollFailed(Turn& turn, CommitUnknown& stage, const Failure& failure)
{
    if (isUsedUp(failure))
        stage.ticket.reset();
    if (failure.kind == FailureKind::Quota) // never hammer
        lookLater(turn, stage, rereadPause(1, failure));
    else if (turn.rules().orders)
        askForOrder(turn, stage);
    else
        lookLater(turn, stage);
}

} // namespace

void sold(Turn& turn, Sale sale, const CommitAnswer& answer, AttemptState proven)
{
    turn.note(sale, proven, orderEntry(answer));
    turn.send(WipePayment{});
    turn.state.problem.reset();
    std::optional<Wait> wait;
    if (turn.rules().orders) {
        wait = turn.newWait();
        if (answer.orderToken)
            turn.send(FetchOrder{wait->operation, *answer.orderToken});
        else
            turn.send(FetchOrderByCart{wait->operation, sale.choice.event, sale.cartId});
    }
    turn.go(Sold{std::move(sale), answer, std::nullopt, wait});
}

void unknown(Turn& turn, Sale sale, const Wait& wait, const Failure& why, bool pollGoesOn)
{
    noteUnknown(turn, sale, why);
    turn.send(WipePayment{});
    showUnknown(turn, sale, why);
    std::optional<PollTicket> ticket = isUsedUp(why) ? std::nullopt : wait.poll;
    turn.go(CommitUnknown{std::move(sale), wait, std::move(ticket)});
    if (pollGoesOn)
        return;
    auto& stage = std::get<CommitUnknown>(turn.state.stage);
    if (why.kind == FailureKind::Quota)
        lookLater(turn, stage, rereadPause(1, why));
    else
        look(turn, stage);
}

void lateCommitAnswer(Turn& turn, CommitUnknown& stage, const CommitAnswered& answer)
{
    if (!answer.result) {
        pollFailed(turn, stage, answer.result.failure());
        return;
    }
    const auto* ticket = std::get_if<PollTicket>(&*answer.result);
    if (!ticket) {
        sold(turn, Sale(stage.sale), std::get<CommitAnswer>(*answer.result), AttemptState::ReconciledSold);
    } else if (ticket->problem) {
        pollFailed(turn, stage, *ticket->problem);
    } else {
        stage.ticket = *ticket; // the newest wins
        JournalEntry entry;
        entry.pollingUrlWithoutKey = withoutKey(ticket->url).toString(QUrl::FullyEncoded);
        turn.note(stage.sale, AttemptState::Unknown, std::move(entry));
        lookLater(turn, stage, ticket->wait);
    }
}

void pollUnknown(Turn& turn, CommitUnknown& stage, const PollDue&)
{
    if (!stage.pollingOrder) {
        look(turn, stage);
        return;
    }
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, PollOf::Order, *stage.wait.poll});
}

void lookAgain(Turn& turn, CommitUnknown& stage, const RetryDue&) { look(turn, stage); }

void orderFound(Turn& turn, CommitUnknown& stage, const OrderAnswered& answer)
{
    if (answer.result)
        if (const auto* ticket = std::get_if<PollTicket>(&*answer.result); ticket && followPoll(turn, stage.wait, *ticket)) {
            stage.pollingOrder = true;
            return;
        }
    stage.pollingOrder = false;
    const Order* order = answer.result ? std::get_if<Order>(&*answer.result) : nullptr;
    if (!order || order->tickets.isEmpty()) { // not found proves nothing
        const bool quota = !answer.result && answer.result.failure().kind == FailureKind::Quota;
        lookLater(turn, stage, quota ? rereadPause(1, answer.result.failure()) : Duration::zero());
        return;
    }
    CommitAnswer known;
    known.orderNumber = order->tickets.first().orderNumber;
    turn.note(stage.sale, AttemptState::ReconciledSold, orderEntry(known));
    turn.state.problem.reset();
    turn.go(Sold{Sale(stage.sale), known, *order, std::nullopt});
}

void leaveUnknown(Turn& turn, CommitUnknown&, const NewSaleAsked&)
{
    turn.state.problem.reset(); // the journal keeps it for the recovery queue
    turn.go(Idle{});
}

void orderArrived(Turn& turn, Sold& stage, const OrderAnswered& answer)
{
    if (!answer.result) {
        stage.wait.reset(); // the order is shown from the commit answer and the cart
    } else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result)) {
        if (!followPoll(turn, *stage.wait, *ticket))
            stage.wait.reset();
    } else {
        stage.order = std::get<Order>(*answer.result);
        stage.wait.reset();
    }
}

void pollOrder(Turn& turn, Sold& stage, const PollDue&)
{
    stage.wait->operation = turn.nextOperation();
    stage.wait->nextPoll.reset();
    turn.send(Poll{stage.wait->operation, PollOf::Order, *stage.wait->poll});
}

void nextBuyer(Turn& turn, Sold&, const NewSaleAsked&)
{
    turn.state.problem.reset();
    turn.go(Idle{});
}

} // namespace boxoffice::sale
