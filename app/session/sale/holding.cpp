#include "session/sale/handlers.h"
#include "session/sale/policies.h"
#include "session/sale/substitution.h"

namespace boxoffice::sale {
namespace {

Money withoutDelivery(const Cart& cart) { return cart.totals.grand - cart.totals.delivery; }

void optionsArrived(Turn& turn, Sale sale, const QList<ShippingOption>& options)
{
    sale.delivery = options;
    // After a refused choice the reason stays on the screen, and a person chooses: a default would be refused again.
    const bool refused = turn.state.problem && turn.state.problem->kind == ProblemKind::DeliveryRefused;
    if (!refused)
        turn.state.problem.reset();
    for (const ShippingOption& option : options)
        if (!refused && option.serviceLevel == turn.rules().defaultDelivery) {
            putDelivery(turn, std::move(sale), option.id);
            return;
        }
    turn.go(ChoosingDelivery{std::move(sale), std::nullopt, {}});
}

void optionsFailed(Turn& turn, Held& stage, const Failure& failure)
{
    turn.show(stage.sale, SaleStep::Delivery, failure);
    if (isCartGone(failure)) { // also said of a cart that is only busy: the DELETE settles it
        turn.state.problem->seatsHeld = false;
        startRelease(turn, Sale(stage.sale));
        return;
    }
    stage.wait.operation = turn.nextOperation();
    stage.wait.poll.reset();
    stage.wait.nextPoll = turn.now + rereadPause(++stage.failures, failure); // nothing is in flight until then: a release need not wait
    turn.send(StartTimer{TimerKind::RetryDue, stage.wait.operation, *stage.wait.nextPoll});
}

void deliveryFailed(Turn& turn, ChoosingDelivery& stage, const Failure& failure, AfterDelivery then)
{
    Sale sale = std::move(stage.sale);
    const Wait asked = *stage.wait;
    turn.show(sale, SaleStep::Delivery, failure);
    if (asked.leave || holdIsOver(sale, turn.now) || then == AfterDelivery::GiveBack) {
        turn.state.problem->seatsHeld = false;
        startRelease(turn, std::move(sale), asked.newSale);
    } else if (then == AfterDelivery::AskOptionsAgain) {
        const Wait wait = turn.newWait();
        turn.send(FetchDelivery{wait.operation, sale.choice.event, sale.cartId});
        turn.go(Held{std::move(sale), wait});
    } else {
        turn.go(ChoosingDelivery{std::move(sale), std::nullopt, {}});
    }
}

void deliveryTaken(Turn& turn, ChoosingDelivery& stage, const Cart& cart, Instant sentAt)
{
    Sale sale = std::move(stage.sale);
    const Wait wait = *stage.wait;
    const bool same = isOurCart(sale, cart) && sameTickets(sale.choice, sale.cart, cart);
    const bool drifted = withoutDelivery(cart) != withoutDelivery(sale.cart);
    sale.chosenDelivery = stage.asked;
    takeCart(turn, sale, cart, sentAt);
    turn.state.problem.reset();
    if (wait.leave) {
        startRelease(turn, std::move(sale), wait.newSale);
    } else if (!same) { // I9: no seat is swapped silently
        giveBack(turn, std::move(sale), SaleStep::Delivery, ProblemKind::NotUnderstood);
    } else if (holdIsOver(sale, turn.now)) {
        giveBack(turn, std::move(sale), SaleStep::Delivery, ProblemKind::HoldEnded);
    } else {
        if (drifted) // I9: delivery may cost, the tickets may not cost more than they did
            turn.show(sale, SaleStep::Delivery, ProblemKind::PriceChanged);
        turn.go(EnteringPayment{std::move(sale)});
    }
}

void leaveHeld(Turn& turn, Held& stage, bool newSale)
{
    if (mayLeaveNow(stage.wait, newSale))
        startRelease(turn, Sale(stage.sale), stage.wait.newSale);
}

void leaveChoosing(Turn& turn, ChoosingDelivery& stage, bool newSale)
{
    if (!stage.wait || mayLeaveNow(*stage.wait, newSale))
        startRelease(turn, Sale(stage.sale), newSale || (stage.wait && stage.wait->newSale));
}

} // namespace

void optionsKnown(Turn& turn, Held& stage, const OptionsAnswered& answer)
{
    if (stage.wait.leave) {
        startRelease(turn, Sale(stage.sale), stage.wait.newSale);
    } else if (holdIsOver(stage.sale, turn.now)) {
        giveBack(turn, Sale(stage.sale), SaleStep::Delivery, ProblemKind::HoldEnded);
    } else if (!answer.result) {
        optionsFailed(turn, stage, answer.result.failure());
    } else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result)) {
        if (!followPoll(turn, stage.wait, *ticket))
            optionsFailed(turn, stage, *ticket->problem);
    } else {
        optionsArrived(turn, Sale(stage.sale), std::get<QList<ShippingOption>>(*answer.result));
    }
}

