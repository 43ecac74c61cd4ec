#include "nextstart.h"
#include "tests/support/scriptedserver.h"
#include <QFile>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

namespace {

const QList<QPair<QByteArray, QByteArray>> json = {{"Content-Type", "application/json"}};
const QByteArray fault = R"({"fault":{"faultstring":"no","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}})";
const QByteArray invalidCart = R"({"error":{"message":"Invalid cart","code":90003,"http_code":400}})";

/// Counts how often the time is asked: whoever wakes in a circle asks without end.
class CountingClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override
    {
        ++m_asked;
        return m_leaps.now();
    }
    [[nodiscard]] WallTime wall() const override { return m_leaps.wall(); }
    void leap(Duration by) { m_leaps.leap(by); }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    LeapClock m_leaps;
    mutable int m_asked = 0;
};

/// A reserve that was answered 202, and nothing since.
AttemptRow polledReserve(const QUrl& base, bool namesCart)
{
    AttemptRow row = rowAt(base, AttemptState::ReserveIntent);
    row.amount.reset();
    if (!namesCart)
        row.cart = {};
    row.pollingUrlWithoutKey = base.toString() + QStringLiteral("/polling?token=1");
    return row;
}

} // namespace

/// What the janitor takes for the end of a cart, and what not: a gateway that refuses, an answer that was lost and a quota
/// of somebody else say nothing of it (I4).
class RecoveryJanitorTest : public QObject {
    Q_OBJECT
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CountingClock> m_clock;
    QUrl m_base;
    std::unique_ptr<NextStart> m_next;

