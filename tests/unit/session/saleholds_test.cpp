#include "salesteps.h"

using namespace boxoffice;
using namespace boxoffice::sale;
using namespace boxoffice::sale::test;

/// From the wish to seats that are held or given back, without an event loop.
class SaleHoldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsReservedBeforeTheIntentIsOnDisk()
    {
        Played sale;
        sale.askReserve();
        QVERIFY(sale.sent<WriteJournal>());
        QVERIFY(!sale.sent<SendReserve>());
        sale.play(JournalAnswered{sale.operation(), false});
        QVERIFY(sale.in<Ended>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::Journal);
    }
    void seatsAreAskedForWithoutSilentReplacement()
    {
        Played sale;
        sale.toReserving();
        QVERIFY(sale.sent<SendReserve>());
        QVERIFY(!sale.sent<SendReserve>()->request.acceptBestAvailable);
    }
    void theHoldCountsFromWhenTheRequestWasSentLessTheMargin()
    {
        Played sale;
        sale.toReserving();
        const Instant sentAt = sale.now;
        sale.now += std::chrono::seconds(20);
        sale.play(CartAnswered{sale.operation(), Answered<Cart>(cartOf(12350, std::chrono::seconds(300))), sentAt});
        QCOMPARE(saleOf(sale.state.stage)->hold->endsAt, sentAt + std::chrono::seconds(285));
    }
    void fewerTicketsThanAskedMustBeAccepted()
    {
        Played sale;
        sale.toReserving();
        Cart cart = cartOf(6000);
        cart.items.first().tickets.first().quantity = 1;
        sale.answerCart(Answered<Cart>(cart));
        QVERIFY(sale.in<SeatsOffered>());
        sale.play(LetGoAsked{});
        QCOMPARE(sale.deletes, 1);
    }
    void aLostReserveAnswerIsListedAsAnOrphan()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(failure(FailureKind::ConnectionLost));
        QVERIFY(sale.in<Ended>());
        QCOMPARE(sale.noted(), AttemptState::Orphaned);
    }
    void aRefusedReserveHoldsNothing()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(failure(FailureKind::Api, 20052, 400));
        QVERIFY(sale.in<Ended>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::NotTogether);
        QCOMPARE(sale.noted(), AttemptState::Released);
        QCOMPARE(sale.deletes, 0);
    }
    void theNewestPollingUrlIsFollowed()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(Answered<Cart>(ticket("https://x.example/p?1")));
        QCOMPARE(sale.sent<StartTimer>()->at, sale.now + std::chrono::seconds(4));
        sale.play(PollDue{sale.operation()});
        QCOMPARE(sale.sent<Poll>()->ticket.url.query(), QStringLiteral("1"));
        sale.answerCart(Answered<Cart>(ticket("https://x.example/p?2")));
        sale.play(PollDue{sale.operation()});
        QCOMPARE(sale.sent<Poll>()->ticket.url.query(), QStringLiteral("2"));
        sale.answerCart(Answered<Cart>(cartOf(12350)));
        QVERIFY(sale.in<Held>());
    }
    void stoppingInLineDeletesTheCartThatIsStillBeingMade()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(Answered<Cart>(ticket()));
        sale.play(ReleaseAsked{});
        QCOMPARE(sale.sent<SendDelete>()->cart.text(), QStringLiteral("from the 202"));
    }
    void releaseWaitsForTheCallInFlight()
    {
        Played sale;
        sale.toDelivery();
        sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        sale.play(ReleaseAsked{});
        QCOMPARE(sale.deletes, 0);
        sale.answerCart(Answered<Cart>(cartOf(12600)));
        QCOMPARE(sale.deletes, 1);
    }
    void anAnswerToAnOlderCallIsDropped()
    {
        Played sale;
        sale.toDelivery();
        const Operation old = sale.state.lastOperation;
        sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        sale.play(CartAnswered{old, Answered<Cart>(cartOf(1)), sale.now});
        QVERIFY(sale.in<ChoosingDelivery>());
    }
    void theEndOfAnOlderHoldIsDropped()
    {
        Played sale;
        sale.toHeld();
        const Instant first = saleOf(sale.state.stage)->hold->endsAt;
        sale.play(OptionsAnswered{sale.operation(), Answered<QList<ShippingOption>>(QList<ShippingOption>{})});
        sale.now += std::chrono::seconds(1);
        saleOf(sale.state.stage)->hold->endsAt += std::chrono::seconds(60);
        sale.play(HoldOver{first});
        QVERIFY(sale.in<ChoosingDelivery>());
    }
    void theEndOfTheHoldGivesTheSeatsBack()
    {
        Played sale;
        sale.toPayment();
        const Instant ends = saleOf(sale.state.stage)->hold->endsAt;
        sale.now = ends;
        sale.play(HoldOver{ends});
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::HoldEnded);
        QCOMPARE(sale.deletes, 1);
    }
    void ticketsThatCostMoreAfterDeliveryWasChosenAreSaid()
    {
        Played sale;
        sale.toDelivery();
        sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        Cart cart = cartOf(12350 + 250 + 100);
        cart.totals.delivery = usd(250);
        sale.answerCart(Answered<Cart>(cart));
        QVERIFY(sale.in<EnteringPayment>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::PriceChanged);
        QVERIFY(sale.state.problem->seatsHeld);
    }
    void aDeliveryFeeAloneIsNoPriceChange()
    {
        Played sale;
        sale.toDelivery();
        sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        Cart cart = cartOf(12350 + 250);
        cart.totals.delivery = usd(250);
        sale.answerCart(Answered<Cart>(cart));
        QVERIFY(sale.in<EnteringPayment>());
        QVERIFY(!sale.state.problem);
    }
    void aLostDeliveryAnswerGivesTheSeatsBack()
    {
        Played sale;
        sale.toDelivery();
        sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        sale.answerCart(failure(FailureKind::Deadline));
        QVERIFY(sale.in<Releasing>());
    }
    void aReserveThatNamesItsCartButCannotBeReadIsGivenBack()
    {
        Played sale;
        sale.toReserving();
        PollTicket unreadable;
        unreadable.cart = CartId(QStringLiteral("named"));
        unreadable.problem = failure(FailureKind::MissingField);
        sale.answerCart(Answered<Cart>(unreadable));
        QCOMPARE(sale.sent<SendDelete>()->cart.text(), QStringLiteral("named"));
        QCOMPARE(sale.state.problem->kind, ProblemKind::NotUnderstood);
    }
    void invalidCartProvesNoReleaseOfACartNobodyHasSeen()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(Answered<Cart>(ticket()));
        sale.play(ReleaseAsked{});
        sale.play(DeleteAnswered{sale.operation(), failure(FailureKind::Api, 90003, 400), {}});
        QVERIFY(sale.sent<HandToJanitor>());
        QVERIFY(!sale.sent<HandToJanitor>()->until);
    }
    void aFailedPollDoesNotProveThatNothingIsHeld()
    {
        Played sale;
        sale.toReserving();
        PollTicket nameless = ticket();
        nameless.cart.reset();
        sale.answerCart(Answered<Cart>(nameless));
        sale.play(PollDue{sale.operation()});
        sale.answerCart(failure(FailureKind::NotSent));
        QCOMPARE(sale.noted(), AttemptState::Orphaned);
    }
    void aCartWithoutTicketsIsGivenBack()
    {
        Played sale;
        sale.toReserving();
        Cart cart = cartOf(12350);
        cart.items.clear();
        sale.answerCart(Answered<Cart>(cart));
        QVERIFY(sale.in<Releasing>());
        QVERIFY(!sale.state.problem->seatsHeld);
    }
    void aPolledDeliveryIsLeftBetweenTwoPolls()
    {
        Played sale;
        sale.toDelivery();
        sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        sale.answerCart(Answered<Cart>(ticket()));
        sale.play(ReleaseAsked{});
        QCOMPARE(sale.deletes, 1);
    }
    void anotherAreaThanTheOneAskedMustBeAccepted()
    {
        Played sale;
        sale.askReserve();
        saleOf(sale.state.stage)->choice.areas = {AreaId(QStringLiteral("14"))};
        sale.play(JournalAnswered{sale.operation(), true});
        Cart cart = cartOf(12350);
        cart.items.first().areas = {CartArea{AreaId(QStringLiteral("15")), {}}};
        sale.answerCart(Answered<Cart>(cart));
        QVERIFY(sale.in<SeatsOffered>());
    }
    void aCartThatCannotBeDeletedGoesToTheJanitor()
    {
        Played sale;
        sale.toPayment();
        sale.play(ReleaseAsked{});
        sale.play(DeleteAnswered{sale.operation(), failure(FailureKind::ConnectionLost), {}});
        QVERIFY(sale.sent<HandToJanitor>());
        QVERIFY(sale.in<Ended>());
    }
    void anUnauthorizedReserveAsksForACaptchaAndUsesItsTokenOnce()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(failure(FailureKind::Api, 10004, 401));
        QVERIFY(sale.sent<AskCaptcha>());
        CaptchaChallenge challenge;
        challenge.required = true;
        sale.play(CaptchaAnswered{sale.operation(), challenge});
        QVERIFY(sale.sent<ShowCaptcha>());
        sale.play(CaptchaSolved{QStringLiteral("Tok_en-1")});
        QCOMPARE(sale.sent<SendReserve>()->request.captchaToken, QStringLiteral("Tok_en-1"));
        QVERIFY(saleOf(sale.state.stage)->captchaToken.isEmpty());
    }
    void anInvalidCartInADeletesPollProvesNothing()
    {
        Played sale;
        sale.toDelivery();
        sale.play(ReleaseAsked{});
        sale.play(DeleteAnswered{sale.operation(), std::nullopt, ticket()});
        sale.play(PollDue{sale.operation()});
        sale.play(DeleteAnswered{sale.operation(), failure(FailureKind::Api, 90003, 400), std::nullopt});
        QVERIFY(sale.sent<HandToJanitor>()); // only the token is used up: the cart may still be held
        QVERIFY(sale.noted() != AttemptState::Released);
    }
    void anAnswerThatNamesAnotherCartIsNoneToOurs()
    {
        Played sale;
        sale.toAddingPayment();
        Cart other = paidCart(12600);
        other.id = CartId(QStringLiteral("somebody else's"));
        sale.answerCart(Answered<Cart>(other));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::PaymentMismatch);
        QCOMPARE(sale.sent<SendDelete>()->cart, cartOf(12350).id);
    }
    void theFirstRecordNamesLaneAndClerk()
    {
        Played sale;
        sale.state.rules.lane = QStringLiteral("Window 3");
        sale.state.rules.clerk = QStringLiteral("mira");
        sale.askReserve();
        const auto* record = sale.sent<WriteJournal>();
        QVERIFY(record);
        QCOMPARE(record->entry.lane.value(), QStringLiteral("Window 3"));
        QCOMPARE(record->entry.clerk.value(), QStringLiteral("mira"));
    }
    void aCurrencyThatCannotBePaidIsRefusedBeforePayment()
    {
        Played sale;
        sale.toReserving();
        Cart cart = cartOf(12350);
        cart.totals.currency = *Currency::parse(QStringLiteral("JPY"));
        sale.answerCart(Answered<Cart>(cart));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::SetupProblem);
    }
};

QTEST_APPLESS_MAIN(SaleHoldsTest)
#include "saleholds_test.moc"
