#pragma once
#include "catalog/catalogview.h"
#include "session/purchaseview.h"
#include "session/stationview.h"
#include "tests/support/manualclock.h"

/// Plain values for the pages, as a sale at a small venue would make them.
namespace boxoffice::test {

inline Money usd(qint64 cents)
{
    return Money(cents, *Currency::parse(QStringLiteral("USD")));
}

inline EventRow sampleEvent(const QString& id, const QString& name, const QString& venue, QDate date, QTime time)
{
    EventRow row;
    row.id = EventId(id);
    row.name = name;
    row.venue = venue;
    row.city = QStringLiteral("Port Ellery");
    row.timeZone = QStringLiteral("America/New_York");
    row.localDate = date;
    row.localTime = time;
    row.listed = EventState::OnSale;
    row.onSaleFrom = WallTime{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2}};
    return row;
}

inline CatalogView sampleCatalog(WallTime now)
{
    const QDate tonight(2026, 11, 22);
    std::vector<EventRow> rows;
    rows.push_back(sampleEvent(QStringLiteral("E1"), QStringLiteral("Nova Calder: Long Way Home"), QStringLiteral("Halyard Arena"), tonight, QTime(19, 30)));
    rows.push_back(sampleEvent(QStringLiteral("E2"), QStringLiteral("The Winter Gardener"), QStringLiteral("The Lantern Theatre"), tonight, QTime(20, 0)));
    rows.back().listed = EventState::SoldOut;
    rows.push_back(sampleEvent(QStringLiteral("E3"), QStringLiteral("Glass Harbor"), QStringLiteral("Mercer Yard, standing"), tonight, QTime(20, 0)));
    rows.push_back(sampleEvent(QStringLiteral("E4"), QStringLiteral("Symphonieorchester der Elbphilharmonie mit Freundeskreis e. V."), QStringLiteral("Großer Saal der Laeiszhalle Hamburg"), tonight.addDays(1), QTime(19, 0)));
    rows.push_back(sampleEvent(QStringLiteral("E5"), QStringLiteral("Dial Tone Comedy Night"), QStringLiteral("Copperline Room"), tonight.addDays(1), QTime(20, 30)));
    rows.back().onSaleFrom.reset();
    rows.back().listed = EventState::SetupProblem;
    rows.push_back(sampleEvent(QStringLiteral("E6"), QStringLiteral("Juniper & the Tall Ships"), QStringLiteral("Orchard Hill"), tonight.addDays(5), QTime(21, 0)));
    rows.back().listed = EventState::Cancelled;
    rows.push_back(sampleEvent(QStringLiteral("E7"), QStringLiteral("Marrow Creek, late set"), QString(), tonight.addDays(5), QTime(22, 0)));
    rows.back().timeTba = true;
    rows.push_back(sampleEvent(QStringLiteral("E8"), QStringLiteral("Saint Ondine"), QStringLiteral("The Lantern Theatre"), tonight, QTime(19, 0)));
    rows.back().localDate.reset();
    rows.back().localTime.reset();
    rows.back().dateTba = true;
    CatalogView view;
    view.table = std::make_shared<EventTable>(std::move(rows));
    for (quint32 i = 0; i < view.table->size(); ++i)
        view.hits << i;
    view.groups = {{GroupKind::Tonight, std::nullopt, 0, 3},
                   {GroupKind::Tomorrow, tonight.addDays(1), 3, 2},
                   {GroupKind::Date, tonight.addDays(5), 5, 2},
                   {GroupKind::Undated, std::nullopt, 7, 1}};
    view.now = now;
    view.total = static_cast<int>(view.table->size());
    view.fetchedAt = now;
    return view;
}

inline OfferView sampleOffer(const QString& id, const QString& name, const QString& detail, qint64 each, qint64 fees)
{
    OfferView offer{.type = TicketTypeId(id), .level = PriceLevelId(QStringLiteral("1"))};
    offer.name = name;
    offer.description = detail;
    offer.each = usd(each);
    offer.fees = usd(fees);
    offer.total = usd(each + fees);
    return offer;
}

inline OffersView sampleOffers()
{
    OffersView view;
    view.event = EventId(QStringLiteral("E3"));
    view.eventName = QStringLiteral("Glass Harbor");
    view.venue = QStringLiteral("Mercer Yard");
    view.city = QStringLiteral("Port Ellery");
    view.date = QDate(2026, 11, 22);
    view.time = QTime(20, 0);
    view.orderLimit = 6;
    view.offers = {sampleOffer(QStringLiteral("A"), QStringLiteral("Floor, adult"), QStringLiteral("Standing, all ages"), 4200, 1035),
                   sampleOffer(QStringLiteral("B"), QStringLiteral("Floor, under 16"), QStringLiteral("With an adult"), 2800, 810),
                   sampleOffer(QStringLiteral("C"), QStringLiteral("Balcony, standing"), QStringLiteral("Rail at first come"), 4800, 1120),
                   sampleOffer(QStringLiteral("D"), QStringLiteral("Early entry"), QStringLiteral("Doors 6:30 PM"), 6500, 1375),
                   sampleOffer(QStringLiteral("E"), QStringLiteral("Ermäßigung für Schwerbehinderte mit Begleitperson"), QStringLiteral("Nachweis am Einlass erforderlich"), 1234567, 98765)};
    view.offers[3].multiple = 2;
    view.offers[3].minimum = 2;
    return view;
}

