#include "buyer.h"
#include "sharedclock.h"
#include "simulator/partner/strictness.h"

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

class StrictnessTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SharedClock> m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;
    std::unique_ptr<Buyer> m_buyer;
    QByteArray m_event;

    QByteArray hold()
    {
        m_buyer->reserve(m_event, Buyer::adult(2));
        return Buyer::grand(m_buyer->chooseDelivery());
    }
    void start(Options options = {})
    {
        m_buyer.reset();
        m_simulator.reset();
        m_clock = std::make_unique<SharedClock>();
        options.eventCount = 200;
        m_simulator = std::make_unique<SimulatorThread>(options, *m_clock);
        QVERIFY(m_simulator->start().ok());
        m_buyer = std::make_unique<Buyer>(m_simulator->rootUrl());
        m_event = m_buyer->event(QStringLiteral("Whole House"));
    }
private Q_SLOTS:
    void init() { start(); }
    void twoCallsInOneCartAreRefused()
    {
        hold();
        FaultRule slow;
        slow.endpoint = QStringLiteral("shippingOptions");
        slow.kind = FaultKind::Delay;
        slow.delay = 400ms;
        m_simulator->addFault(slow);
        RawClient first(m_simulator->rootUrl());
        first.write(rawRequest("GET", Buyer::path(m_event, "/shipping?cart_id=" + m_buyer->encodedCart())));
        QTRY_COMPARE(m_buyer->ledger()[QLatin1String("requests")][QLatin1String("shippingOptions")].toInt(), 2);
        QCOMPARE(m_buyer->payInvoice("1.00").code(), 90003);
        QCOMPARE(m_buyer->faults(), QStringList{QStringLiteral("concurrentCartCall")});
        QCOMPARE(first.read().status, 200);
        QCOMPARE(m_buyer->payInvoice("1.00").code(), 10002); // the cart is free again
    }
    void aCallIntoAPolledCartIsRefused()
    {
        hold();
        const RawAnswer asked = m_buyer->call("PUT", Buyer::path(m_event, "/shipping?cart_id=" + m_buyer->encodedCart()), "{\"shipping_id\":\"9\"}",
                                              "x-api-key: demo-key\r\nX-TM-FORCE-POLLING: true\r\n");
        QCOMPARE(asked.status, 202);
        QCOMPARE(m_buyer->payInvoice("1.00").code(), 90003);
        QCOMPARE(m_buyer->faults(), QStringList{QStringLiteral("concurrentCartCall")});
    }
    void pollingTooEarlyIsNoted()
    {
        const RawAnswer asked = m_buyer->call("POST", Buyer::path(m_event), Buyer::adult(1), "x-api-key: demo-key\r\nX-TM-FORCE-POLLING: true\r\n");
        const QByteArray url = QUrl(asked.json()[QLatin1String("polling_url")].toString()).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        m_clock->advance(3900ms);
        const RawAnswer again = m_buyer->call("GET", url);
        QCOMPARE(again.status, 202);
        QVERIFY(again.json()[QLatin1String("polling_url")] != asked.json()[QLatin1String("polling_url")]);
        QCOMPARE(m_buyer->faults(), QStringList{QStringLiteral("pollBeforeWait")});
    }
    void aRepeatedCommitIsCountedAndRefused()
    {
        m_buyer->payInvoice(hold());
        QCOMPARE(m_buyer->commit().status, 200);
        QCOMPARE(m_buyer->commit().code(), 90003);
        QCOMPARE(m_buyer->faults(), QStringList{QStringLiteral("repeatedCommit")});
        QCOMPARE(m_buyer->ledger()[QLatin1String("commits")][0][QLatin1String("count")].toInt(), 2);
        QCOMPARE(m_buyer->ledger()[QLatin1String("orders")].toArray().size(), 1);
    }
    void cardDigitsAnywhereAreNoticed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        const QByteArray none;
        QTest::newRow("query") << QByteArray("/partners/v1/captcha?event_id=4111111111111111") << none << none;
        QTest::newRow("encoded query") << QByteArray("/partners/v1/captcha?event_id=%34111-1111-1111-1111") << none << none;
        QTest::newRow("header") << QByteArray("/partners/v1/certificate") << QByteArray("X-Note: 5555 5555 5555 4444\r\n") << none;
        QTest::newRow("body") << QByteArray("/partners/v1/certificate") << none << QByteArray("{\"a\":\"378282246310005\"}");
    }
    void cardDigitsAnywhereAreNoticed()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        std::ignore = m_buyer->call("GET", target, body, "x-api-key: demo-key\r\n" + header);
        QCOMPARE(m_buyer->faults(), QStringList{QStringLiteral("plainCardData")});
        QVERIFY(!m_simulator->ledgerJson().contains("4111"));
    }
    void harmlessDigitsAreNotCards()
    {
        QVERIFY(!holdsCardNumber("20261122000123 555-010-0100 0A004111111111111112 2026-11-22"));
        QVERIFY(holdsCardNumber("x4111111111111111y"));
        QVERIFY(!holdsCardNumber("4111111111111112"));
        QVERIFY(!isCardNumber("0000000000000000"));
    }
    void cardsMustBeEncryptedAsDocumented()
    {
        const QByteArray due = hold();
        const auto lastFault = [this] { return m_buyer->faults().last(); };
        QCOMPARE(m_buyer->payCard(due, "4111111111111111", "123", "VISA", "0123456789abcd!?").code(), 20122);
        QCOMPARE(lastFault(), QStringLiteral("badSalt"));
        QCOMPARE(m_buyer->payCard(due, "4111111111111111", "123", "VISA", "tooShort").code(), 20122);
        QCOMPARE(lastFault(), QStringLiteral("badSalt"));
        QCOMPARE(m_buyer->payCard(due, "4111111111111111", "123", "VISA", "tooLongASaltIsBadToo").code(), 20122);
        QCOMPARE(lastFault(), QStringLiteral("badSalt"));
        QCOMPARE(m_buyer->payCard(due, "4111111111111112", "123").code(), 20122);
        QCOMPARE(lastFault(), QStringLiteral("badCardDigits"));
        QCOMPARE(m_buyer->payCiphertext(due, "bm90IGEgY2lwaGVydGV4dA==", "bm90IGEgY2lwaGVydGV4dA==", "paysys-sim.0.us.1").code(), 20122);
        QCOMPARE(lastFault(), QStringLiteral("badCiphertext"));
        QCOMPARE(m_buyer->payCiphertext(due, "4111111111111111", "123", "paysys-sim.0.us.1").code(), 20122);
        QVERIFY(m_buyer->faults().contains(QLatin1String("plainCardData")));
        QVERIFY(!m_simulator->ledgerJson().contains("411111"));
        QCOMPARE(m_buyer->payCard(due, "4111111111111111", "123").status, 200);
    }
    void cartIdsMustBeEncodedInAQuery()
    {
        hold();
        QVERIFY(m_buyer->cartId.contains(QLatin1Char('=')));
        QByteArray careless = m_buyer->encodedCart();
        careless.replace("%3D", "=");
        QCOMPARE(m_buyer->call("GET", Buyer::path(m_event, "/shipping?cart_id=" + careless)).status, 200);
        QCOMPARE(m_buyer->faults(), QStringList{QStringLiteral("cartIdNotEncoded")});
        // A plus that was not encoded is a space, and no cart has that name.
        QCOMPARE(m_buyer->call("GET", Buyer::path(m_event, "/shipping?cart_id=" + m_buyer->cartId.toUtf8())).code(), 90003);
    }
    void fieldsThatNobodyDocumentedAreNoted()
    {
        hold();
        std::ignore = m_buyer->call("PUT", Buyer::path(m_event), '{' + m_buyer->cartMember() + ",\"tracking\":{\"shared_id\":\"k\",\"sub\":1},\"note\":1}");
        const QJsonArray faults = m_buyer->ledger()[QLatin1String("faults")].toArray();
        QCOMPARE(faults.size(), 2);
        QCOMPARE(faults[0][QLatin1String("detail")].toString(), QStringLiteral("note"));
        QCOMPARE(faults[1][QLatin1String("detail")].toString(), QStringLiteral("tracking.sub"));
    }
    void leadingZerosMustNotBeLost()
    {
        QCOMPARE(m_buyer->reserve(m_event, "{\"reserve\":{\"tickets\":[{\"id\":\"1\",\"quantity\":2}]}}").code(), 20046);
        QCOMPARE(m_buyer->faults(), QStringList{QStringLiteral("lostLeadingZeros")});
    }
    void brokenReservesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::newRow("no body") << QByteArray() << 21001;
        QTest::newRow("not JSON") << QByteArray("{\"reserve\":") << 10002;
        QTest::newRow("an array") << QByteArray("[1]") << 10002;
        QTest::newRow("other member") << QByteArray("{\"cart_id\":\"x\"}") << 21001;
        QTest::newRow("no tickets") << QByteArray("{\"reserve\":{}}") << 10002;
        QTest::newRow("tickets are text") << QByteArray("{\"reserve\":{\"tickets\":\"2\"}}") << 10002;
        QTest::newRow("id is a number") << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":1,\"quantity\":2}]}}") << 10002;
        QTest::newRow("none") << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":0}]}}") << 10002;
        QTest::newRow("minus") << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":-2}]}}") << 10002;
        QTest::newRow("half a ticket") << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":1.5}]}}") << 10002;
        QTest::newRow("a crowd") << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":1000000000}]}}") << 10161;
        QTest::newRow("no such level") << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":1,\"price\":{\"id\":99}}]}}") << 20046;
        QTest::newRow("no such seat") << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2}],\"section\":\"101\",\"row\":\"C\",\"begin_seat\":20,\"end_seat\":21,\"accept_best_available\":false}}") << 20052;
        QTest::newRow("bad place") << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":1}],\"places\":[\"!\"]}}") << 10002;
    }
    void brokenReservesAreRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QCOMPARE(m_buyer->reserve(m_event, body).code(), code);
        QCOMPARE(m_buyer->ledger()[QLatin1String("carts")].toArray().size(), 0);
    }
};

QTEST_GUILESS_MAIN(StrictnessTest)
#include "strictness_test.moc"
