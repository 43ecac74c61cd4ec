#include "simulator/commerce/commerceapi.h"
#include "simulator/jsontext.h"
#include "simulator/world/dice.h"
#include "simulator/world/worldclock.h"
#include <algorithm>

namespace boxoffice::simulator {
namespace {

/// The words in which the two layouts differ.
struct Words {
    const char* list;  ///< where layout A says `data`, B says `_embedded`
    bool embedsParts;  ///< A: zones and areas under `_embedded`
};

class Offers {
public:
    Offers(const World& world, const Show& show, OffersLayout layout)
        : m_show(show), m_venue(world.venueOf(show)), m_layout(world.layoutFor(show)), m_tariff(tariffOf(world, show)),
          m_words(layout == OffersLayout::A ? Words{"data", true} : Words{"_embedded", false})
    {
    }
    [[nodiscard]] Json answer() const;

private:
    [[nodiscard]] Json list(const std::vector<Json>& values) const { return object({{m_words.list, array(values)}}); }
    [[nodiscard]] Json references(const char* type, const std::vector<QString>& ids) const
    {
        std::vector<Json> values;
        values.reserve(ids.size());
        for (const QString& id : ids)
            values.push_back(object({{"id", id}, {"type", type}}));
        return list(values);
    }
    [[nodiscard]] std::vector<QString> areasOf(int zone) const
    {
        std::vector<QString> ids;
        for (const Area& area : m_layout.areas)
            if (area.zone == zone)
                ids.push_back(QString::number(area.id));
        return ids;
    }
    [[nodiscard]] std::vector<QString> offersIn(int zone) const
    {
        std::vector<QString> ids;
        for (const Offer& offer : m_tariff.offers)
            if (offer.priceIn(zone))
                ids.push_back(offer.id);
        return ids;
    }
    [[nodiscard]] Json limit(const Offer& offer) const
    {
        Fields fields{{"min", offer.least}};
        if (offer.most > 0)
            fields.push_back({"max", offer.most});
        fields.push_back({"multiples", offer.multiple});
        return object(fields);
    }
    [[nodiscard]] Json priceJson(const Price& price) const;
    [[nodiscard]] Json offerJson(const Offer& offer, int rank) const;
    [[nodiscard]] std::vector<Json> offeredPrices() const;
    [[nodiscard]] std::vector<Json> zones() const;
    [[nodiscard]] std::vector<Json> areas() const;
    [[nodiscard]] std::vector<Json> passwords() const;
    [[nodiscard]] bool hasAccessible() const;
    [[nodiscard]] Json limits() const;
    [[nodiscard]] Json metadata() const;
    [[nodiscard]] QString passwordId(const Offer& offer) const { return QString::number(mixed(quint64(offer.id.size()), quint64(m_show.startsAt)), 16).rightJustified(32, QLatin1Char('0')); }

