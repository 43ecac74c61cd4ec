#include "simulator/partner/availabilityjson.h"
#include "simulator/partner/captchapage.h"
#include "simulator/world/dice.h"
#include "simulator/partner/partnerapi.h"

namespace boxoffice::simulator {

HttpResponse PartnerApi::eventId(const Call& call) const
{
    const QString code = call.arguments.value(0);
    bool numbered = false;
    const int show = code.startsWith(QLatin1Char('E')) ? code.mid(1).toInt(&numbered) : -1;
    if (!numbered || call.arguments.value(1) != QLatin1String("SIM") || show < 0 || show >= int(m_world.shows().size()))
        return plainError(404, "Event not found");
    return jsonResponse(200, object({{"event", object({{"id", m_world.shows()[std::size_t(show)].legacyId}})}}).text());
}

HttpResponse PartnerApi::availability(const Call& call)
{
    const Instant now = m_time.instant();
    if (now >= m_quotaUntil) {
        m_quotaUntil = now + std::chrono::hours(1);
        m_quotaUsed = 0;
    }
    const WallTime expiry = m_time.now() + (m_quotaUntil - now);
    if (m_quotaUsed >= m_options.availabilityPerHour)
        return quotaViolation(m_options.apiKey, expiry);
    ++m_quotaUsed;
    const int show = m_world.find(call.arguments.first());
    if (show < 0)
        return plainError(404, "Event not found");
    m_carts.expireOld();
    HttpResponse response = jsonResponse(200, availabilityJson(m_world, m_world.shows()[std::size_t(show)], m_stocks.of(show)).text());
    response.headers.emplace_back("Ratelimit-Quota-Allowed", QByteArray::number(m_options.availabilityPerHour));
    response.headers.emplace_back("Ratelimit-Quota-Used", QByteArray::number(m_quotaUsed));
    response.headers.emplace_back("Ratelimit-Quota-Available", QByteArray::number(m_options.availabilityPerHour - m_quotaUsed));
    response.headers.emplace_back("Ratelimit-Expiry", QByteArray::number(qint64(expiry.time_since_epoch().count())));
    return response;
}

HttpResponse PartnerApi::captcha(const Call& call) const
{
    const int show = m_world.find(call.query.value("event_id"));
    if (show < 0)
        return apiError(10002);
    const bool required = m_options.captchaForAll || m_world.shows()[std::size_t(show)].trait == Trait::CaptchaRequired;
    const QString siteKey = QString::number(mixed(m_options.seed, 77), 16).rightJustified(32, QLatin1Char('c'));
    HttpResponse response;
    if (call.http.header("Accept").contains("text/html"))
        response = textResponse(200, "text/html;charset=utf-8", captchaPage(siteKey, mixed(m_options.seed, quint64(m_time.nowMs()))));
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

} // namespace boxoffice::simulator
