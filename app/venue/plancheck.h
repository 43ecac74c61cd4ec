#pragma once
#include "seats/seattable.h"
#include "venue/venueplan.h"

namespace boxoffice {

/// What a plan says against the seats that are really sold; each finding is one line for the person who draws plans.
/// Empty: every seat has a place of its own.
[[nodiscard]] QStringList findingsIn(const VenuePlan& plan);
[[nodiscard]] QStringList findingsAgainst(const VenuePlan& plan, const SeatTable& table);

} // namespace boxoffice
