#include "simulator/world/world.h"

namespace boxoffice::simulator {
namespace {

struct Fixed {
    const char* name = "";
    const char* attraction = "";
    int venue = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int genre = 0;
    int basePrice = 0;
    int soldPermille = 0;
    int limit = 0;
    Trait trait = Trait::Ordinary;
};

constexpr Fixed evenings[] = {
    {"Nova Calder: Long Way Home", "Nova Calder", HalyardArena, 0, 19, 30, 0, 14950, 756, 8},
    {"Kestrels vs. Ridgeway Lynx", "Port Ellery Kestrels", NorthgateIceCentre, 0, 19, 30, 6, 6200, 890, 10},
    {"The Winter Gardener", "The Winter Gardener", LanternTheatre, 0, 20, 0, 8, 9800, 414, 8},
    {"Glass Harbor", "Glass Harbor", MercerYard, 0, 20, 0, 1, 4200, 882, 6},
    {"Dial Tone Comedy Night", "Dial Tone", CopperlineRoom, 0, 20, 30, 10, 2400, 1000, 6, Trait::SoldOut},
    {"Juniper & the Tall Ships", "Juniper & the Tall Ships", OrchardHill, 0, 21, 0, 3, 5500, 400, 8, Trait::NotTransactable},
    {"Marrow Creek, late set", "Marrow Creek", MercerYard, 0, 22, 0, 3, 3400, 700, 6},
    {"Harbour Lights: Cassidy Vale", "Cassidy Vale", ElleryPark, 0, 18, 30, 0, 18900, 640, 8},
    {"Saint Ondine: Winter Suites", "Saint Ondine", LanternTheatre, 1, 19, 0, 9, 8800, 66, 8},
    {"Nova Calder: Long Way Home", "Nova Calder", HalyardArena, 1, 20, 0, 0, 14950, 540, 8},
    {"Glass Harbor", "Glass Harbor", MercerYard, 1, 20, 0, 1, 4200, 634, 6},
    {"The Winter Gardener", "The Winter Gardener", LanternTheatre, 2, 14, 0, 8, 9800, 250, 8},
    {"Harbour Lights: Cassidy Vale", "Cassidy Vale", ElleryPark, 6, 18, 30, 0, 18900, 320, 8},
};

constexpr Fixed trials[] = {
    {"Not Transactable", "", ProvingGround, 3, 10, 0, 10, 3000, 300, 8, Trait::NotTransactable},
    {"Nightly Maintenance", "", ProvingGround, 3, 10, 15, 10, 3000, 300, 8, Trait::Maintenance},
    {"Sold Out", "", ProvingGround, 3, 10, 30, 10, 3000, 1000, 8, Trait::SoldOut},
    {"Captcha Required", "", ProvingGround, 3, 10, 45, 10, 3000, 300, 8, Trait::CaptchaRequired},
    {"Limit Two", "", ProvingGround, 3, 11, 0, 10, 3000, 300, 2, Trait::LimitTwo},
    {"No Ticket Types", "", ProvingGround, 3, 11, 15, 10, 3000, 300, 8, Trait::NoTicketTypes},
    {"Restrict Single", "", ProvingGround, 3, 11, 30, 10, 3000, 0, 8, Trait::RestrictSingle},
    {"Hidden Seats", "", ProvingGround, 3, 11, 45, 10, 3000, 300, 8, Trait::HiddenSeats},
    {"Standing Only", "", MercerYard, 3, 12, 0, 10, 3000, 300, 8},
    {"No Barcodes", "", ProvingGround, 3, 12, 15, 10, 3000, 300, 8, Trait::NoBarcodes},
    {"Missing Onsale", "", ProvingGround, 3, 12, 30, 10, 3000, 300, 8},
    {"Even Multiples", "", ProvingGround, 3, 12, 45, 10, 3000, 300, 8, Trait::EvenMultiples},
    {"Only Singles", "", ProvingGround, 3, 13, 0, 10, 3000, 500, 8, Trait::OnlySingles},
    {"Short Hold", "", ProvingGround, 3, 13, 15, 10, 3000, 300, 8, Trait::ShortHold},
    {"Slow Queue", "", ProvingGround, 3, 13, 30, 10, 3000, 300, 8, Trait::SlowQueue},
    {"Seats Just Sold", "", ProvingGround, 3, 13, 45, 10, 3000, 0, 8, Trait::SeatsJustSold},
    {"Price Drift", "", ProvingGround, 3, 14, 0, 10, 3000, 300, 8, Trait::PriceDrift},
    {"Unknown Outcome", "", ProvingGround, 3, 14, 15, 10, 3000, 300, 8, Trait::UnknownOutcome},
    {"Address Needed", "", ProvingGround, 3, 14, 30, 10, 3000, 300, 8, Trait::AddressNeeded},
    {"Whole House", "", ProvingGround, 3, 14, 45, 10, 3000, 0, 0},
    {"Protected Offer", "", ProvingGround, 3, 15, 0, 10, 3000, 300, 8, Trait::Protected},
    {"Rotating Barcode", "", ProvingGround, 3, 15, 15, 10, 3000, 300, 8},
    {"Presale Only", "", ProvingGround, 40, 15, 30, 10, 3000, 0, 8},
    {"Whole Yen", "", WholeYenHall, 3, 19, 0, 1, 880000, 300, 8},
};

Show made(const Fixed& fixed, QDate today)
{
    Show show;
    show.name = QString::fromUtf8(fixed.name);
    show.attraction = QString::fromUtf8(fixed.attraction);
    show.venue = fixed.venue;
    show.date = today.addDays(fixed.day);
    show.time = QTime(fixed.hour, fixed.minute);
    show.genre = fixed.genre;
    show.basePrice = fixed.basePrice;
    show.soldPermille = fixed.soldPermille;
    show.limit = fixed.limit;
    show.trait = fixed.trait;
    show.noOnsale = show.name == QLatin1String("Missing Onsale");
    show.safeTix = show.name == QLatin1String("Rotating Barcode");
    show.presaleNow = show.name == QLatin1String("Presale Only");
    return show;
}

} // namespace

Show festival(QDate today)
{
    Show show = made({"Three-Day Festival", "", ProvingGround, 3, 15, 45, 3, 3000, 300, 8}, today);
    show.days = 3;
    show.description = QStringLiteral("Three days of music out of doors. One ticket is good for all of them; there is no camping.");
    return show;
}

std::vector<Show> fixedShows(QDate today)
{
    std::vector<Show> shows;
    for (const Fixed& fixed : evenings)
        shows.push_back(made(fixed, today));
    for (const Fixed& fixed : trials)
        shows.push_back(made(fixed, today));
    return shows;
}

} // namespace boxoffice::simulator
