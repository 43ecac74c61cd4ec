#pragma once
#include "simulator/pictures/drawing.h"
#include "simulator/world/world.h"

namespace boxoffice::simulator {

/// The poster of a show, 1024 by 576: the genre gives the motif, the attraction its colours, the show its details.
[[nodiscard]] Drawing poster(const Show& show);
/// The façade of a venue in its own colours.
[[nodiscard]] Drawing facade(const Venue& venue);

} // namespace boxoffice::simulator
