#include "simulator/partner/aftersale.h"
#include "simulator/partner/apierror.h"
#include "simulator/partner/cartjson.h"
#include "simulator/partner/channelapi.h"
#include "simulator/world/dice.h"
#include <QJsonArray>

namespace boxoffice::simulator {
namespace {

constexpr int badInput = 10002;
constexpr qint64 day = 24LL * 3600 * 1000;
constexpr auto refundTime = std::chrono::seconds(2);

const char* redemptionStatus(const Order& order)
{
    return order.voided ? "VOIDED" : order.redeemed ? "REDEEMED" : "UNREDEEMED";
}

} // namespace

std::optional<HttpResponse> AfterSale::answer(const Call& call)
{
    const auto is = [&call](const char* name) { return call.endpoint == QLatin1String(name); };
    if (is("orders"))
        return orders(call);
    if (is("unredeemed"))
        return unredeemed(call);
    if (is("claimLink"))
        return claimLink(call);
    if (is("status"))
        return status(call);
    if (is("refund"))
        return refund(call);
    if (is("refundBatch"))
        return refundBatch(call);
    if (is("refundJob"))
        return refundJob(call);
    return is("redeem") ? std::optional(redeemPage(call)) : std::nullopt;
}

const Cart* AfterSale::soldCart(const Call& call)
{
    const Cart* cart = m_carts.find(call.query.value("cart_id"));
    return cart && cart->order && m_world.find(call.query.value("event_id")) == cart->show ? cart : nullptr;
}

HttpResponse AfterSale::orders(const Call& call)
{
    if (!m_options.ordersEnabled)
        return notEnabled("orders");
    const bool byToken = call.query.has("order_token");
    if (!byToken && (!call.query.has("cart_id") || !call.query.has("event_id")))
        return apiError(badInput);
    const Cart* cart = byToken ? m_carts.byOrderToken(call.query.value("order_token")) : soldCart(call);
    return cart ? jsonResponse(200, orderJson(m_world, *cart).text()) : plainError(404, "Order not found");
}

/// Exactly one of the two day parameters, as its text says; the table marks both as not required.
HttpResponse AfterSale::unredeemed(const Call& call)
{
    if (!m_options.unredeemedListed)
        return notEnabled("unredeemed orders");
    const bool byPurchase = call.query.has("days_from_purchase");
    const int days = countedParameter(call.query, byPurchase ? "days_from_purchase" : "days_before_event", -1, 3650);
    if (byPurchase == call.query.has("days_before_event") || days < 0)
        return apiError(badInput);
    std::vector<Json> data;
    for (const auto& cart : m_carts.all()) {
        if (!cart->order || cart->order->redeemed || cart->order->voided)
            continue;
        const qint64 startsAt = m_world.shows()[std::size_t(cart->show)].startsAt;
        const qint64 away = byPurchase ? m_time.nowMs() - cart->order->purchasedAt : startsAt - m_time.nowMs();
        if (away < 0 || away > days * day)
            continue;
        data.push_back(object({{"purchase_date_time", cart->order->purchasedAt}, {"email_status", 1}, {"event_date_time", startsAt},
                               {"event_id", m_world.shows()[std::size_t(cart->show)].legacyId},
                               {"order_source_account_id", cart->order->sourceAccountId}, {"purchase_email_address", cart->email}}));
    }
    return jsonResponse(200, object({{"data", array(data)}}).text());
}

HttpResponse AfterSale::claimLink(const Call& call)
{
    if (!call.query.has("cart_id") || !call.query.has("event_id"))
        return apiError(badInput);
    const Cart* cart = soldCart(call);
    if (!cart)
        return plainError(404, "Order not found");
    return jsonResponse(200, object({{"claim_link", cart->order->redemptionUrl}}).text()); // invented
}

HttpResponse AfterSale::status(const Call& call)
{
    if (!call.query.has("token"))
        return apiError(badInput);
    const Cart* cart = m_carts.byOrderToken(call.query.value("token"));
    if (!cart)
        return plainError(404, "Order not found");
    return jsonResponse(200, object({{"order_token", cart->order->token}, {"redemption_status", redemptionStatus(*cart->order)}}).text()); // invented
}

bool AfterSale::giveBack(Cart& cart)
{
    if (std::exchange(cart.order->voided, true))
        return false;
    for (const CartLine& line : cart.lines)
        m_stocks.of(cart.show).giveBack(line.places);
    return true;
}

HttpResponse AfterSale::refund(const Call& call)
{
    if (!call.query.has("order_token"))
        return apiError(badInput);
    Cart* cart = m_carts.byOrderToken(call.query.value("order_token"));
    if (!cart)
        return plainError(404, "Order not found");
    if (!giveBack(*cart))
        return plainError(400, "Order is already refunded"); // invented
    const QString& currency = m_world.venueOf(m_world.shows()[std::size_t(cart->show)]).currency;
    return jsonResponse(200, object({{"order_token", cart->order->token}, {"order_number", cart->order->number}, {"refund_status", "REFUNDED"},
                                     {"amount", object({{"amount", Amount{sumsOf(*cart, currency).grand()}}, {"currency", currency}})}}).text()); // invented
}

/// Invented: {"order_tokens":[...]} in, a job receipt out; the job is done two seconds later.
HttpResponse AfterSale::refundBatch(const Call& call)
{
    const QJsonArray tokens = call.body.value(QLatin1String("order_tokens")).toArray();
    if (!call.bodyReadable || tokens.isEmpty())
        return apiError(badInput);
    Job job;
    for (const auto token : tokens) {
        Cart* cart = m_carts.byOrderToken(token.toString());
        const char* outcome = !cart ? "NOT_FOUND" : giveBack(*cart) ? "REFUNDED" : "ALREADY_REFUNDED";
        job.results.push_back(object({{"order_token", token.toString()}, {"refund_status", outcome}}));
    }
    job.done = m_time.instant() + refundTime;
    const QString id = QStringLiteral("job-") + QString::number(mixed(m_options.seed, m_jobs.size() + 1), 36);
    m_jobs[id] = std::move(job);
    return jsonResponse(200, object({{"id", id}, {"status", "ACCEPTED"}, {"orders", int(tokens.size())}}).text());
}

HttpResponse AfterSale::refundJob(const Call& call)
{
    const auto found = m_jobs.find(call.arguments.value(0));
    if (found == m_jobs.end())
        return plainError(404, "Job not found");
    if (found->second.done > m_time.instant())
        return jsonResponse(200, object({{"id", found->first}, {"status", "PROCESSING"}}).text()); // invented
    return jsonResponse(200, object({{"id", found->first}, {"status", "DONE"}, {"orders", array(found->second.results)}}).text()); // invented
}

/// Invented: whoever opens the link has redeemed the order.
HttpResponse AfterSale::redeemPage(const Call& call)
{
    Cart* cart = m_carts.byOrderToken(call.query.value("token"));
    if (!cart || cart->order->voided)
        return textResponse(404, "text/html;charset=utf-8", "<!DOCTYPE html><title>Order</title><p>There is no such order.</p>\n");
    cart->order->redeemed = call.http.method == "GET" || cart->order->redeemed;
    return textResponse(200, "text/html;charset=utf-8",
                        QStringLiteral("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Order %1</title></head><body>"
                                       "<h1>Order %1</h1><p>%2 tickets for %3 (a simulator's order).</p></body></html>\n")
                            .arg(cart->order->number).arg(cart->tickets())
                            .arg(m_world.shows()[std::size_t(cart->show)].name.toHtmlEscaped()).toUtf8());
}

} // namespace boxoffice::simulator
