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
constexpr int zonePermille[] = {1000, 749, 498, 398, 301, 241};

qint64 share(qint64 amount, int parts, int of, int step)
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
    price.service = share(face, club ? 1750 : 1625, 10000, 5);
    price.facility = venue.kind == VenueKind::Arena || venue.kind == VenueKind::Stadium ? 400 : 300;
    price.tax = share(face, taxPerMyriad(venue), 10000, 1);
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

void addSeated(Tariff& tariff, const Show& show, const Venue& venue, int zones)
{
    for (const Type& type : seatedTypes) {
        Offer offer = offerOf(type, show);
        for (int zone = 1; zone <= zones; ++zone) {
            if (zone == 1 && zones > 1 && type.permille < 1000)
                continue; // the dearest seats are sold at one price
            const qint64 adult = share(show.basePrice, zonePermille[qMin(zone, 6) - 1], 1000, 50);
            offer.prices.push_back(priced(venue, zone, share(adult, type.permille, 1000, 50)));
        }
        if (!offer.prices.empty())
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
        addSeated(tariff, show, venue, layoutOf(venue.kind).zones);
    return tariff;
}

qint64 orderFee(const QString& currency) { return currency == QLatin1String("MXN") ? 3500 : 350; }

} // namespace boxoffice::simulator
