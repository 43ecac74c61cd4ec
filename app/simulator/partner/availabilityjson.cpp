#include "simulator/partner/availabilityjson.h"
#include "simulator/world/placeid.h"
#include <QDateTime>
#include <charconv>
#include <iterator>

namespace boxoffice::simulator {
namespace {

/// The recorded form: a space between date and time, no zone, UTC.
QString plainUtc(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.0")); }

Json areasJson(const Layout& layout, int id)
{
    const Area* area = layout.area(id);
    return array({object({{"areaId", QString::number(id)}, {"name", area->name}, {"description", area->description}, {"areaLabel", "zone"}})});
}

void appendNumber(QByteArray& out, int number)
{
    char digits[12];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    out.append(digits, end - digits);
}

/// Written by hand into one buffer: a stadium has 80,000 of these.
int appendRow(QByteArray& out, const Stock& stock, const Section& section, const Row& row, const QByteArray& tail)
{
    QByteArray seats;
    QByteArray places;
    seats.reserve(row.seats * 4);
    places.reserve(row.seats * 24);
    QByteArray place = section.name.toUtf8() + ':' + row.name.toUtf8() + ':';
    const qsizetype prefix = place.size();
    int free = 0;
    for (int i = 0; i < row.seats; ++i) {
        if (!stock.isFree(row.first + i))
            continue;
        const int number = section.seatNumber(i);
        place.truncate(prefix);
        appendNumber(place, number);
        seats += free > 0 ? "," : "";
        appendNumber(seats, number);
        places += free > 0 ? ",\"" : "\"";
        appendBase32(places, place);
        places += '"';
        ++free;
    }
    if (free == 0)
        return 0;
    out += out.endsWith('[') ? "{\"section\":" : ",{\"section\":";
    appendQuoted(out, section.name.toUtf8());
    out += ",\"row\":\"" + row.name.toUtf8() + "\",\"seats\":[" + seats + "],\"places\":[" + places + "]" + tail;
    return free;
}

struct ZoneInventory {
    QByteArray inventory = "[";
    int available = 0;
    int total = 0;
    bool standing = false;
};

ZoneInventory inventoryOf(const Stock& stock, int zone)
{
    const Layout& layout = stock.layout();
    ZoneInventory found;
    for (const Section& section : layout.sections) {
        if (section.zone != zone)
            continue;
        const QByteArray tail = ",\"areas\":" + areasJson(layout, section.area).text() + ",\"attributes\":[],\"hasEvenOddMix\":"
                                + (section.numbering == Numbering::Every ? "true}" : "false}");
        for (const Row& row : section.rows) {
            found.available += appendRow(found.inventory, stock, section, row, tail);
            found.total += row.seats;
        }
    }
    for (std::size_t part = 0; part < layout.standing.size(); ++part) {
        const Standing& standing = layout.standing[part];
        if (standing.zone != zone)
            continue;
        found.standing = true;
        found.available += stock.standingLeft(int(part));
        found.total += standing.capacity;
        if (found.inventory.size() > 1)
            found.inventory += ',';
        found.inventory += object({{"section", standing.section}, {"seats", array({})}, {"areas", areasJson(layout, standing.area)},
                                   {"attributes", array({})}, {"hasEvenOddMix", true}}).text();
    }
    found.inventory += ']';
    return found;
}

Json chargeJson(const char* reason, const char* type, qint64 minor)
{
    return object({{"reason", reason}, {"type", type}, {"amount", Amount{minor}}});
}

Json offerJson(const Offer& offer, const Price& price, const QString& currency, int available)
{
    std::vector<Json> sellable;
    for (int n = offer.least; n <= (offer.most == 0 ? 20 : offer.most) && n <= available; n += offer.multiple)
        sellable.push_back(n);
    return object({{"ticketTypeId", offer.id}, {"priceLevelId", QString::number(price.zone)}, {"currency", currency},
                   {"faceValue", Amount{price.face}}, {"totalPrice", Amount{price.total()}}, {"listPrice", Amount{price.face}},
                   {"offerName", offer.name}, {"offerDescription", offer.description}, {"available", available},
                   {"eventTicketMinimum", offer.least}, {"sellableQuantities", array(sellable)}, {"restrictedPayment", false},
                   {"protected", false},
                   {"charges", array({chargeJson("facility", "fee", price.facility), chargeJson("service", "fee", price.service),
                                      chargeJson("order_processing", "fee", 0), chargeJson("face_value_tax", "tax", price.tax)})}});
}

} // namespace

Json availabilityJson(const World& world, const Show& show, const Stock& stock)
{
    const Venue& venue = world.venueOf(show);
    const Tariff tariff = tariffOf(world, show);
    std::vector<Json> tickets;
    for (int zone = 1; zone <= stock.layout().zones; ++zone) {
        const ZoneInventory found = inventoryOf(stock, zone);
        std::vector<Json> offers;
        for (const Offer& offer : tariff.offers)
            if (const Price* price = offer.priceIn(zone))
                offers.push_back(offerJson(offer, *price, venue.currency, found.available));
        const int capped = show.limit == 0 ? found.available : qMin(show.limit, found.available);
        tickets.push_back(object({{"available", found.available}, {"total", found.total}, {"seating", found.standing ? "general" : "reserved"},
                                  {"eventTicketLimit", show.limit}, {"currentTicketLimit", capped},
                                  {"inventory", Json::raw(found.inventory)}, {"offers", array(offers)}}));
    }
    const bool hidden = show.trait == Trait::HiddenSeats;
    Fields fields{{"id", show.legacyId}, {"universalId", show.id}, {"venueId", QString::number(260000 + show.venue)},
                  {"restrictSingle", show.trait == Trait::RestrictSingle}, {"eventTicketLimit", show.limit}};
    if (!show.noOnsale)
        fields.push_back({"onsale", plainUtc(show.onsaleAt)});
    const Fields rest{{"offsale", plainUtc(show.offsaleAt)}, {"eventDateTime", plainUtc(show.startsAt)},
                      {"seatLocationMapRestrict", hidden}, {"locRowSeatRestrict", hidden}, {"locXnumAddescRestrict", hidden},
                      {"safeTixEnabled", false}, {"granularPricing", false}, {"allInclusivePricing", false},
                      {"serviceFeeRollup", false}, {"facilityFeeRollup", false},
                      {"transfer", object({{"eligible", true}})}, {"tickets", array(tickets)}};
    fields.insert(fields.end(), rest.begin(), rest.end());
    return object({{"event", object(fields)}});
}

} // namespace boxoffice::simulator
