#include "net/pollfollower.h"
#include "session/sale/handlers.h"

namespace boxoffice::sale {
namespace {

/// When the outcome of a lost commit is looked up after it became unknown: 10 s, 30 s, each minute for 15 minutes, then hourly.
Duration nextLookup(int done)
{
    if (done == 0)
        return std::chrono::seconds(10);
    if (done == 1)
        return std::chrono::seconds(20);
    return done < 17 ? Duration(std::chrono::minutes(1)) : Duration(std::chrono::hours(1));
}

bool holdIsOver(const Sale& sale, Instant now) { return sale.hold && sale.hold->endsAt <= now; }

void holdEnded(Turn& turn, Sale sale)
{
    turn.show(sale, SaleStep::Commit, ProblemKind::HoldEnded);
    turn.state.problem->seatsHeld = false;
    startRelease(turn, std::move(sale));
}

JournalEntry orderEntry(const CommitAnswer& answer)
{
    JournalEntry entry;
    entry.orderNumber = answer.orderNumber;
    entry.orderToken = answer.orderToken;
    return entry;
}

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

/// Nothing is known any more: no DELETE, no second commit, only looking (I1, I3, I7).
void unknown(Turn& turn, Sale sale, Wait wait, bool pollInFlight = false)
{
    JournalEntry entry;
    if (sale.accepted)
        addBuyer(entry, sale.accepted->shown.buyerName, sale.accepted->shown.email);
    turn.note(sale, AttemptState::Unknown, std::move(entry));
    turn.send(WipePayment{});
    turn.show(sale, SaleStep::Commit, ProblemKind::OutcomeUnknown);
    turn.state.problem->charged = Charged::Maybe;
    turn.state.problem->seatsHeld = false;
    turn.state.problem->invoice = sale.accepted && sale.accepted->shown.kind == PaymentKind::Invoice;
    if (pollInFlight) { // its answer may still prove the sale: it keeps its operation
        turn.go(CommitUnknown{std::move(sale), wait});
        return;
    }
    wait.operation = turn.nextOperation();
    wait.nextPoll.reset();
    if (wait.poll || turn.rules().orders) {
        // The polling URL is still the best witness; without one the order itself is looked up.
        if (wait.poll)
            turn.send(StartTimer{TimerKind::RetryDue, wait.operation, turn.now + nextLookup(0)});
        else
            turn.send(FetchOrderByCart{wait.operation, sale.choice.event, sale.cartId});
    }
    turn.go(CommitUnknown{std::move(sale), wait});
}

/// The service itself said no: not charged. The same cart may be paid again only if its payments are listed.
void declined(Turn& turn, Sale sale, const Failure& failure)
{
    JournalEntry entry;
    entry.note = QStringLiteral("code %1, HTTP %2").arg(failure.apiCode).arg(failure.httpStatus);
    turn.note(sale, AttemptState::Declined, std::move(entry));
    sale.attemptClosed = true;
    turn.show(sale, SaleStep::Commit, failure);
    if (failure.apiCode == 20122)
        turn.send(DropCertificate{});
    const bool cartGone = failure.apiCode == 90003;
    const bool again = sale.accepted && sale.accepted->listed && !cartGone && !holdIsOver(sale, turn.now) &&
                       ++sale.declines < turn.rules().declines;
    if (again) {
        turn.go(EnteringPayment{std::move(sale)});
        return;
    }
    turn.state.problem->seatsHeld = false;
    startRelease(turn, std::move(sale));
}

/// Nothing left the machine: "buy" may be pressed again.
void notSent(Turn& turn, Sale sale, const Failure& failure)
{
    JournalEntry entry;
    entry.note = QStringLiteral("not sent");
    turn.note(sale, AttemptState::PaymentSet, std::move(entry));
    if (holdIsOver(sale, turn.now)) {
        holdEnded(turn, std::move(sale));
        return;
    }
    turn.show(sale, SaleStep::Commit, failure);
    turn.go(ReadyToCommit{std::move(sale)});
}

void commitFailed(Turn& turn, Committing& stage, const Failure& failure, bool polled)
{
    Sale sale = std::move(stage.sale);
    const bool neverLeft = failure.kind == FailureKind::NotSent || failure.kind == FailureKind::Tls;
    if (neverLeft && !polled)
        notSent(turn, std::move(sale), failure);
    else if (polled || !definitelyRefused(failure))
        unknown(turn, std::move(sale), stage.wait);
    else
        declined(turn, std::move(sale), failure);
}

void commitPolls(Turn& turn, Committing& stage, const PollTicket& ticket)
{
    if (ticket.problem) {
        unknown(turn, Sale(stage.sale), stage.wait);
        return;
    }
    JournalEntry entry;
    entry.pollingUrlWithoutKey = withoutKey(ticket.url).toString(QUrl::FullyEncoded);
    turn.note(stage.sale, AttemptState::Polling, std::move(entry));
    followPoll(turn, stage.wait, ticket);
}

void lookLater(Turn& turn, CommitUnknown& stage)
{
    stage.wait.operation = turn.nextOperation();
    turn.send(StartTimer{TimerKind::RetryDue, stage.wait.operation, turn.now + nextLookup(stage.lookups++)});
}

} // namespace

void writeIntent(Turn& turn, ReadyToCommit& stage, const CommitAsked& asked)
{
    Sale sale = std::move(stage.sale);
    if (asked.shown != sale.cart.totals.grand) { // I9
        turn.show(sale, SaleStep::Commit, ProblemKind::PriceChanged);
        turn.go(ReadyToCommit{std::move(sale)});
        return;
    }
    if (sale.hold && sale.hold->endsAt <= turn.now) {
        turn.show(sale, SaleStep::Commit, ProblemKind::HoldEnded);
        turn.state.problem->seatsHeld = false;
        startRelease(turn, std::move(sale));
        return;
    }
    turn.state.problem.reset();
    const Wait wait = turn.newWait();
    turn.record(wait.operation, sale, AttemptState::CommitIntent);
    turn.go(Committing{std::move(sale), wait, false});
}

void sendCommit(Turn& turn, Committing& stage, const JournalAnswered& answer)
{
    if (stage.sent)
        return;
    if (holdIsOver(stage.sale, turn.now)) { // the record took too long: nothing has left
        Sale sale = std::move(stage.sale);
        if (answer.written)
            turn.note(sale, AttemptState::PaymentSet);
        holdEnded(turn, std::move(sale));
        return;
    }
    if (!answer.written) { // I2, I8: without the record nothing leaves
        Sale sale = std::move(stage.sale);
        turn.show(sale, SaleStep::Commit, ProblemKind::Journal);
        turn.go(ReadyToCommit{std::move(sale)});
        return;
    }
    stage.sent = true;
    stage.wait = turn.newWait();
    turn.send(SendCommit{stage.wait.operation,
                         CommitRequest{.event = stage.sale.choice.event, .cart = stage.sale.cartId,
                                       .sourceAccountId = stage.sale.attempt.toString(QUuid::WithoutBraces),
                                       .trackingSharedId = turn.rules().lane, .accessToken = {}}});
    turn.send(StartTimer{TimerKind::PatienceOver, 0, turn.now + turn.rules().commitPatience});
}

void commitAnswered(Turn& turn, Committing& stage, const CommitAnswered& answer)
{
    if (!answer.result)
        commitFailed(turn, stage, answer.result.failure(), answer.polled);
    else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result))
        commitPolls(turn, stage, *ticket);
    else
        sold(turn, Sale(stage.sale), std::get<CommitAnswer>(*answer.result), AttemptState::Committed);
}

