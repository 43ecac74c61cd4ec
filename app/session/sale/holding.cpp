#include "session/sale/handlers.h"
#include "session/sale/substitution.h"

namespace boxoffice::sale {
namespace {

constexpr Duration optionsRetry = std::chrono::seconds(3);
constexpr Duration slowRetry = std::chrono::minutes(1);

bool holdIsOver(const Sale& sale, Instant now) { return sale.hold && sale.hold->endsAt <= now; }

Money withoutDelivery(const Cart& cart) { return cart.totals.grand - cart.totals.delivery; }

void holdEnded(Turn& turn, Sale sale, SaleStep step)
{
    turn.show(sale, step, ProblemKind::HoldEnded);
    startRelease(turn, std::move(sale));
}

void putDelivery(Turn& turn, Sale sale, const ShippingId& id)
{
    turn.state.problem.reset();
    const Wait wait = turn.newWait();
    turn.send(SendDelivery{wait.operation, sale.choice.event, sale.cartId, id});
    turn.go(ChoosingDelivery{std::move(sale), wait, id});
}

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
    if (turn.state.problem->kind == ProblemKind::CartGone) { // also said of a cart that is only busy: the DELETE settles it
        turn.state.problem->seatsHeld = false;
        startRelease(turn, Sale(stage.sale));
        return;
    }
    stage.wait.operation = turn.nextOperation();
    stage.wait.poll.reset();
    const ProblemKind kind = turn.state.problem->kind;
    const bool hurts = kind == ProblemKind::Quota || kind == ProblemKind::AccountRefused; // never hammer
    stage.wait.nextPoll = turn.now + (hurts ? slowRetry : optionsRetry); // nothing is in flight until then: a release need not wait
    turn.send(StartTimer{TimerKind::RetryDue, stage.wait.operation, *stage.wait.nextPoll});
}

/// A delivery PUT whose answer is lost or strange: what is on the cart is not known any more (issue table).
void deliveryFailed(Turn& turn, ChoosingDelivery& stage, const Failure& failure)
{
    Sale sale = std::move(stage.sale);
    turn.show(sale, SaleStep::Delivery, failure);
    const bool polled = stage.wait->poll.has_value(); // then the PUT itself was taken
    const bool unchanged = (!polled && (failure.kind == FailureKind::NotSent || failure.kind == FailureKind::Quota)) || failure.apiCode == 10104;
    if (unchanged && !stage.wait->leave && !holdIsOver(sale, turn.now)) {
        const Wait wait = turn.newWait();
        if (failure.apiCode == 10104) { // ids may have changed: ask again
            turn.send(FetchDelivery{wait.operation, sale.choice.event, sale.cartId});
            turn.go(Held{std::move(sale), wait});
        } else {
            turn.go(ChoosingDelivery{std::move(sale), std::nullopt, {}});
        }
        return;
    }
    turn.state.problem->seatsHeld = false;
    startRelease(turn, std::move(sale));
}

void deliveryTaken(Turn& turn, ChoosingDelivery& stage, const Cart& cart, Instant sentAt)
{
    Sale sale = std::move(stage.sale);
    const bool leave = stage.wait->leave;
    const bool same = sameTickets(sale.cart, cart);
    const bool drifted = withoutDelivery(cart) != withoutDelivery(sale.cart);
    sale.chosenDelivery = stage.asked;
    takeCart(turn, sale, cart, sentAt);
    turn.state.problem.reset();
    if (!same && !leave) { // I9: no seat is swapped silently
        turn.show(sale, SaleStep::Delivery, ProblemKind::NotUnderstood);
        turn.state.problem->seatsHeld = false;
    }
    if (leave || !same)
        startRelease(turn, std::move(sale), stage.newSale);
    else if (holdIsOver(sale, turn.now))
        holdEnded(turn, std::move(sale), SaleStep::Delivery);
    else {
        if (drifted) // I9: delivery may cost, the tickets may not cost more than they did
            turn.show(sale, SaleStep::Delivery, ProblemKind::PriceChanged);
        turn.go(EnteringPayment{std::move(sale)});
    }
}

} // namespace

void optionsKnown(Turn& turn, Held& stage, const OptionsAnswered& answer)
{
    if (stage.wait.leave) {
        startRelease(turn, Sale(stage.sale));
    } else if (holdIsOver(stage.sale, turn.now)) {
        holdEnded(turn, Sale(stage.sale), SaleStep::Delivery);
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
    if (stage.wait.leave || holdIsOver(stage.sale, turn.now)) {
        startRelease(turn, Sale(stage.sale));
        return;
    }
    stage.wait = turn.newWait();
    turn.send(FetchDelivery{stage.wait.operation, stage.sale.choice.event, stage.sale.cartId});
}

void releaseHeld(Turn& turn, Held& stage, const ReleaseAsked&)
{
    if (stage.wait.nextPoll)
        startRelease(turn, Sale(stage.sale));
    else
        stage.wait.leave = true;
}

void holdEndedWhileAsking(Turn& turn, Held& stage, const HoldOver&)
{
    if (stage.wait.nextPoll) {
        holdEnded(turn, Sale(stage.sale), SaleStep::Delivery);
        return;
    }
    turn.show(stage.sale, SaleStep::Delivery, ProblemKind::HoldEnded);
    stage.wait.leave = true;
}

void sendDelivery(Turn& turn, ChoosingDelivery& stage, const DeliveryAsked& asked)
{
    const bool known = std::any_of(stage.sale.delivery.begin(), stage.sale.delivery.end(),
                                   [&](const ShippingOption& option) { return option.id == asked.id; });
    if (!stage.wait && known)
        putDelivery(turn, Sale(stage.sale), asked.id);
}

void deliveryAnswered(Turn& turn, ChoosingDelivery& stage, const CartAnswered& answer)
{
    if (!answer.result) {
        deliveryFailed(turn, stage, answer.result.failure());
    } else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result)) {
        // Between two polls nothing is in flight: the cart can be given back at once.
        if (stage.wait->leave)
            startRelease(turn, Sale(stage.sale), stage.newSale);
        else if (holdIsOver(stage.sale, turn.now))
            holdEnded(turn, Sale(stage.sale), SaleStep::Delivery);
        else if (!followPoll(turn, *stage.wait, *ticket))
            deliveryFailed(turn, stage, *ticket->problem);
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

void releaseChoosing(Turn& turn, ChoosingDelivery& stage, const ReleaseAsked&)
{
    if (stage.wait && !stage.wait->nextPoll)
        stage.wait->leave = true;
    else
        startRelease(turn, Sale(stage.sale));
}

void replaceChoosing(Turn& turn, ChoosingDelivery& stage, const NewSaleAsked&)
{
    stage.newSale = true;
    if (stage.wait && !stage.wait->nextPoll)
        stage.wait->leave = true;
    else
        startRelease(turn, Sale(stage.sale), true);
}

void holdEndedWhileChoosing(Turn& turn, ChoosingDelivery& stage, const HoldOver&)
{
    if (!stage.wait || stage.wait->nextPoll) // otherwise the answer under way may bring a longer hold
        holdEnded(turn, Sale(stage.sale), SaleStep::Delivery);
}

} // namespace boxoffice::sale
