#include "session/sale/handlers.h"

namespace boxoffice::sale {
namespace {

/// Gone already is as good as deleted: the cart was released, expired, or never lasted.
bool isGone(const Failure& failure) { return failure.kind == FailureKind::Api && failure.apiCode == 90003; }

void leave(Turn& turn, Sale sale, bool newSale)
{
    if (newSale) {
        turn.state.problem.reset();
        turn.go(Idle{});
        return;
    }
    finish(turn, std::move(sale));
}

} // namespace

void deleted(Turn& turn, Releasing& stage, const DeleteAnswered& answer)
{
    if (answer.poll && followPoll(turn, stage.wait, *answer.poll))
        return;
    Sale sale = std::move(stage.sale);
    const bool newSale = stage.newSale;
    // "Invalid cart" is also said of a cart that is still being made: it proves a release only once the cart was seen.
    if (!answer.poll && (!answer.failure || (isGone(*answer.failure) && sale.hold))) {
        turn.note(sale, AttemptState::Released);
    } else { // the janitor goes on; this lane can serve the next buyer
        const std::optional<Instant> until = sale.hold ? std::optional(sale.hold->endsAt + turn.rules().safetyMargin) : std::nullopt;
        turn.send(HandToJanitor{sale.attempt, sale.choice.event, sale.cartId, until});
    }
    leave(turn, std::move(sale), newSale);
}

void pollDelete(Turn& turn, Releasing& stage, const PollDue&)
{
    if (stage.sale.hold && turn.now > stage.sale.hold->endsAt + turn.rules().safetyMargin) { // gone by itself by now
        Sale sale = std::move(stage.sale);
        const bool newSale = stage.newSale;
        turn.send(HandToJanitor{sale.attempt, sale.choice.event, sale.cartId, turn.now});
        leave(turn, std::move(sale), newSale);
        return;
    }
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, PollOf::Delete, *stage.wait.poll});
}

void newSaleAfterRelease(Turn&, Releasing& stage, const NewSaleAsked&) { stage.newSale = true; }

void startAfresh(Turn& turn, Ended&, const NewSaleAsked&)
{
    turn.state.problem.reset();
    turn.go(Idle{});
}

} // namespace boxoffice::sale
