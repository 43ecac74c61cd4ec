#include "simulator/commerce/commerceapi.h"
#include "simulator/jsontext.h"
#include "simulator/world/worldclock.h"
#include <set>

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
    Fields attributes{{"name", offer.name}, {"description", offer.description}, {"rank", rank}, {"offerType", "DEFAULT"},
                      {"currency", m_venue.currency}};
    if (!m_show.noOnsale)
        attributes.push_back({"start", utcText(m_show.onsaleAt)});
    attributes.push_back({"end", utcText(m_show.offsaleAt)});
    attributes.push_back({"limit", limit(offer)});
    attributes.push_back({"prices", array(prices)});
    return object({{"id", offer.id}, {"type", "offers"}, {"attributes", object(attributes)},
                   {"relationships", object({{"areas", references("areas", areaIds)}, {"priceZones", references("price-zones", zoneIds)},
                                             {"products", references("products", {m_show.legacyId})}})}});
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

Json Offers::answer() const
{
    std::vector<Json> offers;
    for (const Offer& offer : m_tariff.offers)
        offers.push_back(offerJson(offer, int(offers.size())));
    Fields fields{{"limits", m_show.limit > 0 ? object({{"max", m_show.limit}}) : object({})},
                  {"metadata", object({{"eventMapping", object({{"id", m_show.id}, {"type", "event"},
                                                                {"source", object({{"name", "ticketmaster"}, {"id", m_show.legacyId}})}})}})},
                  {"prices", list(offeredPrices())}, {m_words.embedsParts ? "offers" : "_embedded", array(offers)}};
    if (m_words.embedsParts) {
        fields.push_back({"_embedded", object({{"priceZones", list(zones())}, {"areas", list(areas())}})});
    } else {
        fields.push_back({"priceZones", list(zones())});
        fields.push_back({"areas", list(areas())});
    }
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
