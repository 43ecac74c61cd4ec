#include "tests/contract/captcha_desk.h"
#include "tests/support/scriptedserver.h"
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
CaptchaChallenge page(const QByteArray& body) { return {.required = true, .html = "<!DOCTYPE html><html><body>" + body + "</body></html>"}; }
CaptchaChallenge key(const char* siteKey) { return {.required = true, .siteKey = QString::fromLatin1(siteKey)}; }

/// What one captcha came to: its token, or "!" and the word for why not.
QString shown(HelperAtHand& at, const CaptchaChallenge& challenge)
{
    QString outcome;
    at.desk.show(challenge, [&](const QString& token) { outcome = token; }, [&] { outcome = QLatin1Char('!') + at.desk.lastFailure(); });
    std::ignore = QTest::qWaitFor([&] { return !outcome.isEmpty(); }, 60000);
    return outcome;
}

struct ProcessLine {
    qint64 parent = 0, resident = 0; ///< kB
};

ProcessLine readProcess(qint64 process)
{
    ProcessLine line;
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return line;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& one : lines) {
        if (one.startsWith("PPid:"))
            line.parent = one.mid(5).trimmed().toLongLong();
        if (one.startsWith("VmRSS:"))
            line.resident = one.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return line;
}

/// `process` and everything that it or its children started.
QList<qint64> familyOf(qint64 process)
{
    QList<qint64> family;
    const QStringList all = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& one : all) {
        qint64 up = one.toLongLong();
        for (int step = 0; up > 1 && up != process && step < 6; ++step)
            up = readProcess(up).parent;
        if (up == process && process > 0)
            family += one.toLongLong();
    }
    return family;
}

qint64 residentOf(qint64 process)
{
    qint64 sum = 0;
    const QList<qint64> family = familyOf(process);
    for (const qint64 one : family)
        sum += readProcess(one).resident;
    return sum;
}
} // namespace

/// Everything that can go wrong with the browser has a word of its own, comes once, and the next captcha has a way on.
class CaptchaFaultsTest : public QObject {
    Q_OBJECT
    ScriptedServer m_widget;

    HelperSetup withWidget()
    {
        HelperSetup setup;
        setup.allowedHosts += QStringLiteral("127.0.0.1:%1").arg(m_widget.serverPort());
        setup.widgetScript = m_widget.url(QStringLiteral("/recaptcha/api.js")).toString();
        return setup;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
    }

    void aPageOnWhichNothingIsToBeSeenIsBlank()
    {
        HelperSetup setup;
        setup.blankAfter = std::chrono::milliseconds(300);
        HelperAtHand at(setup);
        QCOMPARE(shown(at, page("<div></div><script>1</script>")), QStringLiteral("!blank"));
        QCOMPARE(shown(at, page("<p>words<script>setTimeout(()=>{location='ticketmaster-g-recaptcha-response://Tok_1'},900)</script>")), QStringLiteral("Tok_1"));
    }

