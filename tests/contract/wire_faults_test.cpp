#include "net/httpclient.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testauthority.h"
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

namespace {
QByteArray gzipBomb()
{
    // 64 MiB of one digit: a gzip head before the deflate stream inside qCompress's zlib format.
    const QByteArray zlib = qCompress(QByteArray(64 * 1024 * 1024, '0'), 9).mid(4);
    return QByteArray::fromHex("1f8b0800000000000003") + zlib.mid(2, zlib.size() - 6);
}
} // namespace

/// What HttpClient makes of everything that can go wrong on the way.
class WireFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_server = std::make_unique<ScriptedServer>();
        m_log.clear();
        m_http = std::make_unique<HttpClient>(*m_network, m_clock, [this](const QString& line) { m_log += line; });
        m_result.reset();
        m_reports = 0;
    }

    void everyStatusOutside3xxIsAnAnswerWithItsBody_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 202, 400, 401, 403, 404, 405, 406, 407, 408, 409, 410, 413, 418, 422, 429, 500, 501, 502, 503, 504, 511, 599})
            QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void everyStatusOutside3xxIsAnAnswerWithItsBody()
    {
        QFETCH(int, status);
        m_server->onRequest([status](Peer& peer, const ReceivedRequest&) {
            peer.answer(status, R"({"error":{"code":1}})", {{"X-Extra", "yes"}, {"WWW-Authenticate", "Basic realm=\"x\""}, {"Proxy-Authenticate", "Basic realm=\"x\""}});
        });
        for (const Method method : {Method::Put, Method::Get, Method::Delete}) {
            m_result.reset();
            const int before = int(m_server->requests().size());
            const auto call = send({.method = method, .url = m_server->url(QStringLiteral("/x")), .body = method == Method::Put ? "{}" : ""});
            QTRY_VERIFY(m_result);
            QVERIFY2(m_result->ok(), qPrintable(m_result->ok() ? QString() : failureName(m_result->failure().kind) + m_result->failure().detail));
            QCOMPARE((*m_result)->status, status);
            QCOMPARE((*m_result)->body, QByteArray(R"({"error":{"code":1}})"));
            QCOMPARE((*m_result)->header("x-extra"), QByteArray("yes"));
            QCOMPARE(int(m_server->requests().size()), before + 1);
        }
    }

    void noContentIsAnAnswer()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(204, {}); });
        const auto call = send({.method = Method::Delete, .url = m_server->url(QStringLiteral("/x"))});
        QTRY_VERIFY(m_result);
        QVERIFY(m_result->ok());
        QCOMPARE((*m_result)->status, 204);
    }

    void aRedirectIsAFailureAndCarriesTheKeyNowhere_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {300, 301, 302, 303, 304, 307, 308})
            QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void aRedirectIsAFailureAndCarriesTheKeyNowhere()
    {
        QFETCH(int, status);
        ScriptedServer portal;
        portal.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, "<html>portal</html>"); });
        const QByteArray target = portal.url(QStringLiteral("/login")).toEncoded();
        m_server->onRequest([status, target](Peer& peer, const ReceivedRequest&) { peer.answer(status, "moved", {{"Location", target}}); });
        for (const Method method : {Method::Put, Method::Get}) {
            m_result.reset();
            const auto call = send({.method = method, .url = m_server->url(QStringLiteral("/x")), .headers = {{"x-api-key", "KEY"}}, .body = method == Method::Put ? "{}" : ""});
            QTRY_VERIFY(m_result);
            QVERIFY(!m_result->ok());
            QCOMPARE(m_result->failure().kind, FailureKind::Redirected);
            QCOMPARE(m_result->failure().httpStatus, status);
        }
        QVERIFY(waitUntilQuiet(portal, 200));
        QCOMPARE(portal.connections(), 0);
    }

    void aSlowDripEndsAtTheAbsoluteDeadline_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 900\r\nX-Long: ") + QByteArray(900, 'a');
        QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n") + QByteArray(900, 'a');
    }
    void aSlowDripEndsAtTheAbsoluteDeadline()
    {
        QFETCH(QByteArray, bytes);
        const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
        m_server->onRequest([bytes, headEnd](Peer& peer, const ReceivedRequest&) {
            peer.send(bytes.left(headEnd + 4));
            peer.drip(bytes.mid(headEnd + 4), 20);
        });
        QElapsedTimer elapsed;
        elapsed.start();
        const auto call = send({.method = Method::Put, .url = m_server->url(QStringLiteral("/x")), .body = "{}", .deadline = 600ms});
        QTRY_VERIFY(m_result);
        QVERIFY(!m_result->ok());
        QCOMPARE(m_result->failure().kind, FailureKind::Deadline);
        QVERIFY2(elapsed.elapsed() >= 600 && elapsed.elapsed() < 2500, QByteArray::number(elapsed.elapsed()).constData());
    }

    void aDeadlineBeforeTheBodyWasReadMeansNotSent()
    {
        QTcpServer silent; // accepts TCP, never shakes hands
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QUrl url(QStringLiteral("https://127.0.0.1:%1/x").arg(silent.serverPort()));
        const auto call = send({.method = Method::Put, .url = url, .body = "{}", .deadline = 300ms});
        QTRY_VERIFY(m_result);
        QCOMPARE(m_result->failure().kind, FailureKind::NotSent);
    }

    void aTruncatedAnswerIsALostOne_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("200, body short") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"order_number\":\"1\"}");
        QTest::newRow("200, no body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n");
        QTest::newRow("400, body short") << QByteArray("HTTP/1.1 400 Bad\r\nContent-Length: 90\r\n\r\n{\"error\":{\"code\":1}}");
        QTest::newRow("chunk missing") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");
        QTest::newRow("chunk short") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}");
        QTest::newRow("head short") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    }
    void aTruncatedAnswerIsALostOne()
    {
        QFETCH(QByteArray, bytes);
        m_server->onRequest([bytes](Peer& peer, const ReceivedRequest&) {
            peer.send(bytes);
            peer.hangUp();
        });
        const auto call = send({.method = Method::Put, .url = m_server->url(QStringLiteral("/x")), .body = "{}"});
        QTRY_VERIFY(m_result);
        QVERIFY(!m_result->ok());
        QCOMPARE(m_result->failure().kind, FailureKind::ConnectionLost);
        QVERIFY(waitUntilQuiet(*m_server, 200));
        QCOMPARE(m_server->count("PUT"), 1);
    }

    void anOversizeAnswerIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n") + QByteArray(200'000, ' ');
        QTest::newRow("endless") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") + QByteArray(200'000, ' ');
        QTest::newRow("gzip that breaks") << QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 16\r\n\r\n") + QByteArray::fromHex("1f8b0800000000000003ffffffffffff");
        QTest::newRow("gzip bomb") << QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n") + gzipBomb();
    }
    void anOversizeAnswerIsCutOff()
    {
        QFETCH(QByteArray, bytes);
        m_server->onRequest([bytes](Peer& peer, const ReceivedRequest&) { peer.send(bytes); });
        const auto call = send({.url = m_server->url(QStringLiteral("/x")), .maxBytes = 100'000});
        QTRY_VERIFY(m_result);
        QVERIFY(!m_result->ok());
        QCOMPARE(m_result->failure().kind, FailureKind::TooLarge);
    }

    void anHonestLargeAnswerPasses()
    {
        const QByteArray plain(40 * 1024 * 1024, ' '); // 40 MiB that shrink far below 1:40
        const QByteArray zlib = qCompress(plain, 9).mid(4);
        m_server->onRequest([zlib](Peer& peer, const ReceivedRequest&) { peer.answer(200, zlib, {{"Content-Encoding", "deflate"}}); });
        const auto call = send({.url = m_server->url(QStringLiteral("/x")), .deadline = 30s, .maxBytes = 64 * 1024 * 1024});
        QTRY_VERIFY_WITH_TIMEOUT(m_result, 30'000);
        QVERIFY2(m_result->ok(), qPrintable(m_result->ok() ? QString() : m_result->failure().detail));
        QCOMPARE((*m_result)->body.size(), plain.size());
    }

    void whereNobodyListensNothingIsSent_data()
    {
        QTest::addColumn<int>("method");
        for (const Method method : {Method::Get, Method::Post, Method::Put, Method::Delete})
            QTest::newRow(QByteArray::number(int(method)).constData()) << int(method);
    }
    void whereNobodyListensNothingIsSent()
    {
        QFETCH(int, method);
        const bool writes = Method(method) == Method::Post || Method(method) == Method::Put;
        const auto call = send({.method = Method(method), .url = deadUrl(QStringLiteral("/x")), .body = writes ? "{}" : ""});
        QTRY_VERIFY(m_result);
        QCOMPARE(m_result->failure().kind, FailureKind::NotSent);
    }

    void anUnknownHostMeansNotSent()
    {
        const auto call = send({.method = Method::Put, .url = QUrl(QStringLiteral("http://nowhere.invalid/x")), .body = "{}"});
        QTRY_VERIFY_WITH_TIMEOUT(m_result, 20'000);
        QCOMPARE(m_result->failure().kind, FailureKind::NotSent);
    }

    void aCertificateNobodyTrustsMeansTlsAndNothingSent()
    {
        ScriptedServer server(&m_authority);
        const auto call = send({.method = Method::Put, .url = server.url(QStringLiteral("/x")), .body = "{}"});
        QTRY_VERIFY(m_result);
        QCOMPARE(m_result->failure().kind, FailureKind::Tls);
        QVERIFY(waitUntilQuiet(server, 200));
        QCOMPARE(server.requests().size(), 0);
    }

    void aDestroyedCallIsSilentAndAborted()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest& request) {
            if (request.target == "/second")
                peer.answer(200, "{}");
        });
        auto call = send({.method = Method::Put, .url = m_server->url(QStringLiteral("/x")), .body = "{}", .deadline = 400ms});
        QTRY_COMPARE(m_server->count("PUT"), 1);
        call.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
        std::optional<Result<Response>> second; // outlives the first one's deadline
        const auto later = m_http->send({.url = deadUrl(QStringLiteral("/")), .name = QStringLiteral("second")}, [&](Result<Response> r) { second = std::move(r); });
        QTRY_VERIFY(second);
        QVERIFY(waitUntilQuiet(*m_server, 600));
        QCOMPARE(m_reports, 0);
    }

    void aCallMayBeDestroyedFromItsOwnCallback()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, "{}"); });
        std::unique_ptr<Call> call;
        int reports = 0;
        call = m_http->send({.url = m_server->url(QStringLiteral("/x")), .name = QStringLiteral("x")}, [&](const Result<Response>&) {
            call.reset();
            ++reports;
        });
        QTRY_COMPARE(reports, 1);
        call = m_http->sendRetrying({.url = m_server->url(QStringLiteral("/x")), .name = QStringLiteral("x"), .replay = Replay::SafeRead}, [&](const Result<Response>&) {
            call.reset();
            ++reports;
        });
        QTRY_COMPARE(reports, 2);
        call = m_http->refuse({.kind = FailureKind::Rule}, [&](const Result<Response>&) {
            call.reset();
            ++reports;
        });
        QCOMPARE(reports, 2); // never from inside
        QTRY_COMPARE(reports, 3);
    }

    void aManagerThatDiesFirstIsHarmless()
    {
        m_server->onRequest([](Peer&, const ReceivedRequest&) {});
        auto call = send({.method = Method::Put, .url = m_server->url(QStringLiteral("/x")), .body = "{}"});
        QTRY_COMPARE(m_server->openConnections(), 1);
        m_network.reset();
        call.reset();
        QCOMPARE(m_reports, 0);
    }

    void aSafeReadIsRepeatedUntilItIsAnswered()
    {
        HttpClient hasty(*m_network, m_clock, {}, [] { return 0.0; });
        m_server->onRequest([this](Peer& peer, const ReceivedRequest&) {
            if (m_server->requests().size() < 3)
                peer.hangUp();
            else
                peer.answer(200, "{}");
        });
        const auto call = hasty.sendRetrying({.url = m_server->url(QStringLiteral("/x")), .name = QStringLiteral("read"), .replay = Replay::SafeRead}, keep());
        QTRY_VERIFY(m_result);
        QVERIFY(m_result->ok());
        QCOMPARE((*m_result)->attempts, 3);
        QCOMPARE(m_server->count("GET"), 3);
    }

    void aRepeatedReadIsSilentOnceDestroyedInItsPause()
    {
        HttpClient hasty(*m_network, m_clock, {}, [] { return 0.0; });
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.hangUp(); });
        auto call = hasty.sendRetrying({.url = m_server->url(QStringLiteral("/x")), .name = QStringLiteral("read"), .replay = Replay::SafeRead}, keep());
        QTRY_COMPARE(m_server->count("GET"), 1);
        QTRY_COMPARE(m_server->openConnections(), 0);
        call.reset();
        QVERIFY(waitUntilQuiet(*m_server, 900));
        QCOMPARE(m_server->count("GET"), 1);
        QCOMPARE(m_reports, 0);
    }

    void aWriteIsNeverRepeatedEvenWhenAsked()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(503, "{}"); });
        const auto call = m_http->sendRetrying({.method = Method::Put, .url = m_server->url(QStringLiteral("/x")), .body = "{}", .name = QStringLiteral("w")}, keep());
        QTRY_VERIFY(m_result);
        QVERIFY(waitUntilQuiet(*m_server, 900));
        QCOMPARE(m_server->count("PUT"), 1);
    }

    void theLogSaysNameStatusAndTimeAndNothingElse()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, R"({"secret":"BODY"})", {{"X-Secret", "HEADER"}}); });
        const auto call = send({.method = Method::Put, .url = m_server->url(QStringLiteral("/x?cart_id=QUERY")), .headers = {{"x-api-key", "KEY"}}, .body = "{}"});
        QTRY_VERIFY(m_result);
        QCOMPARE(m_log.size(), 1);
        QVERIFY2(QRegularExpression(QStringLiteral("^write 200 \\d+ ms$")).match(m_log.first()).hasMatch(), qPrintable(m_log.first()));
    }

    void failuresCarryNoUrl()
    {
        const auto call = send({.method = Method::Put, .url = deadUrl(QStringLiteral("/x?cart_id=QUERY")), .body = "{}"});
        QTRY_VERIFY(m_result);
        QVERIFY(!m_result->failure().detail.contains(QStringLiteral("QUERY")));
        QCOMPARE(m_result->failure().where, QStringLiteral("write"));
        QVERIFY2(QRegularExpression(QStringLiteral("^write not sent \\d+ ms$")).match(m_log.value(0)).hasMatch(), qPrintable(m_log.value(0)));
    }

    void cookiesAreNeitherKeptNorSent()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, "{}", {{"Set-Cookie", "id=1; Path=/"}}); });
        for (int i = 0; i < 2; ++i) {
            m_result.reset();
            const auto call = send({.url = m_server->url(QStringLiteral("/x"))});
            QTRY_VERIFY(m_result);
        }
        QCOMPARE(m_server->requests().last().header("Cookie"), QByteArray());
    }

    void aConnectionMadeAheadIsUsed()
    {
        ScriptedServer server(&m_authority);
        server.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, "{}"); });
        m_http->trust({m_authority.root()});
        m_http->preconnect(server.url({}));
        QTRY_COMPARE(server.connections(), 1);
        QVERIFY(waitUntilQuiet(server, 200));
        const auto call = send({.method = Method::Put, .url = server.url(QStringLiteral("/x")), .body = "{}"});
        QTRY_VERIFY(m_result);
        QVERIFY(m_result->ok());
        QCOMPARE(server.connections(), 1);
    }

private:
    HttpClient::Done keep()
    {
        return [this](Result<Response> result) {
            m_result = std::move(result);
            ++m_reports;
        };
    }
    std::unique_ptr<Call> send(Request request)
    {
        request.name = QStringLiteral("write");
        auto call = m_http->send(std::move(request), keep());
        Q_ASSERT(!m_result);
        return call;
    }

    TestAuthority m_authority;
    SystemClock m_clock;
    QStringList m_log;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HttpClient> m_http;
    std::optional<Result<Response>> m_result;
    int m_reports = 0;
};

QTEST_GUILESS_MAIN(WireFaultsTest)
#include "wire_faults_test.moc"
