#include "partner/unredeemed.h"
#include "partner/jsonfields.h"

namespace boxoffice {

namespace {
UnredeemedOrder readUnredeemed(const JsonReader& order)
{
    UnredeemedOrder read;
    read.sourceAccountId = textOrEmpty(order["order_source_account_id"]);
    read.event = LegacyEventId(textOrEmpty(order["event_id"]));
    if (const std::optional<qint64> bought = order["purchase_date_time"].maybeInteger())
        read.bought = WallTime(Duration(*bought));
    return read;
}
} // namespace

Result<QList<UnredeemedOrder>> decodeUnredeemed(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    QList<UnredeemedOrder> orders;
    for (const JsonReader& order : root["data"].items())
        orders += readUnredeemed(order);
    return root.finish(std::move(orders));
}

} // namespace boxoffice
