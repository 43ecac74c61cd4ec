#include "net/pollfollower.h"
#include "session/sale/handlers.h"
#include "session/sale/policies.h"
#include "session/sale/substitution.h"

namespace boxoffice::sale {
namespace {

/// Nothing is held: the service said no, or nothing left the machine.
void notReserved(Turn& turn, Sale sale, const Failure& failure, bool newSale = false)
{
    turn.show(sale, SaleStep::Reserve, failure);
    turn.note(sale, AttemptState::Released);
    finish(turn, std::move(sale), newSale);
}

/// The answer is lost: seats may be held by a cart whose id nobody here knows.
void orphaned(Turn& turn, Sale sale, const Failure& failure, bool newSale = false)
{
    turn.show(sale, SaleStep::Reserve, failure);
    JournalEntry entry;
    entry.holdEndBoot = turn.now + turn.rules().unknownHold;
    turn.note(sale, AttemptState::Orphaned, std::move(entry));
    finish(turn, std::move(sale), newSale);
}

void askCaptcha(Turn& turn, Sale sale, const Failure& failure)
{
    // A first 10004 only says that a check is needed; it is a failed try when a token went with the reserve.
    const bool refused = failure.apiCode == 10031 || sale.tokenSent;
    if (refused && --sale.captchaTriesLeft <= 0) {
        notReserved(turn, std::move(sale), failure);
        return;
    }
    if (refused)
        turn.show(sale, SaleStep::Captcha, failure);
    const Wait wait = turn.newWait();
    turn.send(AskCaptcha{wait.operation, sale.choice.event});
    turn.go(CheckingCaptcha{std::move(sale), wait});
}

void reserveFailed(Turn& turn, Reserving& stage, const Failure& failure, Fate fate)
{
    Sale sale = std::move(stage.sale);
    const bool leave = stage.wait.leave;
    const bool newSale = stage.wait.newSale;
    if (!sale.cartId.isEmpty()) { // a 202 named the cart: whatever becomes of it, it can be given back
        turn.show(sale, SaleStep::Reserve, failure);
        turn.state.problem->seatsHeld = false;
        startRelease(turn, std::move(sale), newSale);
    } else if (fate == Fate::Lost) {
        orphaned(turn, std::move(sale), failure, newSale);
    } else if (leave) {
        turn.note(sale, AttemptState::Released);
        finish(turn, std::move(sale), newSale);
    } else if (fate == Fate::Refused && isCaptchaOrAccount(failure)) {
        askCaptcha(turn, std::move(sale), failure);
    } else {
        notReserved(turn, std::move(sale), failure);
    }
}

void rememberCart(Turn& turn, const Sale& sale)
{
    JournalEntry entry;
    entry.cart = sale.cartId;
    entry.amount = sale.cart.totals.grand;
    entry.holdEndBoot = sale.hold->endsAt;
    turn.note(sale, AttemptState::Reserved, std::move(entry));
}

void reserved(Turn& turn, Reserving& stage, const Cart& cart, Instant sentAt)
{
    Sale sale = std::move(stage.sale);
    const Wait wait = stage.wait;
    if (!cart.id.isEmpty())
        sale.cartId = cart.id; // the final answer outranks the 202
    takeCart(turn, sale, cart, sentAt);
    if (sale.cartId.isEmpty()) { // no id ever came: it cannot be bought nor given back
        orphaned(turn, std::move(sale), Failure{.kind = FailureKind::MissingField, .where = QStringLiteral("$.cart_id")}, wait.newSale);
        return;
    }
    turn.state.problem.reset();
    rememberCart(turn, sale);
    if (wait.leave)
        startRelease(turn, std::move(sale), wait.newSale);
    else if (platesOf(cart).isEmpty()) // a cart without tickets is not what was asked
        giveBack(turn, std::move(sale), SaleStep::Reserve, ProblemKind::NotUnderstood);
    else if (cart.totals.currency.digits() != 2) // amounts are sent with two decimals (API 4.12)
        giveBack(turn, std::move(sale), SaleStep::Reserve, ProblemKind::SetupProblem);
    else if (std::optional<SubstitutionView> other = substitutionIn(sale.choice, cart))
        turn.go(SeatsOffered{std::move(sale), *std::move(other)});
    else
        startDelivery(turn, std::move(sale));
}

/// Recovery resolves the poll first: the cart it will still create must be found to be given back.
void rememberPoll(Turn& turn, const Sale& sale, const PollTicket& ticket)
{
    JournalEntry entry;
    if (!sale.cartId.isEmpty())
        entry.cart = sale.cartId;
    entry.pollingUrlWithoutKey = withoutKey(ticket.url).toString(QUrl::FullyEncoded);
    turn.note(sale, AttemptState::ReserveIntent, std::move(entry));
}

void pollingStarts(Turn& turn, Reserving& stage, const PollTicket& ticket)
{
    if (ticket.cart)
        stage.sale.cartId = *ticket.cart;
    if (ticket.problem) {
        reserveFailed(turn, stage, *ticket.problem, Fate::Lost);
    } else if (stage.wait.leave && !stage.sale.cartId.isEmpty()) {
        startRelease(turn, Sale(stage.sale), stage.wait.newSale);
    } else if (stage.wait.leave && turn.now - stage.wait.since >= turn.rules().pollPatience + turn.rules().unknownHold) {
        // Nobody ever named the cart: what it may hold is over by itself.
        orphaned(turn, Sale(stage.sale), Failure{.kind = FailureKind::Deadline, .where = QStringLiteral("reserve")}, stage.wait.newSale);
    } else {
        rememberPoll(turn, stage.sale, ticket);
        followPoll(turn, stage.wait, ticket);
    }
}

void leaveLine(Turn& turn, Reserving& stage, bool newSale)
{
    const bool now = mayLeaveNow(stage.wait, newSale);
    if (now && !stage.sale.cartId.isEmpty()) // between two polls the cart can be given back at once (API M56)
        startRelease(turn, Sale(stage.sale), stage.wait.newSale);
    else
        stage.wait.leave = true; // nobody has named the cart yet: only the poll can
    if (auto* waiting = std::get_if<Reserving>(&turn.state.stage))
        waiting->asking = false;
}

} // namespace

void intentRecorded(Turn& turn, Reserving& stage, const JournalAnswered& answer)
{
    Sale sale = std::move(stage.sale);
    const Wait wait = stage.wait;
    if (answer.written && !wait.leave) {
        startReserve(turn, std::move(sale));
        return;
    }
    if (!answer.written)
        turn.show(sale, SaleStep::Reserve, ProblemKind::Journal);
    else
        turn.note(sale, AttemptState::Released);
    finish(turn, std::move(sale), wait.newSale);
}

void reserveAnswered(Turn& turn, Reserving& stage, const CartAnswered& answer)
{
    if (!answer.result)
        reserveFailed(turn, stage, answer.result.failure(), fateOf(Write::Reserve, answer.result.failure(), stage.wait.poll.has_value()));
    else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result))
        pollingStarts(turn, stage, *ticket);
    else
        reserved(turn, stage, std::get<Cart>(*answer.result), answer.sentAt);
}

