#include "session/memberdesk.h"
#include "crypto/cardcipher.h"
#include "crypto/cardrules.h"
#include "session/helperlines.h"
#include "session/signedout.h"
#include <QPointer>

namespace boxoffice {

namespace {
using State = MemberView::State;

MemberTrouble troubleOf(const Failure& failure)
{
    if (failure.kind == FailureKind::Http || failure.kind == FailureKind::Api || failure.kind == FailureKind::Gateway)
        return MemberTrouble::Refused;
    if (failure.kind != FailureKind::Rule)
        return MemberTrouble::Unreachable;
    const QString& word = failure.detail;
    if (word == QLatin1String("cancelled"))
        return MemberTrouble::Cancelled;
    if (word == QLatin1String("declined"))
        return MemberTrouble::Declined;
    if (word == QLatin1String("unreachable") || word == QLatin1String("silent"))
        return MemberTrouble::Unreachable;
    return word == QLatin1String("refused") ? MemberTrouble::NotOurs : MemberTrouble::NoBrowser;
}

/// The card of `form`, its digits wiped whatever comes of it. Its security code is not sent with a card that is saved.
Result<NewMethod> newMethod(PaymentForm& form, const CardCertificate& certificate, bool allowUnlocked)
{
    CardForm& card = *form.card;
    const QString issuer = apiIssuer(brandOf(card.number.digits()));
    Result<EncryptedText> number = encryptCardField(certificate, card.number.digits(), allowUnlocked);
    card.number.clear();
    card.securityCode.clear();
    if (!number)
        return number.failure();
    const BuyerForm& buyer = form.buyer;
    return NewMethod{.issuer = issuer, .number = *std::move(number), .encryptionKey = certificate.id,
                     .expireMonth = card.expiryMonth, .expireYear = card.expiryYear,
                     .firstName = buyer.firstName, .lastName = buyer.lastName, .phone = buyer.phone,
                     .line1 = buyer.line1, .line2 = buyer.line2, .unit = buyer.unit, .city = buyer.city,
                     .countryCode = buyer.countryCode, .regionAbbrev = buyer.region, .postalCode = buyer.postalCode};
}
} // namespace

MemberDesk::MemberDesk(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts), m_tokens(parts.oauth, parts.clock) { }

MemberDesk::~MemberDesk() { m_parts.desk.hide(); }

void MemberDesk::show(State state, MemberTrouble trouble)
{
    m_view.state = state;
    m_view.trouble = trouble;
    Q_EMIT changed();
}

void MemberDesk::signOff(MemberTrouble trouble)
{
    m_state.clear();
    m_parts.desk.hide();
    m_call.reset();
    m_saving.reset();
    m_tokens.forget();
    m_view.methods.clear();
    show(State::SignedOut, trouble);
}

void MemberDesk::signOut()
{
    if (m_view.state != State::SignedOut || m_view.trouble != MemberTrouble::None)
        signOff(MemberTrouble::None);
}

void MemberDesk::signIn()
{
    if (m_view.state != State::SignedOut)
        return;
    m_state = QString::fromLatin1(helperlines::newSecret());
    ++m_view.signIns;
    show(State::SigningIn);
    const MemberAccount& account = m_parts.oauth.account();
    m_parts.desk.show(authorizeUrl(account, m_state), account.redirectUri, [desk = QPointer(this)](const Result<SignInDesk::Redirected>& answer) {
        if (desk)
            desk->redirected(answer);
    });
}

void MemberDesk::redirected(const Result<SignInDesk::Redirected>& answer)
{
    const QString sent = std::exchange(m_state, QString());
    if (!answer.ok())
        return signOff(troubleOf(answer.failure()));
    if (sent.isEmpty() || answer->state != sent)
        return signOff(MemberTrouble::NotOurs);
    show(State::Loading);
    m_tokens.exchange(answer->code, [this](const Result<QString>& token) {
        if (token.ok())
            fetchMethods(MemberTokens::Need::Good);
        else
            signOff(troubleOf(token.failure()));
    });
}

void MemberDesk::fetchMethods(MemberTokens::Need need)
{
    m_tokens.get(need, [this, need](const Result<QString>& token) {
        if (!token.ok())
            return signOff(isTokenRefusal(token.failure()) || token.failure().kind == FailureKind::Http ? MemberTrouble::SignedOff : troubleOf(token.failure()));
        m_call = m_parts.billing.methods(*token, m_cart, [this, need](Result<QList<SavedMethod>> methods) { methodsArrived(std::move(methods), need); });
    });
}

void MemberDesk::methodsArrived(Result<QList<SavedMethod>> methods, MemberTokens::Need need)
{
    if (!methods.ok()) {
        if (isTokenRefusal(methods.failure()) && need == MemberTokens::Need::Good)
            return fetchMethods(MemberTokens::Need::AnotherOne);
        return signOff(troubleOf(methods.failure()));
    }
    m_view.methods.clear();
    for (const SavedMethod& one : *methods)
        m_view.methods += SavedMethodView{.id = one.id, .issuer = one.issuer, .lastFour = one.lastFour, .expiryMonth = one.expireMonth,
                                          .expiryYear = one.expireYear, .holder = one.holder};
    show(State::SignedIn);
}

void MemberDesk::saveCard(PaymentForm form)
{
    if (m_view.state != State::SignedIn || !form.card)
        return; // the form and its secrets end here
    m_saving = std::move(form);
    show(State::Saving);
    m_parts.certificates.get([desk = QPointer(this)](const Result<CardCertificate>& certificate) {
        if (!desk || !desk->m_saving)
            return;
        if (certificate.ok())
            return desk->encryptAndAdd(*certificate);
        desk->m_saving.reset();
        desk->show(State::SignedIn, MemberTrouble::Unreachable);
    });
}

void MemberDesk::encryptAndAdd(const CardCertificate& certificate)
{
    PaymentForm form = *std::exchange(m_saving, std::nullopt);
    const Result<NewMethod> method = newMethod(form, certificate, m_parts.allowUnlockedMemory);
    if (method.ok())
        add(encodeNewMethod(*method, m_cart), MemberTokens::Need::Good);
    else
        show(State::SignedIn, MemberTrouble::SaveRefused);
}

/// A refused token means that nothing was saved: then, and then only, it is sent again.
void MemberDesk::add(const QByteArray& body, MemberTokens::Need need)
{
    m_tokens.get(need, [this, body, need](const Result<QString>& token) {
        if (!token.ok())
            return signOff(MemberTrouble::SignedOff);
        m_call = m_parts.billing.add(*token, body, [this, body, need](const Result<BillingMethodId>& saved) {
            if (saved.ok())
                return fetchMethods(MemberTokens::Need::Good);
            if (isTokenRefusal(saved.failure()) && need == MemberTokens::Need::Good)
                return add(body, MemberTokens::Need::AnotherOne);
            if (saved.failure().apiCode == 20122)
                m_parts.certificates.drop(); // the key may be the reason (T10)
            show(State::SignedIn, troubleOf(saved.failure()) == MemberTrouble::Refused ? MemberTrouble::SaveRefused : troubleOf(saved.failure()));
        });
    });
}

} // namespace boxoffice
