#include "simulator/partner/eventlistjson.h"
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {
namespace {

constexpr const char* host = "SIM";

Json entryJson(const World& world, int index)
{
    const Show& show = world.shows()[std::size_t(index)];
    const Venue& venue = world.venueOf(show);
    std::vector<Json> offers;
    const Tariff tariff = tariffOf(world, show);
    for (const Offer& offer : tariff.offers)
        offers.push_back(object({{"repName", offer.name}, {"ticketType", offer.id}}));
    Fields fields{{"eventCode", eventCode(index)}, {"eventHost", host}, {"eventId", show.legacyId},
                  {"eventDate", show.date.toString(Qt::ISODate)}, {"eventTime", show.time.toString(QStringLiteral("HH:mm:ss"))},
                  {"timeZone", QString::fromLatin1(venue.zone)}};
    const bool hidden = show.trait == Trait::HiddenSeats;
    if (hidden || index % 2 == 0) // the second documented event lacks the flags
        for (const char* flag : {"seatLocationMapRestrict", "locXnumAddescRestrict", "locRowSeatRestrict"})
            fields.push_back({flag, hidden});
    fields.push_back({"offers", array(offers)});
    std::vector<Json> attractions;
    if (!show.attraction.isEmpty())
        attractions.push_back(object({{"name", show.attraction}}));
    fields.push_back({"attractions", array(attractions)});
    fields.push_back({"universalVenueId", venue.id});
    return object(fields);
}

} // namespace

QString eventCode(int show) { return QStringLiteral("E%1").arg(show); }

int showOfCode(const QString& code, const QString& eventHost)
{
    bool numbered = false;
    const int show = code.startsWith(QLatin1Char('E')) ? QStringView(code).mid(1).toInt(&numbered) : -1;
    return numbered && eventHost == QLatin1String(host) ? show : -1;
}

Json eventListJson(const World& world, const std::vector<int>& found, int page, int limit)
{
    const std::size_t size = std::size_t(limit);
    const std::size_t first = std::size_t(page - 1) * size;
    std::vector<Json> events;
    for (std::size_t i = first; i < found.size() && i < first + size; ++i)
        events.push_back(entryJson(world, found[i]));
    return object({{"events", array(events)},
                   {"page", object({{"number", page}, {"size", limit}, {"totalElements", int(found.size())},
                                    {"totalPages", int((found.size() + size - 1) / size)}})}});
}

} // namespace boxoffice::simulator
