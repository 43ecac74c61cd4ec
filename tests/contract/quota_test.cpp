#include "net/httpclient.h"
#include "net/ratelimits.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include <QNetworkAccessManager>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

/// The governor on the wire: what may not go yet never reaches the service.
class QuotaTest : public QObject {
    Q_OBJECT

    /// One GET; what came of it.
    Result<Response> ask(const QString& quota, Purpose purpose)
    {
        std::optional<Result<Response>> result;
        const auto call = m_http->sendRetrying({.url = m_server->url(QStringLiteral("/x")), .name = QStringLiteral("x"), .replay = Replay::SafeRead, .quota = quota, .purpose = purpose},
                                               [&](Result<Response> answer) { result = std::move(answer); });
        return QTest::qWaitFor([&] { return result.has_value(); }, 10'000) ? *result : Result<Response>(Failure{.kind = FailureKind::Cancelled});
    }
    void answerWith(int status, int available)
    {
        const auto expiry = (m_clock.wall() + 40s).time_since_epoch().count();
        const QList<QPair<QByteArray, QByteArray>> headers{{"Ratelimit-Quota-Allowed", "20"}, {"Ratelimit-Quota-Available", QByteArray::number(available)}, {"Ratelimit-Expiry", QByteArray::number(qint64(expiry))}};
        m_server->onRequest([status, headers](Peer& peer, const ReceivedRequest&) { peer.answer(status, "{}", headers); });
    }
    [[nodiscard]] qsizetype arrived() const { return m_server->requests().size(); }

private Q_SLOTS:
    void init()
    {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_server = std::make_unique<ScriptedServer>();
        m_http = std::make_unique<HttpClient>(*m_network, m_clock);
        m_limits = std::make_unique<LocalRateLimits>(m_clock);
        m_http->govern(*m_limits);
    }

    void nobodyAsksAgainBeforeTheTimeA429Names()
    {
        answerWith(429, 0);
        QCOMPARE(ask(QStringLiteral("availability"), Purpose::Sale)->status, 429);
        for (const Purpose purpose : {Purpose::Sale, Purpose::Browse}) {
            const Result<Response> refused = ask(QStringLiteral("availability"), purpose);
            QVERIFY(!refused.ok());
            QCOMPARE(refused.failure().kind, FailureKind::Quota);
            QCOMPARE(refused.failure().retryAt.value(), m_clock.wall() + 40s);
        }
        QCOMPARE(arrived(), 1);
        answerWith(200, 20);
        m_clock.setWall(m_clock.wall() + 24h); // a jump of the wall clock opens nothing
        QVERIFY(!ask(QStringLiteral("availability"), Purpose::Sale).ok());
        m_clock.advance(41s);
        QVERIFY(ask(QStringLiteral("availability"), Purpose::Sale).ok());
        QCOMPARE(arrived(), 2);
    }

    void anotherQuotaAndCallsOfNoneGoOn()
    {
        answerWith(429, 0);
        QVERIFY(ask(QStringLiteral("availability"), Purpose::Browse).ok());
        QVERIFY(ask(QStringLiteral("reserve"), Purpose::Sale).ok());
        QVERIFY(ask({}, Purpose::Sale).ok());
        QVERIFY(ask({}, Purpose::Sale).ok());
        QCOMPARE(arrived(), 4);
    }

    void browsingStopsWhereTheReserveOfTheSaleBegins()
    {
        answerWith(200, 6);
        QVERIFY(ask(QStringLiteral("availability"), Purpose::Browse).ok());
        answerWith(200, 5);
        QVERIFY(ask(QStringLiteral("availability"), Purpose::Browse).ok());
        const Result<Response> refused = ask(QStringLiteral("availability"), Purpose::Browse);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.failure().kind, FailureKind::Quota);
        QCOMPARE(arrived(), 2);
        QVERIFY(ask(QStringLiteral("availability"), Purpose::Sale).ok());
        QCOMPARE(arrived(), 3);
    }

private:
    ManualClock m_clock;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<LocalRateLimits> m_limits;
};

QTEST_GUILESS_MAIN(QuotaTest)
#include "quota_test.moc"
