#pragma once
#include "core/clock.h"

namespace boxoffice {

/// When an unknown outcome is looked up: at 0, 10 and 30 s, each minute for 15 minutes, then hourly. `since` is the
/// time from the first look to now; the result, counted from the first look too, is always later: looks that were
/// missed (a slow answer, a sleeping machine) are not made up for. Pure.
[[nodiscard]] Duration nextLook(Duration since);

} // namespace boxoffice
