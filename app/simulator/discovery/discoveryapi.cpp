#include "simulator/discovery/discoveryapi.h"
#include "simulator/discovery/eventsearch.h"
#include <QUrl>

namespace boxoffice::simulator {
namespace {

HttpResponse discoveryError(int status, const QString& statusText, const char* code, const QString& detail)
{
    return jsonResponse(status, object({{"errors", array({object({{"code", code}, {"detail", detail}, {"status", statusText},
                                        {"_links", object({{"about", object({{"href", QStringLiteral("/discovery/v2/errors.html#") + QLatin1String(code)}})}})}})})}}).text());
}

HttpResponse notFound(const QString& id)
{
    return discoveryError(404, QStringLiteral("404"), "DIS1004",
                          QStringLiteral("Resource not found with provided criteria (locale=en-us, id=%1)").arg(id));
}

/// The search again with another page, without the key.
Json link(const Call& call, const char* resource, int page, int size)
{
    QByteArray href = QByteArray("/discovery/v2/") + resource + '?';
    for (const QueryItem& item : call.query.items())
        if (item.name != QLatin1String("apikey") && item.name != QLatin1String("page") && item.name != QLatin1String("size"))
            href += QUrl::toPercentEncoding(item.name) + '=' + QUrl::toPercentEncoding(item.value) + '&';
    return object({{"href", QString::fromUtf8(href + "page=" + QByteArray::number(page) + "&size=" + QByteArray::number(size))}});
}

HttpResponse paged(const Call& call, const char* resource, const std::vector<Json>& items, int total, int page, int size)
{
    const int pages = (total + size - 1) / size;
    Fields fields;
    if (!items.empty()) // an empty page has no _embedded at all
        fields.push_back({"_embedded", object({{resource, array(items)}})});
    Fields links{{"first", link(call, resource, 0, size)}, {"self", link(call, resource, page, size)}};
    if (page > 0)
        links.push_back({"prev", link(call, resource, page - 1, size)});
    if (page + 1 < pages)
        links.push_back({"next", link(call, resource, page + 1, size)});
    links.push_back({"last", link(call, resource, qMax(0, pages - 1), size)});
    fields.push_back({"_links", object(links)});
    fields.push_back({"page", object({{"size", size}, {"totalElements", total}, {"totalPages", pages}, {"number", page}})});
    return jsonResponse(200, object(fields).text());
}

} // namespace

HttpResponse DiscoveryApi::answer(const Call& call)
{
    const auto is = [&call](const char* name) { return call.endpoint == QLatin1String(name); };
    HttpResponse response = is("events") ? events(call)
                            : is("event") || is("images") ? event(call)
                            : is("venues") ? venues(call)
                            : is("venue") ? venue(call)
                            : is("suggest") ? suggest(call)
                                            : image(call);
    ++m_used;
    if (response.status != 400 && !is("image")) { // refused searches carry no rate headers
        response.headers.emplace_back("Rate-Limit", "5000");
        response.headers.emplace_back("Rate-Limit-Available", QByteArray::number(qMax(0, 5000 - m_used)));
        response.headers.emplace_back("Rate-Limit-Over", "0");
        response.headers.emplace_back("Rate-Limit-Reset", QByteArray::number(m_time.nowMs() + 24LL * 3600 * 1000));
    }
    return response;
}

HttpResponse DiscoveryApi::events(const Call& call) const
{
    EventSearch search;
    QStringList unknown;
    if (const auto error = EventSearch::read(call.query, search, unknown))
        return discoveryError(400, QStringLiteral("400"), error->code, error->detail);
    const std::vector<int> found = search.find(m_world);
    std::vector<Json> items;
    const std::size_t from = std::size_t(search.page) * std::size_t(search.size);
    for (std::size_t i = from; i < found.size() && i < from + std::size_t(search.size); ++i)
        items.push_back(eventJson(m_world, m_world.shows()[std::size_t(found[i])], call.root));
    HttpResponse response = paged(call, "events", items, int(found.size()), search.page, search.size);
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
        return jsonResponse(200, object({{"type", "event"}, {"id", show.id}, {"images", imagesJson(show, call.root)}}).text());
    return jsonResponse(200, eventJson(m_world, show, call.root).text());
}

HttpResponse DiscoveryApi::venues(const Call& call) const
{
    const QString word = folded(call.query.value("keyword"));
    const QString country = call.query.value("countryCode");
    const int size = qBound(1, call.query.has("size") ? call.query.value("size").toInt() : 20, 200);
    const int page = qBound(0, call.query.value("page").toInt(), 1000);
    std::vector<Json> items;
    int total = 0;
    for (const Venue& venue : m_world.venues()) {
        if (!folded(venue.name + QLatin1Char(' ') + venue.city).contains(word) || (!country.isEmpty() && venue.countryCode != country))
            continue;
        if (total / size == page)
            items.push_back(venueJson(venue));
        ++total;
    }
    return paged(call, "venues", items, total, page, size);
}

HttpResponse DiscoveryApi::venue(const Call& call) const
{
    for (const Venue& venue : m_world.venues())
        if (venue.id == call.arguments.value(0))
            return jsonResponse(200, venueJson(venue).text());
    return notFound(call.arguments.value(0));
}

HttpResponse DiscoveryApi::suggest(const Call& call) const
{
    const QString word = folded(call.query.value("keyword"));
    std::vector<Json> events;
    for (const Show& show : m_world.shows())
        if (events.size() < 5 && show.folded.contains(word))
            events.push_back(eventJson(m_world, show, call.root));
    std::vector<Json> venues;
    for (const Venue& venue : m_world.venues())
        if (venues.size() < 5 && folded(venue.name).contains(word))
            venues.push_back(venueJson(venue));
    return jsonResponse(200, object({{"_embedded", object({{"venues", array(venues)}, {"events", array(events)}})}}).text());
}

HttpResponse DiscoveryApi::image(const Call& call) const
{
    const QString id = call.arguments.value(0).section(QLatin1Char('.'), 0, 0);
    const int index = m_world.find(id);
    if (index < 0)
        return textResponse(404, "text/plain", "No such picture.\n");
    return textResponse(200, "image/svg+xml", posterSvg(id, m_world.shows()[std::size_t(index)].name));
}

} // namespace boxoffice::simulator
