#pragma once
#include "session/sale/state.h"

namespace boxoffice::sale {

/// What every lane offers, whatever the sale.
struct LaneOffers {
    QList<PaymentKind> paymentKinds;
    QList<BuyerField> requiredFields;
    QString referencePrefix; ///< digits an invoice reference of this lane starts with
    /// Something else than invoices is taken: the card certificate is wanted ahead (API 4.11: not for invoice).
    [[nodiscard]] bool takesCards() const { return paymentKinds != QList{PaymentKind::Invoice}; }
};

/// The sale as screens draw it. `now` and `wall` are one moment on two clocks. Pure.
[[nodiscard]] PurchaseView viewOf(const State& state, const LaneOffers& lane, Instant now, WallTime wall);

} // namespace boxoffice::sale
