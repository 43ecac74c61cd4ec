#include "captcha/browserflags.h"
#include "tests/captcha/escaperoom.h"
#include "tests/captcha/guardsoff.h"
#include <QApplication>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUuid>
#include <QWebEngineProfile>
#include <unistd.h>

using namespace boxoffice::captcha;
using namespace boxoffice::captcha::test;

namespace {
constexpr const char* wallsName = "CAPTCHA_ESCAPES";

/// Walls of the process are put up when the browser starts: what is tried without them has a process of its own.
bool processIsGuarded() { return qgetenv(wallsName) != "unguarded"; }
bool isOfProcess(Guard guard) { return guard == Guard::Hosts || guard == Guard::Peers; }

enum class Leg { Guarded, OwnWalls, NoWalls };

/// The helper as it is started, with a variable that asks for a debugging port; true if the port opens.
bool opensPort(const QString& program, const QByteArray& unguarded, const char* variable, const QByteArray& value, quint16 port)
{
    QLocalServer server;
    if (!server.listen(QStringLiteral("%1/%2").arg(QDir::tempPath(), QUuid::createUuid().toString(QUuid::Id128))))
        return true;
    QProcess helper;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("BOXOFFICE_CAPTCHA_TEST_NO_SANDBOX"), QStringLiteral("1"));
    environment.insert(QStringLiteral("CAPTCHA_TEST_UNGUARDED"), QString::fromLatin1(unguarded));
    environment.insert(QLatin1String(variable), QString::fromLatin1(value));
    helper.setProcessEnvironment(environment);
    helper.setStandardErrorFile(QProcess::nullDevice());
    helper.start(program, {QStringLiteral("--remote-debugging-port=%1").arg(port)});
    helper.write("{\"v\":1,\"socket\":\"" + server.fullServerName().toUtf8() + "\",\"secret\":\"s\"}\n");
    helper.closeWriteChannel();
    bool open = false;
    if (QTest::qWaitFor([&] { return server.hasPendingConnections(); }, 20000)) {
        QLocalSocket* socket = server.nextPendingConnection();
        socket->write("{\"v\":1,\"type\":\"show\",\"id\":1,\"title\":\"\",\"origin\":\"https://a.test\",\"allowed_hosts\":[],\"html\":\"<p>x\"}\n");
        QByteArray heard;
        std::ignore = QTest::qWaitFor([&] { return (heard += socket->readAll()).contains("\"ready\""); }, 20000);
        QTcpSocket visitor;
        visitor.connectToHost(QHostAddress::LocalHost, port);
        open = visitor.waitForConnected(3000);
    }
    helper.kill();
    helper.waitForFinished();
    return open;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}
} // namespace

