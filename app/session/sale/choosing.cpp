#include "session/sale/handlers.h"

namespace boxoffice::sale {
namespace {

/// I8: the intent is on disk before anything can be held.
void begin(Turn& turn, const ReserveAsked& asked)
{
    turn.state.problem.reset();
    turn.state.journalBroken = false;
    Sale sale;
    sale.choice = asked.choice;
    sale.attempt = asked.attempt;
    sale.reference = asked.reference;
    sale.captchaTriesLeft = turn.rules().captchaTries;
    const Wait wait = turn.newWait();
    JournalEntry entry;
    entry.reference = sale.reference;
    entry.lane = turn.rules().lane;
    entry.clerk = turn.rules().clerk;
    entry.baseUrl = turn.rules().baseUrl;
    entry.event = sale.choice.event;
    entry.eventName = sale.choice.eventName;
    turn.record(wait.operation, sale, AttemptState::ReserveIntent, std::move(entry));
    turn.go(Reserving{std::move(sale), wait, false});
}

void giveUp(Turn& turn, Sale sale, bool newSale = false)
{
    turn.send(HideCaptcha{});
    turn.note(sale, AttemptState::Released);
    finish(turn, std::move(sale), newSale);
}

} // namespace

void beginSale(Turn& turn, Idle&, const ReserveAsked& asked) { begin(turn, asked); }
void beginNextSale(Turn& turn, Ended&, const ReserveAsked& asked) { begin(turn, asked); }

void captchaKnown(Turn& turn, CheckingCaptcha& stage, const CaptchaAnswered& answer)
{
    Sale sale = std::move(stage.sale);
    if (!answer.result) {
        turn.show(sale, SaleStep::Captcha, answer.result.failure());
        giveUp(turn, std::move(sale));
        return;
    }
    turn.send(ShowCaptcha{*answer.result});
    turn.go(AwaitingCaptcha{std::move(sale), *answer.result});
}

void stopCaptchaCheck(Turn& turn, CheckingCaptcha& stage, const ReleaseAsked&)
{
    turn.state.problem.reset();
    giveUp(turn, Sale(stage.sale));
}

void dropCaptchaCheck(Turn& turn, CheckingCaptcha& stage, const NewSaleAsked&) { giveUp(turn, Sale(stage.sale), true); }

void reserveWithToken(Turn& turn, AwaitingCaptcha& stage, const CaptchaSolved& solved)
{
    Sale sale = std::move(stage.sale);
    sale.captchaToken = solved.token;
    turn.state.problem.reset();
    turn.send(HideCaptcha{});
    startReserve(turn, std::move(sale));
}

void captchaFailed(Turn& turn, AwaitingCaptcha& stage, const CaptchaGivenUp&)
{
    Sale sale = std::move(stage.sale);
    turn.show(sale, SaleStep::Captcha, ProblemKind::CaptchaUnavailable);
    giveUp(turn, std::move(sale));
}

void stopCaptcha(Turn& turn, AwaitingCaptcha& stage, const ReleaseAsked&)
{
    turn.state.problem.reset();
    giveUp(turn, Sale(stage.sale));
}

void dropCaptcha(Turn& turn, AwaitingCaptcha& stage, const NewSaleAsked&) { giveUp(turn, Sale(stage.sale), true); }

} // namespace boxoffice::sale
