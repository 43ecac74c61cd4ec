#include "buyer.h"
#include "sharedclock.h"

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

namespace {
Options fast()
{
    Options options;
    options.eventCount = 200;
    return options;
}

/// Follows polling URLs, letting the world's clock pass the wait each time; counts the 202 answers.
RawAnswer followed(Buyer& buyer, SharedClock& clock, RawAnswer answer, int& polls)
{
    while (answer.status == 202) {
        ++polls;
        const QUrl url(answer.json()[QLatin1String("polling_url")].toString());
        clock.advance(std::chrono::seconds(answer.json()[QLatin1String("wait")].toInt()));
        answer = buyer.call("GET", url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    }
    return answer;
}
} // namespace

class PurchaseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCardBuysTwoPlaces()
    {
        SharedClock clock;
        SimulatorThread simulator(fast(), clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("Glass Harbor"));
        const RawAnswer held = buyer.reserve(event, "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2,\"price\":{\"id\":1}}],\"accept_best_available\":false}}");
        QCOMPARE(held.status, 200);
        QVERIFY(held.body.contains("\"hold_time\":299,"));
        QVERIFY(held.body.contains("\"totals\":{\"currency_code\":\"USD\",\"fee\":20.7,\"grand\":109.94,\"merchandise\":84.0,\"tax\":5.24}"));
        QVERIFY(held.body.contains("\"delivery\":0.0,\"fee\":24.2,\"grand\":113.44,\"merchandise\":84.0,\"tax\":5.24,\"unpaid\":113.44,\"upsell\":0.0"));
        QVERIFY(held.body.contains("{\"type\":\"face_value\",\"price\":42.0,\"quantity\":2,\"tax\":2.62}"));
        QCOMPARE(buyer.shippingOptions().json()[QLatin1String("shipping_options")].toArray().size(), 2);
        const RawAnswer delivered = buyer.chooseDelivery(1);
        QCOMPARE(delivered.status, 200);
        QVERIFY(delivered.body.contains("\"service_level\":\"WILLCALL\""));
        QVERIFY(delivered.body.contains("\"grand\":115.94"));
        QVERIFY(delivered.body.contains("\"hold_time\":359"));
        const RawAnswer paid = buyer.payCard("115.94", "4111111111111111", "123");
        QCOMPARE(paid.status, 200);
        QVERIFY(paid.body.contains("\"unpaid\":0.0"));
        QVERIFY(paid.body.contains("\"issuer\":\"VISA\",\"number\":\"1111\""));
        QVERIFY(paid.body.contains("\"hold_time\":419"));
        const RawAnswer sold = buyer.commit();
        QCOMPARE(sold.status, 200);
        QVERIFY(sold.body.contains("\"grand_total\":115.94,\"currency_code\":\"USD\""));
        const QByteArray token = sold.json()[QLatin1String("order_token")].toString().toUtf8();
        const RawAnswer order = buyer.call("GET", "/partners/v1/orders?order_token=" + token);
        QCOMPARE(order.json()[QLatin1String("tickets")].toArray().size(), 2);
        QCOMPARE(order.json()[QLatin1String("customer_email")].toString(), QStringLiteral("ada@example.com"));
        const RawAnswer again = buyer.call("GET", "/partners/v1/orders?cart_id=" + buyer.encodedCart() + "&event_id=" + event);
        QCOMPARE(again.body, order.body);
        const QJsonObject ledger = buyer.ledger();
        QCOMPARE(ledger[QLatin1String("commits")][0][QLatin1String("count")].toInt(), 1);
        QCOMPARE(ledger[QLatin1String("commits")][0][QLatin1String("applied")].toInt(), 1);
        QCOMPARE(ledger[QLatin1String("carts")][0][QLatin1String("state")].toString(), QStringLiteral("committed"));
        QCOMPARE(ledger[QLatin1String("orders")][0][QLatin1String("order_number")].toString(), sold.json()[QLatin1String("order_number")].toString());
        QCOMPARE(ledger[QLatin1String("requests")][QLatin1String("reserve")].toInt(), 1);
        QVERIFY(buyer.faults().isEmpty());
        QVERIFY(!buyer.call("GET", "/simulator/ledger").body.contains("4111111111111111"));
    }
    void everyStepMayBePolled_data()
    {
        QTest::addColumn<int>("polling");
        QTest::addColumn<int>("ids");
        QTest::newRow("status, base64") << int(Polling::Status) << int(CartIds::Base64);
        QTest::newRow("path, base64") << int(Polling::Path) << int(CartIds::Base64);
        QTest::newRow("path, uuid") << int(Polling::Path) << int(CartIds::Uuid);
    }
    void everyStepMayBePolled()
    {
        QFETCH(int, polling);
        QFETCH(int, ids);
        SharedClock clock;
        Options options = fast();
        options.polling = Polling(polling);
        options.cartIds = CartIds(ids);
        options.pollWait = 1;
        options.forcePolling = true;
        SimulatorThread simulator(options, clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("Standing Only"));
        int polls = 0;
        const RawAnswer asked = buyer.reserve(event, Buyer::adult(2));
        QCOMPARE(asked.status, 202);
        const QString url = asked.json()[QLatin1String("polling_url")].toString();
        QCOMPARE(url.contains(QLatin1String("apikey=demo-key")), options.polling == Polling::Path);
        QCOMPARE(asked.json().contains(QLatin1String("cart_id")), options.polling == Polling::Status);
        const RawAnswer held = followed(buyer, clock, asked, polls);
        QCOMPARE(held.status, 200);
        QCOMPARE(polls, 2); // the URL changed once on the way
        buyer.cartId = held.json()[QLatin1String("cart_id")].toString();
        QCOMPARE(buyer.cartId.contains(QLatin1Char('=')), options.cartIds == CartIds::Base64);
        const RawAnswer delivered = followed(buyer, clock, buyer.chooseDelivery(), polls);
        QCOMPARE(delivered.status, 200);
        QCOMPARE(buyer.payInvoice(Buyer::grand(delivered)).status, 200); // never polled
        const RawAnswer sold = followed(buyer, clock, buyer.commit(), polls);
        QCOMPARE(sold.status, 200);
        const RawAnswer order = followed(buyer, clock, buyer.call("GET", "/partners/v1/orders?order_token=" + sold.json()[QLatin1String("order_token")].toString().toUtf8()), polls);
        QCOMPARE(order.json()[QLatin1String("tickets")].toArray().size(), 2);
        QCOMPARE(polls, 8);
        QVERIFY2(buyer.faults().isEmpty(), qPrintable(buyer.faults().join(QLatin1Char(' '))));
    }
    void theForcePollingHeaderAsksForA202()
    {
        SharedClock clock;
        SimulatorThread simulator(fast(), clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("Standing Only"));
        const QByteArray header = "x-api-key: demo-key\r\nX-TM-FORCE-POLLING: true\r\n";
        const RawAnswer asked = buyer.call("POST", Buyer::path(event), Buyer::adult(1), header);
        QCOMPARE(asked.status, 202);
        const QByteArray url = QUrl(asked.json()[QLatin1String("polling_url")].toString()).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        clock.advance(4s);
        QCOMPARE(buyer.call("GET", url).status, 202);
        QCOMPARE(buyer.call("GET", url).code(), 90003); // a token is good once
    }
    void aPolledReserveHoldsItsSeatsEvenIfNobodyPolls()
    {
        SharedClock clock;
        Options options = fast();
        options.forcePolling = true;
        SimulatorThread simulator(options, clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("Standing Only"));
        buyer.cartId = buyer.reserve(event, Buyer::adult(2)).json()[QLatin1String("cart_id")].toString();
        QCOMPARE(buyer.ledger()[QLatin1String("carts")][0][QLatin1String("state")].toString(), QStringLiteral("reserving"));
        clock.advance(10s);
        QCOMPARE(buyer.ledger()[QLatin1String("carts")][0][QLatin1String("state")].toString(), QStringLiteral("held"));
        int polls = 0;
        QCOMPARE(followed(buyer, clock, buyer.remove(), polls).status, 204);
        QCOMPARE(buyer.ledger()[QLatin1String("carts")][0][QLatin1String("state")].toString(), QStringLiteral("deleted"));
    }
    void errorsArriveAtTheEndOfThePoll()
    {
        SharedClock clock;
        Options options = fast();
        options.forcePolling = true;
        SimulatorThread simulator(options, clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        int polls = 0;
        const RawAnswer answer = followed(buyer, clock, buyer.reserve(buyer.event(QStringLiteral("Sold Out")), Buyer::adult(2)), polls);
        QCOMPARE(answer.code(), 20052);
        QCOMPARE(polls, 2);
    }
    void seatsAreBoughtWhereTheyWereAskedFor()
    {
        SharedClock clock;
        SimulatorThread simulator(fast(), clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("Whole House"));
        const QByteArray exact = "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2}],\"section\":\"101\",\"row\":\"C\","
                                 "\"begin_seat\":7,\"end_seat\":8,\"accept_best_available\":false}}";
        const RawAnswer held = buyer.reserve(event, exact);
        QCOMPARE(held.status, 200);
        QVERIFY(held.body.contains("\"section\":\"101\",\"row\":\"C\",\"start_seat_number\":\"7\",\"end_seat_number\":\"8\""));
        QCOMPARE(buyer.reserve(event, exact).code(), 20052);
        QByteArray others = exact;
        others.replace("false", "true");
        const RawAnswer substituted = buyer.reserve(event, others);
        QCOMPARE(substituted.status, 200);
        QVERIFY(!substituted.body.contains("\"start_seat_number\":\"7\",\"end_seat_number\":\"8\""));
        // A row that does not exist is replaced too, unless only that row will do.
        QCOMPARE(buyer.reserve(event, "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2}],\"section\":\"101\",\"row\":\"Z\"}}").status, 200);
        QCOMPARE(buyer.reserve(event, "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2}],\"section\":\"101\",\"row\":\"Z\",\"accept_best_available\":false}}").code(), 20052);
        // base32 of 101:J:1 and 101:J:2
        const RawAnswer byPlace = buyer.reserve(event, "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2}],\"places\":[\"GEYDCOSKHIYQ\",\"GEYDCOSKHIZA\"],\"accept_best_available\":false}}");
        QCOMPARE(byPlace.status, 200);
        QVERIFY(byPlace.body.contains("\"row\":\"J\",\"start_seat_number\":\"1\",\"end_seat_number\":\"2\""));
    }
    void magicEventsRefuseAsTheyAreNamed_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        QTest::newRow("not transactable") << QStringLiteral("Not Transactable") << 1 << 403 << 90001;
        QTest::newRow("maintenance") << QStringLiteral("Nightly Maintenance") << 1 << 503 << 20001;
        QTest::newRow("sold out") << QStringLiteral("Sold Out") << 1 << 400 << 20052;
        QTest::newRow("captcha") << QStringLiteral("Captcha Required") << 1 << 401 << 10004;
        QTest::newRow("limit") << QStringLiteral("Limit Two") << 3 << 400 << 10161;
        QTest::newRow("limit kept") << QStringLiteral("Limit Two") << 2 << 200 << 0;
        QTest::newRow("no ticket types") << QStringLiteral("No Ticket Types") << 1 << 400 << 20046;
        QTest::newRow("multiples") << QStringLiteral("Even Multiples") << 3 << 400 << 10002;
        QTest::newRow("multiples kept") << QStringLiteral("Even Multiples") << 4 << 200 << 0;
        QTest::newRow("not together") << QStringLiteral("Only Singles") << 2 << 400 << 20052;
        QTest::newRow("alone") << QStringLiteral("Only Singles") << 1 << 200 << 0;
        QTest::newRow("missing onsale sells") << QStringLiteral("Missing Onsale") << 2 << 200 << 0;
        QTest::newRow("posted only") << QStringLiteral("Address Needed") << 2 << 200 << 0;
    }
    void magicEventsRefuseAsTheyAreNamed()
    {
        QFETCH(QString, event);
        QFETCH(int, quantity);
        QFETCH(int, status);
        QFETCH(int, code);
        SharedClock clock;
        SimulatorThread simulator(fast(), clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const RawAnswer answer = buyer.reserve(buyer.event(event), Buyer::adult(quantity));
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.code(), code);
    }
    void aCaptchaTokenOpensTheEvent()
    {
        SharedClock clock;
        SimulatorThread simulator(fast(), clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("Captcha Required"));
        const RawAnswer json = buyer.call("GET", "/partners/v1/captcha?event_id=" + event, {}, "x-api-key: demo-key\r\nAccept: application/json\r\n");
        QVERIFY(json.body.startsWith("{\"captcha_required\":true,\"captcha_details\":{\"type\":2,\"site_key\":\""));
        QCOMPARE(json.header("X-TM-CAPTCHA-REQUIRED"), QByteArray("true"));
        const RawAnswer page = buyer.call("GET", "/partners/v1/captcha?event_id=" + event, {}, "x-api-key: demo-key\r\nAccept: text/html\r\n");
        QVERIFY(page.header("Content-Type").startsWith("text/html"));
        QVERIFY(page.body.contains("ticketmaster-g-recaptcha-response://"));
        QByteArray body = Buyer::adult(1);
        QCOMPARE(buyer.reserve(event, QByteArray(body).replace(0, 1, "{\"token\":\"bad\",")).code(), 10031);
        QCOMPARE(buyer.reserve(event, body.replace(0, 1, "{\"token\":\"03AGdBq\",")).status, 200);
    }
};

QTEST_GUILESS_MAIN(PurchaseTest)
#include "purchase_test.moc"
