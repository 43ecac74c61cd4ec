#include "stand.h"

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

namespace {
const QByteArray salt = "aB3dE6gH9jK2mN5p";

struct Keys {
    explicit Keys(Buyer& buyer)
    {
        const QJsonObject certificate = buyer.call("GET", "/partners/v1/certificate").json();
        pem = certificate[QLatin1String("value")].toString().toUtf8();
        id = certificate[QLatin1String("id")].toString().toUtf8();
    }
    [[nodiscard]] QByteArray sealed(const QByteArray& text) const { return Buyer::encrypted(pem, salt + text); }
    QByteArray pem;
    QByteArray id;
};

QByteArray newMethod(const Keys& keys, const QByteArray& number, const QByteArray& cart = {})
{
    return "{" + cart + "\"billing_method\":{\"address\":{\"city\":\"Los Angeles\",\"country\":{\"code\":\"US\"},\"line1\":\"123 My Street\",\"line2\":\"testadd2\","
           "\"postal_code\":90210,\"region\":{\"abbrev\":\"CA\"},\"unit\":1234},\"type\":\"CC\",\"card\":{\"expire_month\":12,\"expire_year\":2040,\"issuer\":\"VISA\","
           "\"encryption_key\":\"" + keys.id + "\",\"number\":\"" + keys.sealed(number) + "\"},\"first_name\":\"Jon\",\"last_name\":\"Bastin\",\"home_phone\":\"555-555-5555\"}}";
}

QByteArray memberPayment(Buyer& buyer, const Keys& keys, const QByteArray& method, const QByteArray& due, const QByteArray& code)
{
    return '{' + buyer.cartMember() + ",\"billing_method\":{\"id\":\"" + method + "\"},\"payment\":{\"amount\":\"" + due
           + "\",\"type\":\"CC\",\"card\":{\"cin\":\"" + keys.sealed(code) + "\",\"encryption_key\":\"" + keys.id + "\"}}}";
}

QByteArray walletRequest(const QByteArray& number)
{
    return "{\"flow_attributes\":{\"channel\":\"external.kiosk\",\"market\":\"PRIMARY\"},\"funding_source_details\":{\"account_number\":\"" + number
           + "\",\"expiration_month\":12,\"expiration_year\":2040,\"billing_address\":{\"first_name\":\"Ada\",\"last_name\":\"Example\",\"city\":\"Port Ellery\"}},"
             "\"funding_source\":\"creditcard\"}";
}

QByteArray walletPayment(Buyer& buyer, const QByteArray& token, const QByteArray& due)
{
    return '{' + buyer.cartMember() + ",\"payment\":{\"first_name\":\"Ada\",\"last_name\":\"Example\",\"email_address\":\"ada@example.com\",\"type\":\"WALLET\",\"amount\":\""
           + due + "\",\"card\":{\"number\":\"" + token + "\",\"cin\":\"123\"}}}";
}
} // namespace

