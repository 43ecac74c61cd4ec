#pragma once
#include "simulator/jsontext.h"
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {

/// Discovery v2 objects (API section 6.4). `root` is http://host:port, for picture addresses.
[[nodiscard]] Json eventJson(const World& world, const Show& show, const QByteArray& root);
[[nodiscard]] Json venueJson(const Venue& venue);
[[nodiscard]] Json imagesJson(const Show& show, const QByteArray& root);
/// A poster drawn from the show's id, as SVG.
[[nodiscard]] QByteArray posterSvg(const QString& id, const QString& title);

} // namespace boxoffice::simulator
