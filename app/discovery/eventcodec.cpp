#include "discovery/eventcodec.h"

namespace boxoffice {
namespace {

QList<EventImage> readImages(const JsonReader& list, const Lenient& lenient)
{
    QList<EventImage> images;
    for (const JsonReader& image : lenient.items(list))
        images.append({lenient.text(image["ratio"]), lenient.count(image["width"]), lenient.count(image["height"]),
                       lenient.url(image["url"]), lenient.flag(image["fallback"])});
    return images;
}

/// Both spellings of "cancelled" occur (T52).
EventStatus statusOf(const QString& code)
{
    const QString known = code.toLower();
    if (known == QLatin1String("onsale"))
        return EventStatus::OnSale;
    if (known == QLatin1String("offsale"))
        return EventStatus::OffSale;
    if (known == QLatin1String("cancelled") || known == QLatin1String("canceled"))
        return EventStatus::Cancelled;
    if (known == QLatin1String("postponed"))
        return EventStatus::Postponed;
    if (known == QLatin1String("rescheduled"))
        return EventStatus::Rescheduled;
    return EventStatus::Unknown;
}

SalesWindow readSales(const JsonReader& open, const Lenient& lenient)
{
    return {lenient.instant(open["startDateTime"]), lenient.instant(open["endDateTime"]),
            lenient.flag(open["startTBD"]), lenient.flag(open["startTBA"])};
}

QList<Presale> readPresales(const JsonReader& list, const Lenient& lenient)
{
    QList<Presale> presales;
    for (const JsonReader& presale : lenient.items(list))
        presales.append({lenient.text(presale["name"]), lenient.text(presale["description"]),
                         lenient.instant(presale["startDateTime"]), lenient.instant(presale["endDateTime"]),
                         lenient.url(presale["url"])});
    return presales;
}

std::optional<Money> readAmount(const JsonReader& field, const Currency& currency, const Lenient& lenient)
{
    const std::optional<Decimal> amount = lenient.decimal(field);
    if (!amount)
        return std::nullopt;
    const Result<Money> money = Money::from(*amount, currency, field.path());
    if (money.ok())
        return *money;
    lenient.note(field, money.failure().kind, money.failure().detail);
    return std::nullopt;
}

QList<PriceRange> readPriceRanges(const JsonReader& list, const Lenient& lenient)
{
    QList<PriceRange> ranges;
    for (const JsonReader& range : lenient.items(list)) {
        const std::optional<Currency> currency = Currency::parse(lenient.text(range["currency"]));
        if (!currency) {
            lenient.note(range["currency"], FailureKind::WrongType, QStringLiteral("expected a currency"));
            continue;
        }
        ranges.append({*currency, readAmount(range["min"], *currency, lenient),
                       readAmount(range["max"], *currency, lenient),
                       lenient.text(range["type"]).contains(QLatin1String("including fees"))});
    }
    return ranges;
}

QStringList readAddress(const JsonReader& address, const Lenient& lenient)
{
    QStringList lines;
    for (const char* key : {"line1", "line2", "line3"})
        if (const QString line = lenient.text(address[key]); !line.isEmpty())
            lines.append(line);
    return lines;
}

DiscoveredVenue readVenue(const JsonReader& venue, const Lenient& lenient)
{
    DiscoveredVenue read;
    read.id = VenueId(lenient.text(venue["id"]));
    read.name = lenient.text(venue["name"]);
    read.city = lenient.text(venue["city"]["name"]);
    read.region = lenient.text(venue["state"]["stateCode"]);
    if (read.region.isEmpty())
        read.region = lenient.text(venue["state"]["name"]);
    read.countryCode = lenient.text(venue["country"]["countryCode"]);
    read.timeZone = lenient.text(venue["timezone"]);
    read.address = readAddress(venue["address"], lenient);
    read.postalCode = lenient.text(venue["postalCode"]);
    return read;
}

/// An event has one venue; the first counts where there are more.
std::optional<DiscoveredVenue> readFirstVenue(const JsonReader& list, const Lenient& lenient)
{
    const std::vector<JsonReader> venues = lenient.items(list);
    return venues.empty() ? std::nullopt : std::optional(readVenue(venues.front(), lenient));
}

QStringList readNames(const JsonReader& list, const Lenient& lenient)
{
    QStringList names;
    for (const JsonReader& one : lenient.items(list))
        if (const QString name = lenient.text(one["name"]); !name.isEmpty())
            names.append(name);
    return names;
}

/// The two fields without which there is nothing to list.
bool readIdentity(const JsonReader& event, DiscoveredEvent& read, const Lenient& lenient)
{
    read.id = EventId(lenient.text(event["id"]));
    read.name = lenient.text(event["name"]).trimmed();
    for (const char* key : {"id", "name"})
        if (lenient.text(event[key]).trimmed().isEmpty()) {
            lenient.note(event[key], FailureKind::MissingField, QStringLiteral("the event cannot be listed"), true);
            return false;
        }
    return true;
}

} // namespace

std::optional<DiscoveredEvent> readEvent(const JsonReader& event, const Lenient& lenient)
{
    DiscoveredEvent read;
    if (!readIdentity(event, read, lenient))
        return std::nullopt;
    read.url = lenient.url(event["url"]);
    read.images = readImages(event["images"], lenient);
    read.venue = readFirstVenue(event["_embedded"]["venues"], lenient);
    read.date = readEventDate(event["dates"], read.venue ? read.venue->timeZone : QString(), lenient);
    read.statusText = lenient.text(event["dates"]["status"]["code"]);
    read.status = statusOf(read.statusText);
    read.sales = readSales(event["sales"]["public"], lenient);
    read.presales = readPresales(event["sales"]["presales"], lenient);
    read.priceRanges = readPriceRanges(event["priceRanges"], lenient);
    read.attractions = readNames(event["_embedded"]["attractions"], lenient);
    read.seatmapUrl = lenient.url(event["seatmap"]["staticUrl"]);
    read.info = lenient.text(event["info"]);
    read.pleaseNote = lenient.text(event["pleaseNote"]);
    read.ticketLimitInfo = lenient.text(event["ticketLimit"]["info"]);
    read.test = lenient.flag(event["test"]);
    return read;
}

} // namespace boxoffice
