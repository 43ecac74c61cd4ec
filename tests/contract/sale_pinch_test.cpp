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

/// Two disturbances at once, over real sockets: each alone is harmless, and so must the pair be.
class SalePinchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Neither the payment nor the release was answered: nothing is paid again, and the seats still come back.
    void aLostPaymentWhoseReleaseIsLostTooIsGivenBackByTheJanitor_data()
    {
        QTest::addColumn<FaultKind>("lostDelete");
        QTest::addRow("the release was applied") << FaultKind::CloseBeforeAnswer;
        QTest::addRow("it was not") << FaultKind::CloseUnread;
    }
    void aLostPaymentWhoseReleaseIsLostTooIsGivenBackByTheJanitor()
    {
        QFETCH(FaultKind, lostDelete);
        LaneOffice lane;
        lane.fault("payment", FaultKind::CloseBeforeAnswer, 1);
        lane.fault("delete", lostDelete, 1);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good, SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::NoAnswer);
        QCOMPARE(lane.view().problem->charged, Charged::No);
        QTRY_COMPARE_WITH_TIMEOUT(lane.janitor().openCarts(), 0, 10'000);
        QCOMPARE(lane.cartStates(), deleted);
        QTRY_COMPARE(lane.journalStates(), QList{AttemptState::Released});
        QCOMPARE(lane.requests("payment"), 1);
        QCOMPARE(lane.requests("commit"), 0);
        QCOMPARE(lane.requests("delete"), 2);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    /// In line for seats, the poll is told to wait, the release is lost, and the hold ends meanwhile.
    void aQuotaOnTheReservesPollWhileItsHoldEndsLeavesNothingHeld()
    {
        LaneOffice lane;
        lane.fault("reserve", FaultKind::ForcePoll);
        lane.fault("poll", FaultKind::Quota429, 1);
        lane.fault("delete", FaultKind::CloseUnread, 1);
        QVERIFY(lane.reserve(lane.choose(house), SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::Quota);
        QVERIFY(lane.view().problem->retryAt);
        QVERIFY(!lane.view().problem->seatsHeld);
        QCOMPARE(lane.requests("poll"), 1); // never hammered
        lane.clock().leap(16min);
        QTRY_COMPARE_WITH_TIMEOUT(lane.janitor().openCarts(), 0, 15'000);
        QVERIFY2(!lane.cartStates().contains(QStringLiteral("held")), qPrintable(lane.cartStates().join(QLatin1Char(' '))));
        QTRY_COMPARE(lane.journalStates(), QList{AttemptState::Released});
        QCOMPARE(lane.requests("commit"), 0);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    /// The answer that raises the price comes when the old hold is over, and brings a longer one.
    void aPriceThatDriftsInALateAnswerIsSaidAndOnlyThatIsSold()
    {
        LaneOffice lane;
        lane.service().addFault({.endpoint = QStringLiteral("shipping"), .kind = FaultKind::Delay, .delay = 400ms});
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Price Drift"))));
        const Money first = *lane.view().total;
        const Instant firstEnd = lane.view().hold->endsAt;
        lane.session().chooseDelivery(lane.view().delivery.first().id);
        QTRY_COMPARE(lane.requests("shipping"), 1);
        lane.clock().leap(firstEnd - lane.clock().now() + 1s);
        QVERIFY(lane.reaches(SaleStage::EnteringPayment));
        QVERIFY(lane.view().hold->endsAt > lane.clock().now());
        QCOMPARE(lane.view().problem->kind, ProblemKind::PriceChanged);
        QVERIFY(*lane.view().total != first);
        QVERIFY(lane.pay(TestCard::Good));
        lane.session().commit(first);
        QCOMPARE(lane.view().problem->kind, ProblemKind::PriceChanged);
        QCOMPARE(lane.requests("commit"), 0);
        const Money shown = *lane.view().total;
        QVERIFY(lane.buy());
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QTRY_VERIFY(lane.view().order->total == shown);
    }

    /// The commit's answer is lost and the look-up is told to wait: unknown until the time has come, then proven, once.
    void aLostCommitWhoseLookUpIsToldToWaitIsFoundLaterAndNeverRepeated()
    {
        LaneSetup setup;
        setup.rules.orders = true;
        setup.service.ordersEnabled = true;
        LaneOffice lane(setup);
        lane.fault("commit", FaultKind::CloseBeforeAnswer, 1);
        lane.fault("orders", FaultKind::Quota429, 1);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        QVERIFY(lane.buy(SaleStage::CommitUnknown));
        QTRY_COMPARE(lane.requests("orders"), 1);
        QTRY_VERIFY(lane.view().wait && lane.view().wait->nextCheck);
        QVERIFY(*lane.view().wait->nextCheck - lane.clock().now() > 50s);
        lane.clock().leap(30s);
        lane.session().release();
        QCOMPARE(lane.view().stage, SaleStage::CommitUnknown);
        QCOMPARE(lane.requests("orders"), 1);
        lane.clock().leap(31s);
        QVERIFY(lane.reaches(SaleStage::Sold));
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QCOMPARE(lane.requests("delete"), 0);
        QTRY_COMPARE(lane.journalStates(), QList{AttemptState::ReconciledSold});
    }

    /// The hold ends while the commit is in line, and its polling URL is told to wait: no DELETE, no second commit.
    void aHoldThatEndsWhileAPolledCommitIsToldToWaitCutsNothingOff()
    {
        LaneSetup setup;
        setup.service.pollRounds = 1;
        LaneOffice lane(setup);
        lane.fault("commit", FaultKind::ForcePoll);
        lane.fault("poll", FaultKind::Quota429, 1);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        const Duration left = lane.view().hold->endsAt - lane.clock().now();
        lane.session().commit(*lane.view().total);
        QVERIFY(lane.reaches(SaleStage::CommitUnknown));
        QCOMPARE(lane.requests("poll"), 1);
        lane.clock().leap(left + 20s);
        QVERIFY(lane.reaches(SaleStage::Sold)); // the polling URL still answers
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QCOMPARE(lane.requests("delete"), 0);
        QTRY_COMPARE(lane.journalStates(), QList{AttemptState::ReconciledSold});
    }
};

QTEST_GUILESS_MAIN(SalePinchTest)
#include "sale_pinch_test.moc"
