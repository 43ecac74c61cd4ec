#include "stand.h"

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

namespace {
QStringList one(const char* fault) { return {QString::fromLatin1(fault)}; }
} // namespace

/// Every entry of the strict list is provoked by hand here or in strictness_test; and what is no fault is not called one.
class ClientFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCallAfterTheHoldEndedIsNoted_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("shipping options") << QByteArray("GET") << QByteArray("/shipping?cart_id=CART") << QByteArray();
        QTest::newRow("shipping") << QByteArray("PUT") << QByteArray("/shipping?cart_id=CART") << QByteArray("{\"shipping_id\":\"1\"}");
        QTest::newRow("payment") << QByteArray("PUT") << QByteArray("/payment") << QByteArray("{ID,\"payment\":{\"type\":\"INVOICE\",\"amount\":\"1.00\"}}");
        QTest::newRow("commit") << QByteArray("PUT") << QByteArray() << QByteArray("{ID}");
    }
    void aCallAfterTheHoldEndedIsNoted()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, rest);
        QFETCH(QByteArray, body);
        Stand stand;
        stand.buyer->reserve(stand.event, Buyer::adult(2));
        stand.clock.advance(299s);
        rest.replace("CART", stand.buyer->encodedCart());
        body.replace("ID", stand.buyer->cartMember());
        QCOMPARE(stand.buyer->call(method, Buyer::path(stand.event, rest), body).code(), 90003);
        QVERIFY(stand.buyer->faults().contains(QLatin1String("callAfterHold")));
    }
    void deletingACartThatIsGoneAlreadyIsNoFault()
    {
        Stand stand;
        stand.buyer->reserve(stand.event, Buyer::adult(2));
        stand.clock.advance(299s);
        QCOMPARE(stand.buyer->remove().code(), 90003);
        QVERIFY(!stand.buyer->faults().contains(QLatin1String("callAfterHold")));
    }
    void aCartThatNobodyDeletedIsNoted()
    {
        Stand stand;
        stand.buyer->reserve(stand.event, Buyer::adult(2));
        stand.clock.advance(298s);
        QVERIFY(stand.buyer->faults().isEmpty());
        stand.clock.advance(1s);
        QCOMPARE(stand.buyer->faults(), one("undeletedCart"));
    }
    void cartsThatWereDeletedOrCommittedAreNoFault()
    {
        Stand stand;
        stand.hold();
        QCOMPARE(stand.buyer->remove().status, 204);
        QCOMPARE(stand.sell().status, 200);
        stand.clock.advance(1h);
        QVERIFY2(stand.buyer->faults().isEmpty(), qPrintable(stand.buyer->faults().join(QLatin1Char(' '))));
    }
    void aCartThatTheClientCouldNotEndIsNoFault()
    {
        Stand stand;
        FaultRule lost;
        lost.endpoint = QStringLiteral("reserve");
        lost.kind = FaultKind::CloseBeforeAnswer;
        lost.nth = 1;
        stand.simulator->addFault(lost);
        RawClient client(stand.simulator->rootUrl());
        client.write(rawRequest("POST", Buyer::path(stand.event), Buyer::adult(1)));
        QCOMPARE(client.read().status, 0);
        FaultRule unread;
        unread.endpoint = QStringLiteral("delete");
        unread.kind = FaultKind::CloseUnread;
        unread.nth = 1;
        stand.simulator->addFault(unread);
        stand.hold();
        RawClient other(stand.simulator->rootUrl());
        other.write(rawRequest("DELETE", Buyer::path(stand.event, "?cart_id=" + stand.buyer->encodedCart())));
        QCOMPARE(other.read().status, 0);
        stand.clock.advance(1h);
        QCOMPARE(stand.buyer->ledger()[QLatin1String("carts")].toArray().size(), 2);
        QVERIFY2(stand.buyer->faults().isEmpty(), qPrintable(stand.buyer->faults().join(QLatin1Char(' '))));
    }
    void callsBeforeAQuotaExpiresAreNoted()
    {
        Options options;
        options.availabilityPerHour = 1;
        Stand stand(options);
        const QByteArray target = "/partners/v1/events/" + stand.event + "/availability";
        QCOMPARE(stand.get(target).status, 200);
        QCOMPARE(stand.get(target).status, 429);
        QVERIFY(stand.buyer->faults().isEmpty()); // nobody can know before the first refusal
        stand.clock.advance(59min);
        QCOMPARE(stand.get(target).status, 429);
        QCOMPARE(stand.buyer->faults(), one("quotaIgnored"));
        stand.clock.advance(1min);
        QCOMPARE(stand.get(target).status, 200);
        QCOMPARE(stand.buyer->faults(), one("quotaIgnored"));
    }
    void parametersThatNobodyDocumentedAreNoted()
    {
        Stand stand;
        std::ignore = stand.get("/partners/v1/certificate?cart_id=x"); // as it was before 2016
        std::ignore = stand.get("/partners/v1/orders?order_number=35-46145");
        QCOMPARE(stand.buyer->faults(), (QStringList{QStringLiteral("unknownField"), QStringLiteral("unknownField")}));
        QCOMPARE(stand.buyer->ledger()[QLatin1String("faults")][1][QLatin1String("detail")].toString(), QStringLiteral("order_number"));
        std::ignore = stand.buyer->call("GET", "/partners/v1/certificate?apikey=demo-key", {}, {});
        QCOMPARE(stand.buyer->faults().size(), 2);
    }
    void membersThatNobodyDocumentedAreNotedInEveryBody_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("detail");
        const QByteArray cart = "/partners/v1/events/EVENT/cart";
        QTest::newRow("reserve") << QByteArray("POST") << cart << QByteArray("{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":1,\"seat\":1}]}}") << QStringLiteral("reserve.tickets[].seat");
        QTest::newRow("shipping") << QByteArray("PUT") << cart + "/shipping" << QByteArray("{\"delivery_id\":\"1\"}") << QStringLiteral("delivery_id");
        QTest::newRow("payment") << QByteArray("PUT") << cart + "/payment" << QByteArray("{\"payment\":{\"address\":{\"zip\":\"1\"}}}") << QStringLiteral("payment.address.zip");
        QTest::newRow("commit") << QByteArray("PUT") << cart << QByteArray("{\"tracking\":{\"sharedId\":\"1\"}}") << QStringLiteral("tracking.sharedId");
        QTest::newRow("member billing") << QByteArray("POST") << QByteArray("/partners/v1/member/billing") << QByteArray("{\"billing_method\":{\"card\":{\"cin\":\"x\"}}}") << QStringLiteral("billing_method.card.cin");
        QTest::newRow("wallet") << QByteArray("POST") << QByteArray("/wallet/v1/token") << QByteArray("{\"funding_source_details\":{\"cvv\":\"x\"}}") << QStringLiteral("funding_source_details.cvv");
    }
    void membersThatNobodyDocumentedAreNotedInEveryBody()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(QString, detail);
        Stand stand;
        std::ignore = stand.buyer->call(method, target.replace("EVENT", stand.event), body);
        const QJsonArray faults = stand.buyer->ledger()[QLatin1String("faults")].toArray();
        QCOMPARE(faults.size(), 1);
        QCOMPARE(faults[0][QLatin1String("fault")].toString(), QStringLiteral("unknownField"));
        QCOMPARE(faults[0][QLatin1String("detail")].toString(), detail);
    }
    void cardDigitsAreNoticedInEveryPlaceButTheWallet()
    {
        Stand stand;
        std::ignore = stand.buyer->call("GET", "/partners/v1/certificate", {}, "x-api-key: demo-key\r\nCookie: last=4111111111111111\r\n");
        QCOMPARE(stand.buyer->faults(), one("plainCardData"));
        std::ignore = stand.form("/oauth/token", "client_secret=4111111111111111");
        QCOMPARE(stand.buyer->faults().size(), 2);
        std::ignore = stand.buyer->call("POST", "/wallet/v1/token?apiKey=demo-key", "{\"funding_source\":\"4111111111111111\"}", {});
        QCOMPARE(stand.buyer->faults().size(), 2);
    }
};

QTEST_GUILESS_MAIN(ClientFaultsTest)
#include "clientfaults_test.moc"
