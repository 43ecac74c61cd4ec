#pragma once
#include "session/purchaseview.h"

namespace boxoffice {

/// What a failure of `step` means to the people in front of the screen (API section 5, one table). `tickets` is
/// how many were asked, for 20052. Charged, seatsHeld and reference are the caller's to fill in. Pure.
[[nodiscard]] Problem problemOf(const Failure& failure, SaleStep step, int tickets = 1);

} // namespace boxoffice
