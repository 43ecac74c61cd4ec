#include "tests/support/laneoffice.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;
using simulator::FaultKind;

namespace {

const QString house = QStringLiteral("Whole House");
const QStringList deleted{QStringLiteral("deleted")};

} // namespace

/// Every sale that ends without a purchase gives its seats back, once (I4), over real sockets.
class SaleReleaseTest : public QObject {
    Q_OBJECT

    static void givenBackOnce(LaneOffice& lane)
    {
        QTRY_COMPARE(lane.cartStates(), deleted);
        QCOMPARE(lane.requests("delete"), 1);
        QCOMPARE(lane.requests("commit"), 0);
        QTRY_COMPARE(lane.journalStates().last(), AttemptState::Released);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

private Q_SLOTS:
    void aReleaseGivesTheSeatsBackOnce_data()
    {
        QTest::addColumn<SaleStage>("stage");
        QTest::addRow("choosing delivery") << SaleStage::ChoosingDelivery;
        QTest::addRow("entering payment") << SaleStage::EnteringPayment;
        QTest::addRow("ready to commit") << SaleStage::ReadyToCommit;
    }
    void aReleaseGivesTheSeatsBackOnce()
    {
        QFETCH(SaleStage, stage);
        LaneOffice lane;
        QVERIFY(lane.goTo(stage));
        QCOMPARE(lane.cartStates().size(), 1);
        lane.session().release();
        lane.session().release(); // a second press changes nothing
        QVERIFY(lane.reaches(SaleStage::Ended));
        givenBackOnce(lane);
        QVERIFY(!lane.view().hold);
    }

    void aNewSaleGivesTheSeatsBackAndStartsAfresh_data() { aReleaseGivesTheSeatsBackOnce_data(); }
    void aNewSaleGivesTheSeatsBackAndStartsAfresh()
    {
        QFETCH(SaleStage, stage);
        LaneOffice lane;
        QVERIFY(lane.goTo(stage));
        lane.session().newSale();
        QVERIFY(lane.reaches(SaleStage::Idle));
        givenBackOnce(lane);
    }

    /// The answer to a call under way is awaited first: never two cart calls at once (I5).
    void aReleaseDuringACallWaitsForItsAnswer_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<SaleStage>("before");
        QTest::addColumn<SaleStage>("during");
        QTest::addRow("reserve") << QStringLiteral("reserve") << SaleStage::Idle << SaleStage::Reserving;
        QTest::addRow("options") << QStringLiteral("shippingOptions") << SaleStage::Idle << SaleStage::Held;
        QTest::addRow("delivery") << QStringLiteral("shipping") << SaleStage::ChoosingDelivery << SaleStage::ChoosingDelivery;
        QTest::addRow("payment") << QStringLiteral("payment") << SaleStage::EnteringPayment << SaleStage::AddingPayment;
    }
    void aReleaseDuringACallWaitsForItsAnswer()
    {
        QFETCH(QString, endpoint);
        QFETCH(SaleStage, before);
        QFETCH(SaleStage, during);
        LaneOffice lane;
        lane.service().addFault({.endpoint = endpoint, .kind = FaultKind::Delay, .delay = 300ms});
        if (before != SaleStage::Idle)
            QVERIFY(lane.goTo(before));
        if (before == SaleStage::Idle)
            lane.session().reserve(lane.choose(house));
        else if (before == SaleStage::ChoosingDelivery)
            lane.session().chooseDelivery(lane.view().delivery.first().id);
        else
            QVERIFY(lane.payByInvoice(QStringLiteral("1"), SaleStage::AddingPayment));
        QTRY_VERIFY(lane.view().stage == during && lane.requests(qPrintable(endpoint)) == 1);
        lane.session().release();
        QVERIFY(lane.reaches(SaleStage::Ended));
        givenBackOnce(lane);
    }

    void stoppingInLineGivesTheCartOfThePollBack()
    {
        LaneSetup setup;
        setup.service.pollRounds = 5;
        setup.service.forcePolling = false;
        LaneOffice lane(setup);
        lane.fault("reserve", FaultKind::ForcePoll);
        lane.session().reserve(lane.choose(house));
        QTRY_VERIFY(lane.view().wait && lane.view().wait->inLine);
        lane.session().release();
        QVERIFY(lane.reaches(SaleStage::Ended));
        givenBackOnce(lane);
    }

    void aPolledDeleteIsFollowedToItsEnd()
    {
        LaneOffice lane;
        lane.fault("delete", FaultKind::ForcePoll);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().release();
        QVERIFY(lane.reaches(SaleStage::Ended));
        QCOMPARE(lane.requests("poll"), 1);
        givenBackOnce(lane);
    }

