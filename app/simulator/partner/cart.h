#pragma once
#include "core/clock.h"
#include "simulator/world/stock.h"
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {

enum class CartState { Held, Paid, Committed, Deleted, Expired };

struct CartTickets {
    Offer offer;
    Price price;
    int quantity = 0;
};

/// One ticket item: places that lie together, and the types they were sold as.
struct CartLine {
    Places places;
    int area = 0;
    std::vector<CartTickets> tickets;
};

struct DeliveryOption {
    QString id; ///< opaque
    const char* carrier = "";
    const char* serviceLevel = "";
    const char* brief = "";
    const char* wordy = "";
    const char* eta = "";
    qint64 fee = 0;
    bool needsAddress = false;
};

struct CartPayment {
    int number = 1; ///< payment_id
    QString type;   ///< CC, INVOICE or WALLET
    qint64 amount = 0;
    QString issuer;
    QString lastFour;
    int expireMonth = 0;
    int expireYear = 0;
    int refusal = 0; ///< error code the commit will answer; 0: it will go through
    QString email;   ///< of the member whose saved card it is; empty: as the payment says
};

struct Order {
    QString token;
    QString number;
    QString redemptionUrl;
    QDate date;
    qint64 purchasedAt = 0;  ///< UTC milliseconds of the world's clock
    QString sourceAccountId; ///< as the commit sent it; may be empty
    QString memberId;        ///< who claimed it with the commit; may be empty
    bool redeemed = false;
    bool voided = false;     ///< refunded
};

struct Cart {
    QString id;
    quint64 serial = 0; ///< how many carts came before
    int show = 0;
    CartState state = CartState::Held;
    std::vector<CartLine> lines;
    std::optional<DeliveryOption> delivery;
    std::vector<CartPayment> payments;
    std::optional<Order> order;
    QString email;
    qint64 driftPerTicket = 0;
    Instant created;
    Instant expires;
    Instant busyUntil; ///< a polled call is being worked on until then
    bool deliveryExtended = false;
    bool paymentExtended = false;
    bool excused = false; ///< the client tried to end it, or could not know of it: its hold may end without blame
    [[nodiscard]] int tickets() const;
};

/// Hundredths of the show's currency.
struct Sums {
    qint64 merchandise = 0;
    qint64 fee = 0;
    qint64 tax = 0;
    qint64 delivery = 0;
    qint64 unpaid = 0;
    [[nodiscard]] qint64 grand() const { return merchandise + fee + tax + delivery; }
};

[[nodiscard]] Sums sumsOf(const Cart& cart, const CartLine& line);
[[nodiscard]] Sums sumsOf(const Cart& cart, const QString& currency); ///< the whole cart

/// How the tickets of this cart may be delivered.
[[nodiscard]] std::vector<DeliveryOption> deliveryOptions(const World& world, const Cart& cart);

} // namespace boxoffice::simulator
