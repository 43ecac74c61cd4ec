#include "session/sale/handlers.h"
#include "session/sale/policies.h"

namespace boxoffice::sale {
namespace {

/// The janitor goes on; this lane can serve the next buyer.
void handOver(Turn& turn, Releasing& stage)
{
    Sale sale = std::move(stage.sale);
    const bool newSale = stage.wait.newSale;
    turn.send(HandToJanitor{sale.attempt, sale.choice.event, sale.cartId, holdEndAtService(sale)});
    finish(turn, std::move(sale), newSale);
}

/// "Invalid cart" is also said of a cart that is still being made, and to a poll whose token is used up: it proves a
/// release only as the direct answer, once the cart was seen.
bool isReleased(const DeleteAnswered& answer, const Sale& sale, bool polled)
{
    return !answer.poll && (!answer.failure || (isCartGone(*answer.failure) && sale.hold && !polled));
}

} // namespace

void deleted(Turn& turn, Releasing& stage, const DeleteAnswered& answer)
{
    if (answer.poll && followPoll(turn, stage.wait, *answer.poll))
        return;
    if (!isReleased(answer, stage.sale, stage.wait.poll.has_value())) {
        handOver(turn, stage);
        return;
    }
    turn.note(stage.sale, AttemptState::Released);
    const bool newSale = stage.wait.newSale;
    finish(turn, Sale(stage.sale), newSale);
}

void pollDelete(Turn& turn, Releasing& stage, const PollDue&)
{
    const std::optional<Instant> end = holdEndAtService(stage.sale);
    const bool gone = end && turn.now > *end; // by itself, by now
    if (gone || turn.now - stage.wait.since >= turn.rules().pollPatience) {
        handOver(turn, stage);
        return;
    }
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, PollOf::Delete, *stage.wait.poll});
}

void newSaleAfterRelease(Turn&, Releasing& stage, const NewSaleAsked&) { stage.wait.newSale = true; }

void startAfresh(Turn& turn, Ended&, const NewSaleAsked&)
{
    turn.state.problem.reset();
    turn.go(Idle{});
}

} // namespace boxoffice::sale
