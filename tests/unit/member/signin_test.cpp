#include "member/memberclient.h"
#include "tests/support/scriptedserver.h"
#include <QNetworkAccessManager>
#include <QTest>
#include <QUrlQuery>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
MemberAccount account(const QUrl& base = QUrl(QStringLiteral("https://oauth.sim.invalid")))
{
    return {.baseUrl = base,
            .clientId = QStringLiteral("client 1"),
            .clientSecret = QStringLiteral("s+cret/=&"),
            .redirectUri = QUrl(QStringLiteral("https://lane.sim.invalid/back?lane=7"))};
}
QUrl redirected(const QString& query) { return QUrl(QStringLiteral("https://lane.sim.invalid/back?") + query); }
} // namespace

class SignInTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAuthorizeAddressNamesClientRedirectAndState()
    {
        const QUrl url = authorizeUrl(account(), QStringLiteral("a+b"));
        QCOMPARE(url.toEncoded(), QByteArray("https://oauth.sim.invalid/oauth/authorize?client_id=client%201"
                                             "&redirect_uri=https%3A%2F%2Flane.sim.invalid%2Fback%3Flane%3D7"
                                             "&response_type=code&scope=all&state=a%2Bb"));
    }

    void onlyOurRedirectWithOurStateGivesACode_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << redirected(QStringLiteral("code=C%2B1&state=S1")) << QStringLiteral("C+1");
        QTest::newRow("another state") << redirected(QStringLiteral("code=C1&state=S2")) << QString();
        QTest::newRow("no state") << redirected(QStringLiteral("code=C1")) << QString();
        QTest::newRow("refused by the member") << redirected(QStringLiteral("error=access_denied&code=C1&state=S1")) << QString();
        QTest::newRow("no code") << redirected(QStringLiteral("state=S1")) << QString();
        QTest::newRow("another host") << QUrl(QStringLiteral("https://evil.invalid/back?code=C1&state=S1")) << QString();
        QTest::newRow("another path") << QUrl(QStringLiteral("https://lane.sim.invalid/back2?code=C1&state=S1")) << QString();
    }
    void onlyOurRedirectWithOurStateGivesACode()
    {
        QFETCH(QUrl, url);
        QFETCH(QString, code);
        const Result<QString> found = codeFromRedirect(account(), url, QStringLiteral("S1"));
        QCOMPARE(found.ok(), !code.isEmpty());
        if (found.ok())
            QCOMPARE(*found, code);
        else
            QCOMPARE(found.failure().kind, FailureKind::Rule);
    }

    void anEmptyStateNeverMatches()
    {
        QVERIFY(!codeFromRedirect(account(), redirected(QStringLiteral("code=C1&state=")), QString()).ok());
    }

    void aRefreshWithoutRefreshTokenKeepsTheOldOne()
    {
        const Result<MemberToken> token = decodeMemberToken(
            R"({"access_token":"A2","expires_in":3600,"token_type":"bearer","scope":"all"})", QStringLiteral("R1"));
        QVERIFY(token.ok());
        QCOMPARE(token->accessToken, QStringLiteral("A2"));
        QCOMPARE(token->refreshToken, QStringLiteral("R1"));
        QCOMPARE(token->lifetime, std::chrono::seconds(3600));
    }

    void aNewRefreshTokenReplacesTheOldOne()
    {
        const Result<MemberToken> token = decodeMemberToken(
            R"({"access_token":"A2","expires_in":"60","token_type":"Bearer","refresh_token":"R2"})", QStringLiteral("R1"));
        QVERIFY(token.ok());
        QCOMPARE(token->refreshToken, QStringLiteral("R2"));
    }

    void aTokenWithoutItsRequiredPartsIsAFailureWithThePath_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("where");
        QTest::newRow("no token") << QByteArray(R"({"expires_in":1,"token_type":"bearer"})") << QStringLiteral("$.access_token");
        QTest::newRow("empty token") << QByteArray(R"({"access_token":"","expires_in":1,"token_type":"bearer"})") << QStringLiteral("$.access_token");
        QTest::newRow("no lifetime") << QByteArray(R"({"access_token":"A","token_type":"bearer"})") << QStringLiteral("$.expires_in");
        QTest::newRow("other type") << QByteArray(R"({"access_token":"A","expires_in":1,"token_type":"mac"})") << QStringLiteral("$.token_type");
    }
    void aTokenWithoutItsRequiredPartsIsAFailureWithThePath()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, where);
        const Result<MemberToken> token = decodeMemberToken(body);
        QVERIFY(!token.ok());
        QCOMPARE(token.failure().where, where);
    }

    void theCodeIsExchangedOnceWithEverythingEncoded()
    {
        ScriptedServer server;
        server.onRequest([](Peer& peer, const ReceivedRequest&) {
            peer.answer(200, R"({"access_token":"A1","expires_in":3600,"token_type":"bearer","refresh_token":"R1"})");
        });
        MemberClient client(m_http, account(server.url({})));
        std::optional<Result<MemberToken>> token;
        const auto call = client.exchangeCode(QStringLiteral("C+1"), [&](Result<MemberToken> t, Instant) { token = std::move(t); });
        QTRY_VERIFY(token);
        QVERIFY(token->ok());
        QCOMPARE((*token)->refreshToken, QStringLiteral("R1"));
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().target, QByteArray("/oauth/token"));
        QCOMPARE(server.requests().first().body,
                 QByteArray("grant_type=authorization_code&client_id=client%201&client_secret=s%2Bcret%2F%3D%26&code=C%2B1"
                            "&redirect_uri=https%3A%2F%2Flane.sim.invalid%2Fback%3Flane%3D7"));
    }

    void aRefusalCarriesItsStatusAndWord()
    {
        ScriptedServer server;
        server.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(400, R"({"error":"invalid_grant"})"); });
        MemberClient client(m_http, account(server.url({})));
        std::optional<Result<MemberToken>> token;
        const auto call = client.refresh(QStringLiteral("R1"), [&](Result<MemberToken> t, Instant) { token = std::move(t); });
        QTRY_VERIFY(token);
        QVERIFY(!token->ok());
        QCOMPARE(token->failure().kind, FailureKind::Http);
        QCOMPARE(token->failure().httpStatus, 400);
        QCOMPARE(token->failure().detail, QStringLiteral("invalid_grant"));
    }

private:
    QNetworkAccessManager m_network;
    SystemClock m_clock;
    HttpClient m_http{m_network, m_clock};
};

QTEST_GUILESS_MAIN(SignInTest)
#include "signin_test.moc"
