#include "tests/contract/captcha_desk.h"
#include "tests/support/scriptedserver.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <unistd.h>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
constexpr const char* roleVariable = "CAPTCHA_TEST_STAND_IN";
const QString helperProgram = QStringLiteral(PROGRAMS "/boxoffice-captcha");

QString tokenOf(qsizetype length)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    QString token = QStringLiteral("03AGdBq2_-Xy");
    for (qsizetype i = 0; token.size() < length; ++i)
        token += QLatin1Char(alphabet[std::size_t(i * 37 + i / 7) % 64]);
    return token;
}

QByteArray page(const QByteArray& body) { return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" + body + "</body></html>"; }

/// A server whose script plays Google's api.js: it calls the page's own call-back.
class WidgetServer {
public:
    explicit WidgetServer(const QString& token)
    {
        const QByteArray script =
            "addEventListener('load', () => { const box = document.querySelector('.g-recaptcha');"
            "if (box.dataset.sitekey === 'KEY-mixed_1' && location.origin === 'https://tickets.example.test')"
            "  window[box.dataset.callback]('" + token.toLatin1() + "'); });";
        server.onRequest([script](Peer& peer, const ReceivedRequest&) {
            peer.answer(200, script, {{"Content-Type", "text/javascript"}});
        });
    }
    ScriptedServer server;
};

/// What one captcha came to.
struct Outcome {
    QStringList tokens;
    int failures = 0;
    [[nodiscard]] qsizetype count() const { return tokens.size() + failures; }
    void show(HelperAtHand& at, const CaptchaChallenge& challenge)
    {
        at.desk.show(challenge, [this](const QString& token) { tokens += token; }, [this] { ++failures; });
    }
};

CaptchaChallenge htmlChallenge(const QByteArray& html) { return {.required = true, .html = html}; }

HelperSetup optionsFor(const QString& program)
{
    return {.program = program};
}

/// This test's own binary in the helper's place, to misbehave as told by the variable.
int standIn(const QByteArray& role)
{
    QFile input;
    const bool opened = input.open(stdin, QIODevice::ReadOnly);
    const QJsonObject greeting = QJsonDocument::fromJson(opened ? input.readLine() : QByteArray()).object();
    QLocalSocket socket;
    if (role != "absent") {
        socket.connectToServer(greeting[QStringLiteral("socket")].toString());
        socket.write(R"({"v":1,"type":"hello","secret":")" + greeting[QStringLiteral("secret")].toString().toLatin1() + "\"}\n");
        while (!socket.canReadLine() && socket.waitForReadyRead(60000)) {}
    }
    if (role == "oversize")
        socket.write(QByteArray(70000, 'x'));
    if (role == "longtoken")
        socket.write(R"({"v":1,"type":"token","id":1,"token":")" + QByteArray(4097, 'x') + "\"}\n");
    if (role == "twice")
        socket.write("{\"v\":1,\"type\":\"token\",\"id\":1,\"token\":\"A_b-1\"}\n{\"v\":1,\"type\":\"token\",\"id\":1,\"token\":\"A_b-2\"}\n"
                     "{\"v\":1,\"type\":\"failed\",\"id\":1,\"why\":\"cancelled\"}\n");
    if (role == "stale")
        socket.write("{\"v\":1,\"type\":\"token\",\"id\":0,\"token\":\"old\"}\n{\"v\":1,\"type\":\"failed\",\"id\":1,\"why\":\"cancelled\"}\n");
    if (role == "twice")
        return socket.waitForBytesWritten(60000) ? 0 : 1;
    while (role == "absent" ? pause() == 0 : socket.waitForReadyRead(60000)) {}
    return 0;
}
} // namespace

