#include "net/httpclient.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testauthority.h"
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

/// What the peer does with a request it has read completely.
enum class Ending { HangUp, Reset };

struct Case {
    Method method;
    const char* verb;
    bool tls;
    bool reused;
    Ending ending;
};

QList<Case> cases()
{
    QList<Case> all;
    for (const auto& [method, verb] : {std::pair(Method::Put, "PUT"), std::pair(Method::Post, "POST"),
                                       std::pair(Method::Delete, "DELETE"), std::pair(Method::Get, "GET")}) {
        for (const bool tls : {false, true}) {
            for (const bool reused : {false, true}) {
                for (const Ending ending : {Ending::HangUp, Ending::Reset})
                    all += Case{method, verb, tls, reused, ending};
            }
        }
    }
    return all;
}

QByteArray bodyFor(Method method)
{
    return method == Method::Put || method == Method::Post ? QByteArray(R"({"cart_id":"c"})") : QByteArray();
}

} // namespace

Q_DECLARE_METATYPE(Case)

/// Exactly one request reaches a peer that reads it and hangs up, however Qt would like to try again.
class WireOnceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_network = std::make_unique<QNetworkAccessManager>(); }

    void oneRequestArrivesWhenThePeerHangsUp_data() { addCases(); }
    void oneRequestArrivesWhenThePeerHangsUp()
    {
        QFETCH(Case, tried);
        ScriptedServer server(tried.tls ? &m_authority : nullptr);
        server.onRequest(hangUpOn(tried));
        HttpClient http(*m_network, m_clock);
        http.trust({m_authority.root()});
        if (tried.reused)
            warmUp(http, server);
        std::optional<Result<Response>> result;
        int reports = 0;
        const auto call = http.send({.method = tried.method, .url = server.url(QStringLiteral("/cart")),
                                     .body = bodyFor(tried.method), .name = QStringLiteral("write")},
                                    [&](Result<Response> r) { result = std::move(r); ++reports; });
        QTRY_COMPARE_WITH_TIMEOUT(reports, 1, 10'000);
        QVERIFY(waitUntilQuiet(server, 250));
        QCOMPARE(arrivals(server), 1);
        QCOMPARE(reports, 1);
        QVERIFY(!result->ok());
        QCOMPARE(result->failure().kind, FailureKind::ConnectionLost);
        QCOMPARE(server.requests().constLast().onConnection, tried.reused ? 1 : 0);
    }

    /// The control: the same peer, asked by a plain QNetworkAccessManager, is asked again. If Qt ever stops doing
    /// that, this fails and the tests above lose their meaning.
    void plainQtSendsMoreThanOnce_data()
    {
        QTest::addColumn<Case>("tried");
        for (const Case& tried : cases()) {
            if (tried.ending == Ending::HangUp)
                QTest::newRow(nameOf(tried).constData()) << tried;
        }
    }
    void plainQtSendsMoreThanOnce()
    {
        QFETCH(Case, tried);
        ScriptedServer server(tried.tls ? &m_authority : nullptr);
        server.onRequest(hangUpOn(tried));
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificate(m_authority.root());
        if (tried.reused) {
            HttpClient http(*m_network, m_clock);
            http.trust({m_authority.root()});
            warmUp(http, server);
        }
        QNetworkRequest request(server.url(QStringLiteral("/cart")));
        request.setSslConfiguration(tls);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(plain(tried, request));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 10'000);
        QVERIFY(waitUntilQuiet(server, 250));
        QVERIFY2(arrivals(server) > 1, QByteArray::number(arrivals(server)).constData());
    }

private:
    static QByteArray nameOf(const Case& tried)
    {
        return QByteArray(tried.verb) + (tried.tls ? " tls" : " http") + (tried.reused ? " reused" : " fresh")
            + (tried.ending == Ending::Reset ? " reset" : " hang-up");
    }
    static void addCases()
    {
        QTest::addColumn<Case>("tried");
        for (const Case& tried : cases())
            QTest::newRow(nameOf(tried).constData()) << tried;
    }
    static ScriptedServer::Script hangUpOn(const Case& tried)
    {
        return [ending = tried.ending](Peer& peer, const ReceivedRequest& request) {
            if (request.target == "/warm")
                peer.answer(200, "{}");
            else if (ending == Ending::Reset)
                peer.reset();
            else
                peer.hangUp();
        };
    }
    static int arrivals(const ScriptedServer& server)
    {
        return int(std::count_if(server.requests().begin(), server.requests().end(),
                                 [](const ReceivedRequest& request) { return request.target == "/cart"; }));
    }
    static void warmUp(HttpClient& http, const ScriptedServer& server)
    {
        bool warm = false;
        const auto call = http.send({.url = server.url(QStringLiteral("/warm")), .name = QStringLiteral("warm")},
                                    [&](const Result<Response>& r) { warm = r.ok(); });
        QTRY_VERIFY(warm);
    }
    QNetworkReply* plain(const Case& tried, const QNetworkRequest& request)
    {
        switch (tried.method) {
        case Method::Put: return m_network->put(request, bodyFor(tried.method));
        case Method::Post: return m_network->post(request, bodyFor(tried.method));
        case Method::Delete: return m_network->deleteResource(request);
        case Method::Get: break;
        }
        return m_network->get(request);
    }

    TestAuthority m_authority;
    SystemClock m_clock;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

QTEST_GUILESS_MAIN(WireOnceTest)
#include "wire_once_test.moc"