/// Ways out of the captcha's window, tried in the real browser: none works, and each works once its wall is taken away.
class EscapesTest : public QObject {
    Q_OBJECT
    QList<Attempt> m_attempts = networkEscapes() + navigationEscapes() + deviceEscapes();

private Q_SLOTS:
    void initTestCase()
    {
        qInfo("%d scripted attempts", int(m_attempts.size()));
        QVERIFY(m_attempts.size() >= 40);
    }
    void nobodyGetsOut_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<int>("leg");
        for (qsizetype i = 0; i < m_attempts.size(); ++i) {
            if (processIsGuarded()) {
                QTest::addRow("%s, guarded", m_attempts[i].name) << int(i) << int(Leg::Guarded);
                continue;
            }
            if (std::none_of(m_attempts[i].guards.begin(), m_attempts[i].guards.end(), isOfProcess))
                QTest::addRow("%s, behind its own wall alone", m_attempts[i].name) << int(i) << int(Leg::OwnWalls);
            QTest::addRow("%s, its wall taken away", m_attempts[i].name) << int(i) << int(Leg::NoWalls);
        }
    }
    void nobodyGetsOut()
    {
        QFETCH(int, attempt);
        QFETCH(int, leg);
        Attempt tried = m_attempts[attempt];
        if (Leg(leg) != Leg::NoWalls)
            tried.guards.clear();
        EscapeRoom room(tried);
        room.open();
        if (Leg(leg) == Leg::NoWalls) {
            QTRY_VERIFY_WITH_TIMEOUT(room.isOut(), 8000);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(room.isOver() || room.isOut(), 20000);
        QVERIFY2(!room.isOut(), tried.name);
    }

    /// A hand on the machine's own mouse: the call-back as documented, and a link with the token in it.
    void aRealClickBringsTheTokenByteForByte_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("token");
        QString token = QStringLiteral("03AGdBq2_-Xy");
        for (const qsizetype length : {40, 63, 64, 500, 2000}) {
            while (token.size() < length)
                token += QLatin1Char("abcXYZ019_-"[std::size_t(token.size() * 7) % 11]);
            QTest::addRow("button, %d", int(length)) << QByteArray("<button onclick=\"location='ticketmaster-g-recaptcha-response://") << QByteArray("'\">I</button>") << token;
            QTest::addRow("link, %d", int(length)) << QByteArray("<a href='ticketmaster-g-recaptcha-response://") << QByteArray("'>I</a>") << token;
        }
    }
    void aRealClickBringsTheTokenByteForByte()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, token);
        EscapeRoom room(Attempt{.name = "token", .guards = {}, .body = before + token.toLatin1() + after, .act = [](EscapeRoom& at) { at.click(); }});
        QStringList caught;
        room.prepare([&](const QString& one) { caught += one; });
        room.open();
        QTRY_VERIFY_WITH_TIMEOUT(!caught.isEmpty(), 8000);
        QCOMPARE(caught.first(), token);
    }

    void nothingIsLeftForTheNextCaptcha_data()
    {
        QTest::addColumn<QByteArray>("leave");
        QTest::addColumn<QByteArray>("look");
        QTest::newRow("cookie") << QByteArray("document.cookie = 'left=1'; tell('left');") << QByteArray("tell(document.cookie.includes('left=1') ? 'yes' : 'no');");
        QTest::newRow("local storage") << QByteArray("try { localStorage.setItem('left', '1'); } catch (e) {} tell('left');")
                                       << QByteArray("let found = null; try { found = localStorage.getItem('left'); } catch (e) {} tell(found ? 'yes' : 'no');");
        QTest::newRow("database") << QByteArray("const r = indexedDB.open('left', 2); r.onsuccess = () => tell('left');")
                                  << QByteArray("const r = indexedDB.open('left'); r.onsuccess = () => tell(r.result.version === 2 ? 'yes' : 'no');");
        QTest::newRow("cache") << QByteArray("caches.open('left').then(c => c.put('/x', new Response('x'))).then(() => tell('left'));")
                               << QByteArray("caches.has('left').then(has => tell(has ? 'yes' : 'no'));");
    }
    void nothingIsLeftForTheNextCaptcha()
    {
        QFETCH(QByteArray, leave);
        QFETCH(QByteArray, look);
        const QList<Guard> guards = processIsGuarded() ? QList<Guard>() : QList{Guard::OwnProfile};
        Attempt first{.name = "leave", .guards = guards, .script = leave};
        EscapeRoom room(first);
        room.open();
        QTRY_VERIFY_WITH_TIMEOUT(room.wasTold("left"), 8000);
        const auto keeper = processIsGuarded() ? nullptr : newProfile(); // as a shared profile would be
        room.become(look);
        QTRY_VERIFY_WITH_TIMEOUT(room.wasTold("yes") || room.wasTold("no"), 8000);
        QCOMPARE(room.wasTold("yes"), !processIsGuarded());
    }

    void theEnvironmentOpensNoDoor_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("debugging port") << QByteArray("QTWEBENGINE_REMOTE_DEBUGGING") << QByteArray("%");
        QTest::newRow("flags of somebody else's") << QByteArray("QTWEBENGINE_CHROMIUM_FLAGS") << QByteArray("--remote-debugging-port=%");
    }
    void theEnvironmentOpensNoDoor()
    {
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, value);
        const quint16 port = freePort();
        value.replace("%", QByteArray::number(port));
        const QString program = processIsGuarded() ? QStringLiteral(PROGRAMS "/boxoffice-captcha") : QStringLiteral(UNGUARDED);
        QCOMPARE(opensPort(program, processIsGuarded() ? QByteArray() : QByteArray("environment"), variable.constData(), value, port), !processIsGuarded());
    }
};

int main(int argc, char** argv)
{
    if (!processIsGuarded())
        takeAway({Guard::Peers, Guard::Hosts});
    setBrowserFlags(geteuid() == 0, {QStringLiteral("127.0.0.1")});
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", qgetenv("QTWEBENGINE_CHROMIUM_FLAGS") + " --use-fake-device-for-media-stream --autoplay-policy=no-user-gesture-required");
    QApplication application(argc, argv);
    EscapesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "escapes_test.moc"
