#pragma once
#include "session/purchaseview.h"

namespace boxoffice {

/// The screens of the kiosk, one at a time.
enum class KioskScreen { Attract, Browse, Tickets, Wait, HumanCheck, SeatsChanged, Delivery, Pay, Review, Done, Stopped, Problem };

/// Where the visitor stands apart from the sale.
struct KioskPlace {
    KioskScreen choosing = KioskScreen::Attract; ///< Attract, Browse or Tickets, while nothing is held
    bool payOpen = false;                        ///< the visitor left the delivery screen
};

/// The screen of a sale. Pure.
[[nodiscard]] KioskScreen kioskScreen(const PurchaseView& sale, const KioskPlace& place);
/// Index in the steps rail (Event, Tickets, Delivery, Pay, Buy); 5 once everything is done, -1 for no rail.
[[nodiscard]] int railStep(KioskScreen screen);
/// Seats are ours: leaving them must be asked.
[[nodiscard]] bool holdsSeats(const PurchaseView& sale);

} // namespace boxoffice
