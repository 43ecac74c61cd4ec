#include "net/call.h"
#include "session/cardpayment.h"
#include "session/sale/policies.h"
#include "session/salerunner.h"
#include <QPointer>

/// The requests of the sale in hand: each goes out when the cart queue lets it and comes back as an event.
namespace boxoffice {
namespace {

/// The hold ended while the request waited for its turn.
Failure notSent(const QString& what) { return {.kind = FailureKind::NotSent, .where = what}; }

} // namespace

template <class E, class T>
Answer<T> PurchaseSession::Runner::answerTo(sale::Operation operation, std::function<void()> finished)
{
    return [this, operation, finished = std::move(finished)](Result<T> result, Instant sentAt) {
        if (finished)
            finished();
        if constexpr (requires { E{operation, result, sentAt}; })
            dispatch(E{operation, std::move(result), sentAt});
        else
            dispatch(E{operation, std::move(result)});
    };
}

QUuid PurchaseSession::Runner::attemptInHand() const
{
    const sale::Sale* sale = sale::saleOf(m_state.stage);
    return sale ? sale->attempt : QUuid();
}

Answer<Answered<CommitAnswer>> PurchaseSession::Runner::commitAnswerTo(sale::Operation operation, const QUuid& attempt, bool polled,
                                                                       std::function<void()> finished)
{
    return [this, operation, attempt, polled, finished = std::move(finished)](Result<Answered<CommitAnswer>> result, Instant) {
        if (finished)
            finished();
        const sale::Wait* wait = sale::waitOf(m_state.stage);
        const bool awaited = wait && wait->operation == operation;
        const auto* sold = result ? std::get_if<CommitAnswer>(&*result) : nullptr;
        if (sold && !awaited)
            keepLateProof(attempt, *sold);
        dispatch(sale::CommitAnswered{operation, std::move(result), polled});
    };
}

void PurchaseSession::Runner::keepLateProof(const QUuid& attempt, const CommitAnswer& answer)
{
    JournalEntry entry{.attempt = attempt, .state = AttemptState::ReconciledSold};
    entry.orderNumber = answer.orderNumber;
    entry.orderToken = answer.orderToken;
    entry.note = QStringLiteral("its polling URL said so after it was left");
    m_journal.note(entry);
}

Answer<Answered<Deleted>> PurchaseSession::Runner::deleteAnswerTo(sale::Operation operation, std::function<void()> finished)
{
    return [this, operation, finished = std::move(finished)](const Result<Answered<Deleted>>& result, Instant) {
        if (finished)
            finished();
        sale::DeleteAnswered answer{.operation = operation, .failure = {}, .poll = {}};
        if (!result)
            answer.failure = result.failure();
        else if (const auto* ticket = std::get_if<PollTicket>(&*result))
            answer.poll = *ticket;
        dispatch(answer);
    };
}

void PurchaseSession::Runner::inQueue(std::function<std::unique_ptr<Call>(std::function<void()>)> call)
{
    const QPointer<Runner> alive(this);
    m_parts.queue.add(CartQueue::Priority::SaleInHand, [alive, call = std::move(call)](std::function<void()> finished) {
        if (alive)
            alive->m_call = call(std::move(finished));
        else
            finished();
    });
}

void PurchaseSession::Runner::tooLate(sale::Event event, std::function<void()> finished)
{
    // Not from within the queue: what the event leads to would be the next call before this one has returned.
    QMetaObject::invokeMethod(this, [this, event = std::move(event), finished = std::move(finished)] {
        finished();
        dispatch(event);
    }, Qt::QueuedConnection);
}

void PurchaseSession::Runner::run(const sale::AskCaptcha& effect)
{
    m_call = m_parts.partner.captcha(effect.event, answerTo<sale::CaptchaAnswered, CaptchaChallenge>(effect.operation));
}

void PurchaseSession::Runner::run(const sale::SendReserve& effect)
{
    inQueue([this, effect](std::function<void()> finished) {
        return m_parts.partner.reserve(effect.request, answerTo<sale::CartAnswered, Answered<Cart>>(effect.operation, std::move(finished)));
    });
}

void PurchaseSession::Runner::run(const sale::FetchDelivery& effect)
{
    inQueue([this, effect](std::function<void()> finished) {
        return m_parts.partner.shippingOptions(
            effect.event, effect.cart,
            answerTo<sale::OptionsAnswered, Answered<QList<ShippingOption>>>(effect.operation, std::move(finished)));
    });
}

void PurchaseSession::Runner::run(const sale::SendDelivery& effect)
{
    inQueue([this, effect](std::function<void()> finished) {
        return m_parts.partner.selectShipping(
            effect.event, effect.cart, effect.id,
            answerTo<sale::CartAnswered, Answered<Cart>>(effect.operation, std::move(finished)));
    });
}

void PurchaseSession::Runner::sendPaymentRequest(const sale::SendPayment& effect, const PaymentRequest& request)
{
    inQueue([this, effect, request](std::function<void()> finished) -> std::unique_ptr<Call> {
        if (m_parts.clock.now() < effect.notAfter)
            return m_parts.partner.pay(request, answerTo<sale::CartAnswered, Answered<Cart>>(effect.operation, std::move(finished)));
        tooLate(sale::CardNotReady{effect.operation, notSent(QStringLiteral("payment"))}, std::move(finished));
        return nullptr;
    });
}

void PurchaseSession::Runner::run(const sale::SendPayment& effect)
{
    m_journal.write(effect.record, [this, effect](const Result<void>& result) {
        if (result) {
            payRecorded(effect);
            return;
        }
        if (!sale::isReferenceTaken(result.failure()))
            dispatch(sale::JournalAnswered{0, false});
        dispatch(sale::CardNotReady{effect.operation, result.failure()});
    });
}

void PurchaseSession::Runner::payRecorded(const sale::SendPayment& effect)
{
    if (!m_form) {
        dispatch(sale::CardNotReady{effect.operation, Failure{.kind = FailureKind::Rule, .where = QStringLiteral("payment")}});
        return;
    }
    if (m_form->member)
        return payByMember(effect);
    if (m_form->card) {
        const QPointer<Runner> alive(this);
        m_parts.certificates.get([alive, effect](const Result<CardCertificate>& certificate) {
            if (alive)
                alive->payByCard(effect, certificate);
        });
        return;
    }
    const PaymentForm form = *std::exchange(m_form, std::nullopt);
    sendPaymentRequest(effect, {.event = effect.event, .cart = effect.cart, .amount = effect.amount,
                                .buyer = buyerOf(form.buyer), .method = Invoice{form.invoiceReference}});
}

void PurchaseSession::Runner::payByCard(const sale::SendPayment& effect, const Result<CardCertificate>& certificate)
{
    if (!m_form || !m_form->card)
        return; // wiped meanwhile
    PaymentForm form = *std::exchange(m_form, std::nullopt);
    const auto* stage = std::get_if<sale::AddingPayment>(&m_state.stage);
    if (!stage || stage->wait.leave || m_parts.clock.now() >= effect.notAfter) {
        // Asked to stop, or the hold ran out, while the certificate was fetched: nothing is sent.
        dispatch(sale::CardNotReady{effect.operation, notSent(QStringLiteral("payment"))});
        return;
    }
    // Nothing of the payment has left when the certificate or the encryption fails.
    if (!certificate) {
        dispatch(sale::CardNotReady{effect.operation, certificate.failure()});
        return;
    }
    Result<EncryptedCard> card = encryptCard(*form.card, *certificate, m_parts.allowUnlockedMemory);
    if (!card) {
        dispatch(sale::CardNotReady{effect.operation, card.failure()});
        return;
    }
    sendPaymentRequest(effect, {.event = effect.event, .cart = effect.cart, .amount = effect.amount,
                                .buyer = buyerOf(form.buyer), .method = *std::move(card)});
}

void PurchaseSession::Runner::run(const sale::SendCommit& effect)
{
    inQueue([this, effect, attempt = attemptInHand()](std::function<void()> finished) -> std::unique_ptr<Call> {
        if (m_parts.clock.now() < effect.notAfter)
            return m_parts.partner.commit(effect.request, commitAnswerTo(effect.operation, attempt, false, std::move(finished)),
                                          [this, operation = effect.operation](Instant at) { dispatch(sale::CommitLeft{operation, at}); });
        tooLate(sale::CommitAnswered{effect.operation, notSent(QStringLiteral("commit")), false}, std::move(finished));
        return nullptr;
    });
}

void PurchaseSession::Runner::run(const sale::SendDelete& effect)
{
    inQueue([this, effect](std::function<void()> finished) {
        return m_parts.partner.deleteCart(effect.event, effect.cart, deleteAnswerTo(effect.operation, std::move(finished)));
    });
}

void PurchaseSession::Runner::run(const sale::FetchOrder& effect)
{
    m_call = m_parts.partner.order(effect.token, answerTo<sale::OrderAnswered, Answered<Order>>(effect.operation));
}

void PurchaseSession::Runner::run(const sale::FetchOrderByCart& effect)
{
    m_call = m_parts.partner.orderByCart(effect.cart, effect.event, answerTo<sale::OrderAnswered, Answered<Order>>(effect.operation));
}

void PurchaseSession::Runner::run(const sale::Poll& effect)
{
    PartnerClient& partner = m_parts.partner;
    inQueue([this, effect, attempt = attemptInHand(), &partner](std::function<void()> finished) -> std::unique_ptr<Call> {
        switch (effect.what) {
        case sale::PollOf::Cart:
            return partner.pollCart(effect.ticket, answerTo<sale::CartAnswered, Answered<Cart>>(effect.operation, std::move(finished)));
        case sale::PollOf::Options:
            return partner.pollShippingOptions(
                effect.ticket, answerTo<sale::OptionsAnswered, Answered<QList<ShippingOption>>>(effect.operation, std::move(finished)));
        case sale::PollOf::Commit:
            return partner.pollCommit(effect.ticket, commitAnswerTo(effect.operation, attempt, true, std::move(finished)));
        case sale::PollOf::Delete:
            return partner.pollDelete(effect.ticket, deleteAnswerTo(effect.operation, std::move(finished)));
        case sale::PollOf::Order:
            return partner.pollOrder(effect.ticket, answerTo<sale::OrderAnswered, Answered<Order>>(effect.operation, std::move(finished)));
        }
        return nullptr;
    });
}

} // namespace boxoffice