    [[nodiscard]] bool quiet() const { return waitUntilQuiet(*m_server, 1'300); } // longer than the longest nap of a Wake
    void start(const QList<AttemptRow>& rows)
    {
        m_next->remember(rows);
        m_next->recovery.start();
        QTRY_VERIFY(m_next->recovery.view().total > 0);
        QTRY_VERIFY(m_next->janitor.openCarts() > 0);
    }
    static void gateways()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("quota") << 429;
        QTest::newRow("key") << 401;
        QTest::newRow("address") << 403;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_clock = std::make_unique<CountingClock>();
        m_base = m_server->url(QStringLiteral("/partners/v1"));
        m_next = std::make_unique<NextStart>(m_base, *m_clock);
    }
    void cleanup() { m_next.reset(); }

    void aGatewayIsNotTheReservesAnswer_data() { gateways(); }
    void aGatewayIsNotTheReservesAnswer()
    {
        QFETCH(int, status);
        QFile fixture(QStringLiteral(FIXTURES "/partner/reserve_response_seats.json"));
        QVERIFY(fixture.open(QIODevice::ReadOnly));
        const QByteArray cart = fixture.readAll();
        m_server->onRequest([&](Peer& peer, const ReceivedRequest& request) {
            if (request.method == "DELETE")
                return peer.answer(204, {});
            if (m_server->requests().size() == 1)
                return peer.answer(status, fault, json);
            peer.answer(200, cart, json);
        });
        start({polledReserve(m_base, false)});
        m_clock->leap(10s);
        QTRY_COMPARE(m_server->count("GET"), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        QCOMPARE(m_next->states(), QList{AttemptState::Orphaned}); // it may be held
        m_clock->leap(61s);
        QTRY_COMPARE(m_next->states(), QList{AttemptState::Released});
        QCOMPARE(m_server->count("GET"), 2);
        QCOMPARE(m_server->count("DELETE"), 1);
    }

    /// The DELETE is worked on: a second one beside it would be a second cart call.
    void aGatewayIsNotTheDeletesAnswer_data() { gateways(); }
    void aGatewayIsNotTheDeletesAnswer()
    {
        QFETCH(int, status);
        m_server->onRequest([&](Peer& peer, const ReceivedRequest& request) {
            if (request.method == "DELETE")
                return peer.answer(202, "{\"polling_url\":\"" + m_base.toEncoded() + "/polling?token=1\",\"wait\":1}", json);
            m_server->count("GET") == 1 ? peer.answer(status, fault, json) : peer.answer(204, {});
        });
        start({rowAt(m_base, AttemptState::Reserved)});
        QTRY_COMPARE(m_server->count("DELETE"), 1);
        m_clock->leap(2s);
        QTRY_COMPARE(m_server->count("GET"), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        m_clock->leap(61s);
        QTRY_COMPARE(m_next->states(), QList{AttemptState::Released});
        QCOMPARE(m_server->count("GET"), 2);
        QCOMPARE(m_server->count("DELETE"), 1);
    }
    void aDeleteThatAQuotaRefusesIsSentAgain()
    {
        m_server->onRequest([&](Peer& peer, const ReceivedRequest&) {
            m_server->requests().size() == 1 ? peer.answer(429, fault, json) : peer.answer(204, {});
        });
        start({rowAt(m_base, AttemptState::Reserved)});
        QTRY_COMPARE(m_server->count("DELETE"), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        QCOMPARE(m_next->states(), QList{AttemptState::ReleasePending});
        m_clock->leap(61s);
        QTRY_COMPARE(m_next->states(), QList{AttemptState::Released});
    }

    /// "Invalid cart" after a lost answer: the lost one may have been the URL's only one, and the reserve be at work still.
    void invalidCartAfterALostPollProvesNothing_data()
    {
        QTest::addColumn<bool>("deleted"); // in the end, or only its hold ends
        QTest::newRow("the cart comes late") << true;
        QTest::newRow("the hold ends") << false;
    }
    void invalidCartAfterALostPollProvesNothing()
    {
        QFETCH(bool, deleted);
        bool there = false;
        m_server->onRequest([&](Peer& peer, const ReceivedRequest& request) {
            if (m_server->requests().size() == 1)
                return peer.hangUp();
            request.method == "DELETE" && there ? peer.answer(204, {}) : peer.answer(400, invalidCart, json);
        });
        start({polledReserve(m_base, true)});
        m_clock->leap(10s);
        QTRY_COMPARE(m_server->requests().size(), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        m_clock->leap(2s);
        QTRY_COMPARE(m_server->count("GET"), 2);
        QTRY_COMPARE(m_server->count("DELETE"), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        QCOMPARE(m_next->states(), QList{AttemptState::ReleasePending}); // not gone: not there yet, perhaps
        there = deleted;
        m_clock->leap(deleted ? Duration(31s) : Duration(15min));
        QTRY_COMPARE(m_next->states(), QList{AttemptState::Released});
        QCOMPARE(m_server->count("DELETE") > 1, deleted);
    }
    /// A 202 without a usable URL: the reserve is at work, and nobody can ask.
    void invalidCartAfterAnUnusableUrlProvesNothing()
    {
        m_server->onRequest([&](Peer& peer, const ReceivedRequest& request) {
            if (request.method == "GET")
                return peer.answer(202, "{\"polling_url\":\"https://elsewhere.test/partners/v1/polling?token=2\",\"wait\":1}", json);
            m_server->count("DELETE") == 1 ? peer.answer(400, invalidCart, json) : peer.answer(204, {});
        });
        start({polledReserve(m_base, true)});
        m_clock->leap(10s);
        QTRY_COMPARE(m_server->count("DELETE"), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        QCOMPARE(m_next->states(), QList{AttemptState::ReleasePending});
        m_clock->leap(2s);
        QTRY_COMPARE(m_next->states(), QList{AttemptState::Released});
        QCOMPARE(m_server->count("DELETE"), 2);
    }

    void aQuotaOfPollsHoldsUpNoDelete()
    {
        m_server->onRequest([&](Peer& peer, const ReceivedRequest& request) {
            request.method == "GET" ? peer.answer(429, fault, json) : peer.answer(204, {});
        });
        start({polledReserve(m_base, true)});
        m_clock->leap(10s);
        QTRY_COMPARE(m_server->count("GET"), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        m_next->janitor.take({.attempt = QUuid::createUuid(), .event = EventId(QStringLiteral("E1")), .cart = CartId(QStringLiteral("cart-2"))});
        QTRY_COMPARE(m_server->count("DELETE"), 1);
    }
    void aQuotaOfDeletesHoldsUpNoPoll()
    {
        m_server->onRequest([&](Peer& peer, const ReceivedRequest& request) {
            request.method == "DELETE" ? peer.answer(429, fault, json) : peer.answer(400, invalidCart, json);
        });
        start({rowAt(m_base, AttemptState::Reserved), polledReserve(m_base, true)});
        QTRY_COMPARE(m_server->count("DELETE"), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        m_clock->leap(10s);
        QTRY_COMPARE(m_server->count("GET"), 1);
        QVERIFY(quiet());
        QCOMPARE(m_server->count("DELETE"), 1);
    }

    /// A hold that ends while nobody may ask: its turn comes after the quiet, and until then nobody wakes in a circle.
    void aHoldThatEndsDuringAQuotaWakesNobody()
    {
        m_server->onRequest([&](Peer& peer, const ReceivedRequest&) {
            const qint64 expiry = (m_clock->wall() + 45min).time_since_epoch().count();
            m_server->requests().size() == 1 ? peer.answer(429, fault, {{"Content-Type", "application/json"}, {"Ratelimit-Expiry", QByteArray::number(expiry)}})
                                             : peer.answer(204, {});
        });
        start({rowAt(m_base, AttemptState::Reserved)});
        QTRY_COMPARE(m_server->count("DELETE"), 1);
        QTRY_VERIFY(m_next->queue.isIdle());
        const QUuid second = QUuid::createUuid();
        m_next->janitor.take({.attempt = second, .event = EventId(QStringLiteral("E1")), .cart = CartId(QStringLiteral("cart-2"))});
        m_clock->leap(20min);
        QTRY_COMPARE(m_next->states(), QList{AttemptState::Released}); // the first was asked about, and its hold has ended
        QTRY_COMPARE(m_next->janitor.openCarts(), 1);
        const int before = m_clock->asked();
        QVERIFY(quiet());
        QVERIFY2(m_clock->asked() - before < 30, qPrintable(QString::number(m_clock->asked() - before)));
        QCOMPARE(m_server->requests().size(), 1);
        m_clock->leap(26min);
        QTRY_COMPARE(m_server->count("DELETE"), 2);
        QTRY_COMPARE(m_next->janitor.openCarts(), 0);
    }
};

QTEST_GUILESS_MAIN(RecoveryJanitorTest)
#include "recovery_janitor_test.moc"
