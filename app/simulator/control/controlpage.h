#pragma once
#include "simulator/faults/faultbook.h"
#include "simulator/ledger.h"
#include "simulator/options.h"

namespace boxoffice::simulator {

/// GET /simulator/: what is on sale, what was sold, which faults, a switch for each of them, and the drills. Plain
/// HTML with forms, no scripts; every text of the world and of scripts is escaped.
[[nodiscard]] HttpResponse controlPage(const World& world, const Carts& carts, const Ledger& ledger, const FaultBook& faults, const Options& options);

} // namespace boxoffice::simulator
