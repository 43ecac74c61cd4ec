#include "simulator/partner/strictness.h"
#include <QHash>
#include <QJsonArray>
#include <QSet>

namespace boxoffice::simulator {
namespace {

bool luhn(const QByteArray& digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        digit *= i % 2 == 1 ? 2 : 1;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

bool isBrand(const QByteArray& digits)
{
    const qsizetype length = digits.size();
    const int two = digits.left(2).toInt();
    const int four = digits.left(4).toInt();
    if (digits.startsWith('4'))
        return length == 13 || length == 16 || length == 19;
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) || two == 35)
        return length == 16;
    if (two == 34 || two == 37)
        return length == 15;
    if (two == 36 || two == 38 || two == 30)
        return length == 14;
    return (four == 6011 || two == 64 || two == 65 || two == 62) && length >= 16 && length <= 19;
}

QSet<QString> known(const char* words)
{
    const QStringList list = QString::fromLatin1(words).split(QLatin1Char(' '));
    return {list.begin(), list.end()};
}

/// "" is the body itself; array members carry "[]".
const QHash<QString, QSet<QString>>& membersOf(const QString& endpoint)
{
    static const QHash<QString, QHash<QString, QSet<QString>>> all{
        {QStringLiteral("reserve"),
         {{QString(), known("token reserve password")},
          {QStringLiteral("reserve"), known("tickets areas places section row begin_seat end_seat accept_best_available seat_price_low seat_price_high")},
          {QStringLiteral("reserve.tickets[]"), known("id quantity price")},
          {QStringLiteral("reserve.tickets[].price"), known("id amount")},
          {QStringLiteral("reserve.areas[]"), known("id")}}},
        {QStringLiteral("shipping"), {{QString(), known("shipping_id")}}},
        {QStringLiteral("payment"),
         {{QString(), known("cart_id cartId payment billing_method")},
          {QStringLiteral("payment"), known("first_name last_name home_phone type email_address amount reference address card extra1 currency third_party_account_id")},
          {QStringLiteral("payment.address"), known("line1 line2 unit city country region postal_code")},
          {QStringLiteral("payment.address.country"), known("code id")},
          {QStringLiteral("payment.address.region"), known("abbrev abbreb")},
          {QStringLiteral("payment.card"), known("issuer number cin encryption_key expire_month expire_year postal_code bundle")},
          {QStringLiteral("billing_method"), known("id")}}},
        {QStringLiteral("commit"),
         {{QString(), known("cart_id source_account_id tracking attribute_overrides")},
          {QStringLiteral("tracking"), known("shared_id sub_id1 sub_id2 sub_id3")},
          {QStringLiteral("attribute_overrides"), known("images")},
          {QStringLiteral("attribute_overrides.images"), known("email_1x 1x web_1x")}}},
        {QStringLiteral("memberBillingAdd"),
         {{QString(), known("cart_id billing_method")},
          {QStringLiteral("billing_method"), known("address type card first_name last_name home_phone")},
          {QStringLiteral("billing_method.address"), known("line1 line2 unit city country region postal_code")},
          {QStringLiteral("billing_method.address.country"), known("code")},
          {QStringLiteral("billing_method.address.region"), known("abbrev")},
          {QStringLiteral("billing_method.card"), known("issuer number encryption_key expire_month expire_year")}}},
        {QStringLiteral("walletToken"),
         {{QString(), known("flow_attributes funding_source_details funding_source")},
          {QStringLiteral("flow_attributes"), known("channel market")},
          {QStringLiteral("funding_source_details"), known("account_number expiration_month expiration_year billing_address")},
          {QStringLiteral("funding_source_details.billing_address"),
           known("first_name last_name address_line1 address_line2 city state country postal_code mobile_phone email")}}}};
    static const QHash<QString, QSet<QString>> none;
    const auto found = all.constFind(endpoint);
    return found == all.constEnd() ? none : *found;
}

void collect(const QHash<QString, QSet<QString>>& members, const QJsonObject& object, const QString& at, QStringList& unknown)
{
    const QSet<QString> allowed = members.value(at);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString path = at.isEmpty() ? it.key() : at + QLatin1Char('.') + it.key();
        if (!allowed.contains(it.key())) {
            unknown.append(path);
        } else if (it.value().isObject()) {
            collect(members, it.value().toObject(), path, unknown);
        } else if (it.value().isArray()) {
            const QJsonArray items = it.value().toArray();
            for (const auto item : items)
                if (item.isObject())
                    collect(members, item.toObject(), path + QStringLiteral("[]"), unknown);
        }
    }
}

} // namespace

bool isCardNumber(const QByteArray& digits) { return digits.size() >= 13 && digits.size() <= 19 && isBrand(digits) && luhn(digits); }

bool holdsCardNumber(const QByteArray& text)
{
    QByteArray run;
    char last = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : '\0';
        const bool digit = c >= '0' && c <= '9';
        const bool gap = (c == ' ' || c == '-') && last >= '0' && last <= '9';
        if (digit)
            run += c;
        if (!digit && !gap) {
            if (isCardNumber(run))
                return true;
            run.clear();
        }
        last = c;
    }
    return false;
}

QStringList unknownMembers(const QString& endpoint, const QJsonObject& body)
{
    QStringList unknown;
    const auto& members = membersOf(endpoint);
    if (!members.isEmpty())
        collect(members, body, QString(), unknown);
    return unknown;
}

QStringList unknownParameters(const QString& endpoint, const Query& query)
{
    static const QHash<QString, QSet<QString>> all{
        {QStringLiteral("tracking"), known("event_id shared_id sub_id1 sub_id2 sub_id3 sharedId subId1 subId2 subId3")},
        {QStringLiteral("eventId"), {}}, {QStringLiteral("eventDetails"), {}}, {QStringLiteral("certificate"), {}},
        {QStringLiteral("eventList"), known("page limit source market events")},
        {QStringLiteral("availability"), known("getBasePrice password")},
        {QStringLiteral("captcha"), known("event_id")},
        {QStringLiteral("reserve"), {}}, {QStringLiteral("payment"), {}}, {QStringLiteral("commit"), {}},
        {QStringLiteral("shippingOptions"), known("cart_id region")},
        {QStringLiteral("shipping"), known("cart_id")}, {QStringLiteral("delete"), known("cart_id")},
        {QStringLiteral("poll"), known("cart_id token")},
        {QStringLiteral("orders"), known("order_token cart_id event_id")},
        {QStringLiteral("unredeemed"), known("days_from_purchase days_before_event")},
        {QStringLiteral("claimLink"), known("cart_id event_id")}, {QStringLiteral("status"), known("token")},
        {QStringLiteral("refund"), known("order_token")}, {QStringLiteral("refundBatch"), {}}, {QStringLiteral("refundJob"), {}},
        {QStringLiteral("memberBilling"), known("cart_id")}, {QStringLiteral("memberBillingAdd"), {}},
        {QStringLiteral("topPicks"), known("quantity ticketTypeId priceLevels areas sections prices page limit selection sort password")},
        {QStringLiteral("inventoryStatus"), known("events region source")}, {QStringLiteral("walletToken"), known("apiKey")}};
    const auto found = all.constFind(endpoint);
    QStringList unknown;
    if (found == all.constEnd())
        return unknown;
    for (const QueryItem& item : query.items())
        if (item.name != QLatin1String("apikey") && !found->contains(item.name))
            unknown.append(item.name);
    return unknown;
}

bool isFullyEncoded(const QByteArray& raw)
{
    for (const char c : raw)
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || QByteArrayView("-._~%").contains(c)))
            return false;
    return true;
}

} // namespace boxoffice::simulator
