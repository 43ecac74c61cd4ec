#include "nextstart.h"
#include "net/call.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

/// Recovery where the journal fails it, and beside a sale in hand: nothing leaves that is not marked, nothing is given up
/// because something else cannot be read, and the sale comes first (I5, I6, I8).
class RecoveryCautionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A mark that is not on the disk is none: nothing leaves before it is.
    void nothingIsSentBeforeItsMarkIsKept_data()
    {
        QTest::addColumn<AttemptState>("left");
        QTest::addColumn<AttemptState>("marked");
        QTest::addRow("a cart") << AttemptState::PaymentSet << AttemptState::ReleasePending;
        QTest::addRow("a commit") << AttemptState::CommitIntent << AttemptState::Unknown;
    }
    void nothingIsSentBeforeItsMarkIsKept()
    {
        QFETCH(AttemptState, left);
        QFETCH(AttemptState, marked);
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock, {.orders = true});
        next.remember({rowAt(base, left)});
        QList<AttemptState> atFirstRequest;
        server.onRequest([&](Peer& peer, const ReceivedRequest& request) {
            if (atFirstRequest.isEmpty())
                atFirstRequest = next.states();
            peer.answer(request.method == "DELETE" ? 204 : 404, {});
        });
        next.journal.setFailing(true);
        next.recovery.start();
        QTRY_VERIFY(next.recovery.view().failure); // the page says so
        QCOMPARE(next.recovery.view().done, 0);
        QVERIFY(waitUntilQuiet(server, 1'300)); // longer than the first pause
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(next.states(), QList{left});
        next.journal.setFailing(false);
        QTRY_VERIFY_WITH_TIMEOUT(!server.requests().isEmpty(), 10'000);
        QCOMPARE(atFirstRequest, QList{marked});
        QTRY_VERIFY(!next.recovery.view().failure);
        if (marked == AttemptState::ReleasePending) {
            QTRY_COMPARE(next.states(), QList{AttemptState::Released});
            QCOMPARE(next.recovery.view().total, 1);
            QCOMPARE(next.recovery.view().done, 1);
        }
    }

    void whatIsOpenIsAskedAgainWhenItCannotBeRead()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock);
        next.remember({rowAt(base, AttemptState::Reserved)});
        server.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(204, {}); });
        next.journal.setUnreadable(true);
        QSignalSpy said(&next.recovery, &Recovery::changed);
        next.recovery.start();
        QTRY_VERIFY(!said.isEmpty());
        QVERIFY(next.recovery.view().failure);
        QTRY_VERIFY(next.sales.view().failure || next.sales.view().recovery.failure);
        QVERIFY(waitUntilQuiet(server, 300));
        QCOMPARE(server.requests().size(), 0);
        next.journal.setUnreadable(false);
        QTRY_COMPARE_WITH_TIMEOUT(next.states(), QList{AttemptState::Released}, 10'000);
        QVERIFY(!next.recovery.view().failure);
    }

    void anUnreadableRowIsListedAndStopsNothing()
    {
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock);
        next.remember({rowAt(base, AttemptState::Reserved)});
        next.journal.setUnreadableRows({QStringLiteral("TST-99")});
        server.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(204, {}); });
        next.recovery.start();
        QTRY_COMPARE(next.states(), QList{AttemptState::Released});
        QCOMPARE(next.recovery.view().unreadable, QStringList{QStringLiteral("TST-99")});
        QTRY_COMPARE(next.sales.view().rows.size(), 2);
        const SaleRow& unreadable = next.sales.view().rows.last();
        QCOMPARE(unreadable.outcome, SaleOutcome::Unreadable);
        QCOMPARE(unreadable.reference, QStringLiteral("TST-99"));
    }

    /// However many carts of before get no answer: the sale in hand waits for one exchange, not for its repeats.
    void theSaleInHandWaitsForOneExchange_data()
    {
        QTest::addColumn<AttemptState>("left");
        QTest::addColumn<bool>("polled");
        QTest::addRow("reserves that are polled") << AttemptState::ReserveIntent << true;
        QTest::addRow("carts that are deleted") << AttemptState::Reserved << false;
        QTest::addRow("commits that are polled") << AttemptState::Unknown << true;
    }
    void theSaleInHandWaitsForOneExchange()
    {
        QFETCH(AttemptState, left);
        QFETCH(bool, polled);
        ScriptedServer server;
        LeapClock clock;
        const QUrl base = server.url(QStringLiteral("/partners/v1"));
        NextStart next(base, clock);
        QList<AttemptRow> rows;
        for (int i = 0; i < 5; ++i) {
            AttemptRow row = rowAt(base, left);
            row.reference = QStringLiteral("TST-%1").arg(i);
            if (polled)
                row.pollingUrlWithoutKey = base.toString() + QStringLiteral("/polling?token=%1").arg(i);
            if (left == AttemptState::ReserveIntent) {
                row.amount.reset();
                row.cart = {};
            }
            rows << row;
        }
        next.remember(rows);
        server.onRequest([](Peer& peer, const ReceivedRequest& request) { // nobody answers but to the sale in hand
            if (request.method == "POST")
                peer.answer(400, R"({"error":{"message":"No seats","code":20036,"http_code":400}})", {{"Content-Type", "application/json"}});
        });
        next.recovery.start();
        if (left == AttemptState::Unknown)
            QTRY_COMPARE(next.recovery.view().looks.size(), 5);
        else
            QTRY_VERIFY(!next.states().contains(left) && next.janitor.openCarts() == 5);
        clock.leap(11s);
        QTRY_COMPARE(server.requests().size(), 1);
        std::unique_ptr<Call> call;
        bool served = false;
        next.queue.add(CartQueue::Priority::SaleInHand, [&](const std::function<void()>& finished) {
            call = next.partner().reserve({.event = EventId(QStringLiteral("E1"))}, [&served, finished](const Result<Answered<Cart>>&, Instant) {
                served = true;
                finished();
            });
        });
        QVERIFY(!served);
        clock.leap(polled ? 10s : 30s); // the deadline of the one exchange
        QTRY_VERIFY_WITH_TIMEOUT(served, 3'000);
        QCOMPARE(server.count("POST"), 1);
        QCOMPARE(server.requests().at(1).method, QByteArray("POST"));
    }
};

QTEST_GUILESS_MAIN(RecoveryCautionTest)
#include "recovery_caution_test.moc"
