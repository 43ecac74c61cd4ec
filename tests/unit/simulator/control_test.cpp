#include "buyer.h"
#include "sharedclock.h"

using namespace boxoffice;
using namespace boxoffice::simulator;

class ControlTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SharedClock> m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;
    std::unique_ptr<Buyer> m_buyer;

    static constexpr const char* form = "Content-Type: application/x-www-form-urlencoded\r\n";

    RawAnswer post(const QByteArray& path, const QByteArray& body) { return m_buyer->call("POST", path, body); }
    /// As a browser sends it: rawRequest would add a Content-Type of its own.
    RawAnswer postForm(const QByteArray& path, const QByteArray& body, const QByteArray& more = {})
    {
        RawClient client(m_simulator->rootUrl());
        client.write("POST " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n" + form + more + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return client.read();
    }
    [[nodiscard]] QByteArray host() const { return m_simulator->rootUrl().authority().toLatin1(); }
    QByteArray page() { return m_buyer->call("GET", "/simulator/").body; }
    QJsonArray faults() { return m_buyer->call("GET", "/simulator/faults").json()[QLatin1String("faults")].toArray(); }
    int tracking() { return m_buyer->call("GET", "/partners/v1/tracking").status; }
private Q_SLOTS:
    void init()
    {
        m_buyer.reset();
        m_simulator.reset();
        m_clock = std::make_unique<SharedClock>();
        Options options;
        options.eventCount = 50;
        m_simulator = std::make_unique<SimulatorThread>(options, *m_clock);
        QVERIFY(m_simulator->start().ok());
        m_buyer = std::make_unique<Buyer>(m_simulator->rootUrl());
    }
    void thePageShowsWhatIsOnSaleAndWhatWasSold()
    {
        QVERIFY(page().contains("On sale"));
        QVERIFY(page().contains("Nothing yet."));
        const QByteArray event = m_buyer->event(QStringLiteral("Whole House"));
        m_buyer->reserve(event, Buyer::adult(2));
        QCOMPARE(m_buyer->payInvoice(Buyer::grand(m_buyer->chooseDelivery())).status, 200);
        const QByteArray number = m_buyer->commit().json()[QLatin1String("order_number")].toString().toUtf8();
        QVERIFY(!number.isEmpty());
        QVERIFY2(page().contains(number), "the order is on the page");
        QVERIFY(!page().contains("<script"));
        QVERIFY(m_buyer->call("GET", "/simulator/").header("Content-Security-Policy").contains("default-src 'none'"));
        QCOMPARE(m_buyer->call("GET", "/").status, 200);
        QCOMPARE(m_buyer->call("GET", "/simulator").status, 200);
    }
    void whatTheClientDidWrongIsOnThePage()
    {
        QVERIFY(!page().contains("cartIdNotEncoded"));
        std::ignore = m_buyer->call("GET", "/partners/v1/events/x/cart/shipping?cart_id=a+b=");
        QVERIFY(page().contains("cartIdNotEncoded"));
    }
    void faultsAreListedSwitchedAndTakenBack()
    {
        const RawAnswer added = post("/simulator/faults", "{\"endpoint\":\"tracking\",\"kind\":\"error\",\"code\":502,\"title\":\"No <b>tracking</b>\"}");
        const QByteArray id = QByteArray::number(added.json()[QLatin1String("ids")][0].toInt());
        QCOMPARE(tracking(), 502);
        QCOMPARE(faults().size(), 1);
        QCOMPARE(faults()[0][QLatin1String("struck")].toInt(), 1);
        QVERIFY(page().contains("No &lt;b&gt;tracking&lt;/b&gt;")); // texts of a script cannot write the page
        QCOMPARE(post("/simulator/faults/" + id, "{\"enabled\":false}").status, 200);
        QCOMPARE(tracking(), 200);
        const RawAnswer switched = postForm("/simulator/faults/" + id, "enabled=true");
        QCOMPARE(switched.status, 303);
        QCOMPARE(switched.header("Location"), QByteArray("/simulator/"));
        QCOMPARE(tracking(), 502);
        QCOMPARE(m_buyer->call("DELETE", "/simulator/faults/" + id).status, 200);
        QCOMPARE(tracking(), 200);
        QCOMPARE(m_buyer->call("DELETE", "/simulator/faults/" + id).status, 404);
        QCOMPARE(post("/simulator/faults/" + id, "{\"enabled\":true}").status, 404);
    }
    void aListOfRulesIsTakenWholeOrNotAtAll()
    {
        QCOMPARE(post("/simulator/faults", "{\"faults\":[{\"endpoint\":\"tracking\",\"kind\":\"error\",\"code\":502},{\"endpoint\":\"tracking\",\"kind\":\"explode\"}]}").status, 400);
        QCOMPARE(faults().size(), 0);
        QCOMPARE(post("/simulator/faults", "{\"faults\":[{\"endpoint\":\"tracking\",\"kind\":\"error\",\"code\":502},{\"endpoint\":\"events\",\"kind\":\"hang\"}]}").status, 200);
        QCOMPARE(faults().size(), 2);
    }
    void aSwitchNeedsAWord()
    {
        std::ignore = post("/simulator/faults", "{\"endpoint\":\"tracking\",\"kind\":\"hang\"}");
        QCOMPARE(post("/simulator/faults/1", "{\"enabled\":1}").status, 400);
        QCOMPARE(postForm("/simulator/faults/1", "enabled=perhaps").status, 400);
    }
    void anotherOriginMayChangeNothing()
    {
        std::ignore = post("/simulator/faults", "{\"endpoint\":\"tracking\",\"kind\":\"error\",\"code\":502}");
        QCOMPARE(postForm("/simulator/faults/1", "enabled=false", "Origin: https://elsewhere.example\r\n").status, 403);
        QCOMPARE(tracking(), 502);
        QCOMPARE(postForm("/simulator/faults/1", "enabled=false", "Origin: http://" + host() + "\r\n").status, 303);
        QCOMPARE(tracking(), 200);
    }
    void drillsStartAndEndWhileItRuns()
    {
        QVERIFY(m_buyer->call("GET", "/simulator/drills").json()[QLatin1String("drills")].toArray().size() >= 9);
        QCOMPARE(postForm("/simulator/drills/declined-card", {}).status, 303);
        QVERIFY(page().contains("Running: <strong>Declined card</strong>"));
        QCOMPARE(faults().size(), 2);
        QCOMPARE(postForm("/simulator/drills/forced-polling", {}).status, 303); // one drill at a time
        QCOMPARE(faults().size(), 1);
        QCOMPARE(postForm("/simulator/drills/end", {}).status, 303);
        QCOMPARE(faults().size(), 0);
        QVERIFY(!page().contains("Running:"));
        const RawAnswer unknown = postForm("/simulator/drills/nothing", {});
        QCOMPARE(unknown.status, 404);
        QVERIFY(unknown.body.contains("declined-card"));
        QCOMPARE(postForm("/simulator/drills/certificate-trouble", {}).status, 409); // TLS is there from the start or not at all
    }
    void aCartThatNobodyDeletedIsTold()
    {
        m_buyer->reserve(m_buyer->event(QStringLiteral("Whole House")), Buyer::adult(1));
        QVERIFY(!m_buyer->faults().contains(QStringLiteral("undeletedCart")));
        m_clock->advance(std::chrono::minutes(20));
        QVERIFY(m_buyer->faults().contains(QStringLiteral("undeletedCart")));
    }
    void otherPathsSayWhatIsKnown()
    {
        for (const QByteArray path : {"/simulator/nothing", "/simulator/faults/1/2/3", "/simulator/ledger/x"}) {
            const RawAnswer answer = m_buyer->call("GET", path);
            QCOMPARE(answer.status, 404);
            QVERIFY(answer.body.startsWith("Known: "));
        }
        QVERIFY(m_buyer->call("GET", "/simulator/nothing").body.contains("POST /simulator/drills/end"));
        QCOMPARE(m_buyer->call("PUT", "/simulator/nothing", "{}").status, 404);
    }
    void anotherMethodIsToldWhichThereAre_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("allowed");
        QTest::newRow("page") << QByteArray("POST") << QByteArray("/simulator/") << QByteArray("GET, HEAD");
        QTest::newRow("ledger") << QByteArray("PUT") << QByteArray("/simulator/ledger") << QByteArray("GET, HEAD");
        QTest::newRow("faults") << QByteArray("PUT") << QByteArray("/simulator/faults") << QByteArray("GET, HEAD, POST, DELETE");
        QTest::newRow("fault") << QByteArray("GET") << QByteArray("/simulator/faults/1") << QByteArray("POST, DELETE");
        QTest::newRow("drills") << QByteArray("POST") << QByteArray("/simulator/drills") << QByteArray("GET, HEAD, DELETE");
        QTest::newRow("end") << QByteArray("DELETE") << QByteArray("/simulator/drills/end") << QByteArray("POST");
    }
    void anotherMethodIsToldWhichThereAre()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, allowed);
        const RawAnswer answer = m_buyer->call(method, path, method == "GET" ? QByteArray() : QByteArray("{}"));
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.header("Allow"), allowed);
    }
};

QTEST_GUILESS_MAIN(ControlTest)
#include "control_test.moc"
