#include "simulator/partner/toppicks.h"
#include "simulator/partner/channelapi.h"
#include "simulator/world/dice.h"
#include "simulator/world/placeid.h"
#include <algorithm>
#include <set>

namespace boxoffice::simulator {
namespace {

constexpr qint64 onsaleHour = 3600LL * 1000;

QStringList listOf(const Query& query, const char* name) { return query.value(name).split(QLatin1Char(','), Qt::SkipEmptyParts); }

bool allows(const QStringList& list, const QString& value) { return list.isEmpty() || list.contains(value); }

struct Pick {
    Places places;
    double quality = 0;
    std::vector<std::pair<const Offer*, const Price*>> offers;
};

/// Opaque, and the same for the same ticket type in the same price zone.
QString offerId(const Offer& offer, int zone)
{
    QByteArray id;
    quint64 hash = quint64(zone);
    for (const QChar c : offer.id)
        hash = mixed(hash, c.unicode());
    appendBase32(id, QByteArray::number(hash, 16).right(5));
    return QString::fromLatin1(id);
}

std::optional<Places> firstRun(const Stock& stock, int section, int row, int count)
{
    const Row& place = stock.layout().sections[std::size_t(section)].rows[std::size_t(row)];
    int run = 0;
    for (int i = 0; i < place.seats; ++i) {
        run = stock.isFree(place.first + i) && !stock.layout().isAccessible(place.first + i) ? run + 1 : 0;
        if (run == count)
            return Places{false, section, row, i - count + 1, count};
    }
    return std::nullopt;
}

bool sells(const PicksAsked& asked, const Offer& offer, const Price& price)
{
    const bool amount = asked.quantity >= offer.least && (offer.most == 0 || asked.quantity <= offer.most) && asked.quantity % offer.multiple == 0;
    const bool open = !offer.accessible && (offer.password.isEmpty() || offer.password == asked.password);
    return amount && open && allows(asked.ticketTypes, offer.id) && price.total() >= asked.least && (asked.most == 0 || price.total() <= asked.most);
}

void add(std::vector<Pick>& picks, const Tariff& tariff, const PicksAsked& asked, const std::optional<Places>& places, int zone, double quality)
{
    Pick pick;
    if (!places)
        return;
    pick.places = *places;
    pick.quality = quality;
    for (const Offer& offer : tariff.offers)
        if (const Price* price = offer.priceIn(zone); price && sells(asked, offer, *price))
            pick.offers.emplace_back(&offer, price);
    if (!pick.offers.empty())
        picks.push_back(std::move(pick));
}

/// One suggestion a row, and one for each standing part; better zones and rows nearer to the front first.
std::vector<Pick> suggestions(const Stock& stock, const Tariff& tariff, const PicksAsked& asked)
{
    const Layout& layout = stock.layout();
    std::vector<Pick> picks;
    const auto wanted = [&](const QString& section, int zone, int area) {
        return asked.standard && allows(asked.sections, section) && allows(asked.priceLevels, QString::number(zone))
               && allows(asked.areas, QString::number(area));
    };
    for (std::size_t s = 0; s < layout.sections.size(); ++s) {
        const Section& section = layout.sections[s];
        if (!wanted(section.name, section.zone, section.area))
            continue;
        for (std::size_t r = 0; r < section.rows.size(); ++r) {
            const double depth = double(r) / double(section.rows.size());
            const double quality = (1.0 - (section.zone - 1 + 0.9 * depth) / layout.zones) * (1.0 - 0.001 * double(s));
            add(picks, tariff, asked, firstRun(stock, int(s), int(r), asked.quantity), section.zone, quality);
        }
    }
    for (std::size_t p = 0; p < layout.standing.size(); ++p) {
        const Standing& part = layout.standing[p];
        if (wanted(part.section, part.zone, part.area) && stock.standingLeft(int(p)) >= asked.quantity)
            add(picks, tariff, asked, Places{true, int(p), 0, 0, asked.quantity}, part.zone, 1.0 - (part.zone - 1.0) / layout.zones);
    }
    std::stable_sort(picks.begin(), picks.end(), [](const Pick& a, const Pick& b) { return a.quality > b.quality; });
    return picks;
}

Json offerJson(const Offer& offer, const Price& price, const QString& currency)
{
    const auto charge = [](const char* reason, const char* type, qint64 minor) {
        return object({{"reason", reason}, {"type", type}, {"amount", Amount{minor}}});
    };
    return object({{"offerId", offerId(offer, price.zone)}, {"name", offer.name}, {"ticketTypeId", offer.id},
                   {"priceLevelId", QString::number(price.zone)}, {"description", offer.description}, {"currency", currency},
                   {"faceValue", Amount{price.face}}, {"totalPrice", Amount{price.total()}},
                   {"charges", array({charge("service", "fee", price.service), charge("facility", "fee", price.facility),
                                      charge("face_value_tax", "tax", price.tax)})}});
}

Json pickJson(const Show& show, const Stock& stock, const Pick& pick, bool namesSeats, const QByteArray& root)
{
    const Layout& layout = stock.layout();
    const Places& places = pick.places;
    const QString section = places.standing ? layout.standing[std::size_t(places.section)].section : layout.sections[std::size_t(places.section)].name;
    // "general-admission" as a type is invented: the documents show picks with seats alone.
    Fields fields{{"type", places.standing ? "general-admission" : "seats"}, {"quality", Json::raw(QByteArray::number(pick.quality, 'f', 6))},
                  {"section", section}, {"selection", "standard"}};
    std::vector<Json> seats;
    if (!places.standing) {
        const Section& seated = layout.sections[std::size_t(places.section)];
        if (namesSeats)
            fields.push_back({"row", seated.rows[std::size_t(places.row)].name});
        for (int i = 0; i < places.count; ++i)
            seats.emplace_back(QString::number(seated.seatNumber(places.index + i)));
    }
    const Area* area = layout.area(stock.areaOf(places));
    std::vector<Json> offers;
    for (const auto& [offer, price] : pick.offers)
        offers.emplace_back(offerId(*offer, price->zone));
    fields.push_back({"descriptions", array({"Full View"})});
    fields.push_back({"area", object({{"id", stock.areaOf(places)}, {"name", area ? area->name : QString()}, {"description", area ? area->description : QString()}})});
    if (places.standing)
        fields.push_back({"snapshotImageUrl", Json::raw("null")});
    else
        fields.push_back({"snapshotImageUrl", QString::fromUtf8(root) + QStringLiteral("/maps/geometry/3/event/") + show.legacyId
                                                  + QStringLiteral("/image?systemId=HOST&segmentIds=s_%1&placeId=1").arg(places.section)});
    fields.push_back({"offers", array(offers)});
    if (namesSeats && !places.standing)
        fields.push_back({"seats", array(seats)});
    return object(fields);
}

} // namespace

std::optional<PicksAsked> picksAsked(const Query& query)
{
    static const QStringList selections{QString(), QStringLiteral("any"), QStringLiteral("standard"), QStringLiteral("resale"), QStringLiteral("platinum")};
    PicksAsked asked;
    asked.quantity = countedParameter(query, "quantity", 2, 50);
    asked.page = countedParameter(query, "page", 1, 1000000);
    asked.limit = countedParameter(query, "limit", 30, 100);
    asked.ticketTypes = listOf(query, "ticketTypeId");
    asked.priceLevels = listOf(query, "priceLevels");
    asked.areas = listOf(query, "areas");
    asked.sections = listOf(query, "sections");
    asked.password = query.value("password");
    const qsizetype selection = selections.indexOf(query.value("selection").toLower());
    asked.standard = selection < 3;
    bool good = asked.quantity > 0 && asked.page > 0 && asked.limit > 0 && selection >= 0;
    if (const QStringList prices = listOf(query, "prices"); !prices.isEmpty()) {
        const auto least = minorUnits(prices.first());
        const auto most = minorUnits(prices.last());
        good = good && prices.size() == 2 && least && most && *least <= *most;
        asked.least = least.value_or(0);
        asked.most = most.value_or(0);
    }
    return good ? std::optional(asked) : std::nullopt;
}

Json topPicksJson(const World& world, const Show& show, const Stock& stock, const PicksAsked& asked, qint64 nowMs, const QByteArray& root)
{
    const Tariff tariff = tariffOf(world, show);
    const std::vector<Pick> picks = suggestions(stock, tariff, asked);
    const std::size_t limit = std::size_t(asked.limit);
    const std::size_t first = std::size_t(asked.page - 1) * limit;
    const bool rush = !show.noOnsale && nowMs >= show.onsaleAt && nowMs < show.onsaleAt + onsaleHour;
    const bool namesSeats = !rush && show.trait != Trait::HiddenSeats; // documented: row and seats are absent during onsale
    std::vector<Json> shown;
    std::set<std::pair<const Offer*, const Price*>> named;
    std::vector<Json> offers;
    for (std::size_t i = first; i < picks.size() && i < first + limit; ++i) {
        shown.push_back(pickJson(show, stock, picks[i], namesSeats, root));
        for (const auto& offer : picks[i].offers)
            if (named.insert(offer).second)
                offers.push_back(offerJson(*offer.first, *offer.second, world.venueOf(show).currency));
    }
    return object({{"page", object({{"number", asked.page}, {"size", asked.limit}, {"totalElements", int(picks.size())},
                                    {"totalPages", int((picks.size() + limit - 1) / limit)}})},
                   {"picks", array(shown)}, {"_embedded", object({{"offer", array(offers)}})}});
}

} // namespace boxoffice::simulator
