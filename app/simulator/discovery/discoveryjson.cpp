#include "simulator/discovery/discoveryjson.h"
#include "simulator/discovery/eventsearch.h"
#include "simulator/discovery/taxonomy.h"
#include "simulator/pictures/picturedesk.h"
#include "simulator/world/dice.h"
#include "simulator/world/worldclock.h"

namespace boxoffice::simulator {
namespace {

constexpr qint64 hour = 3600LL * 1000;

const char* statusCode(ShowStatus status)
{
    switch (status) {
    case ShowStatus::OnSale: return "onsale";
    case ShowStatus::OffSale: return "offsale";
    case ShowStatus::Cancelled: return "cancelled";
    case ShowStatus::Postponed: return "postponed";
    case ShowStatus::Rescheduled: return "rescheduled";
    }
    return "";
}

/// Something that is so for one event in `of`, always the same ones.
bool happens(const Show& show, quint64 what, quint64 of) { return mixed(show.legacyId.toULongLong(nullptr, 16), what) % of == 0; }

QString clockText(QTime time) { return time.toString(QStringLiteral("HH:mm:ss")); }

bool isDated(const Show& show) { return !show.dateTba && !show.dateTbd; }
bool isTimed(const Show& show) { return isDated(show) && !show.timeTba && !show.noSpecificTime; }

Json startJson(const Show& show)
{
    Fields fields;
    if (isDated(show))
        fields.push_back({"localDate", show.date.toString(Qt::ISODate)});
    if (isTimed(show)) {
        fields.push_back({"localTime", clockText(show.time)});
        fields.push_back({"dateTime", utcText(show.startsAt)});
    }
    fields.push_back({"dateTBD", show.dateTbd});
    fields.push_back({"dateTBA", show.dateTba});
    fields.push_back({"timeTBA", show.timeTba});
    fields.push_back({"noSpecificTime", show.noSpecificTime});
    return object(fields);
}

Json datesJson(const World& world, const Show& show)
{
    Fields fields;
    if (isTimed(show) && happens(show, 1, 13)) // about as often as recorded
        fields.push_back({"access", object({{"startDateTime", utcText(show.startsAt - hour)}, {"startApproximate", false}, {"endApproximate", false}})});
    fields.push_back({"start", startJson(show)});
    if (show.initialDate.isValid())
        fields.push_back({"initialStartDate", object({{"localDate", show.initialDate.toString(Qt::ISODate)}, {"localTime", clockText(show.time)}})});
    fields.push_back({"timezone", QString::fromLatin1(world.venueOf(show).zone)});
    fields.push_back({"status", object({{"code", statusCode(show.status)}})});
    if (show.days > 1)
        fields.push_back({"end", object({{"localDate", show.date.addDays(show.days - 1).toString(Qt::ISODate)}, {"approximate", false}, {"noSpecificTime", true}})});
    fields.push_back({"spanMultipleDays", show.days > 1});
    return object(fields);
}

Json salesJson(const Show& show)
{
    Fields open;
    if (!show.noOnsale)
        open.push_back({"startDateTime", utcText(show.onsaleAt)});
    open.push_back({"startTBD", false});
    open.push_back({"startTBA", false}); // a missing date with nothing announced: the venue has set it up wrong
    open.push_back({"endDateTime", utcText(show.offsaleAt)});
    Fields fields{{"public", object(open)}};
    if (show.presaleAt == 0)
        return object(fields);
    std::vector<Json> presales{object({{"name", "Fan Presale"}, {"startDateTime", utcText(show.presaleAt)}, {"endDateTime", utcText(show.onsaleAt)}})};
    if (happens(show, 2, 3))
        presales.push_back(object({{"name", "Venue Members"}, {"description", "For members of the house, with the password they were sent."},
                                   {"startDateTime", utcText(show.presaleAt + 24 * hour)}, {"endDateTime", utcText(show.onsaleAt)}}));
    fields.push_back({"presales", array(presales)});
    return object(fields);
}

Json priceRangesJson(const World& world, const Show& show)
{
    qint64 least = 0;
    qint64 most = 0;
    const Tariff tariff = tariffOf(world, show);
    for (const Offer& offer : tariff.offers)
        for (const Price& price : offer.prices) {
            least = least == 0 ? price.face : qMin(least, price.face);
            most = qMax(most, price.face);
        }
    return array({object({{"type", "standard"}, {"currency", world.venueOf(show).currency}, {"min", Amount{least}}, {"max", Amount{most}}})});
}

Json promoterJson(const Show& show)
{
    static constexpr const char* names[] = {"PROMOTED BY VENUE", "HARBOUR LIGHTS TOURING", "NORTH STAR CONCERTS", "LITTLE LANTERN PRESENTS"};
    const QString name = QString::fromLatin1(names[std::size_t(show.venue) % std::size(names)]);
    return object({{"id", promoterId(show)}, {"name", name}, {"description", name + QStringLiteral(" / NTL / SIM")}});
}

/// What an event may have and what it must: the odd ones lack what real ones lack.
void addDetails(Fields& fields, const World& world, const Show& show, const QByteArray& root)
{
    if (!show.description.isEmpty())
        fields.push_back({"description", show.description});
    fields.push_back({"promoter", promoterJson(show)});
    fields.push_back({"promoters", array({promoterJson(show)})});
    if (happens(show, 3, 3))
        fields.push_back({"info", "Doors open one hour before the show. Bags larger than a sheet of A4 stay outside."});
    if (happens(show, 4, 2))
        fields.push_back({"pleaseNote", "Everybody needs a ticket, children in arms included."});
    if (!show.noPrice && show.trait != Trait::NoTicketTypes)
        fields.push_back({"priceRanges", priceRangesJson(world, show)});
    if (!happens(show, 5, 4))
        fields.push_back({"seatmap", object({{"staticUrl", QString::fromUtf8(root) + QStringLiteral("/images/%1_map.svg").arg(show.id)}, {"id", "seatmap"}})});
    if (world.layoutFor(show).hasAccessible(1))
        fields.push_back({"accessibility", object({{"ticketLimit", 4}, {"id", "accessibility"}})});
    if (show.limit > 0)
        fields.push_back({"ticketLimit", object({{"info", QStringLiteral("There is a %1 ticket limit.").arg(show.limit)}})});
    fields.push_back({"ageRestrictions", object({{"legalAgeEnforced", show.genre == 10 && happens(show, 6, 2)}})});
    fields.push_back({"ticketing", object({{"safeTix", object({{"enabled", show.safeTix}})}, {"allInclusivePricing", object({{"enabled", false}})}})});
    if (isTimed(show) && happens(show, 7, 2)) {
        const qint64 doors = show.startsAt - hour;
        fields.push_back({"doorsTimes", object({{"localDate", show.date.toString(Qt::ISODate)}, {"localTime", clockText(show.time.addSecs(-3600))},
                                                {"dateTime", utcText(doors)}})});
    }
}

} // namespace

/// Written by hand: a page of 200 events has some 3,000 of these.
Json imagesJson(const QString& id, const QByteArray& root)
{
    const QByteArray address = ",\"url\":\"" + root + "/images/" + id.toLatin1() + '_';
    QByteArray out = "[";
    for (const PictureSize& size : pictureSizes()) {
        const QByteArray width = QByteArray::number(size.width);
        const QByteArray height = QByteArray::number(size.height);
        out += out.size() > 1 ? ",{" : "{";
        if (*size.ratio != '\0') // a few recorded pictures have none
            out += QByteArray("\"ratio\":\"") + size.ratio + '"' + address;
        else
            out += address.mid(1);
        out += width + 'x' + height + ".png\",\"width\":" + width + ",\"height\":" + height + ",\"fallback\":false}";
    }
    return Json::raw(out + ']');
}

Json attractionJson(const Attraction& attraction, const QByteArray& root)
{
    Fields fields{{"name", attraction.name}, {"type", "attraction"}, {"id", attraction.id}, {"test", false},
                  {"url", QStringLiteral("https://www.ticketmaster.com/artist/") + attraction.id}, {"locale", "en-us"},
                  {"images", imagesJson(attraction.id, root)}, {"classifications", classificationsJson(attraction.genre, false)}};
    if (attraction.upcoming > 0)
        fields.push_back({"upcomingEvents", object({{"_total", attraction.upcoming}, {"ticketmaster", attraction.upcoming}})});
    fields.push_back({"_links", object({{"self", object({{"href", QStringLiteral("/discovery/v2/attractions/%1?locale=en-us").arg(attraction.id)}})}})});
    return object(fields);
}

Json eventJson(const World& world, const Show& show, const QByteArray& root, const Fields& further)
{
    const Venue& venue = world.venueOf(show);
    Fields fields{{"name", show.name}, {"type", "event"}, {"id", show.id}, {"test", false},
                  {"url", QStringLiteral("https://www.ticketmaster.com/event/") + show.legacyId}, {"locale", "en-us"},
                  {"images", show.noImage ? array({}) : imagesJson(show.id, root)}, {"sales", salesJson(show)}, {"dates", datesJson(world, show)},
                  {"classifications", classificationsJson(show.genre, show.family)}};
    addDetails(fields, world, show, root);
    fields.insert(fields.end(), further.begin(), further.end());
    Fields links{{"self", object({{"href", QStringLiteral("/discovery/v2/events/%1?locale=en-us").arg(show.id)}})}};
    Fields embedded;
    if (!show.noVenue) {
        links.push_back({"venues", array({object({{"href", QStringLiteral("/discovery/v2/venues/%1?locale=en-us").arg(venue.id)}})})});
        embedded.push_back({"venues", array({venueJson(venue, root)})});
    }
    if (!show.attraction.isEmpty()) {
        const Attraction act{attractionId(show.attraction), show.attraction, {}, show.genre, 0};
        links.push_back({"attractions", array({object({{"href", QStringLiteral("/discovery/v2/attractions/%1?locale=en-us").arg(act.id)}})})});
        embedded.push_back({"attractions", array({attractionJson(act, root)})});
    }
    fields.push_back({"_links", object(links)});
    if (!embedded.empty())
        fields.push_back({"_embedded", object(embedded)});
    return object(fields);
}

} // namespace boxoffice::simulator
