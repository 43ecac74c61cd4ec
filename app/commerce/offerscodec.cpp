#include "commerce/offerscodec.h"
#include "core/json.h"
#include <QDateTime>
#include <QSet>
#include <algorithm>

namespace boxoffice {
namespace {

/// Members of a relationship or list object: `data` in layout A, `_embedded` in layout B; `{}` has none.
std::vector<JsonReader> members(const JsonReader& list)
{
    if (list.isArray())
        return list.items();
    return list["data"].exists() ? list["data"].maybeItems() : list["_embedded"].maybeItems();
}

/// A top-level list: below `_embedded` in layout A, at the top in layout B (API 7).
std::vector<JsonReader> resources(const JsonReader& root, std::string_view name)
{
    const JsonReader embedded = root["_embedded"];
    return members(embedded.isObject() && embedded[name].exists() ? embedded[name] : root[name]);
}

std::vector<JsonReader> offersOf(const JsonReader& root)
{
    return root["_embedded"].isArray() ? root["_embedded"].items() : root["offers"].maybeItems();
}

template <class T>
QList<T> relatedIds(const JsonReader& relationship)
{
    QList<T> ids;
    for (const JsonReader& one : members(relationship))
        ids.append(T(one["id"].text()));
    return ids;
}

int count(const JsonReader& field)
{
    const qint64 value = field.maybeInteger().value_or(0);
    if (value >= 0 && value <= 1'000'000)
        return static_cast<int>(value);
    field.fail(FailureKind::WrongType, QStringLiteral("expected a count"));
    return 0;
}

Currency readCurrency(const JsonReader& field)
{
    if (const std::optional<Currency> currency = Currency::parse(field.string()))
        return *currency;
    field.fail(FailureKind::WrongType, QStringLiteral("expected a currency"));
    return {};
}

Money readMoney(const JsonReader& field, const Currency& currency)
{
    const Result<Money> money = Money::from(field.decimal(), currency, field.path());
    if (money.ok())
        return *money;
    field.fail(money.failure().kind, money.failure().detail);
    return {};
}

std::optional<WallTime> readMoment(const JsonReader& field)
{
    const std::optional<QString> spelled = field.maybeString();
    if (!spelled || spelled->isEmpty())
        return std::nullopt;
    QDateTime moment = QDateTime::fromString(*spelled, Qt::ISODate);
    if (moment.isValid() && moment.timeSpec() == Qt::LocalTime)
        moment.setTimeSpec(Qt::UTC);
    if (!moment.isValid())
        field.fail(FailureKind::WrongType, QStringLiteral("expected a date and time"));
    return moment.isValid() ? std::optional(WallTime(Duration(moment.toMSecsSinceEpoch()))) : std::nullopt;
}

QList<OfferCharge> readCharges(const JsonReader& list, const Currency& currency)
{
    QList<OfferCharge> charges;
    for (const JsonReader& charge : list.maybeItems())
        charges.append({charge["label"].maybeString().value_or(QString()),
                        charge["type"].maybeString().value_or(QString()), readMoney(charge["value"], currency)});
    return charges;
}

OfferPrice readPrice(const JsonReader& price, const Currency& currency)
{
    return {PriceLevelId(price["priceZone"].maybeText().value_or(QString())), readMoney(price["value"], currency),
            readMoney(price["total"], currency), readCharges(price["fees"], currency),
            readCharges(price["taxes"], currency)};
}

Offer readOffer(const JsonReader& resource, const QSet<QString>& behindPassword)
{
    const JsonReader attributes = resource["attributes"];
    const JsonReader relationships = resource["relationships"];
    Offer offer;
    offer.id = TicketTypeId(resource["id"].text());
    offer.name = attributes["name"].string();
    offer.description = attributes["description"].maybeString().value_or(QString());
    offer.rank = count(attributes["rank"]);
    offer.special = attributes["offerType"].maybeString() == QStringLiteral("SPECIAL");
    offer.currency = readCurrency(attributes["currency"]);
    offer.start = readMoment(attributes["start"]);
    offer.end = readMoment(attributes["end"]);
    const JsonReader limit = attributes["limit"];
    offer.limit = {count(limit["min"]), count(limit["max"]), count(limit["multiples"])};
    for (const JsonReader& price : attributes["prices"].maybeItems())
        offer.prices.append(readPrice(price, offer.currency));
    offer.zones = relatedIds<PriceLevelId>(relationships["priceZones"]);
    offer.areas = relatedIds<AreaId>(relationships["areas"]);
    offer.needsPassword =
        behindPassword.contains(offer.id.text()) || !members(relationships["passwords"]).empty();
    return offer;
}

QSet<QString> readPasswordOffers(const JsonReader& root)
{
    QSet<QString> ids;
    for (const JsonReader& password : resources(root, "passwords")) {
        for (const JsonReader& id : password["metadata"]["offerIds"].maybeItems())
            ids.insert(id.text());
        for (const TicketTypeId& id : relatedIds<TicketTypeId>(password["relationships"]["offers"]))
            ids.insert(id.text());
    }
    return ids;
}

PriceZone readZone(const JsonReader& zone)
{
    const JsonReader currency = zone["attributes"]["currency"];
    return {PriceLevelId(zone["id"].text()), zone["attributes"]["name"].maybeString().value_or(QString()),
            currency.exists() ? readCurrency(currency) : Currency()};
}

OfferArea readArea(const JsonReader& area)
{
    const JsonReader attributes = area["attributes"];
    return {AreaId(area["id"].text()), attributes["name"].maybeString().value_or(QString()),
            attributes["description"].maybeString().value_or(QString()),
            attributes["areaType"].maybeString().value_or(QString()), count(attributes["rank"])};
}

void readEvent(const JsonReader& root, EventOffers& read)
{
    const JsonReader metadata = root["metadata"];
    read.id = EventId(metadata["eventMapping"]["id"].maybeText().value_or(QString()));
    read.legacyId = LegacyEventId(metadata["eventMapping"]["source"]["id"].maybeText().value_or(QString()));
    read.accessibleSeating = metadata["accessibleSeatingEnabled"].maybeBoolean().value_or(false);
    const JsonReader limits = root["limits"];
    read.maxPerOrder = count(limits["max"]);
    read.minPerOrder = count(limits["min"]);
    read.multiplesPerOrder = count(limits["multiples"]);
    read.maxAccessibleSeats = count(limits["maxAccessibleSeats"]);
    read.companionsPerAccessibleSeat = count(limits["maxCompanionSeatsPerAccessibleSeat"]);
}

template <class T>
void sortByRank(QList<T>& list)
{
    std::stable_sort(list.begin(), list.end(), [](const T& a, const T& b) { return a.rank < b.rank; });
}

} // namespace

Result<EventOffers> decodeEventOffers(QByteArrayView bytes)
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    if (!root["offers"].isArray() && !root["_embedded"].isArray())
        root["offers"].fail(FailureKind::MissingField, QStringLiteral("expected offers in either layout"));
    EventOffers read;
    readEvent(root, read);
    const QSet<QString> behindPassword = readPasswordOffers(root);
    for (const JsonReader& offer : offersOf(root))
        read.offers.append(readOffer(offer, behindPassword));
    for (const JsonReader& zone : resources(root, "priceZones"))
        read.zones.append(readZone(zone));
    for (const JsonReader& area : resources(root, "areas"))
        read.areas.append(readArea(area));
    sortByRank(read.offers);
    sortByRank(read.areas);
    return root.finish(std::move(read));
}

} // namespace boxoffice
