#include "simulator/partner/cartjson.h"
#include "simulator/world/dice.h"

namespace boxoffice::simulator {
namespace {

struct Seat {
    QString section;
    QString row;  ///< empty when standing
    QString seat; ///< likewise
};

Seat seatOf(const Layout& layout, const Places& places, int offset)
{
    if (places.standing)
        return {layout.standing[std::size_t(places.section)].section, {}, {}};
    const Section& section = layout.sections[std::size_t(places.section)];
    return {section.name, section.rows[std::size_t(places.row)].name, QString::number(section.seatNumber(places.index + offset))};
}

Json itemTotals(const QString& currency, const Sums& sums)
{
    return object({{"currency_code", currency}, {"fee", Amount{sums.fee}}, {"grand", Amount{sums.grand()}},
                   {"merchandise", Amount{sums.merchandise}}, {"tax", Amount{sums.tax}}});
}

Json charge(const char* type, qint64 price, qint64 tax, int quantity)
{
    return object({{"type", type}, {"price", Amount{price}}, {"quantity", quantity}, {"tax", Amount{tax}}});
}

Json ticketsJson(const Cart& cart, const CartTickets& tickets)
{
    const Price& price = tickets.price;
    return object({{"id", tickets.offer.id}, {"description", tickets.offer.name}, {"quantity", tickets.quantity},
                   {"inventory_type", "PRIMARY"},
                   {"charges", array({charge("face_value", price.face + cart.driftPerTicket, price.tax, tickets.quantity),
                                      charge("service", price.service, 0, tickets.quantity),
                                      charge("facility", price.facility, 0, tickets.quantity),
                                      charge("distance", 0, 0, tickets.quantity)})}});
}

Json ticketItem(const World& world, const Cart& cart, const CartLine& line, int id)
{
    const Show& show = world.shows()[std::size_t(cart.show)];
    const Layout& layout = world.layoutFor(show);
    const Seat first = seatOf(layout, line.places, 0);
    std::vector<Json> types;
    for (const CartTickets& tickets : line.tickets)
        types.push_back(ticketsJson(cart, tickets));
    const int zone = line.tickets.front().price.zone;
    Fields fields{{"id", id}, {"type", "ticket"}, {"event_id", show.legacyId}, {"x_num", line.places.count},
                  {"num_seats", line.places.count}, {"section", first.section}};
    if (!line.places.standing) {
        fields.push_back({"row", first.row});
        fields.push_back({"start_seat_number", first.seat});
        fields.push_back({"end_seat_number", seatOf(layout, line.places, line.places.count - 1).seat});
    }
    const Area* area = layout.area(line.area);
    fields.push_back({"is_ga", line.places.standing});
    fields.push_back({"ga", line.places.standing});
    fields.push_back({"areas", array({object({{"id", zone}, {"description", QStringLiteral("Price Level %1").arg(zone)}}),
                                      object({{"id", line.area}, {"description", area ? area->description : QString()}})})});
    fields.push_back({"totals", itemTotals(world.venueOf(show).currency, sumsOf(cart, line))});
    fields.push_back({"tickets", array(types)});
    fields.push_back({"transfer", object({{"eligible", true}})});
    fields.push_back({"view", object({})}); // recorded empty
    return object(fields);
}

Json deliveryItem(const DeliveryOption& option, const QString& currency, int id)
{
    Sums sums;
    sums.fee = option.fee;
    return object({{"id", id}, {"type", "delivery"}, {"carrier", option.carrier}, {"service_level", option.serviceLevel},
                   {"requires_address", option.needsAddress},
                   {"description", object({{"short", option.brief}, {"long", option.wordy}, {"eta", option.eta}})},
                   {"totals", itemTotals(currency, sums)}});
}

Json paymentJson(const CartPayment& payment, int id)
{
    Fields fields{{"id", id}, {"payment_id", payment.number}, {"type", payment.type}, {"amount", Amount{payment.amount}}};
    if (!payment.lastFour.isEmpty())
        fields.push_back({"card", object({{"issuer", payment.issuer}, {"number", payment.lastFour},
                                          {"expire_month", payment.expireMonth}, {"expire_year", payment.expireYear}})});
    return object(fields);
}

Json orderCharge(const char* type, const char* subType, const char* description, qint64 minor, const QString& currency)
{
    return object({{"type", type}, {"sub_type", subType}, {"description", description},
                   {"amount", object({{"amount", Amount{minor}}, {"currency", currency}})}});
}

Json orderTicket(const World& world, const Cart& cart, const CartLine& line, const CartTickets& tickets, int offset, int serial)
{
    const Show& show = world.shows()[std::size_t(cart.show)];
    const QString& currency = world.venueOf(show).currency;
    const Seat seat = seatOf(world.layoutFor(show), line.places, offset);
    const Order& order = *cart.order;
    const Price& price = tickets.price;
    Fields fields;
    if (show.trait != Trait::NoBarcodes)
        fields.push_back({"barcode_id", QStringLiteral("%1%2").arg(mixed(cart.serial) % 1000000000000ULL, 12, 10, QLatin1Char('0'))
                                            .arg(serial, 4, 10, QLatin1Char('0'))});
    const Fields rest{
        {"display_id", order.number}, {"order_number", order.number}, {"order_date", order.date.toString(Qt::ISODate)},
        {"event_id", show.legacyId}, {"event_code", QStringLiteral("E%1").arg(cart.show)}, {"event_host", "SIM"},
        {"section", seat.section}, {"row", seat.row}, {"seat_name", seat.seat},
        {"seat_id", QString::number(900000000 + serial)}, {"portal", "WEST GATE"}, {"is_ga", line.places.standing},
        {"is_national_vip", false}, {"distance_charge", Amount{0}}, {"voided", order.voided},
        {"charges", array({orderCharge("price", "price", "Price", price.face + cart.driftPerTicket, currency),
                           orderCharge("fee", "service_charge", "Service Charge", price.service, currency),
                           orderCharge("fee", "facility_charge", "Facility Charge", price.facility, currency),
                           orderCharge("tax", "tax", "Tax", price.tax, currency),
                           orderCharge("fee", "distance_charge", "Distance Charge", 0, currency)})}};
    fields.insert(fields.end(), rest.begin(), rest.end());
    return object(fields);
}

} // namespace

Json cartJson(const World& world, const Cart& cart, int holdLeft)
{
    const QString& currency = world.venueOf(world.shows()[std::size_t(cart.show)]).currency;
    const Sums sums = sumsOf(cart, currency);
    std::vector<Json> items;
    int id = 0;
    for (const CartLine& line : cart.lines)
        items.push_back(ticketItem(world, cart, line, ++id));
    Sums processing;
    processing.fee = orderFee(currency);
    items.push_back(object({{"id", ++id}, {"type", "processing"}, {"totals", itemTotals(currency, processing)}}));
    id += 2; // item ids have gaps in recordings
    if (cart.delivery)
        items.push_back(deliveryItem(*cart.delivery, currency, id));
    Fields fields{{"hold_time", holdLeft}, {"items", array(items)},
                  {"totals", object({{"currency_code", currency}, {"delivery", Amount{sums.delivery}}, {"fee", Amount{sums.fee}},
                                     {"grand", Amount{sums.grand()}}, {"merchandise", Amount{sums.merchandise}},
                                     {"tax", Amount{sums.tax}}, {"unpaid", Amount{sums.unpaid}}, {"upsell", Amount{0}}})}};
    std::vector<Json> payments;
    for (const CartPayment& payment : cart.payments)
        payments.push_back(paymentJson(payment, ++id));
    if (!payments.empty())
        fields.push_back({"payments", array(payments)});
    return object(fields);
}

Json orderJson(const World& world, const Cart& cart)
{
    std::vector<Json> tickets;
    for (const CartLine& line : cart.lines) {
        int offset = 0;
        for (const CartTickets& type : line.tickets)
            for (int i = 0; i < type.quantity; ++i, ++offset)
                tickets.push_back(orderTicket(world, cart, line, type, offset, int(tickets.size()) + 1));
    }
    Fields fields{{"customer_email", cart.email}, {"voided", cart.order->voided}, {"upsells", array({})}};
    if (cart.delivery)
        fields.push_back({"delivery", object({{"carrier", cart.delivery->carrier}, {"service_level", cart.delivery->serviceLevel},
                                              {"description", object({{"short", cart.delivery->brief}})}})});
    fields.push_back({"tickets", array(tickets)});
    return object(fields);
}

Json deliveryOptionsJson(const World& world, const Cart& cart)
{
    const QString& currency = world.venueOf(world.shows()[std::size_t(cart.show)]).currency;
    std::vector<Json> options;
    for (const DeliveryOption& option : deliveryOptions(world, cart))
        options.push_back(object({{"id", option.id}, {"carrier", option.carrier}, {"service_level", option.serviceLevel},
                                  {"requires_address", option.needsAddress},
                                  {"totals", object({{"currency_code", currency}, {"fee", Amount{option.fee}}, {"grand", Amount{option.fee}},
                                                     {"merchandise", Amount{0}}, {"tax", Amount{0}}, {"unpaid", Amount{0}}})}}));
    return object({{"shipping_options", array(options)}});
}

} // namespace boxoffice::simulator