void pollReserve(Turn& turn, Reserving& stage, const PollDue&)
{
    if (turn.now - stage.wait.since >= turn.rules().pollPatience)
        stage.wait.leave = true;
    if (stage.wait.leave && !stage.sale.cartId.isEmpty()) {
        startRelease(turn, Sale(stage.sale), stage.wait.newSale);
        return;
    }
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, PollOf::Cart, *stage.wait.poll});
}

void waitedLong(Turn& turn, Reserving& stage, const PatienceOver&)
{
    // By the clock, not by the timer: it may belong to an earlier reserve.
    if (turn.now - stage.wait.since >= turn.rules().pollPatience)
        leaveLine(turn, stage, false);
    else if (stage.wait.poll && !stage.wait.leave && stage.askAt && turn.now >= *stage.askAt)
        stage.asking = true;
}

void keepWaiting(Turn& turn, Reserving& stage, const KeepAsked&)
{
    if (!stage.asking)
        return;
    stage.asking = false;
    stage.askAt = turn.now + turn.rules().pollQuestion;
    turn.send(StartTimer{TimerKind::PatienceOver, stage.wait.operation, *stage.askAt});
}

void stopWaiting(Turn& turn, Reserving& stage, const ReleaseAsked&) { leaveLine(turn, stage, false); }
void replaceWaiting(Turn& turn, Reserving& stage, const NewSaleAsked&) { leaveLine(turn, stage, true); }

void keepSeats(Turn& turn, SeatsOffered& stage, const KeepAsked&)
{
    turn.state.problem.reset();
    startDelivery(turn, Sale(stage.sale));
}

void letSeatsGo(Turn& turn, SeatsOffered& stage, const LetGoAsked&) { startRelease(turn, Sale(stage.sale)); }
void releaseOffered(Turn& turn, SeatsOffered& stage, const ReleaseAsked&) { startRelease(turn, Sale(stage.sale)); }
void replaceOffered(Turn& turn, SeatsOffered& stage, const NewSaleAsked&) { startRelease(turn, Sale(stage.sale), true); }

void offerEnded(Turn& turn, SeatsOffered& stage, const HoldOver&)
{
    giveBack(turn, Sale(stage.sale), SaleStep::Reserve, ProblemKind::HoldEnded);
}

} // namespace boxoffice::sale
