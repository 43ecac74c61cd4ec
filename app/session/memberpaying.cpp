#include "crypto/cardcipher.h"
#include "net/call.h"
#include "session/memberdesk.h"
#include "session/salerunner.h"
#include "session/signedout.h"
#include <QPointer>

/// Payment by a member's saved card: the security code alone is sent along, encrypted (API 4.12).
namespace boxoffice {

namespace {
/// The renewal was refused, or nobody is signed in: then only signing in again helps. Not a line that is down.
bool isOver(const Failure& failure) { return failure.kind == FailureKind::Http || failure.kind == FailureKind::Rule; }
} // namespace

void PurchaseSession::Runner::payByMember(const sale::SendPayment& effect)
{
    if (!m_parts.member) {
        dispatch(sale::CardNotReady{effect.operation, signedOut()});
        return;
    }
    const QPointer<Runner> alive(this);
    m_parts.certificates.get([alive, effect](const Result<CardCertificate>& certificate) {
        if (alive)
            alive->encryptMemberCode(effect, certificate);
    });
}

void PurchaseSession::Runner::encryptMemberCode(const sale::SendPayment& effect, const Result<CardCertificate>& certificate)
{
    if (!m_form || !m_form->member)
        return; // wiped meanwhile
    PaymentForm form = *std::exchange(m_form, std::nullopt);
    if (!certificate) {
        dispatch(sale::CardNotReady{effect.operation, certificate.failure()});
        return;
    }
    Result<EncryptedText> code = encryptCardField(*certificate, form.member->securityCode.digits(), m_parts.allowUnlockedMemory);
    form.member->securityCode.clear();
    if (!code) {
        dispatch(sale::CardNotReady{effect.operation, code.failure()});
        return;
    }
    const MemberMethod method{.id = form.member->method, .securityCode = *std::move(code), .encryptionKey = certificate->id, .accessToken = {}};
    sendMemberPayment(effect, {.event = effect.event, .cart = effect.cart, .amount = effect.amount, .buyer = {}, .method = method}, false);
}

/// "No valid access token" is a definite no: nothing was paid. Then the token is renewed and the payment sent once more.
void PurchaseSession::Runner::sendMemberPayment(const sale::SendPayment& effect, const PaymentRequest& request, bool renewed)
{
    const QPointer<Runner> alive(this);
    const auto need = renewed ? MemberTokens::Need::AnotherOne : MemberTokens::Need::Good;
    m_parts.member->tokens().get(need, [alive, effect, request, renewed](const Result<QString>& token) {
        if (!alive)
            return;
        if (!token && isOver(token.failure()))
            return alive->askToSignIn(effect);
        const auto* stage = std::get_if<sale::AddingPayment>(&alive->m_state.stage);
        if (!token || !stage || stage->wait.leave) {
            const Failure leaving{.kind = FailureKind::NotSent, .where = QStringLiteral("payment")};
            alive->dispatch(sale::CardNotReady{effect.operation, token ? leaving : token.failure()});
            return;
        }
        PaymentRequest signedOne = request;
        std::get<MemberMethod>(signedOne.method).accessToken = *token;
        alive->sendSignedPayment(effect, signedOne, renewed);
    });
}

/// Nothing was paid: the seats stay, and the member's form says what to do.
void PurchaseSession::Runner::askToSignIn(const sale::SendPayment& effect)
{
    m_parts.member->endSignIn();
    dispatch(sale::CardNotReady{effect.operation, signedOut()});
}

void PurchaseSession::Runner::sendSignedPayment(const sale::SendPayment& effect, const PaymentRequest& request, bool renewed)
{
    inQueue([this, effect, request, renewed](std::function<void()> finished) -> std::unique_ptr<Call> {
        if (m_parts.clock.now() >= effect.notAfter) {
            tooLate(sale::CardNotReady{effect.operation, Failure{.kind = FailureKind::NotSent, .where = QStringLiteral("payment")}}, std::move(finished));
            return nullptr;
        }
        return m_parts.partner.pay(request, [this, effect, request, renewed, finished = std::move(finished)](Result<Answered<Cart>> result, Instant sentAt) {
            finished();
            if (!result.ok() && isTokenRefusal(result.failure()))
                return renewed ? askToSignIn(effect) : sendMemberPayment(effect, request, true);
            dispatch(sale::CartAnswered{effect.operation, std::move(result), sentAt});
        });
    });
}

void PurchaseSession::Runner::askMember(MemberWish wish, PaymentForm form)
{
    if (!m_parts.member)
        return;
    const sale::Sale* sale = sale::saleOf(m_state.stage);
    m_parts.member->setCart(sale ? sale->cartId : CartId());
    switch (wish) {
    case MemberWish::SignIn: return m_parts.member->signIn();
    case MemberWish::SaveCard: return m_parts.member->saveCard(std::move(form));
    case MemberWish::StopSignIn:
    case MemberWish::SignOut: return m_parts.member->signOut();
    }
}

/// Not from within a step, and not from within the desk: tendMember() may sign out.
void PurchaseSession::Runner::memberChanged()
{
    if (m_memberShown)
        return;
    m_memberShown = true;
    QMetaObject::invokeMethod(this, [this] {
        m_memberShown = false;
        show();
    }, Qt::QueuedConnection);
}

/// Nobody stays signed in for the next buyer.
void PurchaseSession::Runner::tendMember()
{
    if (!m_parts.member)
        return;
    const bool over = std::holds_alternative<sale::Idle>(m_state.stage) || std::holds_alternative<sale::Ended>(m_state.stage)
                      || std::holds_alternative<sale::Sold>(m_state.stage) || std::holds_alternative<sale::CommitUnknown>(m_state.stage);
    if (over)
        m_parts.member->signOut();
    m_view.member = m_parts.member->view();
}

} // namespace boxoffice
