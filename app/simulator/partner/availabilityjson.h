#pragma once
#include "simulator/jsontext.h"
#include "simulator/world/stock.h"
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {

/// The answer of GET availability (API section 4.4): one `tickets` entry per price zone.
[[nodiscard]] Json availabilityJson(const World& world, const Show& show, const Stock& stock);

} // namespace boxoffice::simulator
