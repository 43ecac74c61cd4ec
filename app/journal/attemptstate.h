#pragma once
#include <QString>
#include <array>
#include <optional>

namespace boxoffice {

/// Where an attempt (one payment and at most one commit) stands, as the journal knows it.
enum class AttemptState {
    ReserveIntent,     ///< a reserve is about to be sent
    Reserved,          ///< a cart is held
    PaymentSet,        ///< the service accepted the payment
    CommitIntent,      ///< a commit may leave from here on (I2)
    Polling,           ///< the commit was answered 202
    Committed,         ///< sold
    Declined,          ///< definitely refused; the cart may still be held
    Unknown,           ///< nobody here knows whether it is sold
    ReconciledSold,    ///< found to be sold
    ReconciledNotSold, ///< a person found it is not sold
    ReleasePending,    ///< the cart is to be deleted
    Released,          ///< nothing is held any more
    Orphaned,          ///< the reserve's answer was lost: seats may be held until the hold ends
};

inline constexpr std::array allAttemptStates = {
    AttemptState::ReserveIntent, AttemptState::Reserved,  AttemptState::PaymentSet,
    AttemptState::CommitIntent,  AttemptState::Polling,   AttemptState::Committed,
    AttemptState::Declined,      AttemptState::Unknown,   AttemptState::ReconciledSold,
    AttemptState::ReconciledNotSold, AttemptState::ReleasePending, AttemptState::Released,
    AttemptState::Orphaned};

/// Stable upper-case name, as stored and logged: "RESERVE_INTENT".
[[nodiscard]] QString attemptStateName(AttemptState state);
[[nodiscard]] std::optional<AttemptState> attemptStateFromName(const QString& name);

/// Whether a row may start in this state: ReserveIntent; Reserved when a declined attempt's cart is paid again.
[[nodiscard]] bool mayStart(AttemptState state);

/// Whether `to` may be written over `from`; every state may be written again with more fields (I6). What is
/// sold, or may be, never becomes unsold without a person (I3).
[[nodiscard]] bool mayFollow(AttemptState from, AttemptState to);

/// Whether `to` lies further on the way than `from`: steps lead there, and none lead back. Of PaymentSet and
/// CommitIntent, which lead to each other, neither does.
[[nodiscard]] bool isFurther(AttemptState from, AttemptState to);

} // namespace boxoffice
