#include "simulator/partner/availabilityjson.h"
#include "simulator/partner/captchapage.h"
#include "simulator/partner/eventlistjson.h"
#include "simulator/world/dice.h"
#include "simulator/partner/partnerapi.h"

namespace boxoffice::simulator {

HttpResponse PartnerApi::eventId(const Call& call) const
{
    const int show = showOfCode(call.arguments.value(0), call.arguments.value(1));
    if (show < 0 || show >= int(m_world.shows().size()))
        return plainError(404, "Event not found");
    return jsonResponse(200, object({{"event", object({{"id", m_world.shows()[std::size_t(show)].legacyId}})}}).text());
}

HttpResponse PartnerApi::availability(const Call& call)
{
    if (!m_options.channelPartner)
        return notEnabled("availability");
    if (!m_availability.spend())
        return quotaViolation(m_options.apiKey, m_availability.expiry());
    const int show = m_world.find(call.arguments.first());
    if (show < 0)
        return plainError(404, "Event not found");
    m_carts.expireOld();
    HttpResponse response = jsonResponse(200, availabilityJson(m_world, m_world.shows()[std::size_t(show)], m_stocks.of(show), call.query.value("password")).text());
    m_availability.tell(response);
    return response;
}

HttpResponse PartnerApi::captcha(const Call& call) const
{
    const int show = m_world.find(call.query.value("event_id"));
    if (show < 0)
        return apiError(10002);
    const bool required = m_options.captchaForAll || m_world.shows()[std::size_t(show)].trait == Trait::CaptchaRequired;
    const QString siteKey = m_checks.siteKey();
    HttpResponse response;
    if (call.http.header("Accept").contains("text/html"))
        response = textResponse(200, "text/html;charset=utf-8", captchaPage(siteKey, call.root));
    else
        response = jsonResponse(200, object({{"captcha_required", required},
                                             {"captcha_details", object({{"type", 2}, {"site_key", siteKey}})}}).text());
    response.headers.emplace_back("X-TM-CAPTCHA-REQUIRED", required ? "true" : "false");
    response.headers.emplace_back("X-TM-CAPTCHA-V2-SITEKEY", siteKey.toUtf8());
    response.headers.emplace_back("X-TM-CAPTCHA-V2-STOKEN", QByteArray::number(mixed(m_options.seed, 78), 16));
    return response;
}

HttpResponse PartnerApi::certificate()
{
    const CardKeys::Certificate current = m_keys.current();
    return jsonResponse(200, object({{"id", current.id}, {"value", QString::fromLatin1(current.pem)}}).text());
}

HttpResponse PartnerApi::wallet(const Call& call)
{
    if (!m_options.walletEnabled)
        return notEnabled("the payment wallet");
    const auto body = m_wallet.tokenFor(call.body, m_time.date(), m_options.seed);
    return body ? jsonResponse(200, *body) : apiError(10002);
}

} // namespace boxoffice::simulator
