#pragma once
#include "session/sale/turn.h"

/// What is done for each handled pair; the table in table.cpp says which. One group of stages per .cpp file.
namespace boxoffice::sale {

// choosing.cpp: nothing is held yet
void beginSale(Turn&, Idle&, const ReserveAsked&);
void beginNextSale(Turn&, Ended&, const ReserveAsked&);
void captchaKnown(Turn&, CheckingCaptcha&, const CaptchaAnswered&);
void stopCaptchaCheck(Turn&, CheckingCaptcha&, const ReleaseAsked&);
void dropCaptchaCheck(Turn&, CheckingCaptcha&, const NewSaleAsked&);
void reserveWithToken(Turn&, AwaitingCaptcha&, const CaptchaSolved&);
void captchaFailed(Turn&, AwaitingCaptcha&, const CaptchaGivenUp&);
void stopCaptcha(Turn&, AwaitingCaptcha&, const ReleaseAsked&);
void dropCaptcha(Turn&, AwaitingCaptcha&, const NewSaleAsked&);

// reserving.cpp: a reserve is under way or its answer must be accepted
void intentRecorded(Turn&, Reserving&, const JournalAnswered&);
void reserveAnswered(Turn&, Reserving&, const CartAnswered&);
void pollReserve(Turn&, Reserving&, const PollDue&);
void waitedLong(Turn&, Reserving&, const PatienceOver&);
void keepWaiting(Turn&, Reserving&, const KeepAsked&);
void stopWaiting(Turn&, Reserving&, const ReleaseAsked&);
void replaceWaiting(Turn&, Reserving&, const NewSaleAsked&);
void keepSeats(Turn&, SeatsOffered&, const KeepAsked&);
void letSeatsGo(Turn&, SeatsOffered&, const LetGoAsked&);
void releaseOffered(Turn&, SeatsOffered&, const ReleaseAsked&);
void replaceOffered(Turn&, SeatsOffered&, const NewSaleAsked&);
void offerEnded(Turn&, SeatsOffered&, const HoldOver&);

// holding.cpp: seats are held, nothing is paid
void optionsKnown(Turn&, Held&, const OptionsAnswered&);
void pollOptions(Turn&, Held&, const PollDue&);
void askOptionsAgain(Turn&, Held&, const RetryDue&);
void releaseHeld(Turn&, Held&, const ReleaseAsked&);
void replaceHeld(Turn&, Held&, const NewSaleAsked&);
void holdEndedWhileAsking(Turn&, Held&, const HoldOver&);
void sendDelivery(Turn&, ChoosingDelivery&, const DeliveryAsked&);
void deliveryAnswered(Turn&, ChoosingDelivery&, const CartAnswered&);
void pollDelivery(Turn&, ChoosingDelivery&, const PollDue&);
void releaseChoosing(Turn&, ChoosingDelivery&, const ReleaseAsked&);
void replaceChoosing(Turn&, ChoosingDelivery&, const NewSaleAsked&);
void holdEndedWhileChoosing(Turn&, ChoosingDelivery&, const HoldOver&);

// paying.cpp: payment is entered, sent, read back
void changeDelivery(Turn&, EnteringPayment&, const DeliveryAsked&);
void sendPayment(Turn&, EnteringPayment&, const PaymentAsked&);
void releaseEntering(Turn&, EnteringPayment&, const ReleaseAsked&);
void replaceEntering(Turn&, EnteringPayment&, const NewSaleAsked&);
void holdEndedWhileEntering(Turn&, EnteringPayment&, const HoldOver&);
void cardNotReady(Turn&, AddingPayment&, const CardNotReady&);
void paymentAnswered(Turn&, AddingPayment&, const CartAnswered&);
void pollPayment(Turn&, AddingPayment&, const PollDue&);
void leaveAfterPayment(Turn&, AddingPayment&, const ReleaseAsked&);
void replaceAfterPayment(Turn&, AddingPayment&, const NewSaleAsked&);
void holdEndedWhileAdding(Turn&, AddingPayment&, const HoldOver&);
void backToPayment(Turn&, ReadyToCommit&, const ChangePaymentAsked&);
void changePaidDelivery(Turn&, ReadyToCommit&, const DeliveryAsked&);
void releaseReady(Turn&, ReadyToCommit&, const ReleaseAsked&);
void replaceReady(Turn&, ReadyToCommit&, const NewSaleAsked&);
void holdEndedWhileReady(Turn&, ReadyToCommit&, const HoldOver&);

// committing.cpp: from "buy" to the answer
void writeIntent(Turn&, ReadyToCommit&, const CommitAsked&);
void sendCommit(Turn&, Committing&, const JournalAnswered&);
void commitLeft(Turn&, Committing&, const CommitLeft&);
void commitAnswered(Turn&, Committing&, const CommitAnswered&);
void pollCommit(Turn&, Committing&, const PollDue&);
void commitTooLong(Turn&, Committing&, const PatienceOver&);

// outcome.cpp: sold, or unknown and being looked for
void lateCommitAnswer(Turn&, CommitUnknown&, const CommitAnswered&);
void pollUnknown(Turn&, CommitUnknown&, const PollDue&);
void lookAgain(Turn&, CommitUnknown&, const RetryDue&);
void orderFound(Turn&, CommitUnknown&, const OrderAnswered&);
void leaveUnknown(Turn&, CommitUnknown&, const NewSaleAsked&);
void orderArrived(Turn&, Sold&, const OrderAnswered&);
void pollOrder(Turn&, Sold&, const PollDue&);
void nextBuyer(Turn&, Sold&, const NewSaleAsked&);

// leaving.cpp: the cart is given back
void deleted(Turn&, Releasing&, const DeleteAnswered&);
void pollDelete(Turn&, Releasing&, const PollDue&);
void newSaleAfterRelease(Turn&, Releasing&, const NewSaleAsked&);
void startAfresh(Turn&, Ended&, const NewSaleAsked&);

} // namespace boxoffice::sale
