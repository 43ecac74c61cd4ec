#include "buyer.h"
#include "sharedclock.h"
#include <QElapsedTimer>

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

class FaultsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SharedClock> m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;
    std::unique_ptr<Buyer> m_buyer;
    QByteArray m_event;

    RawAnswer script(const QByteArray& json) { return m_buyer->call("POST", "/simulator/faults", json); }
    /// Sends on a connection of its own; the buyer's stays good.
    RawAnswer alone(const QByteArray& bytes)
    {
        RawClient client(m_simulator->rootUrl());
        client.write(bytes);
        return client.read();
    }
    QByteArray commitRequest() { return rawRequest("PUT", Buyer::path(m_event), '{' + m_buyer->cartMember() + '}'); }
    void pay()
    {
        m_buyer->reserve(m_event, Buyer::adult(2));
        QCOMPARE(m_buyer->payInvoice(Buyer::grand(m_buyer->chooseDelivery())).status, 200);
    }
    QString state() { return m_buyer->ledger()[QLatin1String("carts")][0][QLatin1String("state")].toString(); }
private Q_SLOTS:
    void init()
    {
        m_buyer.reset();
        m_simulator.reset();
        m_clock = std::make_unique<SharedClock>();
        Options options;
        options.eventCount = 200;
        m_simulator = std::make_unique<SimulatorThread>(options, *m_clock);
        QVERIFY(m_simulator->start().ok());
        m_buyer = std::make_unique<Buyer>(m_simulator->rootUrl());
        m_event = m_buyer->event(QStringLiteral("Whole House"));
    }
    void aLostAnswerStillSold()
    {
        pay();
        QCOMPARE(script("{\"endpoint\":\"commit\",\"kind\":\"closeBeforeAnswer\",\"nth\":1}").status, 200);
        QCOMPARE(alone(commitRequest()).status, 0);
        QCOMPARE(state(), QStringLiteral("committed"));
        QCOMPARE(m_buyer->ledger()[QLatin1String("commits")][0][QLatin1String("count")].toInt(), 1);
    }
    void anUnreadRequestSoldNothing()
    {
        pay();
        std::ignore = script("{\"endpoint\":\"commit\",\"kind\":\"closeUnread\",\"nth\":1}");
        QCOMPARE(alone(commitRequest()).status, 0);
        QCOMPARE(state(), QStringLiteral("paid"));
        QCOMPARE(m_buyer->commit().status, 200); // only the first call was struck
    }
    void aHangingCallLetsGoOfItsCartWhenTheClientLeaves()
    {
        pay();
        std::ignore = script("{\"endpoint\":\"commit\",\"kind\":\"hangUnapplied\"}");
        {
            RawClient client(m_simulator->rootUrl());
            client.write(commitRequest());
            client.patience(100);
            QCOMPARE(client.read().status, 0);
            QCOMPARE(m_buyer->remove().status, 204); // it was never let into the cart
        }
        std::ignore = m_buyer->call("DELETE", "/simulator/faults");
        std::ignore = script("{\"endpoint\":\"shippingOptions\",\"kind\":\"hang\",\"nth\":1}");
        m_buyer->reserve(m_event, Buyer::adult(2));
        {
            RawClient client(m_simulator->rootUrl());
            client.write(rawRequest("GET", Buyer::path(m_event, "/shipping?cart_id=" + m_buyer->encodedCart())));
            client.patience(100);
            QCOMPARE(client.read().status, 0);
            QCOMPARE(m_buyer->remove().code(), 90003);
        }
        QTRY_COMPARE(m_buyer->shippingOptions().status, 200);
        QCOMPARE(m_buyer->remove().status, 204);
    }
    void answersAreSpoiled_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("html") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"html\"}") << 502 << QByteArray("<html>");
        QTest::newRow("html with 200") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"html\",\"http\":200}") << 200 << QByteArray("<html>");
        QTest::newRow("error") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"error\",\"code\":20001}") << 503 << QByteArray("niterun");
        QTest::newRow("error with a status") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"error\",\"code\":20001,\"http\":400}") << 400 << QByteArray("20001");
        QTest::newRow("gateway") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"gatewayFault\"}") << 500 << QByteArray("{\"fault\":{\"faultstring\"");
        QTest::newRow("quota") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"quota429\"}") << 429 << QByteArray("policies.ratelimit.QuotaViolation");
        QTest::newRow("redirect") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"redirect\"}") << 302 << QByteArray("sign in");
        QTest::newRow("malformed") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"malformedJson\"}") << 200 << QByteArray("\x01,}");
        QTest::newRow("any endpoint") << QByteArray("{\"endpoint\":\"*\",\"kind\":\"error\",\"code\":502}") << 502 << QByteArray("upstream");
    }
    void answersAreSpoiled()
    {
        QFETCH(QByteArray, rule);
        QFETCH(int, status);
        QFETCH(QByteArray, text);
        QCOMPARE(script(rule).status, 200);
        const RawAnswer answer = m_buyer->call("GET", "/partners/v1/certificate");
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.body.contains(text), answer.body.constData());
    }
    void aRedirectNamesAnotherHost()
    {
        std::ignore = script("{\"endpoint\":\"events\",\"kind\":\"redirect\",\"location\":\"http://elsewhere.invalid/\"}");
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/events").header("Location"), QByteArray("http://elsewhere.invalid/"));
    }
    void aTruncatedAnswerPromisesMoreThanItSends()
    {
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"truncate\"}");
        const RawAnswer answer = alone(rawRequest("GET", "/partners/v1/certificate"));
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.whole);
        QVERIFY(!answer.body.isEmpty());
    }
    void delayAndDripTakeTheirTime()
    {
        std::ignore = script("{\"endpoint\":\"tracking\",\"kind\":\"delay\",\"delay\":120,\"nth\":1}");
        std::ignore = script("{\"endpoint\":\"tracking\",\"kind\":\"drip\",\"delay\":1,\"nth\":2}");
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_buyer->call("GET", "/partners/v1/tracking").status, 200);
        QVERIFY(timer.elapsed() >= 110);
        const RawAnswer dripped = m_buyer->call("GET", "/partners/v1/tracking");
        QVERIFY(dripped.whole && dripped.body.startsWith("GIF89a"));
        QCOMPARE(m_buyer->call("GET", "/partners/v1/tracking").status, 200); // the connection lives on
    }
    void holdsSeatsAndPricesCanBeMeddledWith()
    {
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"shortHold\",\"seconds\":5,\"nth\":1}");
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"substituteSeats\",\"nth\":2}");
        std::ignore = script("{\"endpoint\":\"shipping\",\"kind\":\"priceDrift\",\"cents\":250}");
        QVERIFY(m_buyer->reserve(m_event, Buyer::adult(1)).body.contains("\"hold_time\":5,"));
        const RawAnswer other = m_buyer->reserve(m_event, "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2}],\"section\":\"101\",\"row\":\"E\",\"begin_seat\":3,\"end_seat\":4,\"accept_best_available\":false}}");
        QCOMPARE(other.status, 200);
        QVERIFY(!other.body.contains("\"row\":\"E\""));
        const double before = Buyer::grand(other).toDouble();
        QCOMPARE(Buyer::grand(m_buyer->chooseDelivery()).toDouble(), before + 5.0);
    }
    void aCallCanBeMadeToPoll()
    {
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"forcePoll\",\"nth\":2}");
        QCOMPARE(m_buyer->reserve(m_event, Buyer::adult(1)).status, 200);
        QCOMPARE(m_buyer->reserve(m_event, Buyer::adult(1)).status, 202);
    }
    void matchingNarrowsARule()
    {
        std::ignore = script("{\"endpoint\":\"events\",\"kind\":\"error\",\"code\":504,\"match\":\"keyword=x\"}");
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/events?keyword=y").status, 200);
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/events?keyword=x").status, 504);
        QCOMPARE(m_buyer->call("DELETE", "/simulator/faults").status, 200);
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/events?keyword=x").status, 200);
    }
    void rulesThatMakeNoSenseAreExplained_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("not JSON") << QByteArray("x") << QByteArray("JSON object");
        QTest::newRow("endpoint") << QByteArray("{\"endpoint\":\"reserv\",\"kind\":\"hang\"}") << QByteArray("reserv");
        QTest::newRow("kind") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"explode\"}") << QByteArray("explode");
        QTest::newRow("member") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"hang\",\"often\":1}") << QByteArray("often");
        QTest::newRow("type") << QByteArray("{\"endpoint\":\"reserve\",\"kind\":\"hang\",\"nth\":\"1\"}") << QByteArray("nth");
    }
    void rulesThatMakeNoSenseAreExplained()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, names);
        const RawAnswer answer = script(rule);
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.contains(names));
    }
    void theUnknownOutcomeEventLosesItsAnswer()
    {
        m_event = m_buyer->event(QStringLiteral("Unknown Outcome"));
        pay();
        QCOMPARE(alone(commitRequest()).status, 0);
        QCOMPARE(state(), QStringLiteral("committed"));
        const RawAnswer found = m_buyer->call("GET", "/partners/v1/orders?cart_id=" + m_buyer->encodedCart() + "&event_id=" + m_event);
        QCOMPARE(found.status, 200);
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
