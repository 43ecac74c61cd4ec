#include "buyer.h"
#include "sharedclock.h"

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

namespace {
struct World {
    explicit World(Options options = {})
    {
        options.eventCount = 200;
        simulator = std::make_unique<SimulatorThread>(options, clock);
        started = simulator->start().ok();
        buyer = std::make_unique<Buyer>(simulator->rootUrl());
        event = buyer->event(QStringLiteral("Whole House"));
    }
    /// A cart ready to be paid; returns what is due.
    QByteArray hold()
    {
        buyer->reserve(event, Buyer::adult(2));
        return Buyer::grand(buyer->chooseDelivery());
    }
    SharedClock clock;
    std::unique_ptr<SimulatorThread> simulator;
    std::unique_ptr<Buyer> buyer;
    QByteArray event;
    bool started = false;
};
} // namespace

class CartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHoldEndsAndItsSeatsComeBack()
    {
        World world;
        QVERIFY(world.started);
        world.buyer->reserve(world.event, Buyer::adult(2));
        world.clock.advance(298s);
        QCOMPARE(world.buyer->shippingOptions().status, 200);
        world.clock.advance(1s);
        QCOMPARE(world.buyer->shippingOptions().code(), 90003);
        QCOMPARE(world.buyer->remove().code(), 90003);
        QCOMPARE(world.buyer->ledger()[QLatin1String("carts")][0][QLatin1String("state")].toString(), QStringLiteral("expired"));
        const QString before = world.buyer->ledger()[QLatin1String("carts")][0][QLatin1String("places")][0].toString();
        world.buyer->reserve(world.event, Buyer::adult(2));
        QCOMPARE(world.buyer->ledger()[QLatin1String("carts")][1][QLatin1String("places")][0].toString(), before);
    }
    void deliveryAndPaymentExtendTheHoldOnceEach()
    {
        World world;
        const QByteArray due = world.hold();
        QVERIFY(world.buyer->chooseDelivery().body.contains("\"hold_time\":359"));
        QVERIFY(world.buyer->payInvoice(due).body.contains("\"hold_time\":419"));
        QVERIFY(world.buyer->payInvoice(due).body.contains("\"hold_time\":419"));
    }
    void aHoldNeverPassesFifteenMinutes()
    {
        Options options;
        options.holdSeconds = 800;
        options.holdExtensionSeconds = 300;
        World world(options);
        world.buyer->reserve(world.event, Buyer::adult(1));
        QVERIFY(world.buyer->chooseDelivery().body.contains("\"hold_time\":900"));
    }
    void aDeletedCartIsGone()
    {
        World world;
        world.hold();
        const RawAnswer gone = world.buyer->remove();
        QCOMPARE(gone.status, 204);
        QVERIFY(gone.body.isEmpty());
        QCOMPARE(world.buyer->remove().code(), 90003);
        QCOMPARE(world.buyer->payInvoice("1.00").code(), 90003);
        QCOMPARE(world.buyer->commit().code(), 90003);
    }
    void anotherEventsPathDoesNotOpenTheCart()
    {
        World world;
        world.hold();
        const QByteArray other = world.buyer->event(QStringLiteral("Hidden Seats"));
        QCOMPARE(world.buyer->call("DELETE", Buyer::path(other, "?cart_id=" + world.buyer->encodedCart())).code(), 90003);
    }
    void aDeliveryThatIsNotOfferedIsRefused()
    {
        World world;
        world.hold();
        QCOMPARE(world.buyer->call("PUT", Buyer::path(world.event, "/shipping?cart_id=" + world.buyer->encodedCart()), "{\"shipping_id\":\"9\"}").code(), 10104);
        QCOMPARE(world.buyer->call("PUT", Buyer::path(world.event, "/shipping?cart_id=" + world.buyer->encodedCart()), "{\"shipping_id\":9}").code(), 10002);
    }
    void onlyTheWholeAmountIsTaken()
    {
        World world;
        const QByteArray due = world.hold();
        QCOMPARE(world.buyer->payInvoice("1.00").code(), 10002);
        QCOMPARE(world.buyer->payInvoice(due + "1").code(), 10002);
        QCOMPARE(world.buyer->payInvoice(due, "A-17").code(), 10002);
        QCOMPARE(world.buyer->commit().code(), 90003); // nothing was paid
        QCOMPARE(world.buyer->payInvoice(due).status, 200);
    }
    void changingDeliveryAfterPaymentRaisesWhatIsUnpaid()
    {
        World world;
        const QByteArray due = world.hold();
        QCOMPARE(world.buyer->payInvoice(due).status, 200);
        const RawAnswer changed = world.buyer->chooseDelivery(1);
        QVERIFY(changed.body.contains("\"unpaid\":2.5,"));
        QCOMPARE(world.buyer->commit().code(), 10002);
        QCOMPARE(world.buyer->payInvoice(Buyer::grand(changed)).status, 200);
        QCOMPARE(world.buyer->commit().status, 200);
    }
    void aSecondPaymentIsASetting_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("payments");
        QTest::newRow("replace") << int(SecondPayment::Replace) << 200 << 1;
        QTest::newRow("refuse") << int(SecondPayment::Refuse) << 400 << 0;
        QTest::newRow("add") << int(SecondPayment::Add) << 400 << 0; // nothing is left to add
    }
    void aSecondPaymentIsASetting()
    {
        QFETCH(int, setting);
        QFETCH(int, status);
        QFETCH(int, payments);
        Options options;
        options.secondPayment = SecondPayment(setting);
        World world(options);
        const QByteArray due = world.hold();
        QCOMPARE(world.buyer->payInvoice(due).status, 200);
        const RawAnswer second = world.buyer->payInvoice(due);
        QCOMPARE(second.status, status);
        QCOMPARE(second.json()[QLatin1String("cart")][QLatin1String("payments")].toArray().size(), payments);
    }
    void aSecondPaymentMayAddTheDifference()
    {
        Options options;
        options.secondPayment = SecondPayment::Add;
        World world(options);
        const QByteArray due = world.hold();
        world.buyer->payInvoice(due);
        world.buyer->chooseDelivery(1);
        const RawAnswer added = world.buyer->payInvoice("2.50");
        QCOMPARE(added.json()[QLatin1String("cart")][QLatin1String("payments")].toArray().size(), 2);
        QVERIFY(added.body.contains("\"unpaid\":0.0"));
        QCOMPARE(world.buyer->commit().status, 200);
    }
    void aRefusedCommitLeavesTheCartAsSet_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QString>("state");
        QTest::newRow("paid") << int(AfterRefusal::Paid) << QStringLiteral("paid");
        QTest::newRow("held") << int(AfterRefusal::Held) << QStringLiteral("held");
    }
    void aRefusedCommitLeavesTheCartAsSet()
    {
        QFETCH(int, setting);
        QFETCH(QString, state);
        Options options;
        options.afterRefusal = AfterRefusal(setting);
        World world(options);
        const QByteArray due = world.hold();
        QCOMPARE(world.buyer->payCard(due, "4000000000000119", "123").status, 200);
        QCOMPARE(world.buyer->commit().code(), 20122);
        QCOMPARE(world.buyer->ledger()[QLatin1String("carts")][0][QLatin1String("state")].toString(), state);
        QCOMPARE(world.buyer->payCard(due, "4111111111111111", "123").status, 200);
        QCOMPARE(world.buyer->commit().status, 200);
    }
    void magicCardsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("issuer");
        QTest::addColumn<int>("atPayment");
        QTest::addColumn<int>("atCommit");
        QTest::newRow("visa") << QByteArray("4111111111111111") << QByteArray("123") << QByteArray("VISA") << 0 << 0;
        QTest::newRow("mastercard") << QByteArray("5555555555554444") << QByteArray("123") << QByteArray("MC") << 0 << 0;
        QTest::newRow("amex") << QByteArray("378282246310005") << QByteArray("1234") << QByteArray("AMEX") << 0 << 0;
        QTest::newRow("documented discover") << QByteArray("6011993200001006") << QByteArray("123") << QByteArray("DISCOVER") << 0 << 0;
        QTest::newRow("declined") << QByteArray("4000000000000002") << QByteArray("123") << QByteArray("VISA") << 20122 << 0;
        QTest::newRow("no funds") << QByteArray("4000000000009995") << QByteArray("123") << QByteArray("VISA") << 20129 << 0;
        QTest::newRow("wrong code") << QByteArray("4111111111111111") << QByteArray("999") << QByteArray("VISA") << 20152 << 0;
        QTest::newRow("short code") << QByteArray("378282246310005") << QByteArray("123") << QByteArray("AMEX") << 20152 << 0;
        QTest::newRow("declined at commit") << QByteArray("4000000000000119") << QByteArray("123") << QByteArray("VISA") << 0 << 20122;
        QTest::newRow("no funds at commit") << QByteArray("4000000000000341") << QByteArray("123") << QByteArray("VISA") << 0 << 20129;
        QTest::newRow("wrong code at commit") << QByteArray("4111111111111111") << QByteArray("998") << QByteArray("VISA") << 0 << 20152;
        QTest::newRow("wrong brand") << QByteArray("4111111111111111") << QByteArray("123") << QByteArray("MC") << 20122 << 0;
    }
    void magicCardsAreRefused()
    {
        QFETCH(QByteArray, number);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, issuer);
        QFETCH(int, atPayment);
        QFETCH(int, atCommit);
        World world;
        const QByteArray due = world.hold();
        QCOMPARE(world.buyer->payCard(due, number, code, issuer).code(), atPayment);
        if (atPayment == 0)
            QCOMPARE(world.buyer->commit().code(), atCommit);
        QVERIFY(world.buyer->faults().isEmpty());
    }
    void everyCertificateRenderingEncrypts_data()
    {
        QTest::addColumn<int>("rendering");
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::newRow("lf") << int(CertificateRendering::Lf) << QByteArray("CERTIFICATE-----\\n");
        QTest::newRow("crlf") << int(CertificateRendering::Crlf) << QByteArray("CERTIFICATE-----\\r\\n");
        QTest::newRow("indented") << int(CertificateRendering::Indented) << QByteArray("CERTIFICATE-----\\r\\n    ");
    }
    void everyCertificateRenderingEncrypts()
    {
        QFETCH(int, rendering);
        QFETCH(QByteArray, lineEnd);
        Options options;
        options.certificateRendering = CertificateRendering(rendering);
        World world(options);
        QVERIFY(world.buyer->call("GET", "/partners/v1/certificate").body.contains(lineEnd));
        const QByteArray due = world.hold();
        QCOMPARE(world.buyer->payCard(due, "4111111111111111", "123").status, 200);
    }
    void certificatesLiveOneDay()
    {
        World world;
        const QJsonObject first = world.buyer->call("GET", "/partners/v1/certificate").json();
        QCOMPARE(first[QLatin1String("id")].toString(), QStringLiteral("paysys-sim.0.us.1"));
        world.clock.advance(24h);
        QCOMPARE(world.buyer->call("GET", "/partners/v1/certificate").json()[QLatin1String("id")].toString(), QStringLiteral("paysys-sim.0.us.2"));
        const QByteArray due = world.hold();
        const QByteArray pem = first[QLatin1String("value")].toString().toUtf8();
        const QByteArray number = Buyer::encrypted(pem, "aB3dE6gH9jK2mN5p4111111111111111");
        QCOMPARE(world.buyer->payCiphertext(due, number, number, "paysys-sim.0.us.1").code(), 20122);
    }
};

QTEST_GUILESS_MAIN(CartTest)
#include "cart_test.moc"
