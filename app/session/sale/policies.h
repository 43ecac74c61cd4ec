#pragma once
#include "session/sale/state.h"
#include <array>

/// The rules of the purchase under faults, each in one place. Pure: no clock, no state but what is passed.
namespace boxoffice::sale {

/// Taken off every hold, so that what starts in usable time still arrives in time.
inline constexpr std::chrono::seconds holdMargin(15);
/// Told when so much usable time is left; from the first on it is the last minute.
inline constexpr std::array holdWarnings{std::chrono::seconds(60), std::chrono::seconds(30), std::chrono::seconds(10)};
/// Usable time: `holdTime` counted from when the request that brought it was sent, less the margin. Countdown, warnings and
/// the end all count on it.
[[nodiscard]] HoldView usableHold(std::chrono::seconds holdTime, Instant sentAt);
/// At 0 no payment and no commit starts.
[[nodiscard]] bool holdIsOver(const Sale& sale, Instant now);
/// When the service itself lets the seats go; nothing is known before a cart was answered.
[[nodiscard]] std::optional<Instant> holdEndAtService(const Sale& sale);

enum class Write { Reserve, Delivery, Payment, Commit };
/// What became of a write that failed.
enum class Fate {
    NeverLeft, ///< nothing of it left this machine: it may be offered again
    Refused,   ///< the service itself said no
    Lost,      ///< it may have happened
};
/// By the fault table. `polled`: read from a poll, where only what the service says of the write itself counts, and of
/// a commit nothing.
[[nodiscard]] Fate fateOf(Write write, const Failure& failure, bool polled);

/// The journal has the invoice reference of this payment for another sale: nothing left, another one may be typed.
[[nodiscard]] bool isReferenceTaken(const Failure& failure);
/// 20122, 20129, 20152: the card. Only these count towards the third decline.
[[nodiscard]] bool isCardRefusal(const Failure& failure);
/// 90003: the session is over; on a DELETE it says "gone".
[[nodiscard]] bool isCartGone(const Failure& failure);
/// 10004, 10031: before a reserve, that a captcha is needed or was wrong; later, account or sign-in trouble.
[[nodiscard]] bool isCaptchaOrAccount(const Failure& failure);

enum class AfterDelivery { AskOptionsAgain, ChooseAgain, GiveBack };
[[nodiscard]] AfterDelivery afterFailedDelivery(const Failure& failure, bool polled);

/// Whether the seats stay held for another payment; otherwise they are given back and the buyer starts over.
/// `declines` counts this one.
[[nodiscard]] bool mayPayAgain(const Failure& failure, bool polled, int declines, const Rules& rules);

/// A first payment on a cart whose `unpaid` differs from `totals.grand` stops and asks, once for each such amount.
[[nodiscard]] bool mustAskBeforePaying(const Sale& sale);
/// After an accepted payment (card or delivery changed, commit refused): only where it was listed can another be checked.
[[nodiscard]] bool mayReplacePayment(const Sale& sale);

/// An answer that names another cart is no answer to ours.
[[nodiscard]] bool isOurCart(const Sale& sale, const Cart& answer);

enum class PaymentVerdict { Paid, Mismatch, PriceChanged };
/// The payment answer, before a commit may follow it: `unpaid` 0 and, where payments are listed or must be, exactly one
/// of `totals.grand`; the same tickets and the same total as the buyer saw (I9).
[[nodiscard]] PaymentVerdict judgePayment(const Sale& before, const Cart& answer);

/// Paying again on the same cart after a definitely refused commit.
[[nodiscard]] bool mayPayAfterRefusedCommit(const Sale& sale, const Failure& failure, Instant now, const Rules& rules);

/// Until the next look for the outcome of a lost commit, after `done` looks: at 0, 10 and 30 s, each minute for 15
/// minutes, then hourly.
[[nodiscard]] Duration lookupPause(int done);
/// Until a failed read is asked again while seats are held, after `failures` in a row; where asking hurts (quota,
/// account) never sooner than a minute.
[[nodiscard]] Duration rereadPause(int failures, const Failure& failure);

} // namespace boxoffice::sale
