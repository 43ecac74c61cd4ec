#include "tests/support/laneoffice.h"
#include "tests/support/testauthority.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using simulator::FaultKind;
using simulator::SecondPayment;

Q_DECLARE_METATYPE(boxoffice::simulator::FaultKind)
Q_DECLARE_METATYPE(boxoffice::simulator::SecondPayment)

/// I1 from the session down to the socket, in the clear and over TLS: every write of a sale arrives exactly once when
/// the service hangs up on it, and two payments on one cart are never committed.
class WireSaleTest : public QObject {
    Q_OBJECT
    TestAuthority m_authority;

    [[nodiscard]] LaneSetup setup(bool tls) const
    {
        LaneSetup made;
        made.authority = tls ? &m_authority : nullptr;
        return made;
    }

private Q_SLOTS:
    void aWriteArrivesOnceWhenTheServiceHangsUp_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<FaultKind>("fault");
        QTest::addColumn<QString>("endpoint");
        for (const bool tls : {false, true})
            for (const FaultKind fault : {FaultKind::CloseBeforeAnswer, FaultKind::CloseUnread})
                for (const char* endpoint : {"reserve", "shipping", "payment", "commit"})
                    QTest::addRow("%s %s %s", endpoint, tls ? "tls" : "http", fault == FaultKind::CloseUnread ? "unread" : "applied")
                        << tls << fault << QString::fromLatin1(endpoint);
    }
    void aWriteArrivesOnceWhenTheServiceHangsUp()
    {
        QFETCH(bool, tls);
        QFETCH(FaultKind, fault);
        QFETCH(QString, endpoint);
        LaneOffice lane(setup(tls));
        lane.fault(qPrintable(endpoint), fault);
        lane.session().reserve(lane.choose(QStringLiteral("Whole House")));
        walkOn(lane);
        QCOMPARE(lane.requests(qPrintable(endpoint)), 1);
        for (const int count : lane.commitCounts())
            QCOMPARE(count, 1);
        QCOMPARE(lane.view().stage, endpoint == QLatin1String("commit") ? SaleStage::CommitUnknown : SaleStage::Ended);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    /// The sale asks once; the janitor, who may ask again, waits before it does.
    void aDeleteArrivesOnceBeforeTheJanitorAsksAgain_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("http") << false;
        QTest::newRow("tls") << true;
    }
    void aDeleteArrivesOnceBeforeTheJanitorAsksAgain()
    {
        QFETCH(bool, tls);
        LaneOffice lane(setup(tls));
        lane.fault("delete", FaultKind::CloseUnread, 1);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().release();
        QTRY_COMPARE_WITH_TIMEOUT(lane.cartStates(), QStringList{QStringLiteral("deleted")}, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(lane.janitor().openCarts(), 0, 10'000);
        QCOMPARE(lane.requests("delete"), 2); // the one that was lost, and the janitor's
    }

    void twoPaymentsNeverReachACommit_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<SecondPayment>("habit");
        for (const bool tls : {false, true}) {
            QTest::addRow("replaces %s", tls ? "tls" : "http") << tls << SecondPayment::Replace;
            QTest::addRow("adds %s", tls ? "tls" : "http") << tls << SecondPayment::Add;
            QTest::addRow("refuses %s", tls ? "tls" : "http") << tls << SecondPayment::Refuse;
        }
    }
    void twoPaymentsNeverReachACommit()
    {
        QFETCH(bool, tls);
        QFETCH(SecondPayment, habit);
        LaneSetup made = setup(tls);
        made.service.secondPayment = habit;
        LaneOffice lane(made);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        const Money shown = *lane.view().total;
        lane.session().changePayment();
        lane.session().pay({.kind = PaymentKind::Invoice, .buyer = LaneOffice::buyer(), .card = {}, .invoiceReference = QStringLiteral("7")});
        QTRY_COMPARE(lane.requests("payment"), 2);
        QTRY_VERIFY(lane.view().stage != SaleStage::AddingPayment);
        lane.session().commit(shown);
        walkOn(lane);
        // Whatever the habit: what is committed was paid for by exactly one payment, and what was not is not committed.
        const bool replaced = habit == SecondPayment::Replace;
        QCOMPARE(lane.requests("commit"), replaced ? 1 : 0);
        if (replaced)
            QCOMPARE(lane.view().payment->kind, PaymentKind::Invoice);
    }

    /// A payment whose answer was lost may stand: the cart is given back, not paid again.
    void aLostPaymentIsNeverFollowedByAnother_data() { aDeleteArrivesOnceBeforeTheJanitorAsksAgain_data(); }
    void aLostPaymentIsNeverFollowedByAnother()
    {
        QFETCH(bool, tls);
        LaneOffice lane(setup(tls));
        lane.fault("payment", FaultKind::CloseBeforeAnswer, 1);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good, SaleStage::Ended));
        QCOMPARE(lane.requests("payment"), 1);
        QCOMPARE(lane.requests("commit"), 0);
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("deleted")});
    }

    /// I8: found just before the payment would have left, whatever the journal had taken until then.
    void aJournalThatBreaksAfterTheReserveStopsThePayment()
    {
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.journal().setFailing(true);
        lane.session().pay({.kind = PaymentKind::Invoice, .buyer = LaneOffice::buyer(), .card = {}, .invoiceReference = QStringLiteral("7")});
        QTRY_VERIFY(lane.view().problem);
        QCOMPARE(lane.view().problem->kind, ProblemKind::Journal);
        QCOMPARE(lane.view().stage, SaleStage::EnteringPayment);
        QCOMPARE(lane.requests("payment"), 0);
    }

private:
    /// Goes on like a buyer until the sale is over, or waits for one that has a message to read.
    static void walkOn(LaneOffice& lane)
    {
        const auto over = [&lane] {
            const SaleStage stage = lane.view().stage;
            return stage == SaleStage::Ended || stage == SaleStage::Sold || stage == SaleStage::CommitUnknown || (stage == SaleStage::EnteringPayment && lane.view().problem);
        };
        const auto asks = [&lane] {
            const SaleStage stage = lane.view().stage;
            return (stage == SaleStage::ChoosingDelivery && !lane.view().wait) || stage == SaleStage::EnteringPayment || stage == SaleStage::ReadyToCommit;
        };
        for (int steps = 0; steps < 6; ++steps) {
            QTRY_VERIFY_WITH_TIMEOUT(over() || asks(), 15'000);
            if (over())
                return;
            if (lane.view().stage == SaleStage::ChoosingDelivery)
                lane.session().chooseDelivery(lane.view().delivery.first().id);
            else if (lane.view().stage == SaleStage::EnteringPayment)
                lane.session().pay({.kind = PaymentKind::Invoice, .buyer = LaneOffice::buyer(), .card = {}, .invoiceReference = QStringLiteral("7")});
            else
                lane.session().commit(*lane.view().total);
        }
    }
};

QTEST_GUILESS_MAIN(WireSaleTest)
#include "wire_sale_test.moc"