    /// The lane serves the next buyer while the janitor goes on.
    void aRefusedDeleteIsRepeatedByTheJanitor()
    {
        LaneOffice lane;
        lane.fault("delete", FaultKind::GatewayFault, 1);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().release();
        QVERIFY(lane.reaches(SaleStage::Ended));
        QTRY_COMPARE_WITH_TIMEOUT(lane.cartStates(), deleted, 10'000);
        QTRY_COMPARE(lane.journalStates(), QList{AttemptState::Released});
        QCOMPARE(lane.janitor().openCarts(), 0);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    void aHoldThatEndsGivesTheSeatsBackAndSaysSo_data() { aReleaseGivesTheSeatsBackOnce_data(); }
    void aHoldThatEndsGivesTheSeatsBackAndSaysSo()
    {
        QFETCH(SaleStage, stage);
        LaneOffice lane;
        QVERIFY(lane.goTo(stage));
        const Duration left = lane.view().hold->endsAt - lane.clock().now();
        QVERIFY(left > 4min && left < 8min);
        lane.clock().leap(left);
        QVERIFY(lane.reaches(SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::HoldEnded);
        QVERIFY(!lane.view().problem->seatsHeld);
        QCOMPARE(lane.view().problem->charged, Charged::No);
        givenBackOnce(lane); // the margin is ours: the service still holds them
    }

    void aShortHoldIsCountedFromWhatTheServiceSaid()
    {
        LaneOffice lane;
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Short Hold")))); // 20 s
        const Duration left = lane.view().hold->endsAt - lane.clock().now();
        QVERIFY(left > 0s && left <= 5s); // less the margin of 15 s
        lane.clock().leap(left);
        QVERIFY(lane.reaches(SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::HoldEnded);
        givenBackOnce(lane);
    }

    /// The newest answer says how long the seats are ours.
    void deliveryAndPaymentMakeTheHoldLonger()
    {
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::ChoosingDelivery));
        const Instant first = lane.view().hold->endsAt;
        QVERIFY(lane.deliver());
        const Instant second = lane.view().hold->endsAt;
        QVERIFY(second - first > 50s);
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.view().hold->endsAt - second > 50s);
        lane.clock().leap(first - lane.clock().now() + 1s); // what the reserve had promised is over
        QVERIFY(lane.buy());
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("committed")});
    }

    void aPriceThatDriftsAtDeliveryIsShownAndOnlyThatIsSold()
    {
        LaneOffice lane;
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Price Drift"))));
        const Money first = *lane.view().total;
        QVERIFY(lane.deliver());
        QCOMPARE(lane.view().total->minor() - first.minor(), 200); // 1.00 for each of two tickets
        QCOMPARE(lane.view().problem->kind, ProblemKind::PriceChanged); // said at once, before anything is paid
        QVERIFY(lane.pay(TestCard::Good));
        lane.session().commit(first); // what the buyer had seen before
        QCOMPARE(lane.view().stage, SaleStage::ReadyToCommit);
        QCOMPARE(lane.view().problem->kind, ProblemKind::PriceChanged);
        QCOMPARE(lane.requests("commit"), 0);
        QVERIFY(lane.buy());
        QCOMPARE(lane.commitCounts(), QList<int>{1});
    }

    void aPriceThatDriftsAtPaymentEndsTheSaleBeforeACommit()
    {
        LaneOffice lane;
        lane.fault("payment", FaultKind::PriceDrift);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good, SaleStage::Ended) || lane.reaches(SaleStage::Ended));
        const ProblemKind kind = lane.view().problem->kind;
        QVERIFY(kind == ProblemKind::PriceChanged || kind == ProblemKind::PaymentMismatch);
        givenBackOnce(lane);
    }

    void aJournalThatCannotBeWrittenRefusesTheSaleBeforeAnythingIsHeld()
    {
        LaneOffice lane;
        const ReserveChoice choice = lane.choose(house);
        lane.journal().setFailing(true);
        lane.session().reserve(choice);
        QTRY_VERIFY(lane.view().problem);
        QCOMPARE(lane.view().problem->kind, ProblemKind::Journal);
        QCOMPARE(lane.requests("reserve"), 0);
    }

    void aJournalThatBreaksLaterRefusesTheCommit()
    {
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        lane.journal().setFailing(true);
        lane.session().commit(*lane.view().total);
        QTRY_VERIFY(lane.view().problem);
        QCOMPARE(lane.view().problem->kind, ProblemKind::Journal);
        QCOMPARE(lane.requests("commit"), 0);
        lane.session().release();
        QTRY_COMPARE(lane.cartStates(), deleted);
    }
};

QTEST_GUILESS_MAIN(SaleReleaseTest)
#include "sale_release_test.moc"
