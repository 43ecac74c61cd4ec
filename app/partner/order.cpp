#include "partner/order.h"
#include "partner/jsonfields.h"

namespace boxoffice {

namespace {
/// Charge amounts are objects here: {"amount":66.0,"currency":"USD"}.
OrderCharge readCharge(const JsonReader& charge)
{
    const JsonReader amount = charge["amount"];
    const JsonReader code = amount["currency"];
    const std::optional<Currency> currency = maybeCurrencyAt(code);
    if (!currency)
        code.fail(FailureKind::MissingField, QStringLiteral("expected a currency code"));
    return {.type = textOrEmpty(charge["type"]),
            .subType = textOrEmpty(charge["sub_type"]),
            .description = textOrEmpty(charge["description"]),
            .amount = moneyAt(amount["amount"], currency.value_or(Currency()))};
}

std::optional<QString> readBarcode(const JsonReader& ticket)
{
    const std::optional<QString> barcode = ticket["barcode_id"].maybeText();
    return barcode && !barcode->isEmpty() ? barcode : std::nullopt;
}

OrderTicket readTicket(const JsonReader& ticket)
{
    OrderTicket read;
    read.barcode = readBarcode(ticket);
    read.orderNumber = OrderNumber(textOrEmpty(ticket["order_number"]));
    read.displayId = textOrEmpty(ticket["display_id"]);
    read.orderDate = textOrEmpty(ticket["order_date"]);
    read.event = LegacyEventId(textOrEmpty(ticket["event_id"]));
    read.section = textOrEmpty(ticket["section"]);
    read.row = textOrEmpty(ticket["row"]);
    read.seat = textOrEmpty(ticket["seat_name"]);
    read.portal = textOrEmpty(ticket["portal"]);
    read.isGeneralAdmission = ticket["is_ga"].maybeBoolean().value_or(false);
    read.voided = ticket["voided"].maybeBoolean().value_or(false);
    for (const JsonReader& charge : ticket["charges"].maybeItems())
        read.charges += readCharge(charge);
    return read;
}
} // namespace

Result<Order> decodeOrder(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    Order order;
    order.customerEmail = textOrEmpty(root["customer_email"]);
    order.voided = root["voided"].maybeBoolean().value_or(false);
    order.carrier = textOrEmpty(root["delivery"]["carrier"]);
    order.serviceLevel = textOrEmpty(root["delivery"]["service_level"]);
    order.deliveryText = textOrEmpty(root["delivery"]["description"]["short"]);
    for (const JsonReader& ticket : root["tickets"].items())
        order.tickets += readTicket(ticket);
    return root.finish(std::move(order));
}

} // namespace boxoffice
