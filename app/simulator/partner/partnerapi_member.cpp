#include "simulator/account/accountapi.h"
#include "simulator/partner/cardcheck.h"
#include "simulator/partner/partnerapi.h"

namespace boxoffice::simulator {
namespace {

constexpr int badInput = 10002;

/// The sample sends `unit` and `postal_code` as numbers.
bool hasText(const QJsonObject& object, const char* name) { return !object.value(QLatin1String(name)).toVariant().toString().isEmpty(); }

bool isComplete(const QJsonObject& method)
{
    const QJsonObject address = method.value(QLatin1String("address")).toObject();
    for (const char* name : {"line1", "city", "postal_code"})
        if (!hasText(address, name))
            return false;
    return hasText(address.value(QLatin1String("country")).toObject(), "code") && hasText(address.value(QLatin1String("region")).toObject(), "abbrev")
           && hasText(method, "first_name") && hasText(method, "last_name") && hasText(method, "home_phone")
           && method.value(QLatin1String("type")).toString() == QLatin1String("CC");
}

HttpResponse noMember() { return plainError(401, "No valid access token found"); }

} // namespace

bool PartnerApi::lacksMember(const Call& call) const
{
    const QString token = bearerToken(call.http);
    const bool needed = call.body.contains(QLatin1String("billing_method"));
    return token.isEmpty() ? needed : m_members.byAccessToken(token) == nullptr;
}

HttpResponse PartnerApi::memberBilling(const Call& call)
{
    const Member* member = m_members.byAccessToken(bearerToken(call.http));
    if (!member)
        return noMember();
    // The table requires `cart_id`, the prose does not: what is sent must be a cart, nothing need be sent.
    if (call.query.has("cart_id") && !m_carts.find(call.query.value("cart_id")))
        return apiError(90003);
    std::vector<Json> methods;
    for (const SavedMethod& method : member->methods)
        methods.push_back(savedMethodJson(method));
    return jsonResponse(200, object({{"data", array(methods)}}).text());
}

HttpResponse PartnerApi::memberBillingAdd(const Call& call)
{
    Member* member = m_members.byAccessToken(bearerToken(call.http));
    if (!member)
        return noMember();
    const QJsonObject given = call.body.value(QLatin1String("billing_method")).toObject();
    const QJsonObject card = given.value(QLatin1String("card")).toObject();
    if (!call.bodyReadable || !isComplete(given))
        return apiError(badInput);
    if (!call.cartId().isEmpty() && !m_carts.find(call.cartId()))
        return apiError(90003);
    const CardVerdict verdict = checkSavedCard(m_keys, card, m_time.date());
    if (!verdict.clientFault.isEmpty())
        m_ledger.clientFault(verdict.clientFault, call.endpoint);
    if (verdict.lastFour.isEmpty())
        return apiError(verdict.refusal);
    SavedMethod method;
    for (const char* name : {"first_name", "last_name", "home_phone", "address"})
        method.holder.insert(QLatin1String(name), given.value(QLatin1String(name)));
    method.issuer = card.value(QLatin1String("issuer")).toString();
    method.lastFour = verdict.lastFour;
    method.expireMonth = card.value(QLatin1String("expire_month")).toVariant().toInt();
    method.expireYear = card.value(QLatin1String("expire_year")).toVariant().toInt();
    method.refusal = verdict.refusal;
    method.refusalAtCommit = verdict.refusalAtCommit;
    const SavedMethod& saved = m_members.save(*member, std::move(method));
    return jsonResponse(200, object({{"billing_method", object({{"card", object({{"encryption_key", card.value(QLatin1String("encryption_key")).toString()}})},
                                                                {"id", saved.id.toLongLong()}})}}).text()); // a number here, a string in the list
}

/// A saved way to pay: the security code alone comes along, encrypted. The documented sample has none of the fields
/// that other payments need.
int PartnerApi::readMemberPayment(const Call& call, CartPayment& payment)
{
    const Member* member = m_members.byAccessToken(bearerToken(call.http));
    const QJsonObject given = call.body.value(QLatin1String("billing_method")).toObject();
    const SavedMethod* method = member ? member->method(given.value(QLatin1String("id")).toVariant().toString()) : nullptr;
    if (!method || payment.type != QLatin1String("CC"))
        return badInput;
    const QJsonObject card = call.body.value(QLatin1String("payment")).toObject().value(QLatin1String("card")).toObject();
    const CardVerdict verdict = checkCodeAlone(m_keys, card, method->issuer);
    if (!verdict.clientFault.isEmpty())
        m_ledger.clientFault(verdict.clientFault, call.endpoint);
    payment.issuer = method->issuer;
    payment.lastFour = method->lastFour;
    payment.expireMonth = method->expireMonth;
    payment.expireYear = method->expireYear;
    payment.refusal = verdict.refusalAtCommit != 0 ? verdict.refusalAtCommit : method->refusalAtCommit;
    payment.email = member->email;
    return verdict.refusal != 0 ? verdict.refusal : method->refusal;
}

} // namespace boxoffice::simulator