    const Show& m_show;
    const Venue& m_venue;
    const Layout& m_layout;
    Tariff m_tariff;
    Words m_words;
};

Json labelled(qint64 minor, const char* label, const char* type)
{
    return object({{"value", amountString(minor)}, {"label", label}, {"type", type}});
}

Json Offers::priceJson(const Price& price) const
{
    return object({{"priceZone", QString::number(price.zone)}, {"value", amountString(price.face)}, {"total", amountString(price.total())},
                   {"fees", array({labelled(price.service, "Service", "service"), labelled(price.facility, "Facility", "facility"),
                                   labelled(0, "Distance", "distance")})},
                   {"taxes", array({labelled(price.tax, "Face Value Tax", "face_value_tax")})}});
}

Json Offers::offerJson(const Offer& offer, int rank) const
{
    std::vector<Json> prices;
    std::vector<QString> areaIds;
    std::vector<QString> zoneIds;
    for (const Price& price : offer.prices) {
        prices.push_back(priceJson(price));
        zoneIds.push_back(QString::number(price.zone));
        for (const QString& id : areasOf(price.zone))
            areaIds.push_back(id);
    }
    Fields attributes{{"name", offer.name}, {"description", offer.description}, {"rank", rank}, {"offerType", offer.password.isEmpty() ? "DEFAULT" : "SPECIAL"},
                      {"currency", m_venue.currency}};
    if (!m_show.noOnsale)
        attributes.push_back({"start", utcText(m_show.onsaleAt)});
    attributes.push_back({"end", utcText(m_show.offsaleAt)});
    if (!offer.password.isEmpty())
        attributes.push_back({"offerDetails", object({{"text", offer.description}})});
    attributes.push_back({"limit", limit(offer)});
    attributes.push_back({"prices", array(prices)});
    Fields relationships{{"areas", references("areas", areaIds)}, {"priceZones", references("price-zones", zoneIds)}};
    if (!offer.password.isEmpty())
        relationships.push_back({"passwords", references("passwords", {passwordId(offer)})});
    relationships.push_back({"products", references("products", {m_show.legacyId})});
    return object({{"id", offer.id}, {"type", "offers"}, {"attributes", object(attributes)}, {"relationships", object(relationships)}});
}

std::vector<Json> Offers::offeredPrices() const
{
    std::vector<Json> prices;
    for (const Offer& offer : m_tariff.offers)
        for (const Price& price : offer.prices)
            prices.push_back(object({{"type", "offered-prices"},
                                     {"attributes", object({{"currency", m_venue.currency}, {"value", amountString(price.face)}})},
                                     {"relationships", object({{"offers", references("offers", {offer.id})},
                                                               {"priceZones", references("price-zones", {QString::number(price.zone)})},
                                                               {"areas", references("areas", areasOf(price.zone))}})}}));
    return prices;
}

std::vector<Json> Offers::zones() const
{
    std::vector<Json> zones;
    for (int zone = 1; zone <= m_layout.zones && !m_tariff.offers.empty(); ++zone)
        zones.push_back(object({{"id", QString::number(zone)}, {"type", "price-zones"},
                                {"attributes", object({{"currency", m_venue.currency}, {"name", QStringLiteral("Price Level %1").arg(zone)}})},
                                {"relationships", object({{"offers", references("offers", offersIn(zone))},
                                                          {"areas", references("areas", areasOf(zone))}})}}));
    return zones;
}

std::vector<Json> Offers::areas() const
{
    std::vector<Json> areas;
    for (const Area& area : m_layout.areas)
        if (!m_tariff.offers.empty())
            areas.push_back(object({{"id", QString::number(area.id)}, {"type", "areas"},
                                    {"attributes", object({{"rank", area.zone - 1}, {"name", area.name}, {"description", area.description},
                                                           {"areaType", "AREA"}})},
                                    {"relationships", object({{"areas", object({})}, {"offers", references("offers", offersIn(area.zone))},
                                                              {"priceZones", references("price-zones", {QString::number(area.zone)})}})}}));
    return areas;
}

std::vector<Json> Offers::passwords() const
{
    std::vector<Json> passwords;
    for (const Offer& offer : m_tariff.offers) {
        if (offer.password.isEmpty())
            continue;
        passwords.push_back(object({{"id", passwordId(offer)}, {"type", "passwords"},
                                    {"attributes", object({{"name", offer.name}, {"type", "level_two_mask_rollup"}, {"text", offer.description}, {"textLabel", "Password"},
                                                           {"exclusive", false}, {"prompts", array({})}})},
                                    {"relationships", object({{"offers", references("offers", {offer.id})}})},
                                    {"metadata", object({{"type", "password-meta"}, {"offerIds", array({offer.id})}})}}));
    }
    return passwords;
}

bool Offers::hasAccessible() const
{
    return std::any_of(m_tariff.offers.begin(), m_tariff.offers.end(), [](const Offer& offer) { return offer.accessible; });
}

Json Offers::limits() const
{
    Fields fields;
    if (m_show.limit > 0)
        fields.push_back({"max", m_show.limit});
    if (hasAccessible()) {
        fields.push_back({"maxAccessibleSeats", 4});
        fields.push_back({"maxCompanionSeatsPerAccessibleSeat", 1});
    }
    return object(fields);
}

Json Offers::metadata() const
{
    const Json source = object({{"name", "ticketmaster"}, {"id", m_show.legacyId}});
    return object({{"eventMapping", object({{"id", m_show.id}, {"type", "event"}, {"source", source}})},
                   {"accessibleSeatingEnabled", hasAccessible()}, {"rollupFacilityFee", false}, {"rollupServiceCharge", false}});
}

Json Offers::answer() const
{
    std::vector<Json> offers;
    for (const Offer& offer : m_tariff.offers)
        offers.push_back(offerJson(offer, int(offers.size())));
    Fields fields{{"limits", limits()}, {"metadata", metadata()}, {"prices", list(offeredPrices())},
                  {m_words.embedsParts ? "offers" : "_embedded", array(offers)}};
    Fields parts{{"priceZones", list(zones())}, {"areas", list(areas())}};
    if (const std::vector<Json> protectedBy = passwords(); !protectedBy.empty())
        parts.push_back({"passwords", list(protectedBy)});
    if (m_words.embedsParts)
        fields.push_back({"_embedded", object(parts)});
    else
        fields.insert(fields.end(), parts.begin(), parts.end());
    return object(fields);
}

} // namespace

HttpResponse offersAnswer(const World& world, const QString& eventId, OffersLayout layout)
{
    const int index = world.find(eventId);
    if (index < 0)
        return jsonResponse(500, "{\"errors\":[{\"status\":\"500\",\"detail\":\"Invalid Event - event not found.\",\"code\":\"40001\"}]}");
    return jsonResponse(200, Offers(world, world.shows()[std::size_t(index)], layout).answer().text());
}

} // namespace boxoffice::simulator
