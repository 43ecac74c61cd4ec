#pragma once
#include "session/purchaseview.h"
#include "ui/theme/roles.h"

namespace boxoffice {

struct OutcomeWords {
    QString text, icon;
    Severity severity = Severity::Neutral;
};
/// "Sold", "Outcome unknown"... with its icon.
[[nodiscard]] OutcomeWords outcomeWords(SaleOutcome outcome);
/// Wall time in the station's zone, "6:44 PM"; with the date when it is not today.
[[nodiscard]] QString saleTime(WallTime at);
/// What was tried to find an unknown outcome: "3 times, last at 6:48 PM: no order found".
[[nodiscard]] QString lookWords(const LookView& look);
/// Empty for a time that was never set.
[[nodiscard]] QString holdEndTime(WallTime at);

} // namespace boxoffice
