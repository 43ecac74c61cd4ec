#include "session/sale/handlers.h"
#include "session/sale/table.h"

/// The one table: what happens to each stage at each event. A pair that is not a line here is on the list of
/// what its stage ignores; a test holds that every pair is one or the other.
namespace boxoffice::sale {
namespace {

template <class T, class... All>
constexpr std::size_t indexIn(const std::variant<All...>*)
{
    std::size_t index = 0;
    (void)((std::is_same_v<T, All> || (++index, false)) || ...);
    return index;
}
template <class S>
constexpr std::size_t stageIndex = indexIn<S>(static_cast<const Stage*>(nullptr));
template <class E>
constexpr std::size_t eventIndex = indexIn<E>(static_cast<const Event*>(nullptr));

template <class S, class E>
struct Pair {};
template <class S, class E>
Pair<S, E> pairOf(void (*)(Turn&, S&, const E&));

/// A handled pair; stage and event are read off the handler's own signature.
template <auto Handler, class S, class E>
Row rowFor(Pair<S, E>, const char* name)
{
    return {{stageIndex<S>, eventIndex<E>, name}, [](Turn& turn, const Event& event) {
                Handler(turn, std::get<S>(turn.state.stage), std::get<E>(event));
            }};
}
template <auto Handler>
Row does(const char* name)
{
    return rowFor<Handler>(decltype(pairOf(Handler))(), name);
}

template <class S, class... E>
void ignores(std::vector<Row>& rows)
{
    (rows.push_back({{stageIndex<S>, eventIndex<E>, ""}, nullptr}), ...);
}

std::vector<Row> handledRows()
{
    return {
        // Idle
        does<beginSale>("write the reserve intent"),
        // CheckingCaptcha
        does<captchaKnown>("show the captcha"),
        does<stopCaptchaCheck>("stop before anything is held"),
        does<dropCaptchaCheck>("drop it for the next buyer"),
        // AwaitingCaptcha
        does<reserveWithToken>("reserve with the token"),
        does<captchaFailed>("say that the check failed"),
        does<stopCaptcha>("stop before anything is held"),
        does<dropCaptcha>("drop it for the next buyer"),
        // Reserving
        does<intentRecorded>("send the reserve"),
        does<reserveAnswered>("take the seats, wait in line, or say why not"),
        does<pollReserve>("ask again"),
        does<waitedLong>("ask whether to keep waiting; later give up: delete as soon as it is answered"),
        does<keepWaiting>("keep waiting, ask again later"),
        does<stopWaiting>("delete as soon as it is answered"),
        does<replaceWaiting>("delete as soon as it is answered, next buyer"),
        // SeatsOffered
        does<keepSeats>("accept the other seats"),
        does<letSeatsGo>("give them back"),
        does<releaseOffered>("give them back"),
        does<replaceOffered>("give them back, next buyer"),
        does<offerEnded>("the hold is over"),
        // Held
        does<optionsKnown>("offer the ways of delivery"),
        does<pollOptions>("ask again"),
        does<askOptionsAgain>("ask again after a failure"),
        does<releaseHeld>("give the seats back as soon as it is answered"),
        does<replaceHeld>("give the seats back as soon as it is answered, next buyer"),
        does<holdEndedWhileAsking>("the hold is over"),
        // ChoosingDelivery
        does<sendDelivery>("send the choice"),
        does<deliveryAnswered>("take the new total"),
        does<pollDelivery>("ask again"),
        does<releaseChoosing>("give the seats back"),
        does<replaceChoosing>("give the seats back, next buyer"),
        does<holdEndedWhileChoosing>("the hold is over"),
        // EnteringPayment
        does<changeDelivery>("send another choice"),
        does<sendPayment>("send the payment"),
        does<releaseEntering>("give the seats back"),
        does<replaceEntering>("give the seats back, next buyer"),
        does<holdEndedWhileEntering>("the hold is over"),
        // AddingPayment
        does<cardNotReady>("say why; nothing was sent"),
        does<paymentAnswered>("read back what was accepted"),
        does<pollPayment>("ask again"),
        does<leaveAfterPayment>("give the seats back as soon as it is answered"),
        does<replaceAfterPayment>("give the seats back as soon as it is answered, next buyer"),
        does<holdEndedWhileAdding>("the hold is over, if nothing is in flight"),
        // ReadyToCommit
        does<writeIntent>("write the commit intent"),
        does<backToPayment>("pay another way"),
        does<changePaidDelivery>("send another choice"),
        does<releaseReady>("give the seats back"),
        does<replaceReady>("give the seats back, next buyer"),
        does<holdEndedWhileReady>("the hold is over"),
        // Committing
        does<sendCommit>("send the commit, once"),
        does<commitLeft>("count its patience from its first byte"),
        does<commitAnswered>("sold, refused, or unknown"),
        does<pollCommit>("ask again"),
        does<commitTooLong>("say that the outcome is unknown"),
        // CommitUnknown
        does<lateCommitAnswer>("the outcome is known after all"),
        does<pollUnknown>("ask the polling URL"),
        does<lookAgain>("look the order up"),
        does<orderFound>("the order exists: sold"),
        does<leaveUnknown>("next buyer; staff settle it"),
        // Sold
        does<orderArrived>("show the tickets"),
        does<pollOrder>("ask again"),
        does<nextBuyer>("next buyer"),
        // Releasing
        does<deleted>("released, or handed to the janitor"),
        does<pollDelete>("ask again"),
        does<newSaleAfterRelease>("next buyer as soon as it is answered"),
        // Ended
        does<beginNextSale>("write the reserve intent"),
        does<startAfresh>("next buyer"),
    };
}

/// What a stage has no use for: wishes that do not fit it, and answers and timers of requests it never makes.
void addIgnored(std::vector<Row>& rows)
{
    ignores<Idle, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked, CommitAsked, ReleaseAsked,
            NewSaleAsked, CaptchaSolved, CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady,
            CartAnswered, OptionsAnswered, CommitAnswered, DeleteAnswered, OrderAnswered, PollDue, RetryDue,
            PatienceOver, HoldOver, CommitLeft>(rows);
    ignores<CheckingCaptcha, ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked,
            CommitAsked, CaptchaSolved, CaptchaGivenUp, JournalAnswered, CardNotReady, CartAnswered, OptionsAnswered,
            CommitAnswered, DeleteAnswered, OrderAnswered, PollDue, RetryDue, PatienceOver, HoldOver, CommitLeft>(rows);
    ignores<AwaitingCaptcha, ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked,
            CommitAsked, JournalAnswered, CaptchaAnswered, CardNotReady, CartAnswered, OptionsAnswered,
            CommitAnswered, DeleteAnswered, OrderAnswered, PollDue, RetryDue, PatienceOver, HoldOver, CommitLeft>(rows);
    ignores<Reserving, ReserveAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked, CommitAsked,
            CaptchaSolved, CaptchaGivenUp, CaptchaAnswered, CardNotReady, OptionsAnswered, CommitAnswered,
            DeleteAnswered, OrderAnswered, RetryDue, HoldOver, CommitLeft>(rows);
    ignores<SeatsOffered, ReserveAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked, CommitAsked, CaptchaSolved,
            CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady, CartAnswered, OptionsAnswered,
            CommitAnswered, DeleteAnswered, OrderAnswered, PollDue, RetryDue, PatienceOver, CommitLeft>(rows);
    ignores<Held, ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked, CommitAsked,
            CaptchaSolved, CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady, CartAnswered,
            CommitAnswered, DeleteAnswered, OrderAnswered, PatienceOver, CommitLeft>(rows);
    ignores<ChoosingDelivery, ReserveAsked, KeepAsked, LetGoAsked, PaymentAsked, ChangePaymentAsked, CommitAsked,
            CaptchaSolved, CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady, OptionsAnswered,
            CommitAnswered, DeleteAnswered, OrderAnswered, RetryDue, PatienceOver, CommitLeft>(rows);
    ignores<EnteringPayment, ReserveAsked, KeepAsked, LetGoAsked, ChangePaymentAsked, CommitAsked, CaptchaSolved,
            CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady, CartAnswered, OptionsAnswered,
            CommitAnswered, DeleteAnswered, OrderAnswered, PollDue, RetryDue, PatienceOver, CommitLeft>(rows);
    ignores<AddingPayment, ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked,
            CommitAsked, CaptchaSolved, CaptchaGivenUp, JournalAnswered, CaptchaAnswered, OptionsAnswered,
            CommitAnswered, DeleteAnswered, OrderAnswered, RetryDue, PatienceOver, CommitLeft>(rows);
    ignores<ReadyToCommit, ReserveAsked, KeepAsked, LetGoAsked, PaymentAsked, CaptchaSolved, CaptchaGivenUp,
            JournalAnswered, CaptchaAnswered, CardNotReady, CartAnswered, OptionsAnswered, CommitAnswered,
            DeleteAnswered, OrderAnswered, PollDue, RetryDue, PatienceOver, CommitLeft>(rows);
    ignores<Committing, ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked,
            CommitAsked, ReleaseAsked, NewSaleAsked, CaptchaSolved, CaptchaGivenUp, CaptchaAnswered, CardNotReady,
            CartAnswered, OptionsAnswered, DeleteAnswered, OrderAnswered, RetryDue, HoldOver>(rows);
    ignores<CommitUnknown, ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked,
            CommitAsked, ReleaseAsked, CaptchaSolved, CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady,
            CartAnswered, OptionsAnswered, DeleteAnswered, PatienceOver, HoldOver, CommitLeft>(rows);
    ignores<Sold, ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked, CommitAsked,
            ReleaseAsked, CaptchaSolved, CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady,
            CartAnswered, OptionsAnswered, CommitAnswered, DeleteAnswered, RetryDue, PatienceOver, HoldOver, CommitLeft>(rows);
    ignores<Releasing, ReserveAsked, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked,
            CommitAsked, ReleaseAsked, CaptchaSolved, CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady,
            CartAnswered, OptionsAnswered, CommitAnswered, OrderAnswered, RetryDue, PatienceOver, HoldOver, CommitLeft>(rows);
    ignores<Ended, KeepAsked, LetGoAsked, DeliveryAsked, PaymentAsked, ChangePaymentAsked, CommitAsked, ReleaseAsked,
            CaptchaSolved, CaptchaGivenUp, JournalAnswered, CaptchaAnswered, CardNotReady, CartAnswered,
            OptionsAnswered, CommitAnswered, DeleteAnswered, OrderAnswered, PollDue, RetryDue, PatienceOver,
            HoldOver, CommitLeft>(rows);
}

template <std::size_t... I>
void addProblemSeen(std::vector<Row>& rows, std::index_sequence<I...>)
{
    // In every stage the newest message can be put away, except that an unknown outcome stays on the screen.
    (rows.push_back({{I, eventIndex<ProblemSeen>, I == stageIndex<CommitUnknown> ? "" : "put the message away"},
                     I == stageIndex<CommitUnknown> ? Row::Handle(nullptr)
                                                    : Row::Handle([](Turn& turn, const Event&) { turn.state.problem.reset(); })}),
     ...);
}

} // namespace

std::span<const Row> rows()
{
    static const std::vector<Row> all = [] {
        std::vector<Row> table = handledRows();
        addIgnored(table);
        addProblemSeen(table, std::make_index_sequence<std::variant_size_v<Stage>>());
        return table;
    }();
    return all;
}

} // namespace boxoffice::sale