    void aWidgetThatDrawsNothingIsBlank()
    {
        m_widget.onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, "1;", {{"Content-Type", "text/javascript"}}); });
        HelperSetup setup = withWidget();
        setup.blankAfter = std::chrono::milliseconds(300);
        HelperAtHand at(setup);
        QCOMPARE(shown(at, key("k")), QStringLiteral("!blank"));
    }

    void aWidgetWhoseServerIsAwayIsUnreachable()
    {
        HelperSetup setup;
        setup.allowedHosts += QStringLiteral("127.0.0.1");
        setup.widgetScript = deadUrl(QStringLiteral("/recaptcha/api.js")).toString();
        HelperAtHand at(setup);
        QCOMPARE(shown(at, key("k")), QStringLiteral("!unreachable"));
    }

    void aKeyForAnotherDomainIsTold_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("as reCAPTCHA says it") << QByteArray("ERROR for site owner:\nInvalid domain for site key");
        QTest::newRow("as the simulator says it") << QByteArray("Error for the site owner: invalid site key");
    }
    void aKeyForAnotherDomainIsTold()
    {
        QFETCH(QByteArray, words);
        const QByteArray frame = m_widget.url(QStringLiteral("/frame")).toString().toUtf8();
        m_widget.onRequest([words, frame](Peer& peer, const ReceivedRequest& request) {
            if (request.target == "/frame")
                peer.answer(200, "<p>" + words, {{"Content-Type", "text/html"}});
            else
                peer.answer(200, "addEventListener('load',()=>{const f=document.createElement('iframe');f.src='" + frame + "';document.body.append(f)})",
                            {{"Content-Type", "text/javascript"}});
        });
        HelperAtHand at(withWidget());
        QCOMPARE(shown(at, key("k")), QStringLiteral("!wrong_domain"));
    }

    void aHungHelperIsEndedAndTheNextWorks()
    {
        HelperSetup setup;
        setup.silence = std::chrono::seconds(7);
        HelperAtHand at(setup);
        QSignalSpy ready(&at.helper, &BrowserHelper::ready);
        QString outcome;
        at.desk.show(page("waiting"), [](const QString&) {}, [&] { outcome = at.desk.lastFailure(); });
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 60000);
        ::kill(pid_t(at.helper.process()), SIGSTOP);
        QTRY_COMPARE_WITH_TIMEOUT(outcome, QStringLiteral("silent"), 30000);
        QCOMPARE(shown(at, page("<p>x<script>location='ticketmaster-g-recaptcha-response://Again_1'</script>")), QStringLiteral("Again_1"));
    }

    void aPageProcessThatDiesIsACrash()
    {
        HelperAtHand at;
        QSignalSpy ready(&at.helper, &BrowserHelper::ready);
        QString outcome;
        at.desk.show(page("waiting"), [](const QString&) {}, [&] { outcome = at.desk.lastFailure(); });
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 60000);
        const qint64 helper = at.helper.process();
        const QList<qint64> family = familyOf(helper);
        for (const qint64 one : family) // page processes are made by a child of the helper
            if (one != helper && readProcess(one).parent != helper)
                ::kill(pid_t(one), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(outcome, QStringLiteral("crashed"), 30000);
        QCOMPARE(shown(at, page("<p>x<script>location='ticketmaster-g-recaptcha-response://Again_2'</script>")), QStringLiteral("Again_2"));
    }

    void aHelperWithoutMemoryFailsOnce()
    {
        HelperAtHand at;
        rlimit before{};
        getrlimit(RLIMIT_AS, &before);
        rlimit little = before;
        little.rlim_cur = rlim_t(900) * 1024 * 1024; // enough for this test, not for a browser
        QCOMPARE(setrlimit(RLIMIT_AS, &little), 0);
        at.helper.prewarm(); // what is started inherits it
        setrlimit(RLIMIT_AS, &before);
        int failures = 0;
        at.desk.show(page("x"), [](const QString&) {}, [&] { ++failures; });
        QTRY_COMPARE_WITH_TIMEOUT(failures, 1, 60000);
        QVERIFY2(at.desk.lastFailure() == QLatin1String("died") || at.desk.lastFailure() == QLatin1String("crashed")
                     || at.desk.lastFailure() == QLatin1String("silent") || at.desk.lastFailure() == QLatin1String("blank"), qPrintable(at.desk.lastFailure()));
        QCOMPARE(failures, 1);
    }

    void threeCrashesInARowRestAndThenGoOn()
    {
        HelperSetup setup;
        setup.rest = std::chrono::seconds(3);
        HelperAtHand at(setup);
        QSignalSpy ready(&at.helper, &BrowserHelper::ready);
        for (int crash = 1; crash <= 3; ++crash) {
            QString outcome;
            at.desk.show(page("waiting"), [](const QString&) {}, [&] { outcome = at.desk.lastFailure(); });
            QTRY_COMPARE_WITH_TIMEOUT(ready.count(), crash, 60000);
            ::kill(pid_t(at.helper.process()), SIGKILL);
            QTRY_COMPARE(outcome, QStringLiteral("died"));
        }
        QCOMPARE(shown(at, page("x")), QStringLiteral("!worn_out"));
        QCOMPARE(at.helper.process(), 0);
        QString outcome = QStringLiteral("!worn_out");
        const QDeadlineTimer patience(20000);
        while (!patience.hasExpired() && outcome == QLatin1String("!worn_out")) {
            outcome = shown(at, page("<p>x<script>location='ticketmaster-g-recaptcha-response://Rested_1'</script>"));
        }
        QCOMPARE(outcome, QStringLiteral("Rested_1"));
    }

    void anIdleHelperGivesItsMemoryBack()
    {
        HelperSetup setup;
        setup.idleExit = std::chrono::seconds(1);
        HelperAtHand at(setup);
        QCOMPARE(shown(at, page("<p>x<script>location='ticketmaster-g-recaptcha-response://Tok_2'</script>")), QStringLiteral("Tok_2"));
        const qint64 process = at.helper.process();
        QVERIFY(process > 0);
        qInfo("an idle helper holds %lld MB", residentOf(process) / 1024);
        QTRY_COMPARE_WITH_TIMEOUT(at.helper.process(), 0, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(residentOf(process), 0, 10000);
        QCOMPARE(shown(at, page("<p>x<script>location='ticketmaster-g-recaptcha-response://Tok_3'</script>")), QStringLiteral("Tok_3"));
    }

    void aCheckThatTakesTooLongIsClosedAndTheNextWorks()
    {
        HelperSetup setup;
        setup.patience = std::chrono::seconds(2);
        HelperAtHand at(setup);
        QVERIFY(!at.desk.timeLeft());
        QString outcome;
        QSignalSpy ready(&at.helper, &BrowserHelper::ready);
        at.desk.show(page("<p>waiting"), [&](const QString& token) { outcome = token; }, [&] { outcome = QLatin1Char('!') + at.desk.lastFailure(); });
        QVERIFY(at.desk.timeLeft() && *at.desk.timeLeft() > std::chrono::seconds(1));
        QTRY_COMPARE_WITH_TIMEOUT(outcome, QStringLiteral("!late"), 20000);
        QVERIFY(!at.desk.timeLeft() && !at.helper.isShowing());
        QCOMPARE(shown(at, page("<p>x<script>location='ticketmaster-g-recaptcha-response://InTime_1'</script>")), QStringLiteral("InTime_1"));
        QVERIFY(!at.desk.timeLeft());
    }

    void aHelperThatIsNotIdleStays()
    {
        HelperSetup setup;
        setup.idleExit = std::chrono::seconds(1);
        HelperAtHand at(setup);
        QCOMPARE(shown(at, page("<p>x<script>setTimeout(()=>{location='ticketmaster-g-recaptcha-response://Slow_1'},2500)</script>")), QStringLiteral("Slow_1"));
    }
};

QTEST_GUILESS_MAIN(CaptchaFaultsTest)
#include "captcha_faults_test.moc"
