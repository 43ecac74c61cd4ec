#pragma once
#include "session/sale/state.h"

/// Everything that can happen to a sale: what a person wants, what the service answers, what time does.
namespace boxoffice::sale {

// What a person wants.
struct ReserveAsked { ReserveChoice choice; QUuid attempt; QString reference; };
struct KeepAsked {};
struct LetGoAsked {};
struct DeliveryAsked { ShippingId id; };
struct PaymentAsked { PaymentSummary payment; QUuid nextAttempt; };
struct ChangePaymentAsked {};
struct CommitAsked { Money shown; };
struct ReleaseAsked {};
struct NewSaleAsked {};
struct ProblemSeen {};
struct CaptchaSolved { QString token; };
struct CaptchaGivenUp {};

// What the service or the journal answers. An answer of an operation nobody waits for any more is dropped.
struct JournalAnswered { Operation operation = 0; bool written = false; };
struct CaptchaAnswered { Operation operation = 0; Result<CaptchaChallenge> result; };
/// The card could not be made ready to send (its certificate, its encryption, the memory for it): nothing has left.
struct CardNotReady { Operation operation = 0; Failure failure; };
/// To reserve, delivery and payment, asked directly or polled. `notSent`: nothing left the machine.
struct CartAnswered { Operation operation = 0; Result<Answered<Cart>> result; Instant sentAt{}; };
struct OptionsAnswered { Operation operation = 0; Result<Answered<QList<ShippingOption>>> result; };
struct CommitAnswered { Operation operation = 0; Result<Answered<CommitAnswer>> result; bool polled = false; };
struct DeleteAnswered { Operation operation = 0; std::optional<Failure> failure; std::optional<PollTicket> poll; };
/// The first byte of the commit left at that time.
struct CommitLeft { Operation operation = 0; Instant at{}; };
struct OrderAnswered { Operation operation = 0; Result<Answered<Order>> result; };

// What time does.
struct PollDue { Operation operation = 0; };
struct RetryDue { Operation operation = 0; };
struct PatienceOver { Operation operation = 0; };
struct HoldOver { Instant endsAt{}; }; ///< of the hold that ended at that instant; older ones are dropped

using Event = std::variant<ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked,
                           CommitAsked, ReleaseAsked, NewSaleAsked, ProblemSeen, CaptchaSolved, CaptchaGivenUp,
                           JournalAnswered, CaptchaAnswered, CardNotReady, CartAnswered, OptionsAnswered,
                           CommitAnswered, DeleteAnswered, OrderAnswered, PollDue, RetryDue, PatienceOver, HoldOver,
                           CommitLeft>;

} // namespace boxoffice::sale
