#include "member/billing.h"
#include "core/json.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace boxoffice {

namespace {
/// A string, or a number without its fraction: ids change type between calls (T7).
QString idText(const JsonReader& value) { return value.isString() ? value.string() : QString::number(value.integer()); }

SavedMethod readMethod(const JsonReader& entry)
{
    const JsonReader card = entry["card"];
    return {.id = BillingMethodId(idText(entry["id"])),
            .issuer = card["issuer"].string(),
            .lastFour = card["number"].string().right(4),
            .expireMonth = static_cast<int>(card["expire_month"].integer()),
            .expireYear = static_cast<int>(card["expire_year"].integer()),
            .holder = (entry["first_name"].maybeString().value_or(QString()) + QLatin1Char(' ')
                       + entry["last_name"].maybeString().value_or(QString())).trimmed()};
}
} // namespace

Result<QList<SavedMethod>> decodeSavedMethods(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    QList<SavedMethod> methods;
    for (const JsonReader& entry : root["data"].items())
        methods += readMethod(entry);
    return root.finish(std::move(methods));
}

QByteArray encodeNewMethod(const NewMethod& method, const CartId& cart)
{
    const QJsonObject address{{QStringLiteral("line1"), method.line1}, {QStringLiteral("line2"), method.line2},
                              {QStringLiteral("unit"), method.unit}, {QStringLiteral("city"), method.city},
                              {QStringLiteral("country"), QJsonObject{{QStringLiteral("code"), method.countryCode}}},
                              {QStringLiteral("region"), QJsonObject{{QStringLiteral("abbrev"), method.regionAbbrev}}},
                              {QStringLiteral("postal_code"), method.postalCode}};
    const QJsonObject card{{QStringLiteral("issuer"), method.issuer}, {QStringLiteral("number"), QString::fromLatin1(method.number.base64)},
                           {QStringLiteral("encryption_key"), method.encryptionKey.text()},
                           {QStringLiteral("expire_month"), method.expireMonth}, {QStringLiteral("expire_year"), method.expireYear}};
    QJsonObject whole{{QStringLiteral("billing_method"),
                       QJsonObject{{QStringLiteral("type"), QStringLiteral("CC")}, {QStringLiteral("address"), address},
                                   {QStringLiteral("card"), card}, {QStringLiteral("first_name"), method.firstName},
                                   {QStringLiteral("last_name"), method.lastName}, {QStringLiteral("home_phone"), method.phone}}}};
    if (!cart.text().isEmpty())
        whole.insert(QStringLiteral("cart_id"), cart.text());
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

Result<BillingMethodId> decodeNewMethod(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    return root.finish(BillingMethodId(idText(root["billing_method"]["id"])));
}

} // namespace boxoffice
