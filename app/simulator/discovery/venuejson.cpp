#include "simulator/discovery/discoveryjson.h"

namespace boxoffice::simulator {
namespace {

Json boxOfficeJson(const Venue& venue)
{
    return object({{"phoneNumberDetail", "+1 555 0100"}, {"openHoursDetail", "From noon to the end of the show on show days"},
                   {"acceptedPaymentDetail", QStringLiteral("Cards, and cash in %1").arg(venue.currency)},
                   {"willCallDetail", "From two hours before doors, with an identity document"}});
}

/// One, in one proportion: venues have fewer pictures than events.
Json pictureJson(const Venue& venue, const QByteArray& root)
{
    return array({object({{"ratio", "16_9"}, {"url", QString::fromUtf8(root) + QStringLiteral("/images/%1_640x360.png").arg(venue.id)},
                          {"width", 640}, {"height", 360}, {"fallback", false}})});
}

} // namespace

Json venueJson(const Venue& venue, const QByteArray& root, const Fields& further)
{
    Fields fields{{"name", venue.name}, {"type", "venue"}, {"id", venue.id}, {"test", false},
                  {"url", QStringLiteral("https://www.ticketmaster.com/venue/") + venue.id}, {"locale", "en-us"},
                  {"images", pictureJson(venue, root)}, {"postalCode", venue.postalCode},
                  {"timezone", QString::fromLatin1(venue.zone)}, {"city", object({{"name", venue.city}})}};
    if (!venue.stateCode.isEmpty())
        fields.push_back({"state", object({{"name", venue.state}, {"stateCode", venue.stateCode}})});
    const Fields rest{{"country", object({{"name", venue.country}, {"countryCode", venue.countryCode}})},
                      {"address", object({{"line1", venue.line1}})},
                      {"location", object({{"longitude", venue.longitude}, {"latitude", venue.latitude}})}, // strings, as recorded
                      {"markets", array({object({{"name", venue.city}, {"id", QString::number(venue.market)}})})},
                      {"dmas", array({object({{"id", 200 + venue.market}})})},
                      {"boxOfficeInfo", boxOfficeJson(venue)},
                      {"parkingDetail", QStringLiteral("There is a car park behind %1.").arg(venue.name)},
                      {"accessibleSeatingDetail", "Wheelchair and companion places are in the last row of the sections that a lift reaches."},
                      {"generalInfo", object({{"generalRule", "No re-entry."}, {"childRule", "Under 14 with an adult."}})},
                      {"upcomingEvents", object({{"_total", venue.upcoming}, {"ticketmaster", venue.upcoming}})},
                      {"ada", object({{"adaPhones", "+1 555 0101"}, {"adaCustomCopy", "Ask us what you need."}, {"adaHours", "Weekdays 9 to 5"}})}};
    fields.insert(fields.end(), rest.begin(), rest.end());
    fields.insert(fields.end(), further.begin(), further.end());
    fields.push_back({"_links", object({{"self", object({{"href", QStringLiteral("/discovery/v2/venues/%1?locale=en-us").arg(venue.id)}})}})});
    return object(fields);
}

} // namespace boxoffice::simulator
