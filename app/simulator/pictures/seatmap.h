#pragma once
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {

/// The plan of a house as SVG: stage or field, every section by its outline and name in the colour of its price zone, rows
/// in houses of up to 15,000 and each seat in houses of up to 2,500, wheelchair places and obstructed views marked. With a
/// tariff, the legend says what each zone costs.
[[nodiscard]] QByteArray seatMapSvg(const Layout& layout, const QString& title, const Tariff& tariff, const QString& currency);

} // namespace boxoffice::simulator
