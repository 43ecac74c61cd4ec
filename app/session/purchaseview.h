#pragma once
#include "core/clock.h"
#include "core/failure.h"
#include "core/ids.h"
#include "core/money.h"
#include "core/secret.h"
#include <QDate>
#include <QList>
#include <QTime>
#include <QUrl>
#include <optional>

/// What screens draw: plain values, made by the session, free of secrets but for PaymentForm on its way down.
namespace boxoffice {

enum class SaleStage {
    Idle, CheckingCaptcha, AwaitingCaptcha, Reserving, SeatsOffered, Held, ChoosingDelivery, EnteringPayment,
    AddingPayment, ReadyToCommit, Committing, CommitUnknown, Sold, Releasing, Ended,
};

/// The step of the purchase a call belongs to.
enum class SaleStep { Browse, Offers, Captcha, Reserve, Delivery, Certificate, Payment, Commit, Order, Release };

/// What happened, in the terms of the copy deck. ui/pages/notice turns it into title, text and actions.
enum class ProblemKind {
    Declined,          ///< 20122
    NoFunds,           ///< 20129
    WrongSecurityCode, ///< 20152
    SoldOut,           ///< 20052, one ticket asked
    NotTogether,       ///< 20052, several asked: sold out or not adjacent
    TicketLimit,       ///< 10161
    NoTicketTypes,     ///< 20046
    NotSoldHere,       ///< 90001
    Maintenance,       ///< 20001
    CaptchaNeeded,     ///< 10004
    CaptchaWrong,      ///< 10031
    CaptchaUnavailable,///< the helper or the page failed
    DeliveryRefused,   ///< 10104
    InvalidData,       ///< 10002, 21001: a field the service refused
    CartGone,          ///< 90003
    HoldEnded,         ///< our countdown reached zero, or the service said so
    Quota,             ///< 429; retryAt when known
    AccountRefused,    ///< 401/403 of the gateway: key, enablement
    Offline,           ///< nothing left the machine
    NoAnswer,          ///< deadline or lost connection, no commit involved
    ServiceDown,       ///< 5xx, 502, 503, 504
    NotUnderstood,     ///< HTML, redirect, broken or surprising JSON
    Certificate,       ///< the card certificate is unusable
    Journal,           ///< the sale cannot be recorded
    PriceChanged,      ///< the total differs from what was shown
    PaymentMismatch,   ///< the payment answer cannot be checked: let go, start over
    SetupProblem,      ///< e.g. missing on-sale date, currency that cannot be paid
    MemoryUnlocked,    ///< card entry refused: memory cannot be locked
    OutcomeUnknown,    ///< a commit was sent and its outcome is not proven
    Other,             ///< an API code or status nobody documented
};

/// Whether money can have moved. "No" only when no commit was sent or it was definitely refused.
enum class Charged { No, Maybe };

struct Problem {
    ProblemKind kind = ProblemKind::Other;
    SaleStep step = SaleStep::Browse;
    Charged charged = Charged::No;
    bool seatsHeld = false; ///< a hold is still ours after this
    bool invoice = false;   ///< OutcomeUnknown: "Do not sell again" instead of "Do not pay again"
    int apiCode = 0;
    int httpStatus = 0;
    FailureKind failure = FailureKind::Rule;
    std::optional<WallTime> retryAt = std::nullopt;
    QString reference = {}; ///< of the attempt, for staff
    friend bool operator==(const Problem&, const Problem&) = default;
};

// --- choosing -------------------------------------------------------------------------------------

enum class QuantityAdvice { Fine, BelowMinimum, AboveMaximum, NotAMultiple, AboveOrderLimit };

/// One line of the offers table: a ticket type at a price level.
struct OfferView {
    TicketTypeId type;
    PriceLevelId level;
    std::optional<AreaId> area = std::nullopt;
    QString name = {};
    QString description = {};
    QString levelName = {};
    QString areaName = {};
    Money each = {};  ///< face value per ticket
    Money fees = {};  ///< fees and taxes per ticket
    Money total = {}; ///< each + fees as the service says; the order fee comes with the cart
    int minimum = 1;
    int maximum = 0; ///< 0: no limit of its own
    int multiple = 1;
    bool needsPassword = false;
    int quantity = 0; ///< chosen so far
    QuantityAdvice advice = QuantityAdvice::Fine;
    int nearestBelow = 0; ///< legal quantity at or below the chosen one, 0 if none
    int nearestAbove = 0; ///< legal quantity above, 0 if none
};

struct OffersView {
    EventId event = {};
    QString eventName = {};
    QString venue = {};
    QString city = {};
    std::optional<QDate> date = std::nullopt; ///< venue-local
    std::optional<QTime> time = std::nullopt; ///< venue-local
    bool loading = false;
    std::optional<Problem> problem = std::nullopt;
    QList<OfferView> offers = {};
    int orderLimit = 0;     ///< 0: none known
    int chosen = 0;         ///< tickets chosen over all offers
    bool canReserve = false;///< something is chosen and every advice is Fine
    [[nodiscard]] bool isEmpty() const { return event.isEmpty(); }
};

// --- the cart -------------------------------------------------------------------------------------

/// Usable time: the newest hold_time counted from when its request was sent, less the safety margin.
struct HoldView {
    Instant endsAt{};
    WallTime endsAtWall{};
    std::chrono::seconds length{}; ///< what the bar calls full
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

// --- paying ---------------------------------------------------------------------------------------

enum class PaymentKind { Card, Invoice, Member };
enum class BuyerField { Name, Email, Phone, Address };

struct BuyerForm {
    QString firstName = {}, lastName = {}, email = {}, phone = {};
    QString line1 = {}, line2 = {}, unit = {}, city = {}, countryCode = {}, region = {}, postalCode = {};
};

/// Card entry on its way down: the digits stay in their locked pages until the encryption wiped them.
struct CardForm {
    Secret number;
    Secret securityCode;
    int expiryMonth = 0;
    int expiryYear = 0; ///< four digits
    QString postalCode = {};
};

struct PaymentForm {
    PaymentKind kind = PaymentKind::Card;
    BuyerForm buyer = {};
    std::optional<CardForm> card = std::nullopt;
    QString invoiceReference = {}; ///< digits
};

/// What the service said it accepted, read back before the commit.
struct PaymentView {
    PaymentKind kind = PaymentKind::Card;
    QString issuer = {};   ///< VISA...
    QString lastFour = {}; ///< as the service returned it
    QString invoiceReference = {};
    QString buyerName = {};
    QString email = {};
    Money amount = {};
};

// --- waiting, substitution, the order ------------------------------------------------------------

struct WaitView {
    SaleStep step = SaleStep::Reserve;
    Instant since{};
    bool inLine = false;                           ///< the service answered 202: we are polling
    std::optional<Instant> nextCheck = std::nullopt; ///< when the next poll leaves
    bool canStop = false;
};

/// Seats that differ from those asked; nothing is bought until the buyer says yes.
struct SubstitutionView {
    QList<PlateView> asked = {};
    QList<PlateView> offered = {};
    std::optional<Money> askedTotal = std::nullopt;
    Money offeredTotal = {};
};

struct OrderTicketView {
    QString section = {}, row = {}, seat = {};
    QString barcode = {}; ///< empty: the service sent none
    bool generalAdmission = false;
    bool voided = false;
};

struct OrderView {
    OrderNumber number = {};
    std::optional<Money> total = std::nullopt;
    QUrl redemption = {}; ///< show as text or QR, never open
    QString email = {};
    QString deliveryLevel = {};
    QList<OrderTicketView> tickets = {};
    bool fromService = false; ///< false: made from the commit answer and the held cart
    bool loading = false;
};

// --- the whole sale ------------------------------------------------------------------------------

struct PurchaseView {
    SaleStage stage = SaleStage::Idle;
    EventId event = {};
    QString eventName = {};
    QString venue = {};
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
    std::optional<WaitView> wait = std::nullopt;
    std::optional<SubstitutionView> substitution = std::nullopt;
    std::optional<OrderView> order = std::nullopt;
    std::optional<Problem> problem = std::nullopt; ///< newest; cleared by the next step that works
    bool canCommit = false;
    bool canRelease = false;
};

// --- past sales ----------------------------------------------------------------------------------

enum class SaleOutcome { InProgress, Sold, Declined, Unknown, Released, Orphaned };
struct SaleRow {
    QString reference = {};
    WallTime at{};
    QString eventName = {};
    std::optional<Money> total = std::nullopt;
    SaleOutcome outcome = SaleOutcome::InProgress;
    QString stateName = {};
    OrderNumber order = {};
    QString paidWith = {}; ///< "VISA •••• 1006", "Invoice 4471"
    QString buyer = {};
    WallTime holdEnds{};
};
struct SalesView {
    QList<SaleRow> rows = {}; ///< newest first
    int unknown = 0;          ///< outcomes a person must settle
    std::optional<Failure> failure = std::nullopt;
};

} // namespace boxoffice