/// Ways to pay other than an encrypted card: invoice, a member's saved card, the wallet.
class PaymentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anInvoiceNeedsAReferenceOfDigitsInAString_data()
    {
        QTest::addColumn<QByteArray>("reference");
        QTest::addColumn<int>("code");
        QTest::newRow("digits") << QByteArray(",\"reference\":\"20261122000123\"") << 0;
        QTest::newRow("leading zeros") << QByteArray(",\"reference\":\"0007\"") << 0;
        QTest::newRow("missing") << QByteArray() << 10002;
        QTest::newRow("empty") << QByteArray(",\"reference\":\"\"") << 10002;
        QTest::newRow("a number") << QByteArray(",\"reference\":20261122") << 10002;
        QTest::newRow("letters") << QByteArray(",\"reference\":\"A17\"") << 10002;
        QTest::newRow("a minus") << QByteArray(",\"reference\":\"-17\"") << 10002;
        QTest::newRow("with a card") << QByteArray(",\"reference\":\"17\",\"card\":{\"issuer\":\"VISA\"}") << 10002;
    }
    void anInvoiceNeedsAReferenceOfDigitsInAString()
    {
        QFETCH(QByteArray, reference);
        QFETCH(int, code);
        Stand stand;
        const QByteArray due = stand.hold();
        const RawAnswer answer = stand.buyer->call("PUT", Buyer::path(stand.event, "/payment"),
                                                   '{' + stand.buyer->cartMember() + ",\"payment\":{\"first_name\":\"Ada\",\"last_name\":\"Example\",\"email_address\":\"a@example.com\","
                                                   "\"type\":\"INVOICE\",\"amount\":\"" + due + '"' + reference + "}}");
        QCOMPARE(answer.code(), code);
        QCOMPARE(answer.status, code == 0 ? 200 : 400);
    }
    void aMemberSeesSavedCardsWithoutTheirNumbers()
    {
        Stand stand;
        const RawAnswer answer = stand.buyer->call("GET", "/partners/v1/member/billing", {}, stand.memberHeaders());
        QCOMPARE(answer.status, 200);
        const QJsonArray methods = answer.json()[QLatin1String("data")].toArray();
        QCOMPARE(methods.size(), 1);
        QVERIFY(methods[0][QLatin1String("id")].isString());
        QCOMPARE(methods[0][QLatin1String("card")][QLatin1String("number")].toString(), QStringLiteral("1111"));
        QCOMPARE(methods[0][QLatin1String("address")][QLatin1String("country")][QLatin1String("id")].toInt(), 840);
    }
    void memberCallsNeedAGoodAccessToken()
    {
        Stand stand;
        QCOMPARE(stand.get("/partners/v1/member/billing").status, 401);
        const QByteArray headers = stand.memberHeaders();
        stand.clock.advance(3599s);
        QCOMPARE(stand.buyer->call("GET", "/partners/v1/member/billing", {}, headers).status, 200);
        stand.clock.advance(1s);
        const RawAnswer expired = stand.buyer->call("GET", "/partners/v1/member/billing", {}, headers);
        QCOMPARE(expired.status, 401);
        QCOMPARE(expired.json()[QLatin1String("error")][QLatin1String("message")].toString(), QStringLiteral("No valid access token found"));
        QCOMPARE(stand.buyer->call("POST", "/partners/v1/member/billing", "{}").status, 401);
    }
    void aCardIsSavedAndThenPaidWith()
    {
        Stand stand;
        const QByteArray headers = stand.memberHeaders();
        const Keys keys(*stand.buyer);
        const QByteArray due = stand.hold();
        const RawAnswer saved = stand.buyer->call("POST", "/partners/v1/member/billing", newMethod(keys, "4000056655665556", stand.buyer->cartMember() + ','), headers);
        QCOMPARE(saved.status, 200);
        QVERIFY(saved.json()[QLatin1String("billing_method")][QLatin1String("id")].isDouble()); // a number here, a string in the list
        const RawAnswer listed = stand.buyer->call("GET", "/partners/v1/member/billing?cart_id=" + stand.buyer->encodedCart(), {}, headers);
        const QJsonValue last = listed.json()[QLatin1String("data")].toArray().last();
        QCOMPARE(last[QLatin1String("card")][QLatin1String("number")].toString(), QStringLiteral("5556"));
        QCOMPARE(last[QLatin1String("address")][QLatin1String("postal_code")].toString(), QStringLiteral("90210"));
        const QByteArray id = last[QLatin1String("id")].toString().toUtf8();
        QCOMPARE(id.toLongLong(), qint64(saved.json()[QLatin1String("billing_method")][QLatin1String("id")].toDouble()));
        const RawAnswer paid = stand.buyer->call("PUT", Buyer::path(stand.event, "/payment"), memberPayment(*stand.buyer, keys, id, due, "123"), headers);
        QCOMPARE(paid.status, 200);
        QVERIFY(paid.body.contains("\"number\":\"5556\""));
        const RawAnswer sold = stand.buyer->call("PUT", Buyer::path(stand.event), '{' + stand.buyer->cartMember() + '}', headers);
        QCOMPARE(sold.status, 200);
        const RawAnswer order = stand.get("/partners/v1/orders?order_token=" + sold.json()[QLatin1String("order_token")].toString().toUtf8());
        QCOMPARE(order.json()[QLatin1String("customer_email")].toString(), QStringLiteral("ada@example.com"));
        QVERIFY2(stand.buyer->faults().isEmpty(), qPrintable(stand.buyer->faults().join(QLatin1Char(' '))));
        QVERIFY(!stand.buyer->call("GET", "/simulator/ledger").body.contains("400005665566"));
    }
    void aSavedCardIsRefusedWithoutItsMemberOrItsCode()
    {
        Stand stand;
        const QByteArray headers = stand.memberHeaders();
        const Keys keys(*stand.buyer);
        const QByteArray due = stand.hold();
        const QByteArray target = Buyer::path(stand.event, "/payment");
        const QByteArray good = memberPayment(*stand.buyer, keys, "70561111", due, "123");
        QCOMPARE(stand.buyer->call("PUT", target, good).status, 401);
        QCOMPARE(stand.buyer->call("PUT", target, memberPayment(*stand.buyer, keys, "1", due, "123"), headers).code(), 10002);
        QCOMPARE(stand.buyer->call("PUT", target, memberPayment(*stand.buyer, keys, "70561111", due, "999"), headers).code(), 20152);
        QCOMPARE(stand.buyer->call("PUT", target, memberPayment(*stand.buyer, keys, "70561111", due, "12"), headers).code(), 20152);
        QVERIFY(stand.buyer->faults().isEmpty());
        QByteArray plain = good;
        plain.replace(plain.indexOf("\"cin\":\"") + 7, 344, "123"); // 256 bytes are 344 characters of Base64
        QCOMPARE(stand.buyer->call("PUT", target, plain, headers).code(), 20122);
        QCOMPARE(stand.buyer->faults(), QStringList{QStringLiteral("plainCardData")});
        QCOMPARE(stand.buyer->call("PUT", target, good, headers).status, 200);
    }
    void anotherMembersCardCannotBeUsed()
    {
        Stand stand;
        const QByteArray due = stand.hold();
        const Keys keys(*stand.buyer);
        const QByteArray ben = "x-api-key: demo-key\r\nAuthorization: Bearer "
                               + stand.signIn("ben%40example.com").json()[QLatin1String("access_token")].toString().toUtf8() + "\r\n";
        QCOMPARE(stand.buyer->call("GET", "/partners/v1/member/billing", {}, ben).json()[QLatin1String("data")].toArray().size(), 0);
        QCOMPARE(stand.buyer->call("PUT", Buyer::path(stand.event, "/payment"), memberPayment(*stand.buyer, keys, "70561111", due, "123"), ben).code(), 10002);
    }
    void whatIsSavedMustBeWholeAndWellEncrypted()
    {
        Stand stand;
        const QByteArray headers = stand.memberHeaders();
        const Keys keys(*stand.buyer);
        const auto add = [&](const QByteArray& body) { return stand.buyer->call("POST", "/partners/v1/member/billing", body, headers).code(); };
        QByteArray partial = newMethod(keys, "4111111111111111");
        QCOMPARE(add(QByteArray(partial).replace("\"home_phone\":\"555-555-5555\"", "\"home_phone\":\"\"")), 10002);
        QCOMPARE(add(QByteArray(partial).replace("\"line1\":\"123 My Street\"", "\"line1\":\"\"")), 10002);
        QCOMPARE(add(newMethod(keys, "4111111111111112")), 20122);
        QCOMPARE(stand.buyer->faults(), QStringList{QStringLiteral("badCardDigits")});
        QCOMPARE(add(newMethod(keys, "4111111111111111", "\"cart_id\":\"none\",")), 90003);
        QCOMPARE(add(newMethod(keys, "4111111111111111")), 0);
    }
    void aDeadBearerTokenCommitsNothing()
    {
        Stand stand;
        std::ignore = stand.buyer->payInvoice(stand.hold());
        const RawAnswer refused = stand.buyer->call("PUT", Buyer::path(stand.event), '{' + stand.buyer->cartMember() + '}', "x-api-key: demo-key\r\nAuthorization: Bearer old\r\n");
        QCOMPARE(refused.status, 401);
        QCOMPARE(stand.buyer->ledger()[QLatin1String("orders")].toArray().size(), 0);
        QCOMPARE(stand.buyer->commit().status, 200);
    }
    void theWalletIsShutUnlessItIsEnabled()
    {
        Stand stand;
        QCOMPARE(stand.buyer->call("POST", "/wallet/v1/token?apiKey=demo-key", walletRequest("4588883206000011"), {}).status, 403);
        const QByteArray due = stand.hold();
        QCOMPARE(stand.buyer->call("PUT", Buyer::path(stand.event, "/payment"), walletPayment(*stand.buyer, "wallet-wallet-1", due)).code(), 10002);
    }
    void aWalletTokenPays()
    {
        Options options;
        options.walletEnabled = true;
        Stand stand(options);
        const QByteArray due = stand.hold();
        QCOMPARE(stand.buyer->call("POST", "/wallet/v1/token?apikey=demo-key", walletRequest("4588883206000011")).status, 401); // the K is a capital one
        const RawAnswer made = stand.buyer->call("POST", "/wallet/v1/token?apiKey=demo-key", walletRequest("4588883206000011"), {});
        QCOMPARE(made.status, 200);
        QCOMPARE(made.json()[QLatin1String("funding_method")].toString(), QStringLiteral("VISA"));
        const QByteArray token = made.json()[QLatin1String("token")].toString().toUtf8();
        QVERIFY(token.startsWith("wallet-wallet-"));
        const QByteArray target = Buyer::path(stand.event, "/payment");
        QCOMPARE(stand.buyer->call("PUT", target, walletPayment(*stand.buyer, "wallet-wallet-1", due)).code(), 10002);
        QCOMPARE(stand.buyer->call("PUT", target, walletPayment(*stand.buyer, token, due)).status, 200);
        QCOMPARE(stand.buyer->commit().status, 200);
        QVERIFY(!stand.buyer->faults().contains(QLatin1String("plainCardData"))); // the one place where a number may travel plain
        QVERIFY(!stand.buyer->call("GET", "/simulator/ledger").body.contains("4588883206000011"));
    }
    void theWalletTakesCardsAlone()
    {
        Options options;
        options.walletEnabled = true;
        Stand stand(options);
        const auto refusal = [&](const QByteArray& body) { return stand.buyer->call("POST", "/wallet/v1/token?apiKey=demo-key", body, {}).code(); };
        QCOMPARE(refusal(walletRequest("4588883206000012")), 10002);
        QCOMPARE(refusal(walletRequest("4588883206000011").replace("2040", "2020")), 10002);
        QCOMPARE(refusal(walletRequest("4588883206000011").replace("PRIMARY", "OTHER")), 10002);
        QCOMPARE(refusal("[1]"), 10002);
    }
    void anOldCertificateServesUntilItsOwnDayIsOver()
    {
        Options options;
        options.certificateRotation = 1h;
        options.holdSeconds = 900;
        Stand stand(options);
        const Keys first(*stand.buyer);
        stand.clock.advance(1h);
        const Keys second(*stand.buyer);
        QVERIFY(first.id != second.id);
        QVERIFY(first.pem != second.pem);
        const auto pay = [&](const Keys& keys) {
            const QByteArray due = stand.hold();
            const int code = stand.buyer->payCiphertext(due, keys.sealed("4111111111111111"), keys.sealed("123"), keys.id).code();
            std::ignore = stand.buyer->remove();
            return code;
        };
        QCOMPARE(pay(first), 0);
        QCOMPARE(pay(second), 0);
        stand.clock.advance(23h);
        QCOMPARE(pay(first), 20122);
        QCOMPARE(pay(second), 0);
        QCOMPARE(stand.buyer->faults(), QStringList{QStringLiteral("badCiphertext")});
    }
};

QTEST_GUILESS_MAIN(PaymentsTest)
#include "payments_test.moc"
