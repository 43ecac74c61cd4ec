#include "session/sale/handlers.h"
#include "session/sale/policies.h"
#include "session/signedout.h"

namespace boxoffice::sale {
namespace {

/// A payment after a declined one is another attempt with a journal row of its own.
void openNextAttempt(Turn& turn, Sale& sale, const QUuid& attempt)
{
    sale.attempt = attempt;
    ++sale.payments;
    const QString base = sale.reference.section(QLatin1Char('/'), 0, 0);
    sale.reference = base + QStringLiteral("/%1").arg(sale.payments + 1);
    sale.attemptClosed = false;
    sale.paymentNoted = false;
    JournalEntry entry;
    entry.reference = sale.reference;
    entry.lane = turn.rules().lane;
    entry.clerk = turn.rules().clerk;
    entry.baseUrl = turn.rules().baseUrl;
    entry.event = sale.choice.event;
    entry.eventName = sale.choice.eventName;
    entry.cart = sale.cartId;
    entry.amount = sale.cart.totals.grand;
    entry.holdEndBoot = sale.hold->endsAt;
    turn.note(sale, AttemptState::Reserved, std::move(entry));
}

/// What must be on disk before a payment leaves. It repeats what recovery needs: an earlier record may have been lost.
JournalEntry recordBeforePaying(const Sale& sale, const PaymentSummary& payment)
{
    JournalEntry entry;
    entry.attempt = sale.attempt;
    entry.state = sale.paymentNoted ? AttemptState::PaymentSet : AttemptState::Reserved;
    entry.cart = sale.cartId;
    entry.amount = sale.cart.totals.grand;
    entry.holdEndBoot = sale.hold->endsAt;
    entry.invoiceReference = payment.invoiceReference; // the journal refuses one that another sale has
    entry.note = QStringLiteral("payment");
    return entry;
}

Accepted acceptedBy(const Cart& cart, const PaymentSummary& sent)
{
    Accepted accepted{.shown = {.kind = sent.kind, .invoiceReference = sent.invoiceReference, .buyerName = sent.buyerName,
                                .email = sent.email, .amount = cart.totals.grand},
                      .listed = cart.paymentsListed};
    if (cart.paymentsListed && !cart.payments.isEmpty()) {
        accepted.shown.issuer = cart.payments.first().issuer;
        accepted.shown.lastFour = cart.payments.first().lastFour;
    }
    return accepted;
}

void acceptPayment(Turn& turn, Sale sale, const PaymentSummary& payment)
{
    const Cart& cart = sale.cart;
    sale.accepted = acceptedBy(cart, payment);
    JournalEntry entry;
    entry.amount = cart.totals.grand;
    entry.maskedCard = payment.masked;
    entry.paymentType = payment.kind == PaymentKind::Invoice ? QStringLiteral("INVOICE") : QStringLiteral("CC");
    entry.holdEndBoot = sale.hold->endsAt;
    if (turn.rules().keepNames)
        addBuyer(entry, payment.buyerName, payment.email);
    turn.note(sale, AttemptState::PaymentSet, std::move(entry));
    sale.paymentNoted = true;
    turn.go(ReadyToCommit{std::move(sale)});
}

void paymentTaken(Turn& turn, AddingPayment& stage, const Cart& cart, Instant sentAt)
{
    Sale sale = std::move(stage.sale);
    const PaymentSummary payment = std::move(stage.payment);
    const Wait wait = stage.wait;
    const PaymentVerdict verdict = judgePayment(sale, cart);
    takeCart(turn, sale, cart, sentAt);
    turn.state.problem.reset();
    if (wait.leave)
        startRelease(turn, std::move(sale), wait.newSale);
    else if (verdict == PaymentVerdict::Mismatch)
        giveBack(turn, std::move(sale), SaleStep::Payment, ProblemKind::PaymentMismatch);
    else if (verdict == PaymentVerdict::PriceChanged) // I9: what was sent is not what it costs now
        giveBack(turn, std::move(sale), SaleStep::Payment, ProblemKind::PriceChanged);
    else if (holdIsOver(sale, turn.now))
        giveBack(turn, std::move(sale), SaleStep::Payment, ProblemKind::HoldEnded);
    else
        acceptPayment(turn, std::move(sale), payment);
}

void paymentFailed(Turn& turn, AddingPayment& stage, const Failure& failure)
{
    Sale sale = std::move(stage.sale);
    const Wait wait = stage.wait;
    turn.show(sale, SaleStep::Payment, failure);
    turn.state.problem->invoice = stage.payment.kind == PaymentKind::Invoice;
    if (failure.apiCode == 20122) // the key may be the reason (API T10): never reuse it, never re-send
        turn.send(DropCertificate{});
    if (isCardRefusal(failure))
        ++sale.declines;
    const bool again = mayPayAgain(failure, wait.poll.has_value(), sale.declines, turn.rules());
    if (again && !wait.leave && !holdIsOver(sale, turn.now)) {
        turn.go(EnteringPayment{std::move(sale)});
        return;
    }
    turn.state.problem->seatsHeld = false;
    startRelease(turn, std::move(sale), wait.newSale);
}

/// Stops before anything leaves; the card fields were emptied, so the buyer sees why and types again.
void stopBeforePaying(Turn& turn, Sale sale, ProblemKind why)
{
    turn.show(sale, SaleStep::Payment, why);
    turn.send(WipePayment{});
    turn.go(EnteringPayment{std::move(sale)});
}

void leaveAdding(Turn& turn, AddingPayment& stage, bool newSale)
{
    if (mayLeaveNow(stage.wait, newSale))
        startRelease(turn, Sale(stage.sale), stage.wait.newSale);
}

} // namespace

void changeDelivery(Turn& turn, EnteringPayment& stage, const DeliveryAsked& asked)
{
    if (!isOffered(stage.sale, asked.id) || stage.sale.chosenDelivery == asked.id)
        return;
    if (holdIsOver(stage.sale, turn.now))
        giveBack(turn, Sale(stage.sale), SaleStep::Delivery, ProblemKind::HoldEnded);
    else
        putDelivery(turn, Sale(stage.sale), asked.id);
}

void sendPayment(Turn& turn, EnteringPayment& stage, const PaymentAsked& asked)
{
    Sale sale = std::move(stage.sale);
    if (holdIsOver(sale, turn.now)) {
        giveBack(turn, std::move(sale), SaleStep::Payment, ProblemKind::HoldEnded);
    } else if (turn.state.journalBroken) { // I8: refused before payment
        stopBeforePaying(turn, std::move(sale), ProblemKind::Journal);
    } else if (mustAskBeforePaying(sale)) {
        sale.unpaidSeen = sale.cart.totals.unpaid;
        stopBeforePaying(turn, std::move(sale), ProblemKind::PriceChanged);
    } else {
        if (sale.attemptClosed)
            openNextAttempt(turn, sale, asked.nextAttempt);
        turn.state.problem.reset();
        const Wait wait = turn.newWait();
        turn.send(SendPayment{wait.operation, sale.choice.event, sale.cartId, sale.cart.totals.grand, sale.hold->endsAt,
                              recordBeforePaying(sale, asked.payment)});
        turn.go(AddingPayment{std::move(sale), wait, asked.payment});
    }
}

void releaseEntering(Turn& turn, EnteringPayment& stage, const ReleaseAsked&) { startRelease(turn, Sale(stage.sale)); }
void replaceEntering(Turn& turn, EnteringPayment& stage, const NewSaleAsked&) { startRelease(turn, Sale(stage.sale), true); }

void holdEndedWhileEntering(Turn& turn, EnteringPayment& stage, const HoldOver&)
{
    giveBack(turn, Sale(stage.sale), SaleStep::Payment, ProblemKind::HoldEnded);
}

void cardNotReady(Turn& turn, AddingPayment& stage, const CardNotReady& answer)
{
    Sale sale = std::move(stage.sale);
    const Wait wait = stage.wait;
    if (isSignedOut(answer.failure))
        turn.state.problem.reset(); // the member's form says it, where the sign-in is
    else if (turn.state.journalBroken) // I8: found just before the payment would have left
        turn.show(sale, SaleStep::Payment, ProblemKind::Journal);
    else if (isReferenceTaken(answer.failure))
        turn.show(sale, SaleStep::Payment, ProblemKind::ReferenceTaken);
    else
        turn.show(sale, SaleStep::Certificate, answer.failure);
    turn.send(WipePayment{});
    if (wait.leave) {
        startRelease(turn, std::move(sale), wait.newSale);
    } else if (holdIsOver(sale, turn.now)) {
        giveBack(turn, std::move(sale), SaleStep::Payment, ProblemKind::HoldEnded);
    } else {
        turn.go(EnteringPayment{std::move(sale)});
    }
}

void paymentAnswered(Turn& turn, AddingPayment& stage, const CartAnswered& answer)
{
    if (!answer.result) {
        paymentFailed(turn, stage, answer.result.failure());
    } else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result)) {
        // Between two polls nothing is in flight: the cart can be given back at once.
        if (stage.wait.leave)
            startRelease(turn, Sale(stage.sale), stage.wait.newSale);
        else if (holdIsOver(stage.sale, turn.now))
            giveBack(turn, Sale(stage.sale), SaleStep::Payment, ProblemKind::HoldEnded);
        else if (!followPoll(turn, stage.wait, *ticket))
            giveBack(turn, Sale(stage.sale), SaleStep::Payment, ProblemKind::NotUnderstood);
    } else {
        paymentTaken(turn, stage, std::get<Cart>(*answer.result), answer.sentAt);
    }
}