void pollCommit(Turn& turn, Committing& stage, const PollDue&)
{
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, PollOf::Commit, *stage.wait.poll});
}

void commitTooLong(Turn& turn, Committing& stage, const PatienceOver&)
{
    // While the PUT itself is out its own deadline speaks; while polling, the screen stops promising.
    if (stage.sent && stage.wait.poll && turn.now - stage.wait.since >= turn.rules().commitPatience)
        unknown(turn, Sale(stage.sale), stage.wait, !stage.wait.nextPoll);
}

void lateCommitAnswer(Turn& turn, CommitUnknown& stage, const CommitAnswered& answer)
{
    if (!answer.result) {
        // The ticket may be used up; then only the order can tell.
        const bool gone = answer.result.failure().kind == FailureKind::Api;
        if (gone)
            stage.wait.poll.reset();
        if (stage.wait.poll || turn.rules().orders)
            lookLater(turn, stage);
    } else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result)) {
        if (!followPoll(turn, stage.wait, *ticket))
            lookLater(turn, stage);
    } else {
        sold(turn, Sale(stage.sale), std::get<CommitAnswer>(*answer.result), AttemptState::ReconciledSold);
    }
}

void pollUnknown(Turn& turn, CommitUnknown& stage, const PollDue&)
{
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, stage.pollingOrder ? PollOf::Order : PollOf::Commit, *stage.wait.poll});
}

void lookAgain(Turn& turn, CommitUnknown& stage, const RetryDue&)
{
    stage.wait.operation = turn.nextOperation();
    if (stage.wait.poll)
        turn.send(Poll{stage.wait.operation, PollOf::Commit, *stage.wait.poll});
    else
        turn.send(FetchOrderByCart{stage.wait.operation, stage.sale.choice.event, stage.sale.cartId});
}

void orderFound(Turn& turn, CommitUnknown& stage, const OrderAnswered& answer)
{
    if (answer.result)
        if (const auto* ticket = std::get_if<PollTicket>(&*answer.result); ticket && followPoll(turn, stage.wait, *ticket)) {
            stage.pollingOrder = true;
            return;
        }
    if (std::exchange(stage.pollingOrder, false))
        stage.wait.poll.reset();
    const Order* order = answer.result ? std::get_if<Order>(&*answer.result) : nullptr;
    if (!order || order->tickets.isEmpty()) { // not found proves nothing
        lookLater(turn, stage);
        return;
    }
    CommitAnswer known;
    known.orderNumber = order->tickets.first().orderNumber;
    Sale sale = std::move(stage.sale);
    turn.note(sale, AttemptState::ReconciledSold, orderEntry(known));
    turn.state.problem.reset();
    turn.go(Sold{std::move(sale), known, *order, std::nullopt});
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
