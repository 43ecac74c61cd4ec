#include "simulator/partner/eventdetailsjson.h"
#include "simulator/world/tariff.h"
#include "simulator/world/worldclock.h"
#include <algorithm>
#include <set>

namespace boxoffice::simulator {
namespace {

Json dated(const char* format, const QString& value) { return object({{"format", format}, {"value", value}}); }
Json moment(qint64 ms) { return dated("datetime", utcText(ms)); }

Json listed(const std::set<int>& ids)
{
    std::vector<Json> all;
    all.reserve(ids.size());
    for (const int id : ids)
        all.push_back(object({{"id", id}}));
    return array(all);
}

std::set<int> areasOfZone(const Layout& layout, int zone)
{
    std::set<int> areas;
    for (const Area& area : layout.areas)
        if (area.zone == zone)
            areas.insert(area.id);
    return areas;
}

Json areaGroups(const Layout& layout)
{
    std::vector<Json> areas;
    for (const Area& area : layout.areas)
        areas.push_back(object({{"description", area.description}, {"id", area.id}, {"prices", listed({area.zone})}}));
    return array({object({{"areas", array(areas)}, {"label", "Section"}})});
}

Json pricesJson(const Layout& layout, const Tariff& tariff)
{
    std::vector<Json> prices;
    for (int zone = 1; zone <= layout.zones; ++zone) {
        std::set<qint64> amounts;
        for (const Offer& offer : tariff.offers)
            if (const Price* price = offer.priceIn(zone))
                amounts.insert(price->face);
        std::vector<Json> texts;
        texts.reserve(amounts.size());
        for (const qint64 amount : amounts)
            texts.emplace_back(Amount{amount});
        prices.push_back(object({{"amounts", array(texts)}, {"areas", listed(areasOfZone(layout, zone))},
                                 {"description", QStringLiteral("Price Level %1").arg(zone)}, {"id", zone}}));
    }
    return array(prices);
}

Json detail(const char* type, qint64 minor, const QString& currency)
{
    return object({{"amount", object({{"amount", Amount{minor}}, {"currency", currency}})}, {"type", type}});
}

Json ticketJson(const Layout& layout, const Offer& offer, const QString& currency)
{
    std::set<int> areas;
    std::vector<Json> prices;
    for (const Price& price : offer.prices) {
        areas.merge(areasOfZone(layout, price.zone));
        prices.push_back(object({{"amount", Amount{price.face}}, {"display_amount", Amount{price.total()}}, {"id", price.zone},
                                 {"price_details", array({detail("face_value", price.face, currency), detail("service", price.service, currency),
                                                          detail("facility", price.facility, currency), detail("tax", price.tax, currency)})}}));
    }
    return object({{"areas", listed(areas)}, {"description", offer.name}, {"id", offer.id}, {"prices", array(prices)},
                   {"quantities", object({{"exact", 0}, {"limit", offer.most}, {"minimum", offer.least}, {"multiple", offer.multiple}})}});
}

Json endOfRange(const Price& price)
{
    return object({{"display_amount", Amount{price.total()}}, {"face_value", Amount{price.face}}, {"fees", Amount{price.fees()}}});
}

Json priceRange(const Tariff& tariff)
{
    Price least;
    Price most;
    bool any = false;
    for (const Offer& offer : tariff.offers)
        for (const Price& price : offer.prices) {
            least = any && least.total() <= price.total() ? least : price;
            most = any && most.total() >= price.total() ? most : price;
            any = true;
        }
    return object({{"description", "Prices subject to change"}, {"max", endOfRange(most)}, {"min", endOfRange(least)}});
}

Json venueJson(const Show& show, const Venue& venue, const QByteArray& root)
{
    const Json map = object({{"height", 410}, {"location", QString::fromUtf8(root) + QStringLiteral("/images/") + show.legacyId + QStringLiteral(".svg")},
                             {"name", "House plan"}, {"type", "seatingchart"}, {"width", 670}});
    return object({{"id", 260000 + show.venue}, {"images", array({map})},
                   {"location", object({{"address", object({{"city", venue.city}, {"country", object({{"abbrev", venue.countryCode}})},
                                                            {"region", object({{"abbrev", venue.stateCode}})}})},
                                        {"time_zone", QString::fromLatin1(venue.zone)}})},
                   {"markets", array({object({{"id", venue.market}, {"name", venue.city}})})}, {"name", venue.name}});
}

/// What the event is now, and since when.
Json statuses(const Show& show, qint64 now)
{
    const bool ended = now >= show.offsaleAt;
    const qint64 since = ended ? show.offsaleAt : show.onsaleAt;
    return array({object({{"type", ended || now < show.onsaleAt ? "offsale" : "onsale"}, {"value", utcText(since)}})});
}

} // namespace

Json eventDetailsJson(const World& world, int index, qint64 nowMs, const QByteArray& root)
{
    const Show& show = world.shows()[std::size_t(index)];
    const Venue& venue = world.venueOf(show);
    const Layout& layout = world.layoutFor(show);
    const Tariff tariff = tariffOf(world, show);
    std::vector<Json> tickets;
    for (const Offer& offer : tariff.offers)
        if (offer.password.isEmpty())
            tickets.push_back(ticketJson(layout, offer, venue.currency));
    std::vector<Json> presales;
    if (show.presaleAt != 0)
        presales.push_back(object({{"format", "daterange"}, {"label", "Members' presale"},
                                   {"value", utcText(show.presaleAt) + QLatin1Char('/') + utcText(show.onsaleAt)}}));
    const QString artist = show.attraction.isEmpty() ? show.name : show.attraction;
    Fields fields{{"area_groups", areaGroups(layout)},
                  {"artists", array({object({{"id", 1760000 + index}, {"name", artist}, {"rank", 1}, {"single_performer_or_band", true}})})},
                  {"criteria_groups", array({"bestavail", "specificseats"})}, {"currency_code", venue.currency},
                  {"event_image", object({{"height", 115}, {"location", QString::fromUtf8(root) + QStringLiteral("/images/") + show.id + QStringLiteral(".svg")}, {"width", 205}})},
                  {"eventdate", moment(show.startsAt)}, {"facility_fee_rollup", false}, {"id", show.legacyId}, {"name", show.name},
                  {"notes", array({object({{"text", "A fictional event of the simulator."}, {"type", "webinfo"}})})},
                  {"offsale", moment(show.offsaleAt)}};
    if (!show.noOnsale)
        fields.push_back({"onsale", moment(show.onsaleAt)});
    const Fields rest{{"presales", array(presales)}, {"price_range", priceRange(tariff)}, {"prices", pricesJson(layout, tariff)},
                      {"promoter", object({{"id", 494}, {"name", "PROMOTED BY VENUE"}})},
                      {"publication", moment(show.onsaleAt - 7LL * 24 * 3600 * 1000)}, {"purchase_organization", "TM"},
                      {"quantities", object({{"limit", show.limit}})}, {"service_fee_rollup", false}, {"statuses", statuses(show, nowMs)},
                      {"tickets", array(tickets)}, {"type", object({{"id", 0}})},
                      {"url", QStringLiteral("https://www.ticketmaster.com/event/") + show.legacyId}, {"venue", venueJson(show, venue, root)}};
    fields.insert(fields.end(), rest.begin(), rest.end());
    return object({{"api_transactable", show.trait != Trait::NotTransactable}, {"event", object(fields)}});
}

} // namespace boxoffice::simulator