/// The captcha helper over its real socket, and the desk against helpers that misbehave.
class CaptchaHelperTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { qunsetenv(roleVariable); }

    void tokensComeOutByteForByte_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QString>("token");
        for (const qsizetype length : {40, 63, 64, 500, 2000}) {
            const QString token = tokenOf(length);
            const QByteArray text = token.toLatin1();
            const QByteArray call = "ticketmaster-g-recaptcha-response://";
            const auto row = [&](const char* way, const QByteArray& html) {
                QTest::addRow("%s, %d characters", way, int(length)) << html << token;
            };
            row("redirect while loading", page("<script>window.location='" + call + text + "'</script>"));
            row("redirect after loading", page("<script>addEventListener('load',()=>setTimeout(()=>{location.href='" + call + text + "'},50))</script>"));
            row("address put together by the page", page("<script>addEventListener('load',()=>{location='ticketmaster-g-'+'recaptcha-response:/'+'/" + text + "'})</script>"));
            row("click", page("<button onclick=\"window.location='" + call + text + "'\">I</button><script>addEventListener('load',()=>document.querySelector('button').click())</script>"));
            row("link", page("<a href=\"" + call + text + "\">I</a><script>addEventListener('load',()=>document.querySelector('a').click())</script>"));
            row("form", page("<form action=\"" + call + text + "\"></form><script>addEventListener('load',()=>document.forms[0].submit())</script>"));
            row("form with a field", page("<form action=\"" + call + text + "\"><input name=a value=b></form><script>addEventListener('load',()=>document.forms[0].requestSubmit())</script>"));
            row("form that is handled", page("<form onsubmit=\"window.location='" + call + text + "';return false\"><button>I</button></form><script>addEventListener('load',()=>document.querySelector('button').click())</script>"));
            row("site key on our own page", {});
        }
    }
    void tokensComeOutByteForByte()
    {
        QFETCH(QByteArray, html);
        QFETCH(QString, token);
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
        WidgetServer widget(token);
        HelperSetup options = optionsFor(helperProgram);
        options.allowedHosts += QStringLiteral("127.0.0.1:%1").arg(widget.server.serverPort());
        options.widgetScript = widget.server.url(QStringLiteral("/recaptcha/api.js")).toString();
        HelperAtHand desk(options);
        Outcome outcome;
        outcome.show(desk, CaptchaChallenge{.required = true, .siteKey = QStringLiteral("KEY-mixed_1"), .html = html});
        QTRY_COMPARE_WITH_TIMEOUT(outcome.count(), 1, 60000);
        QCOMPARE(outcome.tokens.value(0), token);
    }

    void aWidgetThatCannotBeReachedFails()
    {
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
        HelperAtHand desk(optionsFor(helperProgram)); // Google's host is not on its list
        Outcome outcome;
        outcome.show(desk, CaptchaChallenge{.required = true, .siteKey = QStringLiteral("k")});
        QTRY_COMPARE_WITH_TIMEOUT(outcome.failures, 1, 60000);
        QCOMPARE(desk.desk.lastFailure(), QStringLiteral("unreachable"));
    }

    void hostsOffTheListAreNeverAsked()
    {
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
        ScriptedServer server;
        server.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, "x"); });
        const QByteArray base = server.url(QStringLiteral("/")).toString().toLatin1();
        const QByteArray html = page("<img src='" + base + "i.png' onerror='tried()'><iframe src='" + base + "f'></iframe><script>function tried(){"
                                     "fetch('" + base + "x').catch(() => { open('" + base + "w'); location='" + base + "l';"
                                     "setTimeout(()=>{location='ticketmaster-g-recaptcha-response://Done'},300)})}</script>");
        for (const bool listed : {false, true}) {
            HelperSetup options = optionsFor(helperProgram);
            if (listed)
                options.allowedHosts += QStringLiteral("127.0.0.1");
            HelperAtHand desk(options);
            Outcome outcome;
            outcome.show(desk, htmlChallenge(html));
            if (listed) {
                QTRY_VERIFY_WITH_TIMEOUT(!server.requests().isEmpty(), 60000);
            } else {
                QTRY_COMPARE_WITH_TIMEOUT(outcome.tokens, QStringList{QStringLiteral("Done")}, 60000);
                QCOMPARE(server.requests().size(), 0);
            }
        }
    }

    void aKilledHelperFailsOnceAndTheNextShowStartsAnother()
    {
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
        HelperAtHand desk(optionsFor(helperProgram));
        QSignalSpy ready(&desk.helper, &BrowserHelper::ready);
        Outcome first;
        first.show(desk, htmlChallenge(page("waiting")));
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 60000);
        ::kill(pid_t(desk.helper.process()), SIGKILL);
        QTRY_COMPARE(first.failures, 1);
        QCOMPARE(desk.desk.lastFailure(), QStringLiteral("died"));
        Outcome second;
        second.show(desk, htmlChallenge(page("<script>location='ticketmaster-g-recaptcha-response://Again_1'</script>")));
        QTRY_COMPARE_WITH_TIMEOUT(second.tokens, QStringList{QStringLiteral("Again_1")}, 60000);
        QCOMPARE(first.count(), 1);
    }

    void aWarmHelperShowsTheNextCaptchaAtOnce()
    {
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
        HelperAtHand desk(optionsFor(helperProgram));
        QSignalSpy ready(&desk.helper, &BrowserHelper::ready);
        QElapsedTimer timer;
        QStringList taken;
        connect(&desk.helper, &BrowserHelper::ready, &desk.helper, [&] { taken += QString::number(timer.elapsed()); });
        qint64 process = 0;
        for (int shown = 1; shown <= 5; ++shown) {
            Outcome outcome;
            timer.start();
            outcome.show(desk, htmlChallenge(page("waiting")));
            QTRY_COMPARE_WITH_TIMEOUT(ready.count(), shown, 60000);
            process = process ? process : desk.helper.process();
            QCOMPARE(desk.helper.process(), process);
            desk.desk.hide();
            QCOMPARE(outcome.count(), 0);
        }
        qInfo("show to ready page, ms, first cold: %s", qPrintable(taken.join(QStringLiteral(", "))));
    }

    void theHelperHangsUpOnAnOversizeLine()
    {
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
        QTemporaryDir folder;
        QLocalServer server;
        QVERIFY(server.listen(folder.filePath(QStringLiteral("desk"))));
        QProcess helper;
        startHelper(helper, server, true);
        QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), 60000);
        QLocalSocket* socket = server.nextPendingConnection();
        QTRY_VERIFY_WITH_TIMEOUT(socket->canReadLine(), 60000);
        QVERIFY(socket->readLine().contains(R"("secret":"s3cret")"));
        socket->write(QByteArray(70000, 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(helper.state(), QProcess::NotRunning, 60000);
        QCOMPARE(helper.exitCode(), 1);
    }

    void theHelperRefusesToBeRoot()
    {
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
        if (geteuid() != 0)
            QSKIP("only root can try this");
        QLocalServer server;
        QProcess helper;
        startHelper(helper, server, false);
        QTRY_COMPARE_WITH_TIMEOUT(helper.state(), QProcess::NotRunning, 60000);
        QCOMPARE(helper.exitCode(), 3);
    }

    void aMissingHelperFailsOnceAndNotInsideShow()
    {
        HelperAtHand desk(optionsFor(QStringLiteral("/nowhere/boxoffice-captcha")));
        Outcome outcome;
        outcome.show(desk, htmlChallenge(page("x")));
        QCOMPARE(outcome.count(), 0);
        QTRY_COMPARE(outcome.failures, 1);
        QCOMPARE(desk.desk.lastFailure(), QStringLiteral("missing"));
    }

    void aWrongSecretIsHungUpOnAndNotBelieved()
    {
        qputenv(roleVariable, "absent");
        HelperAtHand desk(optionsFor(QCoreApplication::applicationFilePath()));
        Outcome outcome;
        outcome.show(desk, htmlChallenge(page("x")));
        const QFileInfo socketFile = onlySocket();
        QVERIFY(socketFile.exists());
        const QFile::Permissions others = QFile::Permissions(0x0077);
        QCOMPARE(socketFile.permissions() & QFile::Permissions(0xF0FF), QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(QFileInfo(socketFile.path()).permissions() & others, QFile::Permissions());
        QLocalSocket stranger;
        stranger.connectToServer(socketFile.filePath());
        stranger.write("{\"v\":1,\"type\":\"hello\",\"secret\":\"" + QByteArray(64, '0') + "\"}\n{\"v\":1,\"type\":\"token\",\"id\":1,\"token\":\"stolen\"}\n");
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(outcome.count(), 0);
    }

    void misbehavingHelpersFailOnce_data()
    {
        QTest::addColumn<QByteArray>("role");
        QTest::addColumn<QString>("why");
        QTest::newRow("a line over 64 KiB") << QByteArray("oversize") << QStringLiteral("protocol");
        QTest::newRow("a token over 4 KiB") << QByteArray("longtoken") << QStringLiteral("protocol");
        QTest::newRow("silence") << QByteArray("silent") << QStringLiteral("silent");
        QTest::newRow("never calls") << QByteArray("absent") << QStringLiteral("silent");
        QTest::newRow("speaks of another captcha") << QByteArray("stale") << QStringLiteral("cancelled");
    }
    void misbehavingHelpersFailOnce()
    {
        QFETCH(QByteArray, role);
        qputenv(roleVariable, role);
        HelperSetup options = optionsFor(QCoreApplication::applicationFilePath());
        options.silence = std::chrono::seconds(role == "silent" || role == "absent" ? 2 : 20);
        HelperAtHand desk(options);
        Outcome outcome;
        outcome.show(desk, htmlChallenge(page("x")));
        QTRY_COMPARE_WITH_TIMEOUT(outcome.failures, 1, 30000);
        QTEST(desk.desk.lastFailure(), "why");
        QCOMPARE(outcome.count(), 1);
    }

    void oneAnswerIsTakenAndNoSecond()
    {
        qputenv(roleVariable, "twice");
        HelperAtHand desk(optionsFor(QCoreApplication::applicationFilePath()));
        Outcome outcome;
        outcome.show(desk, htmlChallenge(page("x")));
        QTRY_COMPARE_WITH_TIMEOUT(outcome.count(), 1, 30000);
        QTRY_COMPARE(desk.helper.process(), 0); // it said everything and went
        QCOMPARE(outcome.tokens, QStringList{QStringLiteral("A_b-1")});
        QCOMPARE(outcome.failures, 0);
    }

    void hideSilences()
    {
        qputenv(roleVariable, "twice");
        HelperAtHand desk(optionsFor(QCoreApplication::applicationFilePath()));
        Outcome hidden;
        Outcome next;
        hidden.show(desk, htmlChallenge(page("x"))); // captcha 1, the only one the stand-in answers
        desk.desk.hide();
        next.show(desk, htmlChallenge(page("x")));
        QTRY_COMPARE_WITH_TIMEOUT(next.failures, 1, 30000);
        QCOMPARE(next.count(), 1);
        QCOMPARE(hidden.count(), 0);
    }

    void aPageThatDoesNotFitOneLineFails()
    {
        HelperAtHand desk(optionsFor(QCoreApplication::applicationFilePath()));
        Outcome outcome;
        outcome.show(desk, htmlChallenge(page(QByteArray(70000, 'x'))));
        QTRY_COMPARE(outcome.failures, 1);
        QCOMPARE(desk.desk.lastFailure(), QStringLiteral("too_large"));
    }

private:
    static bool helperIsThere()
    {
        const bool there = QFileInfo(helperProgram).isExecutable();
        if (!there)
            std::fprintf(stderr, "NOT TESTED: %s was not built (Qt WebEngine is missing)\n", qPrintable(helperProgram));
        return there;
    }

    static void startHelper(QProcess& helper, const QLocalServer& server, bool flag)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (flag)
            environment.insert(QStringLiteral("BOXOFFICE_CAPTCHA_TEST_NO_SANDBOX"), QStringLiteral("1"));
        helper.setProcessEnvironment(environment);
        helper.start(helperProgram, QStringList());
        helper.write("{\"v\":1,\"socket\":\"" + server.fullServerName().toUtf8() + "\",\"secret\":\"s3cret\"}\n");
        helper.closeWriteChannel();
    }

    static QFileInfo onlySocket()
    {
        const QDir runtime(qEnvironmentVariable("XDG_RUNTIME_DIR"));
        const QStringList folders = runtime.entryList({QStringLiteral("boxoffice-captcha-*")}, QDir::Dirs);
        return QFileInfo(runtime.filePath(folders.value(0) + QStringLiteral("/desk")));
    }
};

int main(int argc, char** argv)
{
    const QByteArray role = qgetenv(roleVariable);
    QCoreApplication application(argc, argv);
    if (!role.isEmpty())
        return standIn(role);
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    CaptchaHelperTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "captcha_helper_test.moc"
