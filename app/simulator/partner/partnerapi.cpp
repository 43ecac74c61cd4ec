#include "simulator/partner/partnerapi.h"

namespace boxoffice::simulator {
namespace {

bool mayPoll(const QString& endpoint)
{
    return endpoint == QLatin1String("reserve") || endpoint == QLatin1String("shipping") || endpoint == QLatin1String("commit")
           || endpoint == QLatin1String("delete") || endpoint == QLatin1String("orders");
}

} // namespace

PartnerApi::PartnerApi(const World& world, const WorldClock& time, const Clock& clock, const Options& options, Ledger& ledger,
                       Members& members, HumanChecks& checks)
    : m_world(world), m_time(time), m_options(options), m_ledger(ledger), m_members(members), m_checks(checks), m_stocks(world, options.seed, &clock, options.otherBuyersPerMinute),
      m_carts(m_stocks, clock, m_options), m_polls(clock, m_options),
      m_keys(clock, options.certificateRendering, options.certificateRotation),
      m_availability(time, options.availabilityPerHour, std::chrono::hours(1), Quota::Family::AllowedAndAvailable),
      m_channel(world, time, options, m_stocks), m_afterSale(world, time, options, m_carts, m_stocks)
{
}

void PartnerApi::excuse(const QString& cartId)
{
    if (Cart* cart = m_carts.find(cartId))
        cart->excused = true;
}

PartnerApi::Outcome PartnerApi::apply(const Call& call)
{
    const auto is = [&call](const char* name) { return call.endpoint == QLatin1String(name); };
    if (is("reserve"))
        return reserve(call);
    if (is("shippingOptions"))
        return shippingOptions(call);
    if (is("shipping"))
        return shipping(call);
    if (is("payment"))
        return payment(call);
    if (is("commit"))
        return commit(call);
    if (is("delete"))
        return remove(call);
    if (is("orders"))
        return {*m_afterSale.answer(call), call.cartId(), false};
    if (is("poll"))
        return {poll(call), {}, false};
    if (is("availability"))
        return {availability(call), {}, false};
    if (is("eventId"))
        return {eventId(call), {}, false};
    if (is("captcha"))
        return {captcha(call), {}, false};
    if (is("certificate"))
        return {certificate(), {}, false};
    if (is("memberBilling"))
        return {memberBilling(call), {}, false};
    if (is("memberBillingAdd"))
        return {memberBillingAdd(call), {}, false};
    if (is("walletToken"))
        return {wallet(call), {}, false};
    m_carts.expireOld();
    if (auto response = m_channel.answer(call))
        return {std::move(*response), {}, false};
    if (auto response = m_afterSale.answer(call))
        return {std::move(*response), {}, false};
    return {tracking(call), {}, false};
}

/// A picture of one by one pixel (API section 4.1). The ids go by their old and their new spelling.
HttpResponse PartnerApi::tracking(const Call& call)
{
    constexpr qsizetype longestId = 32;
    for (const char* name : {"shared_id", "sub_id1", "sub_id2", "sub_id3", "sharedId", "subId1", "subId2", "subId3"})
        if (call.query.value(name).size() > longestId)
            return apiError(10002);
    return textResponse(200, "image/gif", QByteArray::fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"));
}

bool PartnerApi::mustPoll(const Call& call) const
{
    if (!mayPoll(call.endpoint))
        return false;
    const int show = call.arguments.isEmpty() ? -1 : m_world.find(call.arguments.first());
    const bool slow = show >= 0 && m_world.shows()[std::size_t(show)].trait == Trait::SlowQueue;
    return m_options.forcePolling || slow || call.fault(FaultKind::ForcePoll)
           || call.http.header("X-TM-FORCE-POLLING").toLower() == "true";
}

HttpResponse PartnerApi::answer(const Call& call)
{
    Outcome outcome = apply(call);
    if (Cart* cart = outcome.cartId.isEmpty() ? nullptr : m_carts.find(outcome.cartId)) {
        if (const FaultRule* rule = call.fault(FaultKind::ShortHold); rule && cart->state == CartState::Held)
            m_carts.holdFor(*cart, rule->seconds);
        if (outcome.showsCart)
            outcome.response = finalAnswer(outcome, call.endpoint);
    }
    if (!mustPoll(call))
        return outcome.response;
    // A reserve that failed has no cart; its 202 still names one, which then proves invalid.
    if (outcome.cartId.isEmpty() && call.endpoint == QLatin1String("reserve"))
        outcome.cartId = QStringLiteral("none-%1").arg(m_time.nowMs());
    if (Cart* cart = m_carts.find(outcome.cartId)) {
        cart->busyUntil = m_time.instant() + m_polls.span();
        if (call.endpoint == QLatin1String("reserve"))
            m_carts.holdFor(*cart, m_carts.holdLeft(*cart) + int(m_polls.span().count()));
    }
    const QString cartId = outcome.cartId;
    return m_polls.defer(call, cartId, [this, outcome = std::move(outcome), endpoint = call.endpoint] { return finalAnswer(outcome, endpoint); });
}

/// Carts change while a poll is open, so the answer is made when it is fetched.
HttpResponse PartnerApi::finalAnswer(const Outcome& outcome, const QString& endpoint)
{
    Cart* cart = m_carts.find(outcome.cartId);
    if (cart)
        cart->busyUntil = std::min(cart->busyUntil, m_time.instant());
    if (!outcome.showsCart)
        return outcome.response;
    if (!cart || cart->state == CartState::Deleted || cart->state == CartState::Expired)
        return apiError(90003);
    return cartAnswer(*cart, endpoint == QLatin1String("reserve")).response;
}

HttpResponse PartnerApi::poll(const Call& call)
{
    PollBook::Polled polled = m_polls.poll(call);
    if (polled.tooEarly)
        m_ledger.clientFault(QStringLiteral("pollBeforeWait"), call.endpoint);
    return polled.response ? std::move(*polled.response) : apiError(90003);
}

bool PartnerApi::isBusy(const QString& cartId)
{
    const Cart* cart = m_carts.find(cartId);
    return cart && cart->busyUntil > m_time.instant();
}

} // namespace boxoffice::simulator
