#include "net/pollfollower.h"
#include "session/sale/handlers.h"
#include "session/sale/outcome.h"
#include "session/sale/policies.h"

namespace boxoffice::sale {
namespace {

/// The service itself said no: not charged. The same cart may be paid again only if its payments are listed.
void declined(Turn& turn, Sale sale, const Failure& failure)
{
    JournalEntry entry;
    entry.note = QStringLiteral("code %1, HTTP %2").arg(failure.apiCode).arg(failure.httpStatus);
    turn.note(sale, AttemptState::Declined, std::move(entry));
    sale.attemptClosed = true;
    if (isCardRefusal(failure))
        ++sale.declines;
    turn.show(sale, SaleStep::Commit, failure);
    turn.state.problem->invoice = sale.accepted && sale.accepted->shown.kind == PaymentKind::Invoice;
    if (failure.apiCode == 20122)
        turn.send(DropCertificate{});
    if (mayPayAfterRefusedCommit(sale, failure, turn.now, turn.rules())) {
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
        giveBack(turn, std::move(sale), SaleStep::Commit, ProblemKind::HoldEnded);
        return;
    }
    turn.show(sale, SaleStep::Commit, failure);
    turn.go(ReadyToCommit{std::move(sale)});
}

void commitFailed(Turn& turn, Committing& stage, const Failure& failure, bool polled)
{
    switch (fateOf(Write::Commit, failure, polled)) {
    case Fate::NeverLeft: return notSent(turn, Sale(stage.sale), failure);
    case Fate::Refused: return declined(turn, Sale(stage.sale), failure);
    case Fate::Lost: return unknown(turn, Sale(stage.sale), stage.wait, failure);
    }
}

/// Since its first byte left; since it was queued where nobody has said so yet.
bool patienceIsOver(const Turn& turn, const Committing& stage) { return turn.now - stage.wait.since >= turn.rules().commitPatience; }

Failure tooLong() { return {.kind = FailureKind::Deadline, .where = QStringLiteral("commit")}; }

void commitPolls(Turn& turn, Committing& stage, const PollTicket& ticket)
{
    if (ticket.problem) {
        unknown(turn, Sale(stage.sale), stage.wait, *ticket.problem);
        return;
    }
    JournalEntry entry;
    entry.pollingUrlWithoutKey = withoutKey(ticket.url).toString(QUrl::FullyEncoded);
    turn.note(stage.sale, AttemptState::Polling, std::move(entry));
    followPoll(turn, stage.wait, ticket);
    if (patienceIsOver(turn, stage))
        unknown(turn, Sale(stage.sale), stage.wait, tooLong(), true);
}

} // namespace

void writeIntent(Turn& turn, ReadyToCommit& stage, const CommitAsked& asked)
{
    Sale sale = std::move(stage.sale);
    if (asked.shown != sale.cart.totals.grand) { // I9
        turn.show(sale, SaleStep::Commit, ProblemKind::PriceChanged);
        turn.go(ReadyToCommit{std::move(sale)});
    } else if (holdIsOver(sale, turn.now)) {
        giveBack(turn, std::move(sale), SaleStep::Commit, ProblemKind::HoldEnded);
    } else {
        turn.state.problem.reset();
        const Wait wait = turn.newWait();
        turn.record(wait.operation, sale, AttemptState::CommitIntent);
        turn.go(Committing{std::move(sale), wait, false});
    }
}

void sendCommit(Turn& turn, Committing& stage, const JournalAnswered& answer)
{
    if (stage.sent)
        return;
    if (holdIsOver(stage.sale, turn.now)) { // the record took too long: nothing has left
        if (answer.written)
            turn.note(stage.sale, AttemptState::PaymentSet);
        giveBack(turn, Sale(stage.sale), SaleStep::Commit, ProblemKind::HoldEnded);
        return;
    }
    if (!answer.written) { // I2, I8: without the record nothing leaves
        turn.show(stage.sale, SaleStep::Commit, ProblemKind::Journal);
        turn.go(ReadyToCommit{Sale(stage.sale)});
        return;
    }
    stage.sent = true;
    stage.wait = turn.newWait();
    turn.send(SendCommit{stage.wait.operation,
                         CommitRequest{.event = stage.sale.choice.event, .cart = stage.sale.cartId,
                                       .sourceAccountId = stage.sale.attempt.toString(QUuid::WithoutBraces),
                                       .trackingSharedId = turn.rules().lane, .accessToken = {}},
                         stage.sale.hold->endsAt});
}

void commitLeft(Turn& turn, Committing& stage, const CommitLeft& left)
{
    stage.wait.since = left.at; // waiting for its turn, or for a connection, is no waiting for an answer
    turn.send(StartTimer{TimerKind::PatienceOver, 0, left.at + turn.rules().commitPatience});
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
    if (stage.sent && stage.wait.poll && patienceIsOver(turn, stage))
        unknown(turn, Sale(stage.sale), stage.wait, tooLong(), true);
}

} // namespace boxoffice::sale
