#include "session/sale/handlers.h"
#include "session/sale/substitution.h"

namespace boxoffice::sale {
namespace {

bool holdIsOver(const Sale& sale, Instant now) { return sale.hold && sale.hold->endsAt <= now; }

void putDelivery(Turn& turn, Sale sale, const ShippingId& id)
{
    turn.state.problem.reset();
    turn.send(WipePayment{});
    const Wait wait = turn.newWait();
    turn.send(SendDelivery{wait.operation, sale.choice.event, sale.cartId, id});
    turn.go(ChoosingDelivery{std::move(sale), wait, id});
}

void startOver(Turn& turn, Sale sale, ProblemKind why)
{
    turn.show(sale, SaleStep::Payment, why);
    turn.state.problem->seatsHeld = false;
    startRelease(turn, std::move(sale));
}

/// A payment after a declined one is another attempt with a journal row of its own.
void openNextAttempt(Turn& turn, Sale& sale, const QUuid& attempt)
{
    sale.attempt = attempt;
    ++sale.payments;
    const QString base = sale.reference.section(QLatin1Char('/'), 0, 0);
    sale.reference = base + QStringLiteral("/%1").arg(sale.payments + 1);
    sale.attemptClosed = false;
    JournalEntry entry;
    entry.reference = sale.reference;
    entry.lane = turn.rules().lane;
    entry.baseUrl = turn.rules().baseUrl;
    entry.event = sale.choice.event;
    entry.eventName = sale.choice.eventName;
    entry.cart = sale.cartId;
    entry.amount = sale.cart.totals.grand;
    entry.holdEndBoot = sale.hold->endsAt;
    turn.note(sale, AttemptState::Reserved, std::move(entry));
}

/// Commit may follow only if the service shows nothing left to pay and, where it lists payments, exactly one of
/// the whole amount. Paying `again` on a cart must be listed: whether it replaces or adds is undocumented.
bool paidInFull(const Cart& cart, bool again)
{
    const bool settled = cart.totals.unpaid && cart.totals.unpaid->isZero();
    const bool single = (!cart.paymentsListed && !again) || (cart.payments.size() == 1 && cart.payments.first().amount == cart.totals.grand);
    return settled && single;
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

void paymentTaken(Turn& turn, AddingPayment& stage, const Cart& cart, Instant sentAt)
{
    Sale sale = std::move(stage.sale);
    const PaymentSummary payment = std::move(stage.payment);
    const bool leave = stage.wait.leave;
    const Cart before = sale.cart;
    takeCart(turn, sale, cart, sentAt);
    turn.state.problem.reset();
    if (leave) {
        startRelease(turn, std::move(sale));
    } else if (!paidInFull(cart, sale.accepted.has_value()) || !sameTickets(before, cart)) {
        startOver(turn, std::move(sale), ProblemKind::PaymentMismatch);
    } else if (cart.totals.grand != before.totals.grand) { // I9: what was sent is not what it costs now
        startOver(turn, std::move(sale), ProblemKind::PriceChanged);
    } else if (holdIsOver(sale, turn.now)) {
        startOver(turn, std::move(sale), ProblemKind::HoldEnded);
    } else {
        sale.accepted = acceptedBy(cart, payment);
        JournalEntry entry;
        entry.amount = cart.totals.grand;
        entry.maskedCard = payment.masked;
        entry.paymentType = payment.kind == PaymentKind::Invoice ? QStringLiteral("INVOICE") : QStringLiteral("CC");
        entry.holdEndBoot = sale.hold->endsAt;
        if (turn.rules().keepNames)
            addBuyer(entry, payment.buyerName, payment.email);
        turn.note(sale, AttemptState::PaymentSet, std::move(entry));
        turn.go(ReadyToCommit{std::move(sale)});
    }
}

bool isRefusedCard(const Failure& failure)
{
    return failure.kind == FailureKind::Api &&
           (failure.apiCode == 20122 || failure.apiCode == 20129 || failure.apiCode == 20152);
}

/// A refusal that leaves the cart as it was: the buyer may pay again on it. A failed poll says nothing about the
/// payment it asks for, unless the service itself refused that.
bool mayPayAgain(const Failure& failure, bool polled)
{
    if (polled && failure.kind != FailureKind::Api)
        return false;
    switch (failure.kind) {
    case FailureKind::NotSent:
    case FailureKind::Tls:
    case FailureKind::Encryption:
    case FailureKind::Storage:
    case FailureKind::Quota: return true;
    case FailureKind::Rule: return failure.httpStatus == 0; // refused here, before anything was sent
    case FailureKind::Api: return definitelyRefused(failure) && failure.apiCode != 90003;
    case FailureKind::Gateway: return definitelyRefused(failure);
    default: return false;
    }
}

void paymentFailed(Turn& turn, AddingPayment& stage, const Failure& failure)
{
    Sale sale = std::move(stage.sale);
    turn.show(sale, SaleStep::Payment, failure);
    turn.state.problem->invoice = stage.payment.kind == PaymentKind::Invoice;
    if (failure.apiCode == 20122) // the key may be the reason (API T10): never reuse it, never re-send
        turn.send(DropCertificate{});
    const bool tooMany = isRefusedCard(failure) && ++sale.declines >= turn.rules().declines;
    if (stage.wait.leave || tooMany || !mayPayAgain(failure, stage.wait.poll.has_value()) || holdIsOver(sale, turn.now)) {
        turn.state.problem->seatsHeld = false;
        startRelease(turn, std::move(sale));
        return;
    }
    turn.go(EnteringPayment{std::move(sale)});
}

} // namespace

void changeDelivery(Turn& turn, EnteringPayment& stage, const DeliveryAsked& asked)
{
    const bool known = std::any_of(stage.sale.delivery.begin(), stage.sale.delivery.end(),
                                   [&](const ShippingOption& option) { return option.id == asked.id; });
    if (known && stage.sale.chosenDelivery != asked.id)
        putDelivery(turn, Sale(stage.sale), asked.id);
}

void sendPayment(Turn& turn, EnteringPayment& stage, const PaymentAsked& asked)
{
    Sale sale = std::move(stage.sale);
    if (holdIsOver(sale, turn.now)) {
        startOver(turn, std::move(sale), ProblemKind::HoldEnded);
        return;
    }
    const CartTotals& totals = sale.cart.totals;
    const bool firstPayment = !sale.accepted;
    if (turn.state.journalBroken) { // I8: refused before payment
        turn.show(sale, SaleStep::Payment, ProblemKind::Journal);
        turn.send(WipePayment{});
        turn.go(EnteringPayment{std::move(sale)});
        return;
    }
    if (firstPayment && totals.unpaid && *totals.unpaid != totals.grand) {
        startOver(turn, std::move(sale), ProblemKind::PaymentMismatch);
        return;
    }
    if (sale.attemptClosed)
        openNextAttempt(turn, sale, asked.nextAttempt);
    turn.state.problem.reset();
    const Wait wait = turn.newWait();
    turn.send(SendPayment{wait.operation, sale.choice.event, sale.cartId, totals.grand});
    turn.go(AddingPayment{std::move(sale), wait, asked.payment});
}

void releaseEntering(Turn& turn, EnteringPayment& stage, const ReleaseAsked&) { startRelease(turn, Sale(stage.sale)); }
void replaceEntering(Turn& turn, EnteringPayment& stage, const NewSaleAsked&) { startRelease(turn, Sale(stage.sale), true); }

void holdEndedWhileEntering(Turn& turn, EnteringPayment& stage, const HoldOver&)
{
    startOver(turn, Sale(stage.sale), ProblemKind::HoldEnded);
}

void paymentAnswered(Turn& turn, AddingPayment& stage, const CartAnswered& answer)
{
    if (!answer.result) {
        paymentFailed(turn, stage, answer.result.failure());
    } else if (const auto* ticket = std::get_if<PollTicket>(&*answer.result)) {
        // Between two polls nothing is in flight: the cart can be given back at once.
        if (stage.wait.leave)
            startRelease(turn, Sale(stage.sale));
        else if (holdIsOver(stage.sale, turn.now))
            startOver(turn, Sale(stage.sale), ProblemKind::HoldEnded);
        else if (!followPoll(turn, stage.wait, *ticket))
            startOver(turn, Sale(stage.sale), ProblemKind::NotUnderstood);
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

void leaveAfterPayment(Turn& turn, AddingPayment& stage, const ReleaseAsked&)
{
    if (stage.wait.nextPoll)
        startRelease(turn, Sale(stage.sale));
    else
        stage.wait.leave = true;
}

void holdEndedWhileAdding(Turn& turn, AddingPayment& stage, const HoldOver&)
{
    if (stage.wait.nextPoll) // otherwise the answer under way may bring a longer hold
        startOver(turn, Sale(stage.sale), ProblemKind::HoldEnded);
}

void backToPayment(Turn& turn, ReadyToCommit& stage, const ChangePaymentAsked&)
{
    Sale sale = std::move(stage.sale);
    // Whether a second payment replaces or adds is undocumented: only a listed one can be checked.
    if (!sale.accepted || !sale.accepted->listed) {
        startOver(turn, std::move(sale), ProblemKind::PaymentMismatch);
        return;
    }
    turn.state.problem.reset();
    turn.go(EnteringPayment{std::move(sale)});
}

void changePaidDelivery(Turn& turn, ReadyToCommit& stage, const DeliveryAsked& asked)
{
    if (stage.sale.chosenDelivery == asked.id)
        return;
    if (stage.sale.accepted && stage.sale.accepted->listed)
        putDelivery(turn, Sale(stage.sale), asked.id);
    else
        startOver(turn, Sale(stage.sale), ProblemKind::PaymentMismatch);
}

void releaseReady(Turn& turn, ReadyToCommit& stage, const ReleaseAsked&) { startRelease(turn, Sale(stage.sale)); }
void replaceReady(Turn& turn, ReadyToCommit& stage, const NewSaleAsked&) { startRelease(turn, Sale(stage.sale), true); }

void holdEndedWhileReady(Turn& turn, ReadyToCommit& stage, const HoldOver&)
{
    startOver(turn, Sale(stage.sale), ProblemKind::HoldEnded);
}

} // namespace boxoffice::sale
