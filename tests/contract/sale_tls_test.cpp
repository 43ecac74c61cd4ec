#include "tests/support/laneoffice.h"
#include "tests/support/testauthority.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

/// A whole sale over TLS, whose authority only the lane's settings name (net/ca_file).
class SaleTlsTest : public QObject {
    Q_OBJECT
    TestAuthority m_authority;

private Q_SLOTS:
    void sellsOverTlsWithTheNamedAuthority()
    {
        LaneSetup setup;
        setup.authority = &m_authority;
        setup.rules.orders = true;
        LaneOffice lane(setup);
        QCOMPARE(lane.service().rootUrl().scheme(), QStringLiteral("https"));
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        QVERIFY(lane.buy());
        QTRY_VERIFY(lane.view().order->fromService);
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("committed")});
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    /// Fact 1 was worse over TLS: the commit went out up to four times.
    void aLostCommitLeavesOnceOverTls()
    {
        LaneSetup setup;
        setup.authority = &m_authority;
        LaneOffice lane(setup);
        lane.fault("commit", simulator::FaultKind::CloseUnread);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        QVERIFY(lane.buy(SaleStage::CommitUnknown));
        QCOMPARE(lane.commitCounts(), QList<int>{1});
    }

    void sendsNothingToAServiceOfAnUnknownAuthority()
    {
        LaneSetup setup;
        setup.authority = &m_authority;
        setup.trusted = false;
        LaneOffice lane(setup);
        ReserveChoice choice;
        choice.event = EventId(QStringLiteral("1AeZZfEGkD0xtGV"));
        choice.lines = {{TicketTypeId(QStringLiteral("000000000001")), PriceLevelId(), 1, {}}};
        QVERIFY(lane.reserve(choice, SaleStage::Ended));
        QCOMPARE(lane.view().problem->failure, FailureKind::Tls);
        QCOMPARE(lane.view().problem->kind, ProblemKind::Offline);
        QCOMPARE(lane.ledger()[QStringLiteral("requests")].toObject().size(), 0);
        QCOMPARE(lane.journalStates(), QList{AttemptState::Released});
    }
};

QTEST_GUILESS_MAIN(SaleTlsTest)
#include "sale_tls_test.moc"
