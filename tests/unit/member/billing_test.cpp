#include "member/billingclient.h"
#include "tests/support/scriptedserver.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
/// The documented list (API 4.16) around one card.
QByteArray listOf(const QByteArray& id, const QByteArray& number, const QByteArray& month = "12", const QByteArray& year = "2040")
{
    return R"({"data":[{"id":)" + id + R"(,"type":"CC","first_name":"Jo","last_name":"Example","home_phone":"5550100100","address":{"line1":"1 Test Street",)"
           R"("city":"Testville","country":{"id":840,"standard":"ISO"},"region":{"abbrev":"CA"},"postal_code":"90000"},)"
           R"("card":{"issuer":"VISA","type":"VISA","number":)" + number + R"(,"expire_month":)" + month + R"(,"expire_year":)" + year + "}}]}";
}

NewMethod newMethod()
{
    return {.issuer = QStringLiteral("MC"), .number = {"QUJD"}, .encryptionKey = CertificateId(QStringLiteral("key-1")), .expireMonth = 1, .expireYear = 2039,
            .firstName = QStringLiteral("Ada"), .lastName = QStringLiteral("Example"), .phone = QStringLiteral("555-010-0100"),
            .line1 = QStringLiteral("1 Test Street"), .line2 = QStringLiteral("\"2\""), .unit = QStringLiteral("3"), .city = QStringLiteral("Testville"),
            .countryCode = QStringLiteral("US"), .regionAbbrev = QStringLiteral("CA"), .postalCode = QStringLiteral("01000")};
}
} // namespace

