#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/money.h"
#include <QList>

/// What is held, what it costs, how it can be delivered.
namespace boxoffice {

/// Usable time: the newest hold_time counted from when its request was sent, less the safety margin.
struct HoldView {
    Instant endsAt{};
    WallTime endsAtWall{};
    std::chrono::seconds length{}; ///< what the bar calls full
    QList<std::chrono::seconds> warnings{}; ///< told when so much is left, longest first; from the first on it is the last minute
    friend bool operator==(const HoldView&, const HoldView&) = default;
};

/// A seat plate. Row and seats are empty for general admission; then `places` counts.
struct PlateView {
    QString section = {};
    QString row = {};
    QString seats = {}; ///< "7–8", "7"
    bool generalAdmission = false;
    int places = 0;
    QString ticketType = {};
    QString areaName = {};
    Money price = {}; ///< the line's merchandise
    friend bool operator==(const PlateView&, const PlateView&) = default;
};

enum class PriceLineKind { Tickets, Fees, OrderFee, Tax, Delivery, Upsell };
struct PriceLineView {
    PriceLineKind kind = PriceLineKind::Tickets;
    Money amount = {};
    int count = 0; ///< Tickets: how many
};

/// A charge as the service sent it: never multiplied.
struct ChargeView {
    QString type = {};
    Money price = {};
    int quantity = 0;
};

struct DeliveryOptionView {
    ShippingId id = {};
    QString carrier = {};
    QString serviceLevel = {}; ///< ETICKET, WILLCALL, MAIL... an open set
    QString description = {};  ///< from the cart, once chosen
    Money price = {};
    bool requiresAddress = false;
};

} // namespace boxoffice
