#pragma once
#include "session/cartview.h"
#include "session/memberview.h"
#include "session/offersview.h"
#include "session/orderview.h"
#include "session/paymentview.h"
#include "session/problemview.h"
#include "session/salesview.h"

/// What screens draw of the sale in hand: plain values, made by the session, free of secrets.
namespace boxoffice {

struct WaitView {
    SaleStep step = SaleStep::Reserve;
    Instant since{};
    bool inLine = false;                           ///< the service answered 202: we are polling
    std::optional<Instant> nextCheck = std::nullopt; ///< when the next poll leaves
    bool canStop = false;
    bool askToKeepWaiting = false; ///< minutes in line: ask the buyer; keepSeats() is "keep waiting", release() "stop"
    bool leaving = false;          ///< whatever is answered, the seats are given back then
};

/// What leaving the sale (a new sale, closing the window) means now.
enum class Leaving {
    Free,              ///< nothing of this sale would be lost
    AsksFirst,         ///< seats are held or asked for: a person confirms, then they are given back
    UnderWay,          ///< they are being given back; it ends by itself
    NotWhileCommitting ///< refuse, and say why: the order is on its way and only its answer tells whether it is sold
};

/// Seats that differ from those asked; nothing is bought until the buyer says yes.
struct SubstitutionView {
    QList<PlateView> asked = {};
    QList<PlateView> offered = {};
    std::optional<Money> askedTotal = std::nullopt;
    Money offeredTotal = {};
};

struct PurchaseView {
    SaleStage stage = SaleStage::Idle;
    EventId event = {};
    QString eventName = {};
    QString venue = {};
    QString city = {};
    std::optional<QDate> date = std::nullopt;
    std::optional<QTime> time = std::nullopt;
    QString reference = {}; ///< of the attempt (journal)

    std::optional<HoldView> hold = std::nullopt;
    QList<PlateView> plates = {};
    QList<PriceLineView> lines = {}; ///< from totals, never recomputed
    QList<ChargeView> charges = {};
    std::optional<Money> total = std::nullopt; ///< totals.grand of the newest cart

    QList<DeliveryOptionView> delivery = {};
    std::optional<ShippingId> chosenDelivery = std::nullopt;
    bool deliveryPreconfigured = false;

    QList<PaymentKind> paymentKinds = {};
    QList<BuyerField> requiredFields = {};
    QString suggestedReference = {}; ///< invoice reference, digits
    std::optional<PaymentView> payment = std::nullopt;

    std::optional<QUrl> captchaPage = std::nullopt; ///< set while AwaitingCaptcha
    int captchaTriesLeft = 3;
    std::optional<MemberView> member = std::nullopt; ///< where members may sign in
    std::optional<WaitView> wait = std::nullopt;
    std::optional<SubstitutionView> substitution = std::nullopt;
    std::optional<OrderView> order = std::nullopt;
    std::optional<Problem> problem = std::nullopt; ///< newest; cleared by the next step that works
    bool canCommit = false;
    bool canRelease = false;
    Leaving leaving = Leaving::Free;
};

} // namespace boxoffice
