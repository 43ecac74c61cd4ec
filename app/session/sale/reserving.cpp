#include "session/sale/handlers.h"
#include "session/sale/substitution.h"

namespace boxoffice::sale {
namespace {

/// Nothing is held: the service said no, or nothing left the machine.
void notReserved(Turn& turn, Sale sale, const Failure& failure)
{
    turn.show(sale, SaleStep::Reserve, failure);
    turn.note(sale, AttemptState::Released);
    finish(turn, std::move(sale));
}

/// The answer is lost: seats may be held by a cart whose id nobody here knows.
void orphaned(Turn& turn, Sale sale, const Failure& failure)
{
    turn.show(sale, SaleStep::Reserve, failure);
    JournalEntry entry;
    entry.holdEndBoot = turn.now + std::chrono::minutes(15);
    turn.note(sale, AttemptState::Orphaned, std::move(entry));
    finish(turn, std::move(sale));
}

bool wantsCaptcha(const Failure& failure)
{
    return failure.kind == FailureKind::Api && (failure.apiCode == 10004 || failure.apiCode == 10031);
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

/// A failed poll says nothing about the reserve it asks for, unless the service itself refused that.
bool nothingHeld(const Failure& failure, bool polled)
{
    if (polled && failure.kind != FailureKind::Api)
        return false;
    return failure.kind == FailureKind::NotSent || failure.kind == FailureKind::Tls || definitelyRefused(failure) ||
           failure.kind == FailureKind::Quota;
}

void reserveFailed(Turn& turn, Reserving& stage, const Failure& failure)
{
    Sale sale = std::move(stage.sale);
    const bool nothing = nothingHeld(failure, stage.wait.poll.has_value());
    if (!sale.cartId.isEmpty()) { // a 202 named the cart: whatever becomes of it, it can be given back
        turn.show(sale, SaleStep::Reserve, failure);
        startRelease(turn, std::move(sale));
    } else if (stage.wait.leave && nothing) {
        turn.note(sale, AttemptState::Released);
        finish(turn, std::move(sale));
    } else if (wantsCaptcha(failure)) {
        askCaptcha(turn, std::move(sale), failure);
    } else if (nothing) {
        notReserved(turn, std::move(sale), failure);
    } else {
        orphaned(turn, std::move(sale), failure);
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
    const bool leave = stage.wait.leave;
    takeCart(turn, sale, cart, sentAt);
    if (sale.cartId.isEmpty()) { // no id ever came: it cannot be bought nor given back
        orphaned(turn, std::move(sale), Failure{.kind = FailureKind::MissingField, .where = QStringLiteral("$.cart_id")});
        return;
    }
    turn.state.problem.reset();
    rememberCart(turn, sale);
    if (leave) {
        startRelease(turn, std::move(sale));
    } else if (platesOf(cart).isEmpty()) { // a cart without tickets is not what was asked
        turn.show(sale, SaleStep::Reserve, ProblemKind::NotUnderstood);
        turn.state.problem->seatsHeld = false;
        startRelease(turn, std::move(sale));
    } else if (cart.totals.currency.digits() != 2) { // amounts are sent with two decimals (API 4.12)
        turn.show(sale, SaleStep::Reserve, ProblemKind::SetupProblem);
        turn.state.problem->seatsHeld = false;
        startRelease(turn, std::move(sale));
    } else if (std::optional<SubstitutionView> other = substitutionIn(sale.choice, cart)) {
        turn.go(SeatsOffered{std::move(sale), *std::move(other)});
    } else {
        startDelivery(turn, std::move(sale));
    }
}

void pollingStarts(Turn& turn, Reserving& stage, const PollTicket& ticket)
{
    if (ticket.cart)
        stage.sale.cartId = *ticket.cart;
    if (ticket.problem) {
        reserveFailed(turn, stage, *ticket.problem);
    } else if (stage.wait.leave && !stage.sale.cartId.isEmpty()) {
        startRelease(turn, Sale(stage.sale));
    } else {
        if (!stage.wait.poll && ticket.cart) {
            JournalEntry entry;
            entry.cart = *ticket.cart;
            turn.note(stage.sale, AttemptState::ReserveIntent, std::move(entry));
        }
        followPoll(turn, stage.wait, ticket);
    }
}

} // namespace

void intentRecorded(Turn& turn, Reserving& stage, const JournalAnswered& answer)
{
    Sale sale = std::move(stage.sale);
    if (answer.written && !stage.wait.leave) {
        startReserve(turn, std::move(sale));
        return;
    }
    if (!answer.written)
        turn.show(sale, SaleStep::Reserve, ProblemKind::Journal);
    else
        turn.note(sale, AttemptState::Released);
    finish(turn, std::move(sale));
}

void reserveAnswered(Turn& turn, Reserving& stage, const CartAnswered& answer)
{
    if (!answer.result)
        reserveFailed(turn, stage, answer.result.failure());
    else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result))
        pollingStarts(turn, stage, *ticket);
    else
        reserved(turn, stage, std::get<Cart>(*answer.result), answer.sentAt);
}

void pollReserve(Turn& turn, Reserving& stage, const PollDue&)
{
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, PollOf::Cart, *stage.wait.poll});
    if (turn.now - stage.wait.since >= turn.rules().pollPatience)
        stage.wait.leave = true;
}

void reserveTooLong(Turn& turn, Reserving& stage, const PatienceOver&)
{
    if (turn.now - stage.wait.since >= turn.rules().pollPatience) // not the timer of an earlier reserve
        stopWaiting(turn, stage, ReleaseAsked{});
}

void stopWaiting(Turn& turn, Reserving& stage, const ReleaseAsked&)
{
    // Between two polls nothing is in flight, so the cart can be given back at once (API M56).
    if (stage.wait.nextPoll && !stage.sale.cartId.isEmpty())
        startRelease(turn, Sale(stage.sale));
    else
        stage.wait.leave = true;
}

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
    Sale sale = std::move(stage.sale);
    turn.show(sale, SaleStep::Reserve, ProblemKind::HoldEnded);
    startRelease(turn, std::move(sale));
}

} // namespace boxoffice::sale
