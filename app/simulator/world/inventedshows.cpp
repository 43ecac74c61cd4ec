#include "simulator/world/dice.h"
#include "simulator/world/world.h"
#include <iterator>

namespace boxoffice::simulator {
namespace {

constexpr const char* firstWords[] = {
    "Velvet", "Paper", "Northern", "Silver", "Midnight", "Hollow", "Golden", "Electric", "Wild", "Quiet", "Copper",
    "Distant", "Little", "Broken", "Crimson", "Static", "Ivory", "Salt", "Neon", "Winter", "Señor", "Grüne", "Étoile",
    "Blå", "Août", "Žuta", "Ngā", "Dylan", "Mariposa", "Fjord"};
constexpr const char* secondWords[] = {
    "Lanterns", "Foxes", "Atlas", "Parade", "Orchestra", "Satellites", "Harvest", "Sisters", "Avenue", "Comet",
    "Mirrors", "Cartographers", "Sparrows", "Engine", "Tide", "Cathedral", "Almanac", "Ponies", "Telegraph", "Garden",
    "Wölfe", "Corazón", "Forêt", "Ægir", "Niño", "Saudade", "Kererū", "Ridge", "Assembly", "Choir"};
constexpr const char* givenNames[] = {"Mara", "Idris", "Chloé", "Tomás", "Søren", "Anneliese", "Wiremu", "Priya", "Jonah",
                                      "Bríd", "Lucía", "Håkon", "Noor", "Elias", "Zoë", "Ngaio"};
constexpr const char* familyNames[] = {"Okonkwo", "Fairweather", "Delacroix", "Núñez", "Lindqvist", "Brandt", "Te Rangi",
                                       "Raman", "Castellane", "Ó Broin", "Quintero", "Ashdown", "Haddad", "Vesper", "Marlow", "Peñaloza"};
constexpr const char* tours[] = {"The Long Summer Tour", "Acoustic Evening", "Live", "World Tour", "Farewell Tour",
                                 "Unplugged", "Greatest Hits", "En vivo", "An Evening With", "Anniversary Show"};
constexpr const char* plays[] = {"The Clockmaker's Daughter", "Twelve Angry Gulls", "A House by the Canal", "The Lost Ferry",
                                 "Les Nuits blanches", "Der letzte Leuchtturm", "The Umbrella Thief", "La Casa del Faro",
                                 "Waiting for the Tide", "The Paper Crown", "Cinder & Ash: The Musical", "Óstrov"};
constexpr const char* teams[] = {"Kestrels", "Lynx", "Ironclads", "Harriers", "Pioneers", "Stags", "Mariners", "Comets",
                                 "Wolverines", "Cyclones", "Highlanders", "Tūī"};

template <std::size_t N>
QString pick(Dice& dice, const char* const (&words)[N])
{
    return QString::fromUtf8(words[std::size_t(dice.below(int(N)))]);
}

QString bandName(Dice& dice)
{
    return dice.permille(300) ? pick(dice, givenNames) + QLatin1Char(' ') + pick(dice, familyNames)
                              : pick(dice, firstWords) + QLatin1Char(' ') + pick(dice, secondWords);
}

void nameShow(Show& show, VenueKind kind, Dice& dice)
{
    if (kind == VenueKind::Rink || (kind == VenueKind::Stadium && dice.permille(600))) {
        show.genre = kind == VenueKind::Rink ? 6 : 7;
        show.attraction = pick(dice, teams);
        show.name = show.attraction + QStringLiteral(" vs. ") + pick(dice, teams);
    } else if (kind == VenueKind::Theatre || (kind == VenueKind::Hall && dice.permille(400))) {
        show.genre = 8 + dice.below(2);
        show.attraction = pick(dice, plays);
        show.name = show.attraction;
    } else if (kind == VenueKind::Room) {
        show.genre = 10;
        show.attraction = pick(dice, givenNames) + QLatin1Char(' ') + pick(dice, familyNames);
        show.name = show.attraction + QStringLiteral(": Stand-up");
    } else {
        show.genre = dice.below(6);
        show.attraction = bandName(dice);
        show.name = dice.permille(450) ? show.attraction + QStringLiteral(": ") + pick(dice, tours) : show.attraction;
    }
}

/// The small believable share of events that are odd in some way.
void addOddities(Show& show, QDate today, Dice& dice)
{
    const int roll = dice.below(1000);
    if (roll < 12) {
        show.status = ShowStatus::Cancelled;
    } else if (roll < 20) {
        show.status = ShowStatus::Postponed;
        show.initialDate = show.date;
        show.dateTbd = true;
    } else if (roll < 35) {
        show.status = ShowStatus::Rescheduled;
        show.initialDate = show.date.addDays(-dice.between(7, 60));
    } else if (roll < 60) {
        show.status = ShowStatus::OffSale;
    } else if (roll < 70) {
        show.dateTba = show.date > today.addDays(30);
    } else if (roll < 90) {
        show.timeTba = true;
    } else if (roll < 110) {
        show.trait = Trait::NotTransactable;
    } else if (roll < 150) {
        show.trait = Trait::SoldOut;
        show.soldPermille = 1000;
    }
    show.noPrice = dice.permille(80);
    show.noImage = dice.permille(30);
    show.noVenue = dice.permille(10);
    show.noOnsale = dice.permille(20);
    show.noSpecificTime = !show.timeTba && dice.permille(8);
    show.safeTix = dice.permille(150);
    show.family = show.genre >= 6 && dice.permille(200);
}

Show invented(Dice& dice, QDate today, const std::vector<Venue>& venues, int ordinal)
{
    constexpr int hours[] = {19, 19, 20, 20, 20, 18, 21, 14, 15, 22};
    Show show;
    show.venue = int(venues.size()) > ProvingGround + 1 ? ProvingGround + 1 + dice.below(int(venues.size()) - ProvingGround - 1) : 0;
    if (dice.permille(90))
        show.venue = dice.below(ProvingGround); // the demonstration town has a full calendar too
    const int day = ordinal < 8 ? 0 : dice.below(181);
    if (ordinal < 8)
        show.venue = ProvingGround + 1 + ordinal * 4; // somebody plays tonight wherever the kiosk stands
    else if (show.venue < ProvingGround && day < 3)
        show.venue = ProvingGround + 1 + dice.below(int(venues.size()) - ProvingGround - 1);
    show.date = today.addDays(day);
    show.time = QTime(hours[std::size_t(dice.below(int(std::size(hours))))], dice.permille(400) ? 30 : 0);
    nameShow(show, venues[std::size_t(show.venue)].kind, dice);
    show.basePrice = dice.between(24, 190) * 100 + (dice.permille(300) ? 50 : 0);
    if (venues[std::size_t(show.venue)].currency == QLatin1String("JPY"))
        show.basePrice = (show.basePrice + 50) / 100 * 10000; // whole hundreds of yen
    show.soldPermille = dice.between(50, 930);
    show.limit = dice.permille(700) ? 8 : dice.permille(500) ? 6 : 4;
    if (ordinal >= 8)
        addOddities(show, today, dice);
    return show;
}

} // namespace

std::vector<Show> inventedShows(quint32 seed, QDate today, int count, const std::vector<Venue>& venues)
{
    std::vector<Show> shows;
    shows.reserve(std::size_t(qMax(count, 0)));
    for (int i = 0; i < count; ++i) {
        Dice dice(mixed(seed, quint64(i)));
        shows.push_back(invented(dice, today, venues, i));
    }
    return shows;
}

} // namespace boxoffice::simulator
