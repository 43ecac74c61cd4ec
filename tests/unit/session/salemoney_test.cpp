#include "salesteps.h"

using namespace boxoffice;
using namespace boxoffice::sale;
using namespace boxoffice::sale::test;

/// From payment to a proven outcome, without an event loop.
class SaleMoneyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSaleReachesSoldWithOneCommit()
    {
        Played sale;
        sale.toCommitting();
        QVERIFY(sale.sent<SendCommit>());
        CommitAnswer answer;
        answer.orderNumber = OrderNumber(QStringLiteral("35-46145/LA1"));
        sale.answerCommit(Answered<CommitAnswer>(answer));
        QVERIFY(sale.in<Sold>());
        QCOMPARE(sale.noted(), AttemptState::Committed);
        QCOMPARE(sale.commits, 1);
        QCOMPARE(sale.deletes, 0);
    }
    void theIntentIsDurableBeforeTheCommitLeaves()
    {
        Played sale;
        sale.toReady();
        sale.play(CommitAsked{usd(12600)});
        QCOMPARE(sale.noted(), AttemptState::CommitIntent);
        QCOMPARE(sale.commits, 0);
        sale.play(JournalAnswered{sale.operation(), false});
        QCOMPARE(sale.commits, 0);
        QVERIFY(sale.in<ReadyToCommit>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::Journal);
        QCOMPARE(sale.state.problem->charged, Charged::No);
    }
    void pressingBuyTwiceSendsOneCommit()
    {
        Played sale;
        sale.toCommitting();
        sale.play(CommitAsked{usd(12600)});
        sale.play(JournalAnswered{sale.operation(), true});
        QCOMPARE(sale.commits, 1);
    }
    void anotherTotalThanTheBuyerSawStopsAndAsks()
    {
        Played sale;
        sale.toReady();
        sale.play(CommitAsked{usd(12599)});
        QCOMPARE(sale.commits, 0);
        QVERIFY(sale.in<ReadyToCommit>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::PriceChanged);
    }
    void aLostCommitAnswerIsUnknownAndNeverRepeatedOrDeleted_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("http");
        const auto row = [](const char* name, FailureKind kind, int code = 0, int http = 0) {
            QTest::newRow(name) << static_cast<int>(kind) << code << http;
        };
        row("connection lost", FailureKind::ConnectionLost);
        row("deadline", FailureKind::Deadline);
        row("redirect", FailureKind::Redirected, 0, 302);
        row("html", FailureKind::WrongContent, 0, 200);
        row("broken json", FailureKind::BadJson, 0, 200);
        row("no order in it", FailureKind::MissingField, 0, 200);
        row("20001", FailureKind::Api, 20001, 400);
        row("502 in the envelope", FailureKind::Api, 502, 502);
        row("503", FailureKind::Http, 0, 503);
        row("408", FailureKind::Http, 0, 408);
        row("500 gateway", FailureKind::Gateway, 0, 500);
    }
    void aLostCommitAnswerIsUnknownAndNeverRepeatedOrDeleted()
    {
        QFETCH(int, kind);
        QFETCH(int, code);
        QFETCH(int, http);
        Played sale;
        sale.toCommitting();
        sale.answerCommit(failure(static_cast<FailureKind>(kind), code, http));
        QVERIFY(sale.in<CommitUnknown>());
        QCOMPARE(sale.noted(), AttemptState::Unknown);
        QCOMPARE(sale.state.problem->kind, ProblemKind::OutcomeUnknown);
        QCOMPARE(sale.state.problem->charged, Charged::Maybe);
        sale.play(ReleaseAsked{});
        sale.play(CommitAsked{usd(12600)});
        sale.play(ProblemSeen{});
        QVERIFY2(sale.state.problem, "an unknown outcome stays on the screen");
        QCOMPARE(sale.commits, 1);
        QCOMPARE(sale.deletes, 0);
    }
    void aDefinitelyRefusedCommitIsNotChargedAndMayBePaidAgain()
    {
        Played sale;
        sale.toCommitting();
        sale.answerCommit(failure(FailureKind::Api, 20122, 400));
        QVERIFY(sale.in<EnteringPayment>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::Declined);
        QCOMPARE(sale.state.problem->charged, Charged::No);
        const QUuid first = saleOf(sale.state.stage)->attempt;
        sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        QVERIFY2(saleOf(sale.state.stage)->attempt != first, "paying again is another attempt with a row of its own");
        QCOMPARE(saleOf(sale.state.stage)->reference, QStringLiteral("TST-1/2"));
    }
    void aRefusedCommitWithoutListedPaymentsGivesTheSeatsBack()
    {
        Played sale;
        sale.toReady(-1);
        sale.play(CommitAsked{usd(12600)});
        sale.play(JournalAnswered{sale.operation(), true});
        sale.answerCommit(failure(FailureKind::Api, 20122, 400));
        QVERIFY(sale.in<Releasing>());
        QVERIFY(!sale.state.problem->seatsHeld);
    }
    void aRefusalReadFromAPollIsNeverDefinite()
    {
        Played sale;
        sale.toCommitting();
        sale.answerCommit(Answered<CommitAnswer>(ticket()));
        sale.play(PollDue{sale.operation()});
        sale.answerCommit(failure(FailureKind::Api, 90003, 400), true);
        QVERIFY(sale.in<CommitUnknown>());
    }
    void aCommitThatNeverLeftMayBePressedAgain()
    {
        Played sale;
        sale.toCommitting();
        sale.answerCommit(failure(FailureKind::NotSent));
        QVERIFY(sale.in<ReadyToCommit>());
        QCOMPARE(sale.state.problem->charged, Charged::No);
        QCOMPARE(sale.noted(), AttemptState::PaymentSet);
    }
    void theThirdDeclineGivesTheSeatsBack()
    {
        Played sale;
        sale.toAddingPayment();
        for (int i = 0; i < 2; ++i) {
            sale.answerCart(failure(FailureKind::Api, 20129, 400));
            QVERIFY(sale.in<EnteringPayment>());
            QCOMPARE(sale.state.problem->kind, ProblemKind::NoFunds);
            sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        }
        sale.answerCart(failure(FailureKind::Api, 20152, 400));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.deletes, 1);
    }
    void aPaymentThatCannotBeCheckedStartsOver_data()
    {
        QTest::addColumn<int>("payments");
        QTest::addColumn<qint64>("unpaid");
        QTest::newRow("two payments listed") << 2 << qint64(0);
        QTest::newRow("none listed though the list is there") << 0 << qint64(0);
        QTest::newRow("something left to pay") << 1 << qint64(100);
    }
    void aPaymentThatCannotBeCheckedStartsOver()
    {
        QFETCH(int, payments);
        QFETCH(qint64, unpaid);
        Played sale;
        sale.toAddingPayment();
        Cart cart = paidCart(12600, payments);
        cart.totals.unpaid = usd(unpaid);
        sale.answerCart(Answered<Cart>(cart));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::PaymentMismatch);
        QCOMPARE(sale.commits, 0);
    }
    void payingAgainMustBeListedAsExactlyOnePayment()
    {
        Played sale;
        sale.toReady(1);
        sale.play(ChangePaymentAsked{});
        sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        sale.answerCart(Answered<Cart>(paidCart(12600, -1)));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::PaymentMismatch);
        QCOMPARE(sale.commits, 0);
    }
    void aFailedPollIsNotARefusedPayment_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("never left") << static_cast<int>(FailureKind::NotSent);
        QTest::newRow("gateway") << static_cast<int>(FailureKind::Gateway);
        QTest::newRow("quota") << static_cast<int>(FailureKind::Quota);
    }
    void aFailedPollIsNotARefusedPayment()
    {
        QFETCH(int, kind);
        Played sale;
        sale.toAddingPayment();
        sale.answerCart(Answered<Cart>(ticket()));
        sale.play(PollDue{sale.operation()});
        sale.answerCart(failure(static_cast<FailureKind>(kind), 0, 403));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.deletes, 1);
    }
    void aPaymentInLineIsGivenUpBetweenTwoPolls()
    {
        Played sale;
        sale.toAddingPayment();
        sale.answerCart(Answered<Cart>(ticket()));
        const Instant ends = saleOf(sale.state.stage)->hold->endsAt;
        sale.now = ends;
        sale.play(HoldOver{ends});
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::HoldEnded);
    }
    void otherSeatsInThePaymentAnswerStopTheSale()
    {
        Played sale;
        sale.toAddingPayment();
        Cart cart = paidCart(12600);
        cart.items.first().section = QStringLiteral("somewhere else");
        sale.answerCart(Answered<Cart>(cart));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.commits, 0);
    }
    void theAnswerToAPollUnderWayStillProvesTheSaleWhenPatienceIsOver()
    {
        Played sale;
        sale.toCommitting();
        sale.answerCommit(Answered<CommitAnswer>(ticket()));
        sale.play(PollDue{sale.operation()});
        const Operation asked = sale.operation();
        sale.now += std::chrono::seconds(91);
        sale.play(PatienceOver{});
        QVERIFY(sale.in<CommitUnknown>());
        CommitAnswer answer;
        answer.orderNumber = OrderNumber(QStringLiteral("35-46145/LA1"));
        sale.play(CommitAnswered{asked, Answered<CommitAnswer>(answer), true});
        QVERIFY(sale.in<Sold>());
        QCOMPARE(sale.noted(), AttemptState::ReconciledSold);
    }
    void aRecordThatOutlastsTheHoldSendsNoCommit()
    {
        Played sale;
        sale.toReady();
        sale.play(CommitAsked{usd(12600)});
        sale.now = saleOf(sale.state.stage)->hold->endsAt;
        sale.play(JournalAnswered{sale.operation(), true});
        QCOMPARE(sale.commits, 0);
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::HoldEnded);
    }
    void aDeclineAfterTheHoldGivesTheSeatsBack()
    {
        Played sale;
        sale.toCommitting();
        sale.now = saleOf(sale.state.stage)->hold->endsAt;
        sale.answerCommit(failure(FailureKind::Api, 20122, 400));
        QVERIFY(sale.in<Releasing>());
    }
    void anOrderLookupThatIsAnsweredInLineIsFollowed()
    {
        Played sale;
        sale.state.rules.orders = true;
        sale.toCommitting();
        sale.answerCommit(failure(FailureKind::ConnectionLost));
        sale.play(OrderAnswered{sale.operation(), Answered<Order>(ticket())});
        sale.play(PollDue{sale.operation()});
        QVERIFY(sale.sent<Poll>());
        QVERIFY(sale.sent<Poll>()->what == PollOf::Order);
        Order order;
        OrderTicket bought;
        bought.orderNumber = OrderNumber(QStringLiteral("12-34567/SIM"));
        order.tickets = {bought};
        sale.play(OrderAnswered{sale.operation(), Answered<Order>(order)});
        QVERIFY(sale.in<Sold>());
    }
    void aPriceThatMovedWithThePaymentStops()
    {
        Played sale;
        sale.toAddingPayment();
        sale.answerCart(Answered<Cart>(paidCart(12700)));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::PriceChanged);
    }
    void aLostPaymentAnswerStartsOver()
    {
        Played sale;
        sale.toAddingPayment();
        sale.answerCart(failure(FailureKind::ConnectionLost));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.deletes, 1);
    }
    void aBrokenJournalRefusesThePayment()
    {
        Played sale;
        sale.toPayment();
        sale.play(JournalAnswered{0, false});
        sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        QVERIFY(!sale.sent<SendPayment>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::Journal);
    }
    void theHoldNeverCutsARunningCommitOff()
    {
        Played sale;
        sale.toCommitting();
        const Instant ends = saleOf(sale.state.stage)->hold->endsAt;
        sale.now = ends + std::chrono::seconds(1);
        sale.play(HoldOver{ends});
        QVERIFY(sale.in<Committing>());
        QCOMPARE(sale.deletes, 0);
    }
    void afterTheHoldNoCommitStarts()
    {
        Played sale;
        sale.toReady();
        sale.now = saleOf(sale.state.stage)->hold->endsAt;
        sale.play(CommitAsked{usd(12600)});
        QCOMPARE(sale.commits, 0);
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::HoldEnded);
    }
    void anOrderFoundLaterProvesTheSale()
    {
        Played sale;
        sale.state.rules.orders = true;
        sale.toCommitting();
        sale.answerCommit(failure(FailureKind::ConnectionLost));
        QVERIFY(sale.sent<FetchOrderByCart>());
        sale.play(OrderAnswered{sale.operation(), failure(FailureKind::Api, 404, 404)});
        QVERIFY2(sale.in<CommitUnknown>(), "not found proves nothing");
        sale.play(RetryDue{sale.operation()});
        Order order;
        OrderTicket bought;
        bought.orderNumber = OrderNumber(QStringLiteral("12-34567/SIM"));
        order.tickets = {bought};
        sale.play(OrderAnswered{sale.operation(), Answered<Order>(order)});
        QVERIFY(sale.in<Sold>());
        QCOMPARE(sale.noted(), AttemptState::ReconciledSold);
    }
};

QTEST_APPLESS_MAIN(SaleMoneyTest)
#include "salemoney_test.moc"
