#pragma once
#include "simulator/jsontext.h"
#include "simulator/world/stock.h"
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {

/// The answer of GET availability (API section 4.4): one `tickets` entry per price zone, and one more where the zone has
/// wheelchair and companion places. Protected offers are in it only with their `password`.
[[nodiscard]] Json availabilityJson(const World& world, const Show& show, const Stock& stock, const QString& password = {});

} // namespace boxoffice::simulator
