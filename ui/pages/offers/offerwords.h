#pragma once
#include "session/purchaseview.h"
#include <QLocale>

namespace boxoffice {

/// "Sold in pairs: choose 2 or 4", "2 at least", "At most 6 per order"; empty when the quantity is fine.
[[nodiscard]] QString quantityAdvice(const OfferView& offer, int orderLimit);
/// What limits the order, said before anything is chosen: "Limit 6 per order"; empty when none is known.
[[nodiscard]] QString orderLimitText(const OffersView& offers);
/// Rules of one offer, said before anything is chosen: "Sold in pairs", "2 at least"; empty when there are none.
[[nodiscard]] QString offerRules(const OfferView& offer);
/// "The ticket system closes at 2:00 AM, venue time, until 4:00 AM."
[[nodiscard]] QString nightlyText(const NightlyNotice& notice, const QLocale& locale);

} // namespace boxoffice
