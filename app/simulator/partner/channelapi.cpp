#include "simulator/partner/channelapi.h"
#include "simulator/partner/apierror.h"
#include "simulator/partner/eventdetailsjson.h"
#include "simulator/partner/eventlistjson.h"
#include "simulator/partner/toppicks.h"

namespace boxoffice::simulator {
namespace {

constexpr int badInput = 10002;
constexpr int mostEventsAPage = 10000;
constexpr int mostStatusIds = 1000;

bool belongsTo(const QString& source, const QString& country)
{
    const bool british = country == QLatin1String("GB") || country == QLatin1String("IE");
    if (source == QLatin1String("TM_UK"))
        return british;
    if (source == QLatin1String("MFX"))
        return country == QLatin1String("DE");
    return source == QLatin1String("TM_US") && !british && country != QLatin1String("DE");
}

const char* statusWord(const Show& show, const Stock& stock, qint64 now)
{
    const bool selling = show.status == ShowStatus::OnSale || show.status == ShowStatus::Rescheduled;
    const bool open = (show.noOnsale || show.onsaleAt <= now) && now < show.offsaleAt;
    const int left = selling && open && show.trait != Trait::NoTicketTypes ? stock.left() : 0;
    if (left == 0)
        return "TICKETS_NOT_AVAILABLE";
    return left * 10 < stock.layout().capacity() ? "FEW_TICKETS_LEFT" : "TICKETS_AVAILABLE";
}

} // namespace

int countedParameter(const Query& query, const char* name, int usual, int most)
{
    if (!query.has(name))
        return usual;
    bool numeric = false;
    const int number = query.value(name).toInt(&numeric);
    return numeric && number >= 1 && number <= most ? number : -1;
}

HttpResponse notEnabled(const char* what)
{
    const QByteArray text = QByteArray("The account is not enabled for ") + what;
    return gatewayFault(403, "steps.accesscontrol.AccessDenied", text.constData());
}

ChannelApi::ChannelApi(const World& world, const WorldClock& time, const Options& options, Stocks& stocks)
    : m_world(world), m_time(time), m_options(options), m_stocks(stocks),
      m_events(time, options.eventsPerMinute, std::chrono::minutes(1), Quota::Family::Allowed),
      m_picks(time, options.topPicksPerMinute, std::chrono::minutes(1), Quota::Family::AllowedAndAvailable)
{
}

std::optional<HttpResponse> ChannelApi::answer(const Call& call)
{
    const auto is = [&call](const char* name) { return call.endpoint == QLatin1String(name); };
    if (is("inventoryStatus"))
        return inventoryStatus(call);
    if (is("seatSnapshot")) { // documented: a PNG, or 204 where there is none
        HttpResponse none;
        none.status = 204;
        return none;
    }
    const bool picks = is("topPicks");
    if (!picks && !is("eventList") && !is("eventDetails"))
        return std::nullopt;
    Quota& quota = picks ? m_picks : m_events;
    if (!quota.spend())
        return quotaViolation(m_options.apiKey, quota.expiry());
    HttpResponse response = picks ? topPicks(call) : is("eventList") ? eventList(call) : eventDetails(call);
    quota.tell(response);
    return response;
}

HttpResponse ChannelApi::eventList(const Call& call)
{
    if (!m_options.channelPartner)
        return notEnabled("the event list");
    const int page = countedParameter(call.query, "page", 1, 1000000);
    const int limit = countedParameter(call.query, "limit", mostEventsAPage, mostEventsAPage);
    const QString source = call.query.has("source") ? call.query.value("source") : QStringLiteral("TM_US");
    static const QStringList sources{QStringLiteral("TM_US"), QStringLiteral("TM_UK"), QStringLiteral("MFX"), QStringLiteral("Universe")};
    if (page < 0 || limit < 0 || !sources.contains(source) || (source == QLatin1String("MFX") && call.query.value("market").isEmpty()))
        return apiError(badInput);
    const QStringList ids = call.query.value("events").split(QLatin1Char(','), Qt::SkipEmptyParts);
    std::vector<int> found;
    const auto& shows = m_world.shows();
    for (int i = 0; i < int(shows.size()); ++i) {
        const Show& show = shows[std::size_t(i)];
        const bool wanted = ids.isEmpty() || ids.contains(show.id) || ids.contains(show.legacyId);
        if (wanted && belongsTo(source, m_world.venueOf(show).countryCode))
            found.push_back(i);
    }
    return jsonResponse(200, eventListJson(m_world, found, page, limit).text());
}

HttpResponse ChannelApi::eventDetails(const Call& call)
{
    const int show = m_world.find(call.arguments.value(0));
    if (show < 0)
        return plainError(404, "Event not found");
    return jsonResponse(200, eventDetailsJson(m_world, show, m_time.nowMs(), call.root).text());
}

HttpResponse ChannelApi::topPicks(const Call& call)
{
    const int index = m_world.find(call.arguments.value(0));
    if (index < 0)
        return plainError(404, "Event not found");
    const Show& show = m_world.shows()[std::size_t(index)];
    const auto asked = picksAsked(call.query);
    if (!asked)
        return apiError(badInput);
    if (show.trait == Trait::NotTransactable)
        return apiError(90001);
    return jsonResponse(200, topPicksJson(m_world, show, m_stocks.of(index), *asked, m_time.nowMs(), call.root).text());
}

HttpResponse ChannelApi::inventoryStatus(const Call& call)
{
    if (!m_options.channelPartner)
        return notEnabled("inventory status");
    const QStringList ids = call.query.value("events").split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (ids.isEmpty() || ids.size() > mostStatusIds)
        return apiError(badInput);
    std::vector<Json> all;
    for (const QString& id : ids) {
        const int show = m_world.find(id);
        const char* word = show < 0 ? "UNKNOWN" : statusWord(m_world.shows()[std::size_t(show)], m_stocks.of(show), m_time.nowMs());
        // What an event without resale says is invented.
        all.push_back(object({{"eventId", id}, {"status", word}, {"resaleStatus", "TICKETS_NOT_AVAILABLE"}}));
    }
    return jsonResponse(200, array(all).text());
}

} // namespace boxoffice::simulator
