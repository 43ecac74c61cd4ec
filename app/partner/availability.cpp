#include "partner/availability.h"
#include "partner/jsonfields.h"

namespace boxoffice {

namespace {
/// 0 means unlimited (T31).
std::optional<int> limitAt(const JsonReader& reader)
{
    const std::optional<int> limit = maybeCountAt(reader);
    return limit && *limit > 0 ? limit : std::nullopt;
}

bool flagAt(const JsonReader& reader) { return reader.maybeBoolean().value_or(false); }

SeatRun readRun(const JsonReader& run)
{
    SeatRun read;
    read.section = textOrEmpty(run["section"]);
    read.row = textOrEmpty(run["row"]);
    for (const JsonReader& seat : run["seats"].maybeItems())
        read.seats += seat.text();
    for (const JsonReader& place : run["places"].maybeItems())
        read.places += place.string();
    read.hasEvenOddMix = run["hasEvenOddMix"].maybeBoolean().value_or(true);
    for (const JsonReader& area : run["areas"].maybeItems())
        read.areas += AreaId(area["areaId"].text());
    return read;
}

AvailabilityOffer readOffer(const JsonReader& offer)
{
    AvailabilityOffer read;
    read.ticketType = TicketTypeId(offer["ticketTypeId"].text());
    if (const std::optional<QString> level = offer["priceLevelId"].maybeText())
        read.priceLevel = PriceLevelId(*level);
    read.name = textOrEmpty(offer["offerName"]);
    if (const std::optional<Currency> currency = maybeCurrencyAt(offer["currency"])) {
        read.faceValue = maybeMoneyAt(offer["faceValue"], *currency);
        read.totalPrice = maybeMoneyAt(offer["totalPrice"], *currency);
    }
    for (const JsonReader& quantity : offer["sellableQuantities"].maybeItems())
        read.sellableQuantities += countAt(quantity);
    return read;
}

AvailabilityBlock readBlock(const JsonReader& block)
{
    AvailabilityBlock read;
    read.available = countAt(block["available"]);
    read.total = countAt(block["total"]);
    read.isGeneralAdmission = textOrEmpty(block["seating"]).toLower() == QLatin1String("general");
    read.currentTicketLimit = limitAt(block["currentTicketLimit"]);
    for (const JsonReader& run : block["inventory"].maybeItems())
        read.seats += readRun(run);
    for (const JsonReader& offer : block["offers"].maybeItems())
        read.offers += readOffer(offer);
    return read;
}
} // namespace

Result<Availability> decodeAvailability(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader event = document->root()["event"];
    Availability read;
    read.event = LegacyEventId(event["id"].text());
    read.restrictSingle = flagAt(event["restrictSingle"]);
    read.eventTicketLimit = limitAt(event["eventTicketLimit"]);
    read.hideMap = flagAt(event["seatLocationMapRestrict"]);
    read.hideRowAndSeat = flagAt(event["locRowSeatRestrict"]);
    read.hideSection = flagAt(event["locXnumAddescRestrict"]);
    for (const JsonReader& block : event["tickets"].items())
        read.blocks += readBlock(block);
    return event.finish(std::move(read));
}

} // namespace boxoffice
