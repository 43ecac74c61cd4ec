#pragma once
#include "journal/attempt.h"
#include "partner/reserve.h"
#include "session/sale/state.h"

/// What a step wants done. PurchaseSession does it; nothing here does anything by itself.
namespace boxoffice::sale {

struct WriteJournal { Operation operation = 0; JournalEntry entry; }; ///< answered by JournalAnswered, always
struct AskCaptcha { Operation operation = 0; EventId event; };
struct ShowCaptcha { CaptchaChallenge challenge; };
struct HideCaptcha {};
struct SendReserve { Operation operation = 0; ReserveRequest request; };
struct FetchDelivery { Operation operation = 0; EventId event; CartId cart; };
struct SendDelivery { Operation operation = 0; EventId event; CartId cart; ShippingId id; };
/// Encrypts and sends the payment form that came with PaymentAsked, then wipes it. Nothing leaves at `notAfter` or
/// later: that is CardNotReady, kind NotSent. `record` is durable before the first byte; when it cannot be written (I8),
/// that is JournalAnswered and CardNotReady, kind Storage.
struct SendPayment { Operation operation = 0; EventId event; CartId cart; Money amount; Instant notAfter{}; JournalEntry record; };
struct WipePayment {};
/// Nothing leaves at `notAfter` or later: that is CommitAnswered, kind NotSent.
struct SendCommit { Operation operation = 0; CommitRequest request; Instant notAfter{}; };
struct SendDelete { Operation operation = 0; EventId event; CartId cart; };
/// The janitor goes on trying to delete this cart until its hold must have ended.
struct HandToJanitor { QUuid attempt; EventId event; CartId cart; std::optional<Instant> until; };
struct FetchOrder { Operation operation = 0; OrderToken token; };
struct FetchOrderByCart { Operation operation = 0; EventId event; CartId cart; };
enum class PollOf { Cart, Options, Commit, Delete, Order };
struct Poll { Operation operation = 0; PollOf what = PollOf::Cart; PollTicket ticket; };
struct PrefetchCertificate {};
struct DropCertificate {};
enum class TimerKind { PollDue, RetryDue, PatienceOver, HoldOver };
struct StartTimer { TimerKind kind = TimerKind::PollDue; Operation operation = 0; Instant at{}; };

using Effect = std::variant<WriteJournal, AskCaptcha, ShowCaptcha, HideCaptcha, SendReserve, FetchDelivery,
                            SendDelivery, SendPayment, WipePayment, SendCommit, SendDelete, HandToJanitor, FetchOrder,
                            FetchOrderByCart, Poll, PrefetchCertificate, DropCertificate, StartTimer>;

} // namespace boxoffice::sale