inline OffersView chosenOffers()
{
    OffersView view = sampleOffers();
    view.offers[0].quantity = 2;
    view.chosen = 2;
    view.canReserve = true;
    return view;
}

inline OffersView oddOffers()
{
    OffersView view = sampleOffers();
    view.offers[3].quantity = 3;
    view.offers[3].advice = QuantityAdvice::NotAMultiple;
    view.offers[3].nearestBelow = 2;
    view.offers[3].nearestAbove = 4;
    view.chosen = 3;
    return view;
}

inline PurchaseView heldSale(const Clock& clock, SaleStage stage)
{
    PurchaseView sale;
    sale.stage = stage;
    sale.event = EventId(QStringLiteral("E3"));
    sale.eventName = QStringLiteral("Glass Harbor");
    sale.venue = QStringLiteral("Mercer Yard");
    sale.date = QDate(2026, 11, 22);
    sale.time = QTime(20, 0);
    sale.reference = QStringLiteral("KX7-204");
    sale.hold = HoldView{clock.now() + std::chrono::seconds(271), clock.wall() + std::chrono::seconds(271),
                         std::chrono::seconds(299)};
    sale.plates = {PlateView{.section = QStringLiteral("GA"), .generalAdmission = true, .places = 2,
                             .ticketType = QStringLiteral("Floor, adult"), .areaName = QStringLiteral("Floor"), .price = usd(8400)}};
    sale.lines = {{PriceLineKind::Tickets, usd(8400), 2}, {PriceLineKind::Fees, usd(2070), 0},
                  {PriceLineKind::OrderFee, usd(350), 0}, {PriceLineKind::Tax, usd(524), 0}, {PriceLineKind::Delivery, usd(0), 0}};
    sale.total = usd(11344);
    sale.delivery = {{.id = ShippingId(QStringLiteral("1")), .carrier = QStringLiteral("TICKETMASTER"), .serviceLevel = QStringLiteral("ETICKET"), .price = usd(0)},
                     {.id = ShippingId(QStringLiteral("2")), .carrier = QStringLiteral("TICKETMASTER"), .serviceLevel = QStringLiteral("WILLCALL"), .price = usd(250)}};
    if (stage != SaleStage::Held && stage != SaleStage::ChoosingDelivery)
        sale.chosenDelivery = ShippingId(QStringLiteral("1"));
    sale.paymentKinds = {PaymentKind::Card, PaymentKind::Invoice};
    sale.requiredFields = {BuyerField::Name, BuyerField::Email, BuyerField::Phone, BuyerField::Address};
    sale.canRelease = true;
    return sale;
}

inline PurchaseView reviewedSale(const Clock& clock)
{
    PurchaseView sale = heldSale(clock, SaleStage::ReadyToCommit);
    sale.payment = PaymentView{.kind = PaymentKind::Card, .issuer = QStringLiteral("VISA"), .lastFour = QStringLiteral("1111"),
                               .buyerName = QStringLiteral("Ada Example"), .email = QStringLiteral("ada@example.com"), .amount = usd(11344)};
    sale.canCommit = true;
    return sale;
}

inline PurchaseView soldSale(const Clock& clock)
{
    PurchaseView sale = reviewedSale(clock);
    sale.stage = SaleStage::Sold;
    sale.canCommit = sale.canRelease = false;
    OrderView order;
    order.number = OrderNumber(QStringLiteral("12-34567/SIM"));
    order.total = usd(11344);
    order.redemption = QUrl(QStringLiteral("https://sim.invalid/redeem?token=11111111-2222-4333-8444-555555555555"));
    order.email = QStringLiteral("a••@example.com");
    order.deliveryLevel = QStringLiteral("WILLCALL");
    order.fromService = true;
    order.tickets = {{.section = QStringLiteral("101"), .row = QStringLiteral("C"), .seat = QStringLiteral("7"), .barcode = QStringLiteral("0000111122223333")},
                     {.section = QStringLiteral("101"), .row = QStringLiteral("C"), .seat = QStringLiteral("8")}};
    sale.order = order;
    return sale;
}

inline PurchaseView changedSeats(const Clock& clock)
{
    PurchaseView sale = heldSale(clock, SaleStage::SeatsOffered);
    const PlateView asked{.section = QStringLiteral("107"), .row = QStringLiteral("F"), .seats = QStringLiteral("7–8"), .places = 2, .price = usd(14900)};
    PlateView held = asked;
    held.section = QStringLiteral("115");
    held.row = QStringLiteral("J");
    held.seats = QStringLiteral("15–16");
    sale.plates = {held};
    sale.substitution = SubstitutionView{{asked}, {held}, usd(28392), usd(19026)};
    return sale;
}

inline StationView sampleStation()
{
    return {.laneName = QStringLiteral("Lane 3, Main lobby"), .staffName = QStringLiteral("Rosa Okafor"), .demo = true};
}

} // namespace boxoffice::test
