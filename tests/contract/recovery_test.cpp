#include "nextstart.h"
#include "tests/support/laneoffice.h"
#include "tests/support/scriptedserver.h"
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;
using simulator::FaultKind;

namespace {

LaneSetup withOrders(bool orders)
{
    LaneSetup setup;
    setup.rules.orders = orders;
    setup.service.ordersEnabled = orders;
    return setup;
}

bool quiet(const ScriptedServer& server) { return waitUntilQuiet(server, 300); }

} // namespace

/// What the start after a crash does with what was left (I4, I5, I6, I7).
class RecoveryTest : public QObject {
    Q_OBJECT

    /// A lane that stopped at `stage`; it holds its seats and does nothing more.
    static bool stopsAt(LaneOffice& lane, SaleStage stage) { return lane.goTo(stage); }

private Q_SLOTS:
    void anUncommittedCartIsGivenBackOnce_data()
    {
        QTest::addColumn<SaleStage>("stage");
        QTest::addRow("held") << SaleStage::ChoosingDelivery;
        QTest::addRow("delivery chosen") << SaleStage::EnteringPayment;
        QTest::addRow("paid") << SaleStage::ReadyToCommit;
    }
    void anUncommittedCartIsGivenBackOnce()
    {
        QFETCH(SaleStage, stage);
        LaneOffice lane;
        QVERIFY(stopsAt(lane, stage));
        NextStart next(lane.service().partnerRoot(), lane.clock());
        next.remember(lane.journal().rows());
        qsizetype events = 0;
        for (int starts = 0; starts < 3; ++starts) { // three times is once (I6)
            QSignalSpy listed(&next.recovery, &Recovery::changed);
            next.recovery.start();
            QTRY_VERIFY(!listed.isEmpty());
            QTRY_COMPARE(next.states(), QList{AttemptState::Released});
            QTRY_COMPARE(next.janitor.openCarts(), 0);
            if (starts == 0) {
                events = next.journal.events().size();
                QTRY_VERIFY(next.sales.view().rows.value(0).outcome == SaleOutcome::Released);
                QVERIFY(next.sales.view().rows.first().beforeStart); // the page lists it as given back by this start
            }
            QCOMPARE(next.journal.events().size(), events);
        }
        QCOMPARE(next.recovery.view().total, 0); // of the third start
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("deleted")});
        QCOMPARE(lane.requests("delete"), 1);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    void everythingIsMarkedBeforeAnythingIsSent()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock);
        next.remember({rowAt(base, AttemptState::Reserved), rowAt(base, AttemptState::CommitIntent)});
        QList<AttemptState> atFirstRequest;
        server.onRequest([&](Peer& peer, const ReceivedRequest&) {
            atFirstRequest = next.states();
            peer.answer(204, {});
        });
        next.recovery.start();
        QTRY_COMPARE(server.count("DELETE"), 1);
        QCOMPARE(atFirstRequest, (QList{AttemptState::ReleasePending, AttemptState::Unknown}));
        QTRY_COMPARE(next.states(), (QList{AttemptState::Released, AttemptState::Unknown}));
        QCOMPARE(next.recovery.view().done, 1);
        QVERIFY(quiet(server));
        QCOMPARE(server.requests().size(), 1); // nothing may be asked about the commit, and it is never deleted
    }

    void aLostDeleteIsRepeated_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addRow("closed unread") << int(FaultKind::CloseUnread);
        QTest::addRow("applied, answer lost") << int(FaultKind::CloseBeforeAnswer);
        QTest::addRow("a proxy's page") << int(FaultKind::Html);
        QTest::addRow("gateway fault") << int(FaultKind::GatewayFault);
    }
    void aLostDeleteIsRepeated()
    {
        QFETCH(int, kind);
        LaneOffice lane;
        QVERIFY(stopsAt(lane, SaleStage::ChoosingDelivery));
        lane.fault("delete", static_cast<FaultKind>(kind), 1);
        NextStart next(lane.service().partnerRoot(), lane.clock());
        next.remember(lane.journal().rows());
        next.recovery.start();
        QTRY_COMPARE_WITH_TIMEOUT(next.states(), QList{AttemptState::Released}, 10'000);
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("deleted")});
        QCOMPARE(lane.requests("delete"), 2);
    }

    void aPolledDeleteIsFollowedAndNotRepeated()
    {
        LaneSetup setup;
        setup.service.pollRounds = 2;
        LaneOffice lane(setup);
        QVERIFY(stopsAt(lane, SaleStage::ChoosingDelivery));
        lane.fault("delete", FaultKind::ForcePoll);
        NextStart next(lane.service().partnerRoot(), lane.clock());
        next.remember(lane.journal().rows());
        next.recovery.start();
        QTRY_COMPARE_WITH_TIMEOUT(next.states(), QList{AttemptState::Released}, 10'000);
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("deleted")});
        QCOMPARE(lane.requests("delete"), 1);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    void aQuotaIsWaitedOut()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock);
        next.remember({rowAt(base, AttemptState::Reserved)});
        server.onRequest([&](Peer& peer, const ReceivedRequest&) {
            const qint64 expiry = (clock.wall() + 120s).time_since_epoch().count();
            if (server.requests().size() == 1)
                peer.answer(429, "{}", {{"Ratelimit-Expiry", QByteArray::number(expiry)}});
            else
                peer.answer(204, {});
        });
        next.recovery.start();
        QTRY_COMPARE(server.requests().size(), 1);
        clock.leap(100s);
        QVERIFY(waitUntilQuiet(server, 1'300)); // longer than the longest nap of a Wake: a request would be here
        QCOMPARE(server.requests().size(), 1);
        clock.leap(25s);
        QTRY_COMPARE(next.states(), QList{AttemptState::Released});
        QCOMPARE(server.requests().size(), 2);
    }

    void theHoldsEndEndsIt()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock);
        next.remember({rowAt(base, AttemptState::PaymentSet)});
        server.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(503, "<html>", {{"Content-Type", "text/html"}}); });
        next.recovery.start();
        QTRY_VERIFY(server.count("DELETE") >= 1);
        QCOMPARE(next.states(), QList{AttemptState::ReleasePending});
        clock.leap(16min);
        QTRY_COMPARE(next.states(), QList{AttemptState::Released});
        QVERIFY(quiet(server));
    }

    /// A 202 was journalled: its URL tells what the reserve made, and only then it is deleted.
    void aPolledReserveIsAskedFirst()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        AttemptRow row = rowAt(base, AttemptState::ReserveIntent);
        row.amount.reset();
        row.cart = {};
        row.pollingUrlWithoutKey = base.toString() + QStringLiteral("/polling?token=1");
        NextStart next(base, clock);
        next.remember({row});
        QFile fixture(QStringLiteral(FIXTURES "/partner/reserve_response_seats.json"));
        QVERIFY(fixture.open(QIODevice::ReadOnly));
        const QByteArray cart = fixture.readAll();
        const QByteArray id = QUrl::toPercentEncoding(QJsonDocument::fromJson(cart)[QLatin1String("cart_id")].toString());
        QVERIFY(!id.isEmpty());
        QStringList asked;
        server.onRequest([&](Peer& peer, const ReceivedRequest& request) {
            asked << QString::fromLatin1(request.method + ' ' + request.target);
            if (request.method == "DELETE")
                return peer.answer(204, {});
            if (asked.size() == 1)
                return peer.answer(202, "{\"polling_url\":\"" + base.toEncoded() + "/polling?token=2\",\"wait\":1}");
            peer.answer(200, cart);
        });
        next.recovery.start();
        QTRY_COMPARE(next.states(), QList{AttemptState::Orphaned});
        QVERIFY(waitUntilQuiet(server, 300));
        QCOMPARE(asked.size(), 0); // how long the URL wants to be left alone is not in the journal
        clock.leap(10s);
        QTRY_COMPARE_WITH_TIMEOUT(server.count("DELETE"), 1, 10'000);
        QCOMPARE(asked.size(), 3);
        QVERIFY(asked.at(0).contains(QStringLiteral("token=1")));
        QVERIFY(asked.at(1).contains(QStringLiteral("token=2"))); // the newest URL wins
        QVERIFY(asked.at(2).contains(QString::fromLatin1(id)));
        QTRY_COMPARE(next.states(), QList{AttemptState::Released});
    }

    /// The polling URL is used up: the cart the 202 named is deleted, and "invalid cart" then means that it is gone.
    void aUsedUpPollingUrlLeavesTheCartToTheDelete()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        AttemptRow row = rowAt(base, AttemptState::ReserveIntent);
        row.amount.reset();
        row.pollingUrlWithoutKey = base.toString() + QStringLiteral("/polling?token=1");
        NextStart next(base, clock);
        next.remember({row});
        server.onRequest([](Peer& peer, const ReceivedRequest&) {
            peer.answer(400, R"({"error":{"message":"Invalid cart","code":90003,"http_code":400}})", {{"Content-Type", "application/json"}});
        });
        next.recovery.start();
        QTRY_COMPARE(next.states(), QList{AttemptState::ReleasePending});
        clock.leap(10s);
        QTRY_COMPARE(next.states(), QList{AttemptState::Released});
        QCOMPARE(server.count("GET"), 1);
        QCOMPARE(server.count("DELETE"), 1);
    }

    void aReserveWithoutAnAnswerIsListedUntilItsHoldMustHaveEnded()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        AttemptRow row = rowAt(base, AttemptState::ReserveIntent);
        row.amount.reset();
        row.cart = {};
        row.changed = clock.wall() - 60s;
        NextStart next(base, clock);
        next.remember({row});
        next.recovery.start();
        QTRY_COMPARE(next.sales.view().rows.size(), 1);
        QTRY_COMPARE(next.sales.view().rows.first().outcome, SaleOutcome::Orphaned);
        QCOMPARE(next.sales.view().rows.first().holdEnds, row.changed + 15min);
        clock.leap(14min);
        next.recovery.start();
        QVERIFY(waitUntilQuiet(server, 1'300));
        QCOMPARE(next.states(), QList{AttemptState::Orphaned});
        clock.leap(61s);
        QTRY_COMPARE(next.states(), QList{AttemptState::Released});
        QCOMPARE(server.requests().size(), 0);
    }

    /// I7: in the staff queue within 5 s, with its reference; whether the service sold it or not.
    void aSentCommitIsInTheStaffQueueAndNeverDeleted_data()
    {
        QTest::addColumn<bool>("applied");
        QTest::addColumn<bool>("orders");
        QTest::addRow("sold, orders may not be asked") << true << false;
        QTest::addRow("not sold, orders may not be asked") << false << false;
        QTest::addRow("not sold, orders are asked") << false << true;
        QTest::addRow("sold, orders are asked") << true << true;
    }
    void aSentCommitIsInTheStaffQueueAndNeverDeleted()
    {
        QFETCH(bool, applied);
        QFETCH(bool, orders);
        LaneOffice lane(withOrders(orders));
        QVERIFY(stopsAt(lane, SaleStage::ReadyToCommit));
        lane.fault("commit", applied ? FaultKind::Hang : FaultKind::HangUnapplied);
        lane.session().commit(*lane.view().total);
        QTRY_COMPARE(lane.requests("commit"), 1);
        QCOMPARE(lane.journalStates(), QList{AttemptState::CommitIntent});
        NextStart next(lane.service().partnerRoot(), lane.clock(), {.orders = orders});
        next.remember(lane.journal().rows());
        QSignalSpy shown(&next.sales, &SalesBook::changed);
        next.recovery.start();
        QTRY_COMPARE_WITH_TIMEOUT(next.sales.view().rows.size(), 1, 5'000);
        const SaleOutcome first = qvariant_cast<SalesView>(shown.first().first()).rows.value(0).outcome;
        QCOMPARE(first, SaleOutcome::Unknown);
        QCOMPARE(next.sales.view().rows.first().reference, lane.view().reference);
        if (applied && orders) {
            QTRY_COMPARE(next.states(), QList{AttemptState::ReconciledSold});
            QVERIFY(!next.journal.rows().first().orderNumber.isEmpty());
            QTRY_COMPARE(next.sales.view().unknown, 0);
            QVERIFY(next.sales.view().rows.first().beforeStart); // listed first, with its receipt
        } else {
            if (orders)
                QTRY_COMPARE(next.recovery.view().looks.value(0).looks, 1);
            QCOMPARE(next.states(), QList{AttemptState::Unknown});
            QTRY_COMPARE(next.sales.view().unknown, 1);
            QTRY_VERIFY(!next.sales.view().rows.first().cause.isEmpty());
        }
        for (int again = 0; again < 2; ++again)
            next.recovery.start();
        QTRY_VERIFY(next.queue.isIdle());
        QCOMPARE(lane.commitCounts(), QList<int>{1});
        QCOMPARE(lane.requests("delete"), 0);
    }

    void aRowOfAnotherServiceIsListedAndNothingIsSent()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock, {.orders = true, .unredeemed = true});
        const QUrl other(QStringLiteral("http://127.0.0.1:9/partners/v1"));
        next.remember({rowAt(other, AttemptState::Reserved), rowAt(other, AttemptState::CommitIntent)});
        next.recovery.start();
        QTRY_COMPARE(next.sales.view().rows.size(), 2);
        QTRY_COMPARE(next.states(), (QList{AttemptState::Reserved, AttemptState::Unknown}));
        QVERIFY(next.sales.view().rows.at(0).elsewhere && next.sales.view().rows.at(1).elsewhere);
        QVERIFY(quiet(server));
        QCOMPARE(server.requests().size(), 0);
        QTRY_COMPARE(next.sales.view().unknown, 1); // a person may still settle it
    }

    void theSaleInHandGoesFirstAndIsLeftAlone()
    {
        CartQueue queue;
        QStringList order;
        std::function<void()> finishFirst;
        queue.add(CartQueue::Priority::Janitor, [&](const std::function<void()>& finished) { finishFirst = finished; });
        queue.add(CartQueue::Priority::Janitor, [&](const std::function<void()>& finished) { order << QStringLiteral("janitor"); finished(); });
        queue.add(CartQueue::Priority::SaleInHand, [&](const std::function<void()>& finished) { order << QStringLiteral("sale"); finished(); });
        QVERIFY(order.isEmpty()); // one at a time
        finishFirst();
        finishFirst(); // said twice is said once
        QCOMPARE(order, (QStringList{QStringLiteral("sale"), QStringLiteral("janitor")}));
        // An aborted call never answers: the queue goes on all the same.
        queue.add(CartQueue::Priority::Janitor, [](const std::function<void()>&) {});
        QTRY_VERIFY(queue.isIdle());

        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock);
        const AttemptRow row = rowAt(base, AttemptState::Reserved);
        next.remember({row});
        next.recovery.saleMoved(PurchaseView{.stage = SaleStage::ChoosingDelivery, .reference = row.reference});
        next.recovery.start();
        QVERIFY(quiet(server));
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(next.states(), QList{AttemptState::Reserved});
    }
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
