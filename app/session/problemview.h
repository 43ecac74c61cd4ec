#pragma once
#include "core/clock.h"
#include "core/failure.h"
#include <QString>
#include <optional>

/// Where a sale stands and what went wrong with it, without prose.
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
    ReferenceTaken,    ///< invoice: another sale in the journal has this reference
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

} // namespace boxoffice