void pollOptions(Turn& turn, Held& stage, const PollDue&)
{
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, PollOf::Options, *stage.wait.poll});
}

void askOptionsAgain(Turn& turn, Held& stage, const RetryDue&)
{
    if (holdIsOver(stage.sale, turn.now)) {
        giveBack(turn, Sale(stage.sale), SaleStep::Delivery, ProblemKind::HoldEnded);
        return;
    }
    stage.wait = turn.newWait();
    turn.send(FetchDelivery{stage.wait.operation, stage.sale.choice.event, stage.sale.cartId});
}

void releaseHeld(Turn& turn, Held& stage, const ReleaseAsked&) { leaveHeld(turn, stage, false); }
void replaceHeld(Turn& turn, Held& stage, const NewSaleAsked&) { leaveHeld(turn, stage, true); }

void holdEndedWhileAsking(Turn& turn, Held& stage, const HoldOver&)
{
    turn.show(stage.sale, SaleStep::Delivery, ProblemKind::HoldEnded);
    turn.state.problem->seatsHeld = false;
    leaveHeld(turn, stage, false);
}

void sendDelivery(Turn& turn, ChoosingDelivery& stage, const DeliveryAsked& asked)
{
    if (stage.wait || !isOffered(stage.sale, asked.id))
        return;
    if (holdIsOver(stage.sale, turn.now))
        giveBack(turn, Sale(stage.sale), SaleStep::Delivery, ProblemKind::HoldEnded);
    else
        putDelivery(turn, Sale(stage.sale), asked.id);
}

void deliveryAnswered(Turn& turn, ChoosingDelivery& stage, const CartAnswered& answer)
{
    if (!answer.result) {
        const Failure failure = answer.result.failure();
        deliveryFailed(turn, stage, failure, afterFailedDelivery(failure, stage.wait->poll.has_value()));
    } else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result)) {
        // Between two polls nothing is in flight: the cart can be given back at once.
        if (stage.wait->leave)
            startRelease(turn, Sale(stage.sale), stage.wait->newSale);
        else if (holdIsOver(stage.sale, turn.now))
            giveBack(turn, Sale(stage.sale), SaleStep::Delivery, ProblemKind::HoldEnded);
        else if (!followPoll(turn, *stage.wait, *ticket))
            deliveryFailed(turn, stage, *ticket->problem, AfterDelivery::GiveBack);
    } else {
        deliveryTaken(turn, stage, std::get<Cart>(*answer.result), answer.sentAt);
    }
}

void pollDelivery(Turn& turn, ChoosingDelivery& stage, const PollDue&)
{
    stage.wait->operation = turn.nextOperation();
    stage.wait->nextPoll.reset();
    turn.send(Poll{stage.wait->operation, PollOf::Cart, *stage.wait->poll});
}

void releaseChoosing(Turn& turn, ChoosingDelivery& stage, const ReleaseAsked&) { leaveChoosing(turn, stage, false); }
void replaceChoosing(Turn& turn, ChoosingDelivery& stage, const NewSaleAsked&) { leaveChoosing(turn, stage, true); }

void holdEndedWhileChoosing(Turn& turn, ChoosingDelivery& stage, const HoldOver&)
{
    if (!stage.wait || stage.wait->nextPoll) // otherwise the answer under way may bring a longer hold
        giveBack(turn, Sale(stage.sale), SaleStep::Delivery, ProblemKind::HoldEnded);
}

} // namespace boxoffice::sale
