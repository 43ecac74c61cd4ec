#pragma once
#include "core/clock.h"
#include "session/nightlyview.h"
#include <QString>
#include <optional>

namespace boxoffice {

/// Pure. `timeZone`: IANA name of the venue's clock; empty or unknown: the machine's.
[[nodiscard]] std::optional<NightlyNotice> nightlyNotice(const NightlyHours& hours, const QString& timeZone, WallTime now);

} // namespace boxoffice
