#include "partner/shipping.h"
#include "partner/jsonfields.h"
#include "partner/jsonwriter.h"

namespace boxoffice {

namespace {
ShippingOption readOption(const JsonReader& option)
{
    const JsonReader totals = option["totals"];
    const JsonReader code = totals["currency_code"];
    const std::optional<Currency> currency = maybeCurrencyAt(code);
    if (!currency)
        code.fail(FailureKind::MissingField, QStringLiteral("expected a currency code"));
    const Currency own = currency.value_or(Currency());
    return {.id = ShippingId(option["id"].text()),
            .carrier = textOrEmpty(option["carrier"]),
            .serviceLevel = option["service_level"].string(),
            .requiresAddress = option["requires_address"].maybeBoolean().value_or(false),
            .grand = moneyAt(totals["grand"], own),
            .fee = moneyAt(totals["fee"], own),
            .tax = moneyAt(totals["tax"], own)};
}
} // namespace

Result<QList<ShippingOption>> decodeShippingOptions(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    QList<ShippingOption> options;
    for (const JsonReader& option : root["shipping_options"].items())
        options += readOption(option);
    return root.finish(std::move(options));
}

QByteArray encodeShipping(const ShippingId& id) { return JsonObject().text("shipping_id", id.text()).bytes(); }

} // namespace boxoffice
