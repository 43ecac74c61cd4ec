#include "partner/payment.h"
#include "partner/jsonwriter.h"
#include <algorithm>

namespace boxoffice {

namespace {
QString latin1(const EncryptedText& text) { return QString::fromLatin1(text.base64); }

JsonObject addressJson(const BuyerDetails& buyer)
{
    JsonObject address;
    address.textIfAny("line1", buyer.line1).textIfAny("line2", buyer.line2).textIfAny("unit", buyer.unit);
    address.textIfAny("city", buyer.city);
    address.objectIfAny("country", JsonObject().textIfAny("code", buyer.countryCode));
    address.objectIfAny("region", JsonObject().textIfAny("abbrev", buyer.regionAbbrev));
    return address.textIfAny("postal_code", buyer.postalCode);
}

JsonObject paymentJson(const PaymentRequest& request)
{
    const BuyerDetails& buyer = request.buyer;
    JsonObject payment;
    payment.textIfAny("first_name", buyer.firstName).textIfAny("last_name", buyer.lastName);
    payment.textIfAny("home_phone", buyer.phone).textIfAny("email_address", buyer.email);
    payment.text("amount", request.amount.apiText());
    return payment.objectIfAny("address", addressJson(buyer));
}

JsonObject cardJson(const EncryptedCard& card)
{
    JsonObject object;
    object.text("issuer", card.issuer).text("number", latin1(card.number)).text("cin", latin1(card.securityCode));
    object.text("encryption_key", card.encryptionKey.text());
    object.number("expire_month", card.expireMonth).number("expire_year", card.expireYear);
    return object.textIfAny("postal_code", card.postalCode);
}

bool isDigits(const QString& text)
{
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// Adds what one way to pay needs, to the payment or beside it.
struct MethodJson {
    JsonObject& whole;
    JsonObject& payment;

    void operator()(const EncryptedCard& card) { payment.text("type", QStringLiteral("CC")).object("card", cardJson(card)); }
    void operator()(const Invoice& invoice)
    {
        payment.text("type", QStringLiteral("INVOICE")).text("reference", invoice.reference);
    }
    void operator()(const MemberMethod& method)
    {
        JsonObject card;
        card.text("cin", latin1(method.securityCode)).text("encryption_key", method.encryptionKey.text());
        payment.text("type", QStringLiteral("CC")).object("card", card);
        whole.object("billing_method", JsonObject().raw("id", jsonIdNumber(method.id.text())));
    }
};
} // namespace

Result<QByteArray> encodePayment(const PaymentRequest& request)
{
    const auto* invoice = std::get_if<Invoice>(&request.method);
    if (invoice && !isDigits(invoice->reference))
        return Failure{.kind = FailureKind::Rule,
                       .where = QStringLiteral("payment.reference"),
                       .detail = QStringLiteral("not digits")};
    JsonObject whole;
    whole.text("cart_id", request.cart.text());
    JsonObject payment = paymentJson(request);
    std::visit(MethodJson{whole, payment}, request.method);
    return whole.object("payment", payment).bytes();
}

} // namespace boxoffice
