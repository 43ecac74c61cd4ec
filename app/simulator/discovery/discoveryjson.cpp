#include "simulator/discovery/discoveryjson.h"
#include "simulator/world/dice.h"
#include "simulator/world/worldclock.h"

namespace boxoffice::simulator {
namespace {

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

Json startJson(const Show& show)
{
    const bool dateless = show.dateTba || show.dateTbd;
    Fields fields;
    if (!dateless)
        fields.push_back({"localDate", show.date.toString(Qt::ISODate)});
    if (!dateless && !show.timeTba) {
        fields.push_back({"localTime", show.time.toString(QStringLiteral("HH:mm:ss"))});
        fields.push_back({"dateTime", utcText(show.startsAt)});
    }
    fields.push_back({"dateTBD", show.dateTbd});
    fields.push_back({"dateTBA", show.dateTba});
    fields.push_back({"timeTBA", show.timeTba});
    fields.push_back({"noSpecificTime", false});
    return object(fields);
}

Json datesJson(const World& world, const Show& show)
{
    Fields fields{{"start", startJson(show)}};
    if (show.initialDate.isValid())
        fields.push_back({"initialStartDate", object({{"localDate", show.initialDate.toString(Qt::ISODate)},
                                                      {"localTime", show.time.toString(QStringLiteral("HH:mm:ss"))}})});
    fields.push_back({"timezone", QString::fromLatin1(world.venueOf(show).zone)});
    fields.push_back({"status", object({{"code", statusCode(show.status)}})});
    fields.push_back({"spanMultipleDays", false});
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
    if (show.presaleAt != 0)
        fields.push_back({"presales", array({object({{"name", "Fan Presale"}, {"startDateTime", utcText(show.presaleAt)},
                                                     {"endDateTime", utcText(show.onsaleAt)}})})});
    return object(fields);
}

Json named(const char* id, quint64 number, const char* name)
{
    return object({{"id", QString::fromLatin1(id) + QString::number(mixed(number), 36).left(8)}, {"name", name}});
}

Json classificationsJson(const Show& show)
{
    const Genre& genre = World::genre(show.genre);
    const auto number = quint64(show.genre);
    return array({object({{"primary", true}, {"segment", named("KZFz", number / 6, genre.segment)}, {"genre", named("Knv", number, genre.genre)},
                          {"subGenre", named("KZaz", number + 50, genre.subGenre)},
                          {"type", object({{"id", "KZAyXgnZfZ7v7nI"}, {"name", "Undefined"}})},
                          {"subType", object({{"id", "KZFzBErXgnZfZ7v7lJ"}, {"name", "Undefined"}})}, {"family", false}})});
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

QString attractionId(const Show& show)
{
    quint64 number = 0;
    for (const QChar c : show.attraction)
        number = mixed(number, c.unicode());
    return QStringLiteral("K8vZ") + QString::number(number % 100000000000ULL, 36).toUpper();
}

Json attractionJson(const Show& show)
{
    return object({{"name", show.attraction}, {"type", "attraction"}, {"id", attractionId(show)}, {"test", false}, {"locale", "en-us"},
                   {"classifications", classificationsJson(show)}});
}

} // namespace

Json venueJson(const Venue& venue)
{
    Fields fields{{"name", venue.name}, {"type", "venue"}, {"id", venue.id}, {"test", false}, {"locale", "en-us"},
                  {"url", QStringLiteral("https://www.ticketmaster.com/venue/") + venue.id}, {"postalCode", venue.postalCode},
                  {"timezone", QString::fromLatin1(venue.zone)}, {"city", object({{"name", venue.city}})}};
    if (!venue.stateCode.isEmpty())
        fields.push_back({"state", object({{"name", venue.state}, {"stateCode", venue.stateCode}})});
    const Fields rest{{"country", object({{"name", venue.country}, {"countryCode", venue.countryCode}})},
                      {"address", object({{"line1", venue.line1}})},
                      {"location", object({{"longitude", venue.longitude}, {"latitude", venue.latitude}})},
                      {"markets", array({object({{"name", venue.city}, {"id", QString::number(venue.market)}})})},
                      {"dmas", array({object({{"id", 200 + venue.market}})})}};
    fields.insert(fields.end(), rest.begin(), rest.end());
    return object(fields);
}

Json imagesJson(const Show& show, const QByteArray& root)
{
    struct Size {
        const char* ratio;
        int width;
        int height;
    };
    constexpr Size sizes[] = {{"16_9", 1024, 576}, {"16_9", 640, 360}, {"3_2", 640, 427}, {"4_3", 305, 225}};
    std::vector<Json> images;
    for (const Size& size : sizes)
        images.push_back(object({{"ratio", size.ratio}, {"url", QString::fromUtf8(root) + QStringLiteral("/images/%1.svg").arg(show.id)},
                                 {"width", size.width}, {"height", size.height}, {"fallback", false}}));
    return array(images);
}

Json eventJson(const World& world, const Show& show, const QByteArray& root)
{
    const Venue& venue = world.venueOf(show);
    Fields fields{{"name", show.name}, {"type", "event"}, {"id", show.id}, {"test", false},
                  {"url", QStringLiteral("https://www.ticketmaster.com/event/") + show.legacyId}, {"locale", "en-us"},
                  {"images", show.noImage ? array({}) : imagesJson(show, root)}, {"sales", salesJson(show)}, {"dates", datesJson(world, show)},
                  {"classifications", classificationsJson(show)}};
    if (!show.noPrice && show.trait != Trait::NoTicketTypes)
        fields.push_back({"priceRanges", priceRangesJson(world, show)});
    if (show.limit > 0)
        fields.push_back({"ticketLimit", object({{"info", QStringLiteral("There is a %1 ticket limit.").arg(show.limit)}})});
    fields.push_back({"ageRestrictions", object({{"legalAgeEnforced", false}})});
    fields.push_back({"ticketing", object({{"safeTix", object({{"enabled", false}})}})});
    Fields links{{"self", object({{"href", QStringLiteral("/discovery/v2/events/%1?locale=en-us").arg(show.id)}})}};
    Fields embedded;
    if (!show.noVenue) {
        links.push_back({"venues", array({object({{"href", QStringLiteral("/discovery/v2/venues/%1?locale=en-us").arg(venue.id)}})})});
        embedded.push_back({"venues", array({venueJson(venue)})});
    }
    if (!show.attraction.isEmpty())
        embedded.push_back({"attractions", array({attractionJson(show)})});
    fields.push_back({"_links", object(links)});
    if (!embedded.empty())
        fields.push_back({"_embedded", object(embedded)});
    return object(fields);
}

QByteArray posterSvg(const QString& id, const QString& title)
{
    quint64 seed = 0;
    for (const QChar c : id)
        seed = mixed(seed, c.unicode());
    Dice dice(seed);
    const int hue = dice.below(360);
    QByteArray svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1024 576\">\n<title>" + title.toHtmlEscaped().toUtf8()
                     + "</title>\n<rect width=\"1024\" height=\"576\" fill=\"hsl(" + QByteArray::number(hue) + ",45%,14%)\"/>\n";
    for (int ring = 3; ring < 20; ++ring)
        svg += "<circle cx=\"" + QByteArray::number(512) + "\" cy=\"620\" r=\"" + QByteArray::number(ring * 36) + "\" fill=\"none\" stroke=\"hsl("
               + QByteArray::number(hue) + ",40%," + QByteArray::number(28 + dice.below(30)) + "%)\" stroke-width=\"9\" stroke-linecap=\"round\" stroke-dasharray=\""
               + QByteArray::number(dice.between(12, 90)) + ' ' + QByteArray::number(dice.between(16, 60)) + "\"/>\n";
    return svg + "</svg>\n";
}

} // namespace boxoffice::simulator