void pollPayment(Turn& turn, AddingPayment& stage, const PollDue&)
{
    stage.wait.operation = turn.nextOperation();
    stage.wait.nextPoll.reset();
    turn.send(Poll{stage.wait.operation, PollOf::Cart, *stage.wait.poll});
}

void leaveAfterPayment(Turn& turn, AddingPayment& stage, const ReleaseAsked&) { leaveAdding(turn, stage, false); }
void replaceAfterPayment(Turn& turn, AddingPayment& stage, const NewSaleAsked&) { leaveAdding(turn, stage, true); }

void holdEndedWhileAdding(Turn& turn, AddingPayment& stage, const HoldOver&)
{
    if (stage.wait.nextPoll) // otherwise the answer under way may bring a longer hold
        giveBack(turn, Sale(stage.sale), SaleStep::Payment, ProblemKind::HoldEnded);
}

void backToPayment(Turn& turn, ReadyToCommit& stage, const ChangePaymentAsked&)
{
    if (!mayReplacePayment(stage.sale)) {
        giveBack(turn, Sale(stage.sale), SaleStep::Payment, ProblemKind::PaymentMismatch);
        return;
    }
    turn.state.problem.reset();
    turn.go(EnteringPayment{Sale(stage.sale)});
}

void changePaidDelivery(Turn& turn, ReadyToCommit& stage, const DeliveryAsked& asked)
{
    if (stage.sale.chosenDelivery == asked.id || !isOffered(stage.sale, asked.id))
        return;
    if (holdIsOver(stage.sale, turn.now))
        giveBack(turn, Sale(stage.sale), SaleStep::Delivery, ProblemKind::HoldEnded);
    else if (mayReplacePayment(stage.sale))
        putDelivery(turn, Sale(stage.sale), asked.id);
    else
        giveBack(turn, Sale(stage.sale), SaleStep::Payment, ProblemKind::PaymentMismatch);
}

void releaseReady(Turn& turn, ReadyToCommit& stage, const ReleaseAsked&) { startRelease(turn, Sale(stage.sale)); }
void replaceReady(Turn& turn, ReadyToCommit& stage, const NewSaleAsked&) { startRelease(turn, Sale(stage.sale), true); }

void holdEndedWhileReady(Turn& turn, ReadyToCommit& stage, const HoldOver&)
{
    giveBack(turn, Sale(stage.sale), SaleStep::Payment, ProblemKind::HoldEnded);
}

} // namespace boxoffice::sale
