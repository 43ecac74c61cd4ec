#include "member/billing.h"
#include "core/json.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace boxoffice {

namespace {
/// A string, or a number without its fraction: ids change type between calls (T7).
QString idText(const JsonReader& value) { return value.isString() ? value.string() : QString::number(value.integer()); }

int within(const JsonReader& value, int least, int most)
{
    const qint64 number = value.integer();
    if (number >= least && number <= most)
        return static_cast<int>(number);
    value.fail(FailureKind::WrongType, QStringLiteral("out of range"));
    return least;
}

/// The last four, also where the whole number should ever be sent: more is never kept.
QString lastFourOf(const JsonReader& value)
{
    QString digits = value.string().right(4);
    const bool plain = digits.size() == 4 && std::all_of(digits.cbegin(), digits.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!plain)
        value.fail(FailureKind::WrongType, QStringLiteral("expected four digits"));
    return digits;
}

BillingMethodId idOf(const JsonReader& value)
{
    const QString id = idText(value);
    if (id.isEmpty())
        value.fail(FailureKind::WrongType, QStringLiteral("empty"));
    return BillingMethodId(id);
}

/// A way to pay that is no card has no code to type.
bool isCard(const JsonReader& entry) { return entry["type"].maybeString().value_or(QStringLiteral("CC")) == QLatin1String("CC"); }

SavedMethod readMethod(const JsonReader& entry)
{
    const JsonReader card = entry["card"];
    return {.id = idOf(entry["id"]),
            .issuer = card["issuer"].string(),
            .lastFour = lastFourOf(card["number"]),
            .expireMonth = within(card["expire_month"], 1, 12),
            .expireYear = within(card["expire_year"], 2000, 2999),
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
        if (isCard(entry))
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
    return root.finish(idOf(root["billing_method"]["id"]));
}

} // namespace boxoffice
