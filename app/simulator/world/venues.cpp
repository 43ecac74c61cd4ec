#include "simulator/world/venues.h"
#include <algorithm>

namespace boxoffice::simulator {
namespace {

struct Town {
    const char* city;
    const char* state;
    const char* stateCode;
    const char* countryCode;
    const char* zone;
    const char* postalCode;
    const char* latitude;
    const char* longitude;
    int market;
};
struct Building {
    const char* name;
    int town;
    VenueKind kind;
    const char* line1;
};

constexpr Town towns[] = {
    {"Port Ellery", "Maine", "ME", "US", "America/New_York", "04099", "43.661", "-70.255", 10},
    {"Calder Falls", "Illinois", "IL", "US", "America/Chicago", "60699", "41.878", "-87.629", 3},
    {"Red Mesa", "Colorado", "CO", "US", "America/Denver", "80299", "39.739", "-104.990", 6},
    {"San Tiburón", "California", "CA", "US", "America/Los_Angeles", "94199", "37.774", "-122.419", 41},
    {"Copper Wells", "Arizona", "AZ", "US", "America/Phoenix", "85099", "33.448", "-112.074", 36},
    {"Hale‘ula", "Hawaii", "HI", "US", "Pacific/Honolulu", "96899", "21.306", "-157.858", 15},
    {"Kingsmere", "Ontario", "ON", "CA", "America/Toronto", "M0X 0X0", "43.653", "-79.383", 102},
    {"Trois-Érables", "Quebec", "QC", "CA", "America/Toronto", "H0X 0X0", "45.501", "-73.567", 103},
    {"Cedar Sound", "British Columbia", "BC", "CA", "America/Vancouver", "V0X 0X0", "49.282", "-123.120", 106},
    {"Gull Harbour", "Newfoundland", "NL", "CA", "America/St_Johns", "A0X 0X0", "47.561", "-52.712", 107},
    {"Eastmarch", "", "", "GB", "Europe/London", "EM1 1ZZ", "51.507", "-0.127", 202},
    {"Carrickdale", "", "", "GB", "Europe/London", "CD2 3ZZ", "55.864", "-4.251", 207},
    {"Baile Rua", "", "", "IE", "Europe/Dublin", "D00 X0X0", "53.349", "-6.260", 208},
    {"Neu-Löwenbrück", "", "", "DE", "Europe/Berlin", "10999", "52.520", "13.405", 210},
    {"Müllershafen", "", "", "DE", "Europe/Berlin", "20999", "53.551", "9.993", 211},
    {"Wattle Bay", "New South Wales", "NSW", "AU", "Australia/Sydney", "2999", "-33.868", "151.209", 302},
    {"Jacaranda Reach", "Queensland", "QLD", "AU", "Australia/Brisbane", "4999", "-27.469", "153.025", 304},
    {"Blackwood Gulf", "South Australia", "SA", "AU", "Australia/Adelaide", "5999", "-34.928", "138.600", 305},
    {"Te Awaroa", "", "", "NZ", "Pacific/Auckland", "1099", "-36.848", "174.763", 351},
    {"Ciudad Jacinto", "Ciudad de México", "CMX", "MX", "America/Mexico_City", "06999", "19.432", "-99.133", 402},
    {"Peñasco Alto", "Nuevo León", "NL", "MX", "America/Monterrey", "64999", "25.686", "-100.316", 403},
    {"Aomine", "", "", "JP", "Asia/Tokyo", "199-0000", "35.443", "139.638", 501},
};

constexpr Building buildings[] = {
    {"Halyard Arena", 0, VenueKind::Arena, "1 Halyard Way"},
    {"Northgate Ice Centre", 0, VenueKind::Rink, "88 Northgate Road"},
    {"The Lantern Theatre", 0, VenueKind::Theatre, "12 Lamp Street"},
    {"Mercer Yard", 0, VenueKind::Club, "4 Mercer Yard"},
    {"Copperline Room", 0, VenueKind::Room, "301 Copper Line"},
    {"Orchard Hill", 0, VenueKind::Lawn, "Orchard Hill Road"},
    {"Ellery Park Stadium", 0, VenueKind::Stadium, "500 Park Avenue"},
    {"The Proving Ground", 0, VenueKind::Proving, "0 Test Lane"},
    {"Calder Coliseum", 1, VenueKind::Arena, "200 Lake Street"}, {"The Grain Exchange", 1, VenueKind::Hall, "7 Silo Row"},
    {"Blue Elevator", 1, VenueKind::Club, "19 Canal Street"}, {"Sparrow Room", 1, VenueKind::Room, "2 Wicker Lane"},
    {"Red Mesa Amphitheatre", 2, VenueKind::Lawn, "Canyon Road"}, {"Timberline Hall", 2, VenueKind::Hall, "55 Summit Street"},
    {"The Tin Sky", 2, VenueKind::Club, "8 Foundry Alley"},
    {"Tiburón Bay Arena", 3, VenueKind::Arena, "900 Embarcadero"}, {"The Foghorn", 3, VenueKind::Club, "14 Pier Road"},
    {"Teatro Amapola", 3, VenueKind::Theatre, "33 Mission Street"}, {"Cliffside Bowl", 3, VenueKind::Lawn, "1 Cliff Drive"},
    {"Saguaro Center", 4, VenueKind::Arena, "77 Desert Way"}, {"Adobe Playhouse", 4, VenueKind::Theatre, "5 Plaza"},
    {"Hale‘ula Shell", 5, VenueKind::Lawn, "2 Shore Drive"},
    {"Kingsmere Gardens", 6, VenueKind::Arena, "40 King Street"}, {"The Maple Room", 6, VenueKind::Club, "6 Queen Street"},
    {"Royal Beaver Theatre", 6, VenueKind::Theatre, "18 Front Street"},
    {"Théâtre des Érables", 7, VenueKind::Theatre, "10 rue du Marché"}, {"Aréna Saint-Odilon", 7, VenueKind::Rink, "3 avenue du Parc"},
    {"Cedar Sound Coliseum", 8, VenueKind::Arena, "12 Harbour Street"}, {"Gull Harbour Hall", 9, VenueKind::Hall, "1 Water Street"},
    {"Eastmarch Dome", 10, VenueKind::Arena, "Dome Way"}, {"The Old Tannery", 10, VenueKind::Club, "9 Hide Lane"},
    {"Marlowe Playhouse", 10, VenueKind::Theatre, "2 Rose Court"}, {"Carrick Hydro", 11, VenueKind::Arena, "1 Quay Road"},
    {"The Kelvin Vaults", 11, VenueKind::Club, "21 Vault Lane"},
    {"Baile Rua Pavilion", 12, VenueKind::Hall, "4 Quayside"}, {"An Lasair", 12, VenueKind::Club, "11 Temple Row"},
    {"Löwenhalle", 13, VenueKind::Arena, "Löwenplatz 1"}, {"Kulturfabrik Süd", 13, VenueKind::Club, "Gleisstraße 7"},
    {"Hafenbühne", 14, VenueKind::Theatre, "Kai 22"},
    {"Wattle Bay Superdome", 15, VenueKind::Arena, "1 Olympic Way"}, {"The Corrugated", 15, VenueKind::Club, "8 Tin Street"},
    {"Jacaranda Stadium", 16, VenueKind::Stadium, "60 River Road"}, {"Gulf Theatre", 17, VenueKind::Theatre, "3 Pirie Street"},
    {"Te Awaroa Arena", 18, VenueKind::Arena, "2 Quay Street"}, {"The Long White Room", 18, VenueKind::Club, "7 Karanga Road"},
    {"Auditorio Jacinto", 19, VenueKind::Hall, "Paseo de los Jacintos 50"}, {"Foro Colibrí", 19, VenueKind::Club, "Calle Colibrí 12"},
    {"Arena Peñasco", 20, VenueKind::Arena, "Avenida Cerro 9"},
    {"Aomine Hall", 21, VenueKind::Hall, "1-2-3 Minatomachi"},
};

struct Country {
    const char* code;
    const char* name;
    const char* currency;
};
constexpr Country countries[] = {
    {"US", "United States Of America", "USD"}, {"CA", "Canada", "CAD"}, {"GB", "Great Britain", "GBP"},
    {"AU", "Australia", "AUD"}, {"MX", "Mexico", "MXN"}, {"DE", "Germany", "EUR"}, {"IE", "Ireland", "EUR"},
    {"NZ", "New Zealand", "NZD"}, {"JP", "Japan", "JPY"},
};

const Country& countryOf(const char* code)
{
    for (const Country& country : countries)
        if (QLatin1String(country.code) == QLatin1String(code))
            return country;
    return countries[0];
}

} // namespace

QString folded(const QString& text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
    if (plain) // nearly everything; decomposing it would cost most of the start
        return text.toLower();
    const QString parts = text.normalized(QString::NormalizationForm_KD).toLower();
    QString out;
    out.reserve(parts.size());
    for (const QChar c : parts)
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    return out;
}

std::vector<Venue> allVenues()
{
    std::vector<Venue> venues;
    for (const Building& building : buildings) {
        const Town& town = towns[building.town];
        const Country& country = countryOf(town.countryCode);
        Venue venue;
        venue.id = QStringLiteral("KovZsim%1").arg(int(venues.size()) + 1, 3, 10, QLatin1Char('0'));
        venue.name = QString::fromUtf8(building.name);
        venue.city = QString::fromUtf8(town.city);
        venue.state = QString::fromUtf8(town.state);
        venue.stateCode = QString::fromUtf8(town.stateCode);
        venue.country = QString::fromUtf8(country.name);
        venue.countryCode = QString::fromUtf8(country.code);
        venue.currency = QString::fromUtf8(country.currency);
        venue.zone = town.zone;
        venue.postalCode = QString::fromUtf8(town.postalCode);
        venue.line1 = QString::fromUtf8(building.line1);
        venue.latitude = QString::fromUtf8(town.latitude);
        venue.longitude = QString::fromUtf8(town.longitude);
        venue.market = town.market;
        venue.kind = building.kind;
        venue.folded = folded(venue.name + QLatin1Char(' ') + venue.city);
        venues.push_back(std::move(venue));
    }
    return venues;
}

} // namespace boxoffice::simulator
