#include "tests/support/laneoffice.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;
using simulator::FaultKind;

Q_DECLARE_METATYPE(boxoffice::simulator::FaultKind)

namespace {

LaneSetup withOrders(bool orders)
{
    LaneSetup setup;
    setup.rules.orders = orders;
    setup.service.ordersEnabled = orders;
    return setup;
}

} // namespace

/// What becomes of a commit whose answer is lost, and of cards that are refused, over real sockets.
class SaleOutcomeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLostCommitIsUnknownAndNeverRepeated_data()
    {
        QTest::addColumn<FaultKind>("fault");
        QTest::addColumn<QString>("cart"); // what the service made of it
        QTest::addRow("closed before the answer") << FaultKind::CloseBeforeAnswer << QStringLiteral("committed");
        QTest::addRow("closed unread") << FaultKind::CloseUnread << QStringLiteral("paid");
        QTest::addRow("truncated") << FaultKind::Truncate << QStringLiteral("committed");
        QTest::addRow("a proxy's page") << FaultKind::Html << QStringLiteral("committed");
        QTest::addRow("broken JSON") << FaultKind::MalformedJson << QStringLiteral("committed");
        QTest::addRow("redirected") << FaultKind::Redirect << QStringLiteral("paid");
        QTest::addRow("gateway fault") << FaultKind::GatewayFault << QStringLiteral("paid");
    }
    void aLostCommitIsUnknownAndNeverRepeated()
    {
        QFETCH(FaultKind, fault);
        QFETCH(QString, cart);
        LaneOffice lane(withOrders(false));
        lane.fault("commit", fault);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        QVERIFY(lane.buy(SaleStage::CommitUnknown));
        const Problem problem = *lane.view().problem;
        QCOMPARE(problem.kind, ProblemKind::OutcomeUnknown);
        QCOMPARE(problem.charged, Charged::Maybe);
        QCOMPARE(problem.invoice, false);
        QVERIFY(!problem.reference.isEmpty());
        lane.session().commit(*lane.view().total);
        lane.session().release();
        lane.session().dismissProblem();
        QCOMPARE(lane.view().stage, SaleStage::CommitUnknown);
        QVERIFY(lane.view().problem);
        lane.session().newSale();
        QCOMPARE(lane.view().stage, SaleStage::Idle);
        QVERIFY(lane.goTo(SaleStage::ChoosingDelivery)); // the next buyer is served, and nothing more was sent meanwhile
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QCOMPARE(lane.cartStates().first(), cart);
        QCOMPARE(lane.requests("delete"), 0);
        QCOMPARE(lane.journalStates().first(), AttemptState::Unknown);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    void anUnknownInvoiceSaysSo()
    {
        LaneOffice lane(withOrders(false));
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Unknown Outcome"))));
        QVERIFY(lane.deliver());
        QVERIFY(lane.payByInvoice(QStringLiteral("20261122000001")));
        QVERIFY(lane.buy(SaleStage::CommitUnknown));
        QVERIFY(lane.view().problem->invoice);
        QCOMPARE(lane.commitCounts(), QList<int>{1});
    }

    void anOrderThatIsFoundProvesTheSale()
    {
        LaneOffice lane(withOrders(true));
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit, QStringLiteral("Unknown Outcome")));
        lane.session().commit(*lane.view().total);
        QVERIFY(lane.reaches(SaleStage::Sold));
        QVERIFY(lane.view().order->fromService);
        QVERIFY(!lane.view().order->number.isEmpty());
        QVERIFY(!lane.view().problem);
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QCOMPARE(lane.journalStates(), QList{AttemptState::ReconciledSold});
    }

    /// Not found proves nothing: it is asked again, by the clock, and the sale stays unknown meanwhile.
    void anOrderThatIsNotFoundIsLookedUpAgain()
    {
        LaneOffice lane(withOrders(true));
        lane.fault("orders", FaultKind::GatewayFault, 0);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit, QStringLiteral("Unknown Outcome")));
        QVERIFY(lane.buy(SaleStage::CommitUnknown));
        const int asked = 4; // a read is repeated three times
        QTRY_COMPARE_WITH_TIMEOUT(lane.requests("orders"), asked, 10'000);
        QCOMPARE(lane.view().stage, SaleStage::CommitUnknown);
        lane.service().clearFaults();
        for (int leaps = 0; leaps < 5 && lane.view().stage == SaleStage::CommitUnknown; ++leaps) {
            lane.clock().leap(10s);
            (void)QTest::qWaitFor([&] { return lane.view().stage == SaleStage::Sold; }, 2'000);
        }
        QCOMPARE(lane.view().stage, SaleStage::Sold);
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QCOMPARE(lane.journalStates(), QList{AttemptState::ReconciledSold});
    }

    /// The proof comes when the next buyer stands there already: it is recorded, not dropped.
    void aPollThatAnswersAfterTheScreenWasLeftStillProvesTheSale()
    {
        LaneOffice lane(withOrders(false));
        lane.fault("commit", FaultKind::ForcePoll);
        lane.service().addFault({.endpoint = QStringLiteral("poll"), .kind = FaultKind::Delay, .delay = 2s});
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        lane.session().commit(*lane.view().total);
        QTRY_VERIFY(lane.view().wait && lane.view().wait->inLine);
        lane.clock().leap(91s);
        QVERIFY(lane.reaches(SaleStage::CommitUnknown));
        QTRY_VERIFY(lane.requests("poll") > 0);
        lane.session().newSale();
        QCOMPARE(lane.view().stage, SaleStage::Idle);
        QTRY_COMPARE_WITH_TIMEOUT(lane.journalStates(), QList{AttemptState::ReconciledSold}, 10'000);
        QCOMPARE(lane.commitCounts(), QList<int>{1});
    }

    void aPolledCommitThatNeverEndsBecomesUnknownAndIsFoundLater()
    {
        LaneSetup setup = withOrders(false);
        setup.service.pollRounds = 3;
        LaneOffice lane(setup);
        lane.fault("commit", FaultKind::ForcePoll);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        lane.session().commit(*lane.view().total);
        QTRY_VERIFY(lane.view().wait && lane.view().wait->inLine);
        lane.clock().leap(91s);
        QVERIFY(lane.reaches(SaleStage::CommitUnknown));
        QCOMPARE(lane.journalStates(), QList{AttemptState::Unknown});
        for (int leaps = 0; leaps < 8 && lane.view().stage == SaleStage::CommitUnknown; ++leaps) {
            lane.clock().leap(10s);
            (void)QTest::qWaitFor([&] { return lane.view().stage == SaleStage::Sold; }, 1'500);
        }
        QCOMPARE(lane.view().stage, SaleStage::Sold);
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QCOMPARE(lane.journalStates(), QList{AttemptState::ReconciledSold});
    }

    void anotherCardSellsAfterARefusal_data()
    {
        QTest::addColumn<TestCard>("card");
        QTest::addColumn<ProblemKind>("kind");
        QTest::addColumn<bool>("atCommit");
        QTest::addRow("20122 at payment") << TestCard::Declined << ProblemKind::Declined << false;
        QTest::addRow("20129 at payment") << TestCard::NoFunds << ProblemKind::NoFunds << false;
        QTest::addRow("20152 at payment") << TestCard::WrongCode << ProblemKind::WrongSecurityCode << false;
        QTest::addRow("20122 at commit") << TestCard::DeclinedAtCommit << ProblemKind::Declined << true;
        QTest::addRow("20129 at commit") << TestCard::NoFundsAtCommit << ProblemKind::NoFunds << true;
        QTest::addRow("20152 at commit") << TestCard::WrongCodeAtCommit << ProblemKind::WrongSecurityCode << true;
    }
    void anotherCardSellsAfterARefusal()
    {
        QFETCH(TestCard, card);
        QFETCH(ProblemKind, kind);
        QFETCH(bool, atCommit);
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(card, atCommit ? SaleStage::ReadyToCommit : SaleStage::EnteringPayment));
        if (atCommit)
            QVERIFY(lane.buy(SaleStage::EnteringPayment));
        QCOMPARE(lane.view().problem->kind, kind);
        QCOMPARE(lane.view().problem->charged, Charged::No);
        QVERIFY(lane.view().problem->seatsHeld);
        QCOMPARE(lane.view().problem->step, atCommit ? SaleStep::Commit : SaleStep::Payment);
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(!lane.view().problem);
        QVERIFY(lane.buy());
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("committed")});
        QCOMPARE(lane.journalStates(), atCommit ? (QList{AttemptState::Declined, AttemptState::Committed}) : QList{AttemptState::Committed});
        // A refused commit is an attempt of its own: the second commit is another attempt with another payment.
        QCOMPARE(lane.requests("commit"), atCommit ? 2 : 1);
        QCOMPARE(lane.ledger()[QStringLiteral("commits")][0][QStringLiteral("applied")].toInt(), 1);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    void theThirdRefusedCardGivesTheSeatsBack()
    {
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Declined, SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::NoFunds, SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::WrongCode, SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::WrongSecurityCode);
        QVERIFY(!lane.view().problem->seatsHeld);
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("deleted")});
        QCOMPARE(lane.requests("commit"), 0);
    }

    /// 20122 may also mean that our key is outdated (API T10): it is fetched anew.
    void aDeclinedCardDropsTheCertificate()
    {
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QCOMPARE(lane.requests("certificate"), 1);
        QVERIFY(lane.pay(TestCard::Declined, SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good));
        QCOMPARE(lane.requests("certificate"), 2);
    }

    /// Whether the second payment replaces the first is not documented: the unpaid rest shows it.
    void aSecondPaymentIsNeverPaidTwice_data()
    {
        QTest::addColumn<simulator::SecondPayment>("habit");
        QTest::addColumn<SaleStage>("stage");
        QTest::addRow("replaces") << simulator::SecondPayment::Replace << SaleStage::ReadyToCommit;
        QTest::addRow("adds: the whole amount is too much") << simulator::SecondPayment::Add << SaleStage::EnteringPayment;
        QTest::addRow("is refused") << simulator::SecondPayment::Refuse << SaleStage::EnteringPayment;
    }
    void aSecondPaymentIsNeverPaidTwice()
    {
        QFETCH(simulator::SecondPayment, habit);
        QFETCH(SaleStage, stage);
        LaneSetup setup;
        setup.service.secondPayment = habit;
        LaneOffice lane(setup);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        lane.session().changePayment();
        QCOMPARE(lane.view().stage, SaleStage::EnteringPayment);
        lane.session().pay({.kind = PaymentKind::Invoice, .buyer = lane.buyer(), .card = {}, .invoiceReference = QStringLiteral("7")});
        QTRY_COMPARE(lane.requests("payment"), 2);
        QVERIFY(lane.reaches(stage));
        QCOMPARE(lane.view().problem.has_value(), stage != SaleStage::ReadyToCommit);
        QCOMPARE(lane.requests("commit"), 0);
    }
};

QTEST_GUILESS_MAIN(SaleOutcomeTest)
#include "sale_outcome_test.moc"
