#include "simulator/discovery/discoveryapi.h"
#include "simulator/discovery/listanswer.h"
#include "simulator/discovery/taxonomy.h"
#include "simulator/partner/apierror.h"
#include <QUrl>
#include <cmath>

namespace boxoffice::simulator {
namespace {

/// One page of a list that is filtered as it is walked through.
struct Page {
    int size = 20;
    int page = 0;
    int total = 0;
    std::vector<Json> items;
    template <class Make>
    void take(Make make)
    {
        if (total / size == page)
            items.push_back(make());
        ++total;
    }
};

bool fits(const QString& asked, const QString& value) { return asked.isEmpty() || asked.compare(value, Qt::CaseInsensitive) == 0; }

} // namespace

HttpResponse DiscoveryApi::answer(const Call& call)
{
    if (call.endpoint == QLatin1String("image"))
        return m_pictures.answer(call.arguments.value(0)); // another host, really: no quota
    if (const Spent spent = spend(); spent != Spent::Yes)
        return refused(spent == Spent::Spike);
    HttpResponse response = found(call);
    if (response.status != 400) // refused searches cost quota, too, but carry no rate headers
        tellRate(response);
    return response;
}

HttpResponse DiscoveryApi::found(const Call& call)
{
    const auto is = [&call](const char* name) { return call.endpoint == QLatin1String(name); };
    if (is("events"))
        return events(call);
    if (is("event") || is("images"))
        return event(call);
    if (is("venues"))
        return venues(call);
    if (is("venue"))
        return venue(call);
    if (is("attractions"))
        return attractions(call);
    if (is("attraction"))
        return attraction(call);
    if (is("classifications"))
        return classifications(call);
    return is("suggest") ? suggest(call) : classification(call);
}

DiscoveryApi::Spent DiscoveryApi::spend()
{
    const Instant now = m_time.instant();
    if (now >= m_dayEnds) {
        m_dayEnds = now + std::chrono::hours(24);
        m_today = m_over = 0;
    }
    if (now >= m_secondEnds) {
        m_secondEnds = now + std::chrono::seconds(1);
        m_thisSecond = 0;
    }
    if (m_options.discoveryPerSecond > 0 && m_thisSecond >= m_options.discoveryPerSecond)
        return Spent::Spike;
    if (m_today >= m_options.discoveryPerDay) {
        ++m_over;
        return Spent::Quota;
    }
    ++m_thisSecond;
    ++m_today;
    return Spent::Yes;
}

void DiscoveryApi::tellRate(HttpResponse& response) const
{
    const qint64 reset = (m_time.now() + (m_dayEnds - m_time.instant())).time_since_epoch().count();
    response.headers.emplace_back("Rate-Limit", QByteArray::number(m_options.discoveryPerDay));
    response.headers.emplace_back("Rate-Limit-Available", QByteArray::number(qMax(0, m_options.discoveryPerDay - m_today)));
    response.headers.emplace_back("Rate-Limit-Over", QByteArray::number(m_over));
    response.headers.emplace_back("Rate-Limit-Reset", QByteArray::number(reset));
}

/// The gateway's shape (API section 5.3); the text holds the key on purpose, as the real one does.
HttpResponse DiscoveryApi::refused(bool spike) const
{
    const QByteArray text = spike ? QByteArrayLiteral("Spike arrest violation. Allowed rate : ") + QByteArray::number(m_options.discoveryPerSecond) + "ps"
                                  : "Rate limit quota violation. Quota limit exceeded. Identifier : " + m_options.apiKey;
    HttpResponse response = gatewayFault(429, spike ? "policies.ratelimit.SpikeArrestViolation" : "policies.ratelimit.QuotaViolation", text.constData());
    tellRate(response);
    return response;
}

HttpResponse DiscoveryApi::events(const Call& call) const
{
    EventQuery query;
    QStringList unknown;
    if (const auto error = EventQuery::read(call.query, query, unknown))
        return discoveryError(400, error->code, error->detail);
    const std::vector<int> found = foundEvents(m_world, query);
    std::vector<Json> items;
    const std::size_t from = std::size_t(query.page) * std::size_t(query.size);
    for (std::size_t i = from; i < found.size() && i < from + std::size_t(query.size); ++i) {
        const Show& show = m_world.shows()[std::size_t(found[i])];
        Fields further;
        if (query.point)
            further = {{"distance", Amount{std::llround(distanceTo(m_world, show, query) * 100)}}, {"units", query.inMiles ? "MILES" : "KILOMETERS"}};
        items.push_back(eventJson(m_world, show, call.root, further));
    }
    HttpResponse response = paged(call, "events", items, int(found.size()), query.page, query.size);
    if (!unknown.isEmpty())
        response.headers.emplace_back("X-Unknown-Params", QUrl::toPercentEncoding(unknown.join(QLatin1Char(',')), ","));
    return response;
}

HttpResponse DiscoveryApi::event(const Call& call) const
{
    const QString id = call.arguments.value(0);
    const int index = m_world.find(id);
    if (index < 0)
        return notFound(id);
    const Show& show = m_world.shows()[std::size_t(index)];
    if (call.endpoint == QLatin1String("images"))
        return jsonResponse(200, object({{"type", "event"}, {"id", show.id}, {"images", show.noImage ? array({}) : imagesJson(show.id, call.root)},
                                         {"_links", object({{"self", object({{"href", QStringLiteral("/discovery/v2/events/%1/images?locale=en-us").arg(show.id)}})}})}}).text());
    return jsonResponse(200, eventJson(m_world, show, call.root).text());
}

HttpResponse DiscoveryApi::venues(const Call& call) const
{
    Page page;
    if (const auto error = readPaging(call.query, page.size, page.page))
        return discoveryError(400, error->code, error->detail);
    const QString word = folded(call.query.value("keyword"));
    const QStringList ids = call.query.value("id").split(QLatin1Char(','), Qt::SkipEmptyParts);
    std::vector<const Venue*> order;
    for (const Venue& venue : m_world.venues())
        order.push_back(&venue);
    const QString sort = call.query.value("sort");
    if (sort.startsWith(QLatin1String("name")))
        std::stable_sort(order.begin(), order.end(), [down = sort.endsWith(QLatin1String("desc"))](const Venue* a, const Venue* b) {
            return down ? b->folded < a->folded : a->folded < b->folded;
        });
    for (const Venue* venue : order)
        if (venue->folded.contains(word) && fits(call.query.value("countryCode"), venue->countryCode) && fits(call.query.value("stateCode"), venue->stateCode)
            && (ids.isEmpty() || ids.contains(venue->id)))
            page.take([&] { return venueJson(*venue, call.root); });
    return paged(call, "venues", page.items, page.total, page.page, page.size);
}

HttpResponse DiscoveryApi::venue(const Call& call) const
{
    for (const Venue& venue : m_world.venues())
        if (venue.id == call.arguments.value(0))
            return jsonResponse(200, venueJson(venue, call.root).text());
    return notFound(call.arguments.value(0));
}

HttpResponse DiscoveryApi::attractions(const Call& call)
{
    Page page;
    if (const auto error = readPaging(call.query, page.size, page.page))
        return discoveryError(400, error->code, error->detail);
    const QString word = folded(call.query.value("keyword"));
    const QStringList ids = call.query.value("id").split(QLatin1Char(','), Qt::SkipEmptyParts);
    const QString kind = folded(call.query.value("classificationName"));
    for (const Attraction& each : m_attractions.all())
        if (each.folded.contains(word) && (ids.isEmpty() || ids.contains(each.id))
            && (kind.isEmpty() || folded(branchName(Branch::Segment, each.genre)) == kind || folded(branchName(Branch::Genre, each.genre)) == kind)
            && fits(call.query.value("segmentId"), branchId(Branch::Segment, each.genre)) && fits(call.query.value("genreId"), branchId(Branch::Genre, each.genre)))
            page.take([&] { return attractionJson(each, call.root); });
    return paged(call, "attractions", page.items, page.total, page.page, page.size);
}

HttpResponse DiscoveryApi::attraction(const Call& call)
{
    const Attraction* found = m_attractions.find(call.arguments.value(0));
    return found ? jsonResponse(200, attractionJson(*found, call.root).text()) : notFound(call.arguments.value(0));
}

HttpResponse DiscoveryApi::classifications(const Call& call) const
{
    Page page;
    if (const auto error = readPaging(call.query, page.size, page.page))
        return discoveryError(400, error->code, error->detail);
    for (const Json& entry : classificationList(folded(call.query.value("keyword"))))
        page.take([&] { return entry; });
    return paged(call, "classifications", page.items, page.total, page.page, page.size);
}

HttpResponse DiscoveryApi::classification(const Call& call) const
{
    const QString id = call.arguments.value(0);
    const auto found = call.endpoint == QLatin1String("classification") ? classificationJson(id)
                       : call.endpoint == QLatin1String("segment")      ? branchJson(Branch::Segment, id)
                       : call.endpoint == QLatin1String("genre")        ? branchJson(Branch::Genre, id)
                                                                        : branchJson(Branch::SubGenre, id);
    return found ? jsonResponse(200, found->text()) : notFound(id);
}

std::vector<Json> DiscoveryApi::suggested(const Call& call, const QString& resource, const QString& word, int most)
{
    std::vector<Json> found;
    const auto more = [&found, most] { return int(found.size()) < most; };
    if (resource == QLatin1String("attractions"))
        for (const Attraction& each : m_attractions.all())
            if (more() && each.folded.contains(word))
                found.push_back(attractionJson(each, call.root));
    if (resource == QLatin1String("venues"))
        for (const Venue& venue : m_world.venues())
            if (more() && venue.folded.contains(word) && fits(call.query.value("countryCode"), venue.countryCode))
                found.push_back(venueJson(venue, call.root));
    if (resource == QLatin1String("events"))
        for (const Show& show : m_world.shows())
            if (more() && show.folded.contains(word) && fits(call.query.value("countryCode"), m_world.venueOf(show).countryCode))
                found.push_back(eventJson(m_world, show, call.root));
    return found;
}

HttpResponse DiscoveryApi::suggest(const Call& call)
{
    const QString word = folded(call.query.value("keyword"));
    const QString asked = call.query.has("resource") ? call.query.value("resource") : QStringLiteral("attractions,venues,events,products");
    const int most = call.query.has("size") ? qBound(0, call.query.value("size").toInt(), 20) : 5;
    Fields embedded;
    for (const char* resource : {"venues", "attractions", "events", "products"}) {
        if (!asked.split(QLatin1Char(',')).contains(QLatin1String(resource)))
            continue;
        const std::vector<Json> found = suggested(call, QString::fromLatin1(resource), word, most);
        if (!found.empty())
            embedded.push_back({resource, array(found)});
    }
    Fields fields;
    if (!embedded.empty())
        fields.push_back({"_embedded", object(embedded)});
    fields.push_back({"_links", object({{"self", object({{"href", "/discovery/v2/suggest"}})}})});
    return jsonResponse(200, object(fields).text());
}

} // namespace boxoffice::simulator
