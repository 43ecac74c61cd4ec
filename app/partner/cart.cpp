#include "partner/cart.h"
#include "partner/jsonfields.h"

namespace boxoffice {

namespace {
/// The currency of the whole cart: its totals', else the first item's that names one. Another one anywhere is a miss.
Currency cartCurrency(const JsonReader& cart)
{
    std::optional<Currency> found = maybeCurrencyAt(cart["totals"]["currency_code"]);
    for (const JsonReader& item : cart["items"].maybeItems()) {
        const JsonReader code = item["totals"]["currency_code"];
        const std::optional<Currency> own = maybeCurrencyAt(code);
        if (own && found && *own != *found)
            code.fail(FailureKind::WrongType, QStringLiteral("a second currency"));
        if (!found)
            found = own;
    }
    if (!found)
        cart["totals"]["currency_code"].fail(FailureKind::MissingField, QStringLiteral("no currency in totals or items"));
    return found.value_or(Currency());
}

CartTotals readTotals(const JsonReader& totals, const Currency& currency)
{
    CartTotals read;
    read.currency = currency;
    read.delivery = moneyAt(totals["delivery"], currency);
    read.fee = moneyAt(totals["fee"], currency);
    read.grand = moneyAt(totals["grand"], currency);
    read.merchandise = moneyAt(totals["merchandise"], currency);
    read.tax = moneyAt(totals["tax"], currency);
    read.unpaid = maybeMoneyAt(totals["unpaid"], currency);
    read.upsell = maybeMoneyAt(totals["upsell"], currency);
    return read;
}

ItemTotals readItemTotals(const JsonReader& totals, const Currency& currency)
{
    return {.fee = moneyAt(totals["fee"], currency),
            .grand = moneyAt(totals["grand"], currency),
            .merchandise = moneyAt(totals["merchandise"], currency),
            .tax = moneyAt(totals["tax"], currency)};
}

CartTicket readTicket(const JsonReader& ticket, const Currency& currency)
{
    CartTicket read;
    read.id = TicketTypeId(ticket["id"].text());
    read.description = textOrEmpty(ticket["description"]);
    read.quantity = countAt(ticket["quantity"]);
    read.inventoryType = textOrEmpty(ticket["inventory_type"]).toUpper();
    for (const JsonReader& charge : ticket["charges"].maybeItems()) {
        read.charges += CartCharge{.type = charge["type"].string(),
                                   .price = moneyAt(charge["price"], currency),
                                   .quantity = countAt(charge["quantity"]),
                                   .tax = moneyAt(charge["tax"], currency)};
    }
    return read;
}

void readTicketItem(const JsonReader& item, const Currency& currency, CartItem& read)
{
    read.event = LegacyEventId(textOrEmpty(item["event_id"]));
    read.section = textOrEmpty(item["section"]);
    read.row = textOrEmpty(item["row"]);
    read.startSeat = textOrEmpty(item["start_seat_number"]);
    read.endSeat = textOrEmpty(item["end_seat_number"]);
    read.seatCount = countAt(item["num_seats"]);
    read.isGeneralAdmission = item["is_ga"].maybeBoolean().value_or(item["ga"].maybeBoolean().value_or(false));
    for (const JsonReader& area : item["areas"].maybeItems())
        read.areas += CartArea{.id = AreaId(area["id"].text()), .description = textOrEmpty(area["description"])};
    for (const JsonReader& ticket : item["tickets"].items())
        read.tickets += readTicket(ticket, currency);
}

void readDeliveryItem(const JsonReader& item, CartItem& read)
{
    read.carrier = textOrEmpty(item["carrier"]);
    read.serviceLevel = textOrEmpty(item["service_level"]);
    read.description = textOrEmpty(item["description"]["short"]);
    read.longDescription = textOrEmpty(item["description"]["long"]);
    read.requiresAddress = item["requires_address"].maybeBoolean().value_or(false);
}

CartItem::Kind kindOf(const JsonReader& item)
{
    const QString type = item["type"].maybeString().value_or(QStringLiteral("ticket")).toLower();
    if (type == QLatin1String("ticket"))
        return CartItem::Kind::Ticket;
    if (type == QLatin1String("delivery"))
        return CartItem::Kind::Delivery;
    return type == QLatin1String("processing") ? CartItem::Kind::Processing : CartItem::Kind::Other;
}

CartItem readItem(const JsonReader& item, const Currency& currency)
{
    CartItem read;
    read.kind = kindOf(item);
    read.totals = readItemTotals(item["totals"], currency);
    if (read.kind == CartItem::Kind::Ticket)
        readTicketItem(item, currency, read);
    if (read.kind == CartItem::Kind::Delivery)
        readDeliveryItem(item, read);
    return read;
}

CartPayment readPayment(const JsonReader& payment, const Currency& currency)
{
    return {.type = payment["type"].string(),
            .amount = moneyAt(payment["amount"], currency),
            .issuer = textOrEmpty(payment["card"]["issuer"]),
            .lastFour = textOrEmpty(payment["card"]["number"])};
}
} // namespace

Result<Cart> decodeCart(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    const JsonReader cart = root["cart"];
    Cart read;
    read.id = CartId(textOrEmpty(root["cart_id"]));
    read.holdTime = std::chrono::seconds(countAt(cart["hold_time"]));
    const Currency currency = cartCurrency(cart);
    for (const JsonReader& item : cart["items"].items())
        read.items += readItem(item, currency);
    read.totals = readTotals(cart["totals"], currency);
    const JsonReader payments = cart["payments"];
    read.paymentsListed = payments.isArray();
    for (const JsonReader& payment : payments.maybeItems())
        read.payments += readPayment(payment, currency);
    return root.finish(std::move(read));
}

} // namespace boxoffice
