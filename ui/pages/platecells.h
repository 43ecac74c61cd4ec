#pragma once
#include "session/purchaseview.h"
#include "ui/widgets/seatplate.h"

namespace boxoffice {

/// Section, row and seats, or area and places for general admission.
[[nodiscard]] QList<SeatPlate::Cell> plateCells(const PlateView& plate);
/// "2 tickets, section 112, row F, seats 7–8", "2 places, Floor".
[[nodiscard]] QString plateSentence(const PlateView& plate);

} // namespace boxoffice
