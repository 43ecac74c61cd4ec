#include "simulator/partner/availabilityjson.h"
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

/// Seats of a row that are listed together: what is special about them stands beside them in `attributes`. The
/// documents show that list empty only; its words are ours (invented).
struct Kind {
    unsigned char marks;
    const char* attributes;
};
constexpr Kind ordinaryKinds[] = {{Plain, "[]"}, {Obstructed, "[\"OBSTRUCTED_VIEW\"]"}};
constexpr Kind accessibleKinds[] = {{Wheelchair, "[\"WHEELCHAIR\"]"}, {Companion, "[\"COMPANION\"]"}};

struct Inventory {
    QByteArray text = "[";
    int available = 0;
    int total = 0;
    bool standing = false;
};

/// One row at a time, written by hand into one buffer: a stadium has 80,000 seats.
class RowWriter {
public:
    RowWriter(const Stock& stock, const Section& section)
        : m_stock(stock), m_section(section), m_name(section.name.toUtf8()),
          m_tail(",\"areas\":" + areasJson(stock.layout(), section.area).text() + ",\"hasEvenOddMix\":"
                 + (section.numbering == Numbering::Every ? "true}" : "false}"))
    {
    }
    void write(Inventory& into, const Row& row, const Kind& kind)
    {
        m_seats.resize(0);
        m_places.resize(0);
        for (int i = 0; i < row.seats; ++i) {
            if (m_stock.layout().marks[std::size_t(row.first + i)] != kind.marks)
                continue;
            ++into.total;
            if (!m_stock.isFree(row.first + i))
                continue;
            ++into.available;
            add(m_stock.layout().placeId(row.first + i), m_section.seatNumber(i));
        }
        if (!m_seats.isEmpty())
            finish(into.text, row, kind);
    }

private:
    void add(QByteArrayView place, int number)
    {
        m_seats += m_seats.isEmpty() ? "" : ",";
        appendNumber(m_seats, number);
        m_places += m_places.isEmpty() ? "\"" : ",\"";
        m_places.append(place);
        m_places += '"';
    }
    void finish(QByteArray& out, const Row& row, const Kind& kind) const
    {
        out += out.endsWith('[') ? "{\"section\":" : ",{\"section\":";
        appendQuoted(out, m_name);
        out += ",\"row\":\"" + row.name.toUtf8() + "\",\"seats\":[" + m_seats + "],\"places\":[" + m_places + "],\"attributes\":" + kind.attributes + m_tail;
    }

    const Stock& m_stock;
    const Section& m_section;
    QByteArray m_name;
    QByteArray m_tail;
    QByteArray m_seats;
    QByteArray m_places;
};

void addStanding(Inventory& into, const Stock& stock, int zone)
{
    const Layout& layout = stock.layout();
    for (std::size_t part = 0; part < layout.standing.size(); ++part) {
        const Standing& standing = layout.standing[part];
        if (standing.zone != zone)
            continue;
        into.standing = true;
        into.available += stock.standingLeft(int(part));
        into.total += standing.capacity;
        if (into.text.size() > 1)
            into.text += ',';
        into.text += object({{"section", standing.section}, {"seats", array({})}, {"areas", areasJson(layout, standing.area)},
                             {"attributes", array({})}, {"hasEvenOddMix", true}}).text();
    }
}

Inventory inventoryOf(const Stock& stock, int zone, bool accessible)
{
    Inventory found;
    if (!accessible)
        found.text.reserve(stock.layout().seats * 40 / stock.layout().zones); // a guess that saves most of the growing
    for (const Section& section : stock.layout().sections) {
        if (section.zone != zone)
            continue;
        RowWriter writer(stock, section);
        for (const Row& row : section.rows)
            for (const Kind& kind : accessible ? accessibleKinds : ordinaryKinds)
                writer.write(found, row, kind);
    }
    if (!accessible)
        addStanding(found, stock, zone);
    found.text += ']';
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
                   {"protected", !offer.password.isEmpty()},
                   {"charges", array({chargeJson("facility", "fee", price.facility), chargeJson("service", "fee", price.service),
                                      chargeJson("order_processing", "fee", 0), chargeJson("face_value_tax", "tax", price.tax)})}});
}

/// The tickets of one price zone that are sold by the same offers: ordinary seats, or wheelchair and companion places.
Json groupJson(const World& world, const Show& show, const Stock& stock, const Tariff& tariff, int zone, bool accessible, const QString& password)
{
    const Inventory found = inventoryOf(stock, zone, accessible);
    std::vector<Json> offers;
    for (const Offer& offer : tariff.offers)
        if (const Price* price = offer.priceIn(zone); price && offer.accessible == accessible && (offer.password.isEmpty() || offer.password == password))
            offers.push_back(offerJson(offer, *price, world.venueOf(show).currency, found.available));
    const int capped = show.limit == 0 ? found.available : qMin(show.limit, found.available);
    return object({{"available", found.available}, {"total", found.total}, {"seating", found.standing ? "general" : "reserved"},
                   {"eventTicketLimit", show.limit}, {"currentTicketLimit", capped}, {"inventory", Json::raw(found.text)}, {"offers", array(offers)}});
}

} // namespace

Json availabilityJson(const World& world, const Show& show, const Stock& stock, const QString& password)
{
    const Tariff tariff = tariffOf(world, show);
    std::vector<Json> tickets;
    for (int zone = 1; zone <= stock.layout().zones; ++zone) {
        tickets.push_back(groupJson(world, show, stock, tariff, zone, false, password));
        if (stock.layout().hasAccessible(zone))
            tickets.push_back(groupJson(world, show, stock, tariff, zone, true, password));
    }
    const bool hidden = show.trait == Trait::HiddenSeats;
    Fields fields{{"id", show.legacyId}, {"universalId", show.id}, {"venueId", QString::number(260000 + show.venue)},
                  {"restrictSingle", show.trait == Trait::RestrictSingle}, {"eventTicketLimit", show.limit}};
    if (!show.noOnsale)
        fields.push_back({"onsale", plainUtc(show.onsaleAt)});
    const Fields rest{{"offsale", plainUtc(show.offsaleAt)}, {"eventDateTime", plainUtc(show.startsAt)},
                      {"seatLocationMapRestrict", hidden}, {"locRowSeatRestrict", hidden}, {"locXnumAddescRestrict", hidden},
                      {"safeTixEnabled", show.safeTix}, {"granularPricing", false}, {"allInclusivePricing", false},
                      {"serviceFeeRollup", false}, {"facilityFeeRollup", false},
                      {"transfer", show.safeTix ? object({{"eligible", true}, {"explanation", "Mobile transfer only"}}) : object({{"eligible", true}})}, {"tickets", array(tickets)}};
    fields.insert(fields.end(), rest.begin(), rest.end());
    return object({{"event", object(fields)}});
}

} // namespace boxoffice::simulator
