#pragma once
#include "simulator/discovery/attractions.h"
#include "simulator/jsontext.h"
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {

/// Discovery v2 objects (API section 6.4). `root` is http://host:port, for picture addresses.
/// `further` are put behind the event's own fields: distance and units of a search around a point.
[[nodiscard]] Json eventJson(const World& world, const Show& show, const QByteArray& root, const Fields& further = {});
[[nodiscard]] Json venueJson(const Venue& venue, const QByteArray& root, const Fields& further = {});
[[nodiscard]] Json attractionJson(const Attraction& attraction, const QByteArray& root);
/// The pictures of an event, an attraction or a venue by its id.
[[nodiscard]] Json imagesJson(const QString& id, const QByteArray& root);

} // namespace boxoffice::simulator
