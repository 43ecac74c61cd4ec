#include "simulator/world/tariff.h"
#include <algorithm>
#include <iterator>

namespace boxoffice::simulator {
namespace {

struct Type {
    const char* id;
    const char* name;
    const char* description;
    int permille; ///< of the price asked of an adult
};
struct ClubType {
    Type type;
    int zone;
};

constexpr Type seatedTypes[] = {{"000000000001", "Adult", "Standard ticket", 1000},
                                {"000000000002", "Under 16", "With an adult", 600},
                                {"00000A040006", "Concession", "Students and over 65, with proof", 800}};
constexpr ClubType clubTypes[] = {{{"000000000001", "Floor, adult", "Standing, all ages", 1000}, 1},
                                  {{"000000000002", "Floor, under 16", "With an adult", 667}, 1},
                                  {{"000000000003", "Balcony, standing", "Rail at first come", 1143}, 2},
                                  {{"000000000004", "Early entry", "Doors 90 minutes before the show", 1548}, 3},
                                  {{"000000000005", "Accessible platform", "One companion per ticket", 1000}, 4},
                                  {{"QRAILVIP0001", "VIP rail", "Poster and early entry", 2619}, 5}};
constexpr Type accessibleTypes[] = {{"00000W050007", "Wheelchair place", "A place for your own wheelchair", 1000},
                                    {"00000W050008", "Companion", "Beside a wheelchair place, one each", 1000}};
constexpr Type protectedType = {"QMEMBERS0001", "Members", "For members of the house, with their password", 850};
constexpr int zonePermille[] = {1000, 749, 498, 398, 301, 241};

/// Whole units of the currency: nobody pays half a yen.
qint64 smallest(const Venue& venue, int hundredths)
{
    return venue.currency == QLatin1String("JPY") ? 100 : hundredths;
}

qint64 share(qint64 amount, int parts, int of, qint64 step)
{
    const qint64 exact = amount * parts;
    const qint64 unit = qint64(of) * step;
    return (exact + unit / 2) / unit * step;
}

int taxPerMyriad(const Venue& venue)
{
    if (venue.countryCode == QLatin1String("CA"))
        return 1300;
    if (venue.countryCode != QLatin1String("US"))
        return 0; // included in the price
    return venue.kind == VenueKind::Club ? 624 : 608;
}

Price priced(const Venue& venue, int zone, qint64 face)
{
    const bool club = venue.kind == VenueKind::Club;
    Price price;
    price.zone = zone;
    price.face = face;
    price.service = share(face, club ? 1750 : 1625, 10000, smallest(venue, 5));
    price.facility = localFee(venue.currency, venue.kind == VenueKind::Arena || venue.kind == VenueKind::Stadium ? 400 : 300);
    price.tax = share(face, taxPerMyriad(venue), 10000, smallest(venue, 1));
    return price;
}

Offer offerOf(const Type& type, const Show& show)
{
    Offer offer;
    offer.id = QString::fromUtf8(type.id);
    offer.name = QString::fromUtf8(type.name);
    offer.description = QString::fromUtf8(type.description);
    offer.most = show.limit;
    if (show.trait == Trait::EvenMultiples)
        offer.least = offer.multiple = 2;
    return offer;
}

Price zonePrice(const Show& show, const Venue& venue, int zone, int permille)
{
    const qint64 step = smallest(venue, 50);
    const qint64 adult = share(show.basePrice, zonePermille[qMin(zone, 6) - 1], 1000, step);
    return priced(venue, zone, share(adult, permille, 1000, step));
}

void addAccessible(Tariff& tariff, const Show& show, const Venue& venue, const Layout& layout)
{
    for (const Type& type : accessibleTypes) {
        Offer offer = offerOf(type, show);
        offer.accessible = true;
        offer.companion = &type != &accessibleTypes[0];
        for (int zone = 1; zone <= layout.zones; ++zone)
            if (layout.hasAccessible(zone))
                offer.prices.push_back(zonePrice(show, venue, zone, type.permille));
        if (!offer.prices.empty())
            tariff.offers.push_back(std::move(offer));
    }
}

void addSeated(Tariff& tariff, const Show& show, const Venue& venue, const Layout& layout)
{
    for (const Type& type : seatedTypes) {
        Offer offer = offerOf(type, show);
        for (int zone = 1; zone <= layout.zones; ++zone)
            if (zone > 1 || layout.zones == 1 || type.permille == 1000) // the dearest seats are sold at one price
                offer.prices.push_back(zonePrice(show, venue, zone, type.permille));
        if (!offer.prices.empty())
            tariff.offers.push_back(std::move(offer));
    }
    addAccessible(tariff, show, venue, layout);
    if (show.trait == Trait::Protected) {
        Offer offer = offerOf(protectedType, show);
        offer.password = QStringLiteral("HARBOR");
        for (int zone = 1; zone <= layout.zones; ++zone)
            offer.prices.push_back(zonePrice(show, venue, zone, protectedType.permille));
        tariff.offers.push_back(std::move(offer));
    }
}

void addClub(Tariff& tariff, const Show& show, const Venue& venue)
{
    for (const ClubType& club : clubTypes) {
        Offer offer = offerOf(club.type, show);
        offer.prices.push_back(priced(venue, club.zone, share(show.basePrice, club.type.permille, 1000, 50)));
        tariff.offers.push_back(std::move(offer));
    }
}

} // namespace

const Price* Offer::priceIn(int zone) const
{
    const auto found = std::find_if(prices.begin(), prices.end(), [zone](const Price& price) { return price.zone == zone; });
    return found == prices.end() ? nullptr : &*found;
}

const Offer* Tariff::find(const QString& id) const
{
    const auto found = std::find_if(offers.begin(), offers.end(), [&id](const Offer& offer) { return offer.id == id; });
    return found == offers.end() ? nullptr : &*found;
}

Tariff tariffOf(const World& world, const Show& show)
{
    Tariff tariff;
    if (show.trait == Trait::NoTicketTypes)
        return tariff;
    const Venue& venue = world.venueOf(show);
    if (venue.kind == VenueKind::Club)
        addClub(tariff, show, venue);
    else
        addSeated(tariff, show, venue, layoutOf(venue.kind));
    return tariff;
}

qint64 localFee(const QString& currency, qint64 hundredths)
{
    return currency == QLatin1String("JPY") ? hundredths * 100 : hundredths;
}

qint64 orderFee(const QString& currency) { return currency == QLatin1String("MXN") ? 3500 : localFee(currency, 350); }

} // namespace boxoffice::simulator
