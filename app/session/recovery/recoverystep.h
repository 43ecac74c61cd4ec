#pragma once
#include "journal/attempt.h"

namespace boxoffice {

/// What recovery does with a row that the last run left open.
enum class RecoveryStep {
    Nothing,    ///< it is over
    ListOnly,   ///< of another service: nothing is sent
    GiveBack,   ///< the cart is deleted
    AskReserve, ///< the reserve was answered 202: its polling URL tells what to delete
    WaitForEnd, ///< a reserve without an answer: listed until its hold must have ended
    LookUp,     ///< a commit may have left: never deleted, looked up with GETs alone
};

struct RecoveryPlan {
    RecoveryStep step = RecoveryStep::Nothing;
    /// The state to mark the row with before anything is sent; nothing when it stands there already (I6).
    std::optional<AttemptState> mark = std::nullopt;

    friend bool operator==(const RecoveryPlan&, const RecoveryPlan&) = default;
};

/// The one table of crash recovery. `base` is the configured service. Pure.
[[nodiscard]] RecoveryPlan recoveryPlanFor(const AttemptRow& row, const QUrl& base);

/// The hold was once answered: then "invalid cart" (90003) means that it is gone.
[[nodiscard]] inline bool wasHeld(const AttemptRow& row) { return row.amount.has_value(); }

} // namespace boxoffice
