#include "net/httpclient.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

/// Deadlines are measured on the boot clock, whatever timers and the time of day do meanwhile.
class DeadlineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeadlineThatPassedWhileTheMachineSleptIsNoticedAtOnce()
    {
        const auto call = ask();
        QTRY_COMPARE(m_server.requests().size(), m_asked);
        QVERIFY(!m_kind);
        QElapsedTimer awake;
        awake.start();
        m_clock.advance(91s);
        QTRY_VERIFY(m_kind);
        QCOMPARE(*m_kind, FailureKind::Deadline);
        QVERIFY(awake.elapsed() < 3000);
    }

    void aJumpOfTheWallClockChangesNothing()
    {
        const auto call = ask();
        QTRY_COMPARE(m_server.requests().size(), m_asked);
        m_clock.setWall(m_clock.wall() + 24h);
        QVERIFY(waitUntilQuiet(m_server, 1300)); // longer than the client naps
        QVERIFY(!m_kind);
    }

private:
    std::unique_ptr<Call> ask()
    {
        m_kind.reset();
        ++m_asked;
        m_network = std::make_unique<QNetworkAccessManager>();
        m_http = std::make_unique<HttpClient>(*m_network, m_clock);
        return m_http->send({.method = Method::Put, .url = m_server.url(QStringLiteral("/x")), .body = "{}",
                             .name = QStringLiteral("commit"), .deadline = 90s},
                            [this](const Result<Response>& result) { m_kind = result.failure().kind; });
    }

    ManualClock m_clock;
    ScriptedServer m_server; // hears, never answers
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HttpClient> m_http;
    std::optional<FailureKind> m_kind;
    int m_asked = 0;
};

QTEST_GUILESS_MAIN(DeadlineTest)
#include "deadline_test.moc"