/// A member's saved cards as the documents show them, and what no service should send.
class BillingTest : public QObject {
    Q_OBJECT
    QNetworkAccessManager m_network;
    SystemClock m_clock;
    HttpClient m_http{m_network, m_clock};

private Q_SLOTS:
    void theDocumentedListIsRead()
    {
        const auto methods = decodeSavedMethods(listOf("\"70561111\"", "\"0011\""));
        QVERIFY(methods.ok());
        QCOMPARE(methods->size(), 1);
        const SavedMethod& one = methods->constFirst();
        QCOMPARE(one.id, BillingMethodId(QStringLiteral("70561111")));
        QCOMPARE(one.issuer + one.lastFour, QStringLiteral("VISA0011"));
        QCOMPARE(one.expireMonth * 10000 + one.expireYear, 122040);
        QCOMPARE(one.holder, QStringLiteral("Jo Example"));
    }
    void anIdMayBeANumber()
    {
        const auto methods = decodeSavedMethods(listOf("70561111", "\"0011\""));
        QVERIFY(methods.ok());
        QCOMPARE(methods->constFirst().id.text(), QStringLiteral("70561111"));
    }
    void noCardIsNoFailure()
    {
        QVERIFY(decodeSavedMethods(R"({"data":[]})")->isEmpty());
        const auto other = decodeSavedMethods(R"({"data":[{"id":"1","type":"WALLET"}]})"); // has no number, month or year
        QVERIFY(other.ok());
        QVERIFY(other->isEmpty());
    }
    void aWholeNumberIsNeverKept()
    {
        const auto methods = decodeSavedMethods(listOf("\"1\"", "\"4111111111111234\""));
        QVERIFY(methods.ok());
        QCOMPARE(methods->constFirst().lastFour, QStringLiteral("1234"));
    }
    void aHostileListIsAFailureWithItsPath_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("where");
        const QString card = QStringLiteral("$.data[0].card.");
        QTest::newRow("no list") << QByteArray("{}") << QStringLiteral("$.data");
        QTest::newRow("a list that is none") << QByteArray(R"({"data":{}})") << QStringLiteral("$.data");
        QTest::newRow("null") << QByteArray(R"({"data":[null]})") << QStringLiteral("$.data[0].id");
        QTest::newRow("no id") << listOf("\"\"", "\"0011\"") << QStringLiteral("$.data[0].id");
        QTest::newRow("an id that is an object") << listOf("{}", "\"0011\"") << QStringLiteral("$.data[0].id");
        QTest::newRow("three digits") << listOf("\"1\"", "\"011\"") << card + QStringLiteral("number");
        QTest::newRow("letters") << listOf("\"1\"", "\"<b>x\"") << card + QStringLiteral("number");
        QTest::newRow("digits of another script") << listOf("\"1\"", QByteArray("\"\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4\"")) << card + QStringLiteral("number");
        QTest::newRow("a number that is one") << listOf("\"1\"", "1111") << card + QStringLiteral("number");
        QTest::newRow("month 0") << listOf("\"1\"", "\"0011\"", "0") << card + QStringLiteral("expire_month");
        QTest::newRow("month 13") << listOf("\"1\"", "\"0011\"", "13") << card + QStringLiteral("expire_month");
        QTest::newRow("month beyond an int") << listOf("\"1\"", "\"0011\"", "4294967297") << card + QStringLiteral("expire_month");
        QTest::newRow("year 40") << listOf("\"1\"", "\"0011\"", "1", "40") << card + QStringLiteral("expire_year");
        QTest::newRow("no card") << QByteArray(R"({"data":[{"id":"1","type":"CC"}]})") << card + QStringLiteral("issuer");
    }
    void aHostileListIsAFailureWithItsPath()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, where);
        const auto methods = decodeSavedMethods(body);
        QVERIFY(!methods.ok());
        QCOMPARE(methods.failure().where, where);
    }
    void textThatIsNoJsonIsAFailure_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << listOf("\"1\"", "\"0011\"").chopped(1);
        QTest::newRow("a page") << QByteArray("<html>");
        QTest::newRow("a name twice") << QByteArray(R"({"data":[],"data":[]})");
        QTest::newRow("too deep") << QByteArray(100'000, '[');
    }
    void textThatIsNoJsonIsAFailure()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!decodeSavedMethods(body).ok());
        QVERIFY(!decodeNewMethod(body).ok());
    }

    void aNewCardIsWrittenAsDocumentedAndWithoutACode()
    {
        const QJsonObject whole = QJsonDocument::fromJson(encodeNewMethod(newMethod(), CartId(QStringLiteral("c+/=")))).object();
        QCOMPARE(whole.keys(), (QStringList{QStringLiteral("billing_method"), QStringLiteral("cart_id")}));
        QCOMPARE(whole[QLatin1String("cart_id")].toString(), QStringLiteral("c+/="));
        const QJsonObject method = whole[QLatin1String("billing_method")].toObject();
        QCOMPARE(method.keys(), (QStringList{QStringLiteral("address"), QStringLiteral("card"), QStringLiteral("first_name"), QStringLiteral("home_phone"),
                                             QStringLiteral("last_name"), QStringLiteral("type")}));
        const QJsonObject card = method[QLatin1String("card")].toObject();
        QCOMPARE(card.keys(), (QStringList{QStringLiteral("encryption_key"), QStringLiteral("expire_month"), QStringLiteral("expire_year"),
                                           QStringLiteral("issuer"), QStringLiteral("number")}));
        QCOMPARE(card[QLatin1String("number")].toString(), QStringLiteral("QUJD"));
        const QJsonObject address = method[QLatin1String("address")].toObject();
        QCOMPARE(address[QLatin1String("country")].toObject()[QLatin1String("code")].toString(), QStringLiteral("US"));
        QCOMPARE(address[QLatin1String("postal_code")].toString(), QStringLiteral("01000")); // as text: a number would lose its zero
        QCOMPARE(address[QLatin1String("line2")].toString(), QStringLiteral("\"2\""));
        QVERIFY(!QJsonDocument::fromJson(encodeNewMethod(newMethod(), {})).object().contains(QLatin1String("cart_id")));
    }
    void theIdOfASavedCardIsANumberOrAString()
    {
        QCOMPARE(decodeNewMethod(R"({"billing_method":{"card":{"encryption_key":"k"},"id":70561111}})")->text(), QStringLiteral("70561111"));
        QCOMPARE(decodeNewMethod(R"({"billing_method":{"id":"70561111"}})")->text(), QStringLiteral("70561111"));
        for (const char* bad : {R"({"billing_method":{}})", R"({"billing_method":{"id":""}})", R"({"billing_method":{"id":[]}})", R"({"id":1})"})
            QCOMPARE(decodeNewMethod(bad).failure().where, QStringLiteral("$.billing_method.id"));
    }

    void theTokenGoesIntoItsHeaderAndNowhereElse()
    {
        ScriptedServer server;
        server.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, R"({"data":[]})"); });
        BillingClient client(m_http, {.baseUrl = server.url(QStringLiteral("/v1")), .apiKey = QStringLiteral("KEY")});
        bool ok = false;
        const auto call = client.methods(QStringLiteral("TOKEN"), CartId(QStringLiteral("a+/=")), [&](const Result<QList<SavedMethod>>& methods) { ok = methods.ok(); });
        QTRY_VERIFY(ok);
        QCOMPARE(server.requests().size(), 1);
        const ReceivedRequest& request = server.requests().constFirst();
        QCOMPARE(request.target, QByteArray("/v1/member/billing?cart_id=a%2B%2F%3D"));
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer TOKEN"));
        QCOMPARE(request.header("x-api-key"), QByteArray("KEY"));
        QCOMPARE(request.head.count("TOKEN"), 1);
    }
    void aRefusalTellsTheServiceFromItsGateway_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<FailureKind>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("no valid token") << 401 << QByteArray(R"({"error":{"message":"No valid access token found"}})") << FailureKind::Http << 0;
        QTest::newRow("no valid token, the status as its code") << 401 << QByteArray(R"({"error":{"code":401,"message":"No valid access token found"}})") << FailureKind::Api << 401;
        QTest::newRow("a card that is not taken") << 400 << QByteArray(R"({"error":{"code":20122,"message":"x"}})") << FailureKind::Api << 20122;
        QTest::newRow("a code that is none") << 400 << QByteArray(R"({"error":{"code":-1}})") << FailureKind::Http << 0;
        QTest::newRow("a code beyond every code") << 400 << QByteArray(R"({"error":{"code":4294987418}})") << FailureKind::Http << 0;
        QTest::newRow("the gateway") << 401 << QByteArray(R"({"fault":{"faultstring":"Invalid ApiKey KEY","detail":{"errorcode":"oauth.v2.InvalidApiKey"}}})") << FailureKind::Gateway << 0;
        QTest::newRow("the quota") << 429 << QByteArray(R"({"error":{"code":20122}})") << FailureKind::Quota << 0;
        QTest::newRow("created, and no 200") << 201 << QByteArray(R"({"data":[]})") << FailureKind::Http << 0;
    }
    void aRefusalTellsTheServiceFromItsGateway()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(FailureKind, kind);
        QFETCH(int, code);
        ScriptedServer server;
        server.onRequest([&](Peer& peer, const ReceivedRequest&) { peer.answer(status, body); });
        BillingClient client(m_http, {.baseUrl = server.url(QStringLiteral("/v1")), .apiKey = QStringLiteral("KEY")});
        std::optional<Failure> why;
        const auto call = client.add(QStringLiteral("TOKEN"), "{}", [&](const Result<BillingMethodId>& saved) { why = saved.failure(); });
        QTRY_VERIFY(why);
        QCOMPARE(why->kind, kind);
        QCOMPARE(why->apiCode, code);
        QCOMPARE(why->httpStatus, status);
        QVERIFY(!why->detail.contains(QLatin1String("KEY")));
        QCOMPARE(server.requests().size(), 1);
    }
};

QTEST_GUILESS_MAIN(BillingTest)
#include "billing_test.moc"
