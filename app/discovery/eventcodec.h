#pragma once
#include "discovery/lenient.h"

namespace boxoffice {

/// One event object. Nothing only when it has no id or no name; that and every odd field is noted.
[[nodiscard]] std::optional<DiscoveredEvent> readEvent(const JsonReader& event, const Lenient& lenient);

/// `dates` of an event; `venueZone` stands in where the event names no time zone.
[[nodiscard]] EventDate readEventDate(const JsonReader& dates, const QString& venueZone, const Lenient& lenient);

} // namespace boxoffice
