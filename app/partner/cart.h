#pragma once
#include "core/ids.h"
#include "core/json.h"
#include "core/money.h"
#include <QByteArrayView>
#include <QList>
#include <chrono>
#include <optional>

namespace boxoffice {

/// Amounts of a cart as the service computed them; shown, never recomputed from charges (API 4.8).
struct CartTotals {
    Currency currency{}; ///< of the totals, else of the first item that has one (T36)
    Money delivery{};
    Money fee{};
    Money grand{};
    Money merchandise{};
    Money tax{};
    std::optional<Money> unpaid{};
    std::optional<Money> upsell{};
};

struct ItemTotals {
    Money fee{};
    Money grand{};
    Money merchandise{};
    Money tax{};
};

struct CartCharge {
    QString type{}; ///< open set: face_value, service, facility, distance...
    Money price{};
    int quantity = 0;
    Money tax{};
};

struct CartTicket {
    TicketTypeId id{};
    QString description{};
    int quantity = 0;
    QString inventoryType{}; ///< upper case; empty if not said
    QList<CartCharge> charges{};
};

struct CartArea {
    AreaId id{};
    QString description{};
};

struct CartItem {
    enum class Kind { Ticket, Delivery, Processing, Other };
    Kind kind = Kind::Ticket; ///< a missing type is a ticket (T37)
    ItemTotals totals{};
    LegacyEventId event{}; ///< never the id that was asked for (T20)
    QString section{};     ///< empty: not said
    QString row{};
    QString startSeat{}; ///< text: seats need not be numbers
    QString endSeat{};
    int seatCount = 0;
    bool isGeneralAdmission = false;
    QList<CartArea> areas{};
    QList<CartTicket> tickets{};
    QString carrier{}; ///< Delivery
    QString serviceLevel{};
    QString description{}; ///< Delivery: the short text
    QString longDescription{};
    bool requiresAddress = false;
};

struct CartPayment {
    QString type{}; ///< CC, INVOICE...
    Money amount{};
    QString issuer{}; ///< empty without a card
    QString lastFour{};
};

struct Cart {
    CartId id{}; ///< empty when the answer does not repeat it: keep the one you have
    std::chrono::seconds holdTime{0}; ///< count it from when the request was sent
    QList<CartItem> items{};
    CartTotals totals{};
    bool paymentsListed = false; ///< the answer has a `payments` array
    QList<CartPayment> payments{};
};

/// {cart_id?, cart:{...}}. No currency anywhere is FailureKind::MissingField at cart.totals.currency_code;
/// two currencies in one cart are WrongType.
[[nodiscard]] Result<Cart> decodeCart(QByteArrayView body);

} // namespace boxoffice
