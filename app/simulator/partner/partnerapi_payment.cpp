#include "simulator/partner/cardcheck.h"
#include "simulator/partner/partnerapi.h"
#include "simulator/partner/strictness.h"

namespace boxoffice::simulator {
namespace {

constexpr int badInput = 10002;

bool isDigits(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

} // namespace

/// The whole amount, once. What a second payment does is a setting: the documents leave it open.
int PartnerApi::amountRefusal(const Cart& cart, const QJsonObject& payment, CartPayment& into) const
{
    const auto amount = minorUnits(payment.value(QLatin1String("amount")));
    const Sums sums = sumsOf(cart, m_world.venueOf(m_world.shows()[std::size_t(cart.show)]).currency);
    const bool again = !cart.payments.empty();
    if (!amount || (again && m_options.secondPayment == SecondPayment::Refuse))
        return badInput;
    const qint64 due = again && m_options.secondPayment == SecondPayment::Add ? sums.unpaid : sums.grand();
    into.amount = *amount;
    return *amount == due ? 0 : badInput;
}

int PartnerApi::readCard(const QJsonObject& card, CartPayment& payment)
{
    const CardVerdict verdict = checkCard(m_keys, card, m_time.date());
    if (!verdict.clientFault.isEmpty())
        m_ledger.clientFault(verdict.clientFault, QStringLiteral("payment"));
    payment.issuer = card.value(QLatin1String("issuer")).toString();
    payment.lastFour = verdict.lastFour;
    payment.expireMonth = card.value(QLatin1String("expire_month")).toVariant().toInt();
    payment.expireYear = card.value(QLatin1String("expire_year")).toVariant().toInt();
    payment.refusal = verdict.refusalAtCommit;
    return verdict.refusal;
}

/// The number is a wallet token (none is made unless the wallet is enabled) and the security code is plain, as the only documented sample has it.
int PartnerApi::readWallet(const QJsonObject& card, CartPayment& payment)
{
    const Wallet::Funds* funds = m_wallet.find(card.value(QLatin1String("number")).toString());
    if (!funds || !isDigits(card.value(QLatin1String("cin")).toString()))
        return badInput;
    payment.issuer = funds->issuer;
    payment.lastFour = funds->verdict.lastFour;
    payment.expireMonth = funds->expireMonth;
    payment.expireYear = funds->expireYear;
    payment.refusal = funds->verdict.refusalAtCommit;
    return funds->verdict.refusal;
}

int PartnerApi::readPayment(const Call& call, CartPayment& payment)
{
    const QJsonObject given = call.body.value(QLatin1String("payment")).toObject();
    payment.type = given.value(QLatin1String("type")).toString();
    if (call.body.contains(QLatin1String("billing_method")))
        return readMemberPayment(call, payment);
    for (const QString& field : m_options.requiredPaymentFields)
        if (given.value(field).toString().isEmpty())
            return badInput;
    const QJsonObject card = given.value(QLatin1String("card")).toObject();
    if (payment.type == QLatin1String("INVOICE")) {
        const QJsonValue reference = given.value(QLatin1String("reference"));
        return reference.isString() && isDigits(reference.toString()) && card.isEmpty() ? 0 : badInput;
    }
    if (payment.type == QLatin1String("WALLET"))
        return readWallet(card, payment);
    return payment.type == QLatin1String("CC") ? readCard(card, payment) : badInput;
}

PartnerApi::Outcome PartnerApi::payment(const Call& call)
{
    if (lacksMember(call))
        return {plainError(401, "No valid access token found"), {}, false};
    Cart* cart = openCartOf(call);
    if (!cart)
        return {apiError(90003), {}, false};
    const QJsonObject given = call.body.value(QLatin1String("payment")).toObject();
    CartPayment payment;
    int code = call.bodyReadable ? amountRefusal(*cart, given, payment) : badInput;
    code = code != 0 ? code : readPayment(call, payment);
    if (code != 0)
        return {apiError(code), cart->id, false};
    if (m_options.secondPayment == SecondPayment::Replace)
        cart->payments.clear();
    payment.number = int(cart->payments.size()) + 1;
    cart->payments.push_back(payment);
    cart->email = payment.email.isEmpty() ? given.value(QLatin1String("email_address")).toString() : payment.email;
    cart->state = CartState::Paid;
    drift(*cart, call);
    if (!std::exchange(cart->paymentExtended, true))
        m_carts.extend(*cart);
    return cartAnswer(*cart, false);
}

} // namespace boxoffice::simulator
