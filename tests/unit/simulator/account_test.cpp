#include "stand.h"
#include <QUrlQuery>

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

namespace {
const QByteArray asked = "client_id=demo-client&redirect_uri=https%3A%2F%2Flane.invalid%2Fback&response_type=code&scope=all&state=a%2Bb";

QString locationValue(const RawAnswer& answer, const char* name)
{
    return QUrlQuery(QUrl(QString::fromUtf8(answer.header("Location")))).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}
QByteArray tokenRequest(const QByteArray& rest) { return "client_id=demo-client&client_secret=demo-secret&" + rest; }
QString word(const RawAnswer& answer) { return answer.json()[QLatin1String("error")].toString(); }
} // namespace

/// The OAuth service as a browser and a client meet it, every byte by hand.
class AccountTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAuthorizePageIsAFormThatCarriesTheRequestOn()
    {
        Stand stand;
        const RawAnswer page = stand.buyer->call("GET", "/oauth/authorize?" + asked, {}, {});
        QCOMPARE(page.status, 200);
        QVERIFY(page.header("Content-Type").startsWith("text/html"));
        QCOMPARE(page.header("X-Frame-Options"), QByteArray("DENY"));
        for (const char* part : {"<form method=\"post\" action=\"/oauth/authorize\"", "name=\"email\"", "name=\"password\"", "value=\"allow\"", "value=\"deny\"",
                                 "name=\"state\" value=\"a+b\"", "name=\"redirect_uri\" value=\"https://lane.invalid/back\""})
            QVERIFY2(page.body.contains(part), part);
    }
    void whatTheRequestBringsCannotBreakOutOfThePage()
    {
        Stand stand;
        const RawAnswer page = stand.buyer->call("GET", "/oauth/authorize?" + asked + "%22%3E%3Cscript%3E", {}, {});
        QVERIFY(!page.body.contains("<script>"));
        QVERIFY(page.body.contains("a+b&quot;&gt;&lt;script&gt;"));
    }
    void signingInSendsTheCodeAndTheStateBack()
    {
        Stand stand;
        const RawAnswer sent = stand.form("/oauth/authorize", asked + "&answer=allow&email=Ada%40example.com&password=tickets");
        QCOMPARE(sent.status, 302);
        QVERIFY(sent.header("Location").startsWith("https://lane.invalid/back?code="));
        QCOMPARE(locationValue(sent, "state"), QStringLiteral("a+b"));
        QVERIFY(!locationValue(sent, "code").isEmpty());
    }
    void aWrongPasswordShowsThePageAgain()
    {
        Stand stand;
        const RawAnswer again = stand.form("/oauth/authorize", asked + "&answer=allow&email=ada%40example.com&password=Tickets");
        QCOMPARE(again.status, 200);
        QVERIFY(again.body.contains("role=\"alert\""));
        QVERIFY(again.body.contains("name=\"state\" value=\"a+b\""));
        QVERIFY(!again.body.contains("Tickets\""));
    }
    void cancellingIsToldToTheClient()
    {
        Stand stand;
        const RawAnswer sent = stand.form("/oauth/authorize", asked + "&answer=deny");
        QCOMPARE(sent.status, 302);
        QCOMPARE(locationValue(sent, "error"), QStringLiteral("access_denied"));
        QCOMPARE(locationValue(sent, "state"), QStringLiteral("a+b"));
        QVERIFY(locationValue(sent, "code").isEmpty());
    }
    void nobodyIsRedirectedToAnAddressThatIsNotRegistered_data()
    {
        QTest::addColumn<QByteArray>("query");
        const auto with = [](const QByteArray& client, const QByteArray& uri) {
            return "client_id=" + client + "&redirect_uri=" + uri + "&response_type=code&scope=all&state=s";
        };
        QTest::newRow("another client") << with("evil", "https%3A%2F%2Flane.invalid%2Fback");
        QTest::newRow("another address") << with("demo-client", "https%3A%2F%2Flane.invalid%2Fother");
        QTest::newRow("a script") << with("demo-client", "javascript%3Aalert(1)");
        QTest::newRow("none") << with("demo-client", "");
    }
    void nobodyIsRedirectedToAnAddressThatIsNotRegistered()
    {
        QFETCH(QByteArray, query);
        Options options;
        options.memberRedirects = QStringList{QStringLiteral("https://lane.invalid/back")};
        Stand stand(options);
        for (const RawAnswer& answer : {stand.buyer->call("GET", "/oauth/authorize?" + query, {}, {}),
                                        stand.form("/oauth/authorize", query + "&answer=allow&email=ada%40example.com&password=tickets")}) {
            QCOMPARE(answer.status, 400);
            QVERIFY(answer.header("Location").isEmpty());
        }
        QCOMPARE(stand.buyer->call("GET", "/oauth/authorize?" + asked, {}, {}).status, 200);
    }
    void otherFlowsAndScopesAreRefusedAtTheClientsAddress()
    {
        Stand stand;
        QByteArray implicit = asked;
        implicit.replace("response_type=code", "response_type=token");
        QCOMPARE(locationValue(stand.buyer->call("GET", "/oauth/authorize?" + implicit, {}, {}), "error"), QStringLiteral("unsupported_response_type"));
        QByteArray scope = asked;
        scope.replace("scope=all", "scope=some");
        QCOMPARE(locationValue(stand.buyer->call("GET", "/oauth/authorize?" + scope, {}, {}), "error"), QStringLiteral("invalid_scope"));
    }
    void aTokenIsShownByInfoUntilItExpires()
    {
        Options options;
        options.memberTokenSeconds = 600;
        Stand stand(options);
        const RawAnswer granted = stand.signIn();
        QCOMPARE(granted.status, 200);
        QCOMPARE(granted.header("Cache-Control"), QByteArray("no-store"));
        const QJsonObject tokens = granted.json();
        QCOMPARE(tokens[QLatin1String("expires_in")].toInt(), 600);
        QCOMPARE(tokens[QLatin1String("token_type")].toString(), QStringLiteral("bearer"));
        QVERIFY(!tokens.contains(QLatin1String("scope")));
        const QByteArray info = "/oauth/info/" + tokens[QLatin1String("access_token")].toString().toUtf8();
        stand.clock.advance(599s);
        QCOMPARE(stand.buyer->call("GET", info, {}, {}).json()[QLatin1String("email")].toString(), QStringLiteral("ada@example.com"));
        stand.clock.advance(1s);
        const RawAnswer expired = stand.buyer->call("GET", info, {}, {});
        QCOMPARE(expired.status, 401);
        QVERIFY(expired.body.contains("No valid access token found"));
    }
    void aRefreshBringsANewAccessTokenAndNoRefreshToken()
    {
        Stand stand;
        const QJsonObject first = stand.signIn().json();
        stand.clock.advance(2h);
        const QByteArray refresh = tokenRequest("grant_type=refresh_token&refresh_token=" + first[QLatin1String("refresh_token")].toString().toUtf8());
        for (int times = 0; times < 2; ++times) { // the old one stays good
            const RawAnswer answer = stand.form("/oauth/token", refresh);
            QCOMPARE(answer.status, 200);
            QVERIFY(!answer.json().contains(QLatin1String("refresh_token")));
            QCOMPARE(answer.json()[QLatin1String("scope")].toString(), QStringLiteral("all"));
            QVERIFY(answer.json()[QLatin1String("access_token")] != first[QLatin1String("access_token")]);
            QCOMPARE(stand.buyer->call("GET", "/oauth/info/" + answer.json()[QLatin1String("access_token")].toString().toUtf8(), {}, {}).status, 200);
        }
    }
    void aCodeServesOnceAndForItsOwnAddressAndNotForLong()
    {
        Stand stand;
        const auto code = [&] {
            return locationValue(stand.form("/oauth/authorize", asked + "&answer=allow&email=ada%40example.com&password=tickets"), "code").toUtf8();
        };
        const auto exchange = [&](const QByteArray& given, const QByteArray& uri) {
            return stand.form("/oauth/token", tokenRequest("grant_type=authorization_code&code=" + given + "&redirect_uri=" + uri));
        };
        const QByteArray home = "https%3A%2F%2Flane.invalid%2Fback";
        const QByteArray used = code();
        QCOMPARE(exchange(used, home).status, 200);
        QCOMPARE(word(exchange(used, home)), QStringLiteral("invalid_grant"));
        const QByteArray elsewhere = code();
        QCOMPARE(word(exchange(elsewhere, "https%3A%2F%2Flane.invalid%2Fother")), QStringLiteral("invalid_grant"));
        QCOMPARE(word(exchange(elsewhere, home)), QStringLiteral("invalid_grant")); // it was used up by that
        const QByteArray late = code();
        stand.clock.advance(10min);
        QCOMPARE(word(exchange(late, home)), QStringLiteral("invalid_grant"));
    }
    void theTokenRequestIsAFormFromTheKnownClient()
    {
        Stand stand;
        QCOMPARE(word(stand.form("/oauth/token", "client_id=demo-client&client_secret=wrong&grant_type=refresh_token&refresh_token=x")), QStringLiteral("invalid_client"));
        QCOMPARE(word(stand.form("/oauth/token", tokenRequest("grant_type=password"))), QStringLiteral("unsupported_grant_type"));
        QCOMPARE(word(stand.buyer->call("POST", "/oauth/token", "{\"grant_type\":\"refresh_token\"}", {})), QStringLiteral("invalid_request"));
        QCOMPARE(stand.buyer->call("GET", "/oauth/token", {}, {}).status, 405);
    }
};

QTEST_GUILESS_MAIN(AccountTest)
#include "account_test.moc"
