#include "simulator/account/accountapi.h"
#include "simulator/partner/cartjson.h"
#include "simulator/world/dice.h"
#include "simulator/partner/partnerapi.h"
#include <QUuid>

namespace boxoffice::simulator {

Cart* PartnerApi::cartOf(const Call& call)
{
    Cart* cart = m_carts.find(call.cartId());
    if (!cart || m_world.find(call.arguments.value(0)) != cart->show)
        return nullptr;
    // A DELETE that comes too late harms nobody: it is what a careful client does after a restart.
    if (cart->state == CartState::Expired && call.endpoint != QLatin1String("delete"))
        m_ledger.clientFault(QStringLiteral("callAfterHold"), call.endpoint, cart->id);
    return cart;
}

Cart* PartnerApi::openCartOf(const Call& call)
{
    Cart* cart = cartOf(call);
    return cart && (cart->state == CartState::Held || cart->state == CartState::Paid) ? cart : nullptr;
}

PartnerApi::Outcome PartnerApi::cartAnswer(const Cart& cart, bool withId) const
{
    Fields fields;
    if (withId)
        fields.push_back({"cart_id", cart.id});
    fields.push_back({"cart", cartJson(m_world, cart, m_carts.holdLeft(cart))});
    return {jsonResponse(200, object(fields).text()), cart.id, true};
}

void PartnerApi::drift(Cart& cart, const Call& call)
{
    const bool tricky = m_world.shows()[std::size_t(cart.show)].trait == Trait::PriceDrift;
    if (const FaultRule* rule = call.fault(FaultKind::PriceDrift))
        cart.driftPerTicket = rule->cents;
    else if (tricky && call.endpoint == QLatin1String("shipping"))
        cart.driftPerTicket = 100;
}

PartnerApi::Outcome PartnerApi::shippingOptions(const Call& call)
{
    const Cart* cart = openCartOf(call);
    if (!cart)
        return {apiError(90003), {}, false};
    return {jsonResponse(200, deliveryOptionsJson(m_world, *cart).text()), cart->id, false};
}

PartnerApi::Outcome PartnerApi::shipping(const Call& call)
{
    Cart* cart = openCartOf(call);
    if (!cart)
        return {apiError(90003), {}, false};
    const QJsonValue id = call.body.value(QLatin1String("shipping_id"));
    if (!call.bodyReadable || !id.isString())
        return {apiError(10002), cart->id, false};
    const std::vector<DeliveryOption> options = deliveryOptions(m_world, *cart);
    const auto chosen = std::find_if(options.begin(), options.end(), [&id](const DeliveryOption& option) { return option.id == id.toString(); });
    if (chosen == options.end())
        return {apiError(10104), cart->id, false};
    cart->delivery = *chosen;
    drift(*cart, call);
    if (!std::exchange(cart->deliveryExtended, true))
        m_carts.extend(*cart);
    return cartAnswer(*cart, false);
}

PartnerApi::Outcome PartnerApi::commit(const Call& call)
{
    if (lacksMember(call))
        return {plainError(401, "No valid access token found"), {}, false};
    Cart* cart = cartOf(call);
    if (cart && cart->state == CartState::Committed)
        m_ledger.clientFault(QStringLiteral("repeatedCommit"), call.endpoint, cart->id);
    if (!cart || cart->state != CartState::Paid)
        return {apiError(call.body.isEmpty() ? 21001 : 90003), {}, false};
    const QString& currency = m_world.venueOf(m_world.shows()[std::size_t(cart->show)]).currency;
    drift(*cart, call);
    const Sums sums = sumsOf(*cart, currency);
    if (sums.unpaid != 0)
        return {apiError(10002), cart->id, false};
    for (const CartPayment& payment : cart->payments) {
        if (payment.refusal == 0)
            continue;
        const int refusal = payment.refusal;
        if (m_options.afterRefusal == AfterRefusal::Held) {
            cart->payments.clear();
            cart->state = CartState::Held;
        }
        return {apiError(refusal), cart->id, false};
    }
    fulfil(*cart, call);
    const Order& order = *cart->order;
    return {jsonResponse(200, object({{"redemption_url", order.redemptionUrl}, {"grand_total", Amount{sums.grand()}},
                                      {"currency_code", currency}, {"order_token", order.token},
                                      {"order_number", order.number}}).text()),
            cart->id, false};
}

void PartnerApi::fulfil(Cart& cart, const Call& call)
{
    Dice dice(mixed(m_options.seed ^ 0xc0ffeeULL, cart.serial));
    QByteArray bytes(16, '\0');
    for (char& byte : bytes)
        byte = char(dice.below(256));
    Order order;
    order.token = QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
    order.number = QStringLiteral("%1-%2/SIM").arg(dice.between(10, 59)).arg(10000 + (cart.serial * 7919 + m_options.seed) % 90000);
    order.redemptionUrl = QString::fromUtf8(call.root) + QStringLiteral("/redeem?token=") + order.token;
    order.date = m_time.date();
    order.purchasedAt = m_time.nowMs();
    order.sourceAccountId = call.body.value(QLatin1String("source_account_id")).toString();
    if (const Member* member = m_members.byAccessToken(bearerToken(call.http)))
        order.memberId = member->id;
    cart.order = std::move(order);
    m_carts.keep(cart);
}

PartnerApi::Outcome PartnerApi::remove(const Call& call)
{
    Cart* cart = openCartOf(call);
    if (!cart)
        return {apiError(90003), {}, false};
    m_carts.remove(*cart);
    HttpResponse gone;
    gone.status = 204;
    return {gone, cart->id, false};
}

} // namespace boxoffice::simulator
