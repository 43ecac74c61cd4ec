#include "stand.h"
#include "simulator/recaptcha/drawings.h"

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

namespace {
QString siteKey(Stand& stand)
{
    const QByteArray id = stand.buyer->event(QStringLiteral("Captcha Required"));
    return stand.get("/partners/v1/captcha?event_id=" + id).json()[QLatin1String("captcha_details")][QLatin1String("site_key")].toString();
}
RawAnswer tick(Stand& stand, const QString& key)
{
    return stand.buyer->call("POST", "/recaptcha/api2/tick", "{\"k\":\"" + key.toUtf8() + "\"}", {});
}
RawAnswer verify(Stand& stand, const QByteArray& body) { return stand.buyer->call("POST", "/recaptcha/api2/verify", body, {}); }
QString member(const RawAnswer& answer, const char* name) { return answer.json()[QLatin1String(name)].toString(); }

/// Looks at the nine pictures as a person would: which of them show the subject?
QByteArray picked(Stand& stand, const QString& task, const QString& subject)
{
    QByteArray path;
    for (int i = 0; i < drawingCount; ++i)
        if (subject == QLatin1String(drawing(i).plural))
            path = drawing(i).path;
    QByteArray list;
    for (int n = 0; n < 9; ++n) {
        const RawAnswer picture = stand.buyer->call("GET", "/recaptcha/api2/picture?task=" + task.toUtf8() + "&n=" + QByteArray::number(n), {}, {});
        if (picture.body.contains(path))
            list += (list.isEmpty() ? "" : ",") + QByteArray::number(n);
    }
    return "{\"task\":\"" + task.toUtf8() + "\",\"picked\":[" + list + "]}";
}

/// Listens: tones are runs of loud samples, groups end with more than half a second of silence.
QByteArray heard(Stand& stand, const QString& task)
{
    const QByteArray sound = stand.buyer->call("GET", "/recaptcha/api2/audio?task=" + task.toUtf8(), {}, {}).body.mid(44);
    QByteArray digits;
    int tones = 0;
    int silence = 0;
    bool sounding = false;
    for (const char sample : sound) {
        const bool loud = qAbs(int(static_cast<unsigned char>(sample)) - 128) > 20;
        silence = loud ? 0 : silence + 1;
        tones += loud && !sounding ? 1 : 0;
        sounding = loud || (sounding && silence < 400);
        if (silence == 4000 && tones > 0) {
            digits += QByteArray::number(tones);
            tones = 0;
        }
    }
    return "{\"task\":\"" + task.toUtf8() + "\",\"heard\":\"" + digits + "\"}";
}

RawAnswer reserve(Stand& stand, const QString& token)
{
    const QByteArray event = stand.buyer->event(QStringLiteral("Captcha Required"));
    return stand.buyer->reserve(event, "{\"token\":\"" + token.toUtf8() + "\"," + Buyer::adult(1).mid(1));
}

Options strict(CaptchaTask task = CaptchaTask::Tick)
{
    Options options;
    options.captchaTask = task;
    options.captchaTokensChecked = true;
    return options;
}
} // namespace

/// The human check as its own script would use it, by hand; tests/contract shows it in a browser.
class RecaptchaTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothAnswersOfThePartnerApiLeadToTheWidget()
    {
        Stand stand;
        const QByteArray target = "/partners/v1/captcha?event_id=" + stand.buyer->event(QStringLiteral("Captcha Required"));
        const RawAnswer json = stand.get(target);
        const QString key = json.json()[QLatin1String("captcha_details")][QLatin1String("site_key")].toString();
        QCOMPARE(json.header("X-TM-CAPTCHA-V2-SITEKEY"), key.toUtf8());
        QCOMPARE(json.header("X-TM-CAPTCHA-REQUIRED"), QByteArray("true"));
        QVERIFY(!json.header("X-TM-CAPTCHA-V2-STOKEN").isEmpty());
        const RawAnswer page = stand.buyer->call("GET", target, {}, "x-api-key: demo-key\r\nAccept: text/html\r\n");
        QVERIFY(page.body.contains("<script src=\"http://127.0.0.1/recaptcha/api.js\""));
        QVERIFY(page.body.contains("data-sitekey=\"" + key.toUtf8() + "\""));
        QVERIFY(page.body.contains("window.location='ticketmaster-g-recaptcha-response://'+token"));
        const RawAnswer script = stand.buyer->call("GET", "/recaptcha/api.js?render=explicit&onload=x", {}, {});
        QVERIFY(script.header("Content-Type").startsWith("text/javascript"));
        QVERIFY(script.body.contains("const root = \"http://127.0.0.1\";"));
        for (const char* name : {"grecaptcha", "getResponse", "expired-callback", "error-callback", ".g-recaptcha"})
            QVERIFY2(script.body.contains(name), name);
    }
    void aTickAloneGivesATokenThatServesOnce()
    {
        Stand stand(strict());
        const QString token = member(tick(stand, siteKey(stand)), "token");
        QVERIFY(token.size() > 500);
        QVERIFY(token != token.toLower() && token.contains(QLatin1Char('_')) && token.contains(QLatin1Char('-')));
        QCOMPARE(reserve(stand, token).status, 200);
        QCOMPARE(reserve(stand, token).code(), 10031);
        QCOMPARE(reserve(stand, QStringLiteral("03AGdBq2invented")).code(), 10031);
    }
    void tokensExpire()
    {
        Stand stand(strict());
        const QString key = siteKey(stand);
        const RawAnswer given = tick(stand, key);
        QCOMPARE(given.json()[QLatin1String("seconds")].toInt(), 120);
        stand.clock.advance(120s);
        QCOMPARE(reserve(stand, member(given, "token")).code(), 10031);
        const QString fresh = member(tick(stand, key), "token");
        stand.clock.advance(119s);
        QCOMPARE(reserve(stand, fresh).status, 200);
    }
    void strangersTokensPassUnlessTokensAreChecked()
    {
        Stand stand;
        QCOMPARE(reserve(stand, QStringLiteral("03AGdBq2invented")).status, 200);
        const QString token = member(tick(stand, siteKey(stand)), "token");
        stand.clock.advance(121s);
        QCOMPARE(reserve(stand, token).code(), 10031); // our own are known, whatever the setting
    }
    void anotherSiteKeyGetsNothing()
    {
        Stand stand;
        QCOMPARE(tick(stand, QStringLiteral("other")).status, 400);
        QVERIFY(stand.buyer->call("GET", "/recaptcha/api2/anchor?k=other", {}, {}).body.contains("const known = false"));
        QVERIFY(stand.buyer->call("GET", "/recaptcha/api2/anchor?k=" + siteKey(stand).toUtf8(), {}, {}).body.contains("const known = true"));
    }
    void thePicturesAreSolvedByLooking()
    {
        Stand stand(strict(CaptchaTask::Pictures));
        const RawAnswer posed = tick(stand, siteKey(stand));
        QVERIFY(!posed.json().contains(QLatin1String("token")));
        const RawAnswer picture = stand.buyer->call("GET", "/recaptcha/api2/picture?n=0&task=" + member(posed, "task").toUtf8(), {}, {});
        QCOMPARE(picture.header("Content-Type"), QByteArray("image/svg+xml"));
        const QByteArray answer = picked(stand, member(posed, "task"), member(posed, "subject"));
        const RawAnswer passed = verify(stand, answer);
        QCOMPARE(reserve(stand, member(passed, "token")).status, 200);
        QVERIFY(verify(stand, answer).json()[QLatin1String("late")].toBool()); // a task is good for one answer
    }
    void aWrongChoicePosesAnotherTask()
    {
        Stand stand(strict(CaptchaTask::Pictures));
        const QString first = member(tick(stand, siteKey(stand)), "task");
        const RawAnswer wrong = verify(stand, "{\"task\":\"" + first.toUtf8() + "\",\"picked\":[]}");
        QVERIFY(wrong.json()[QLatin1String("wrong")].toBool());
        QVERIFY(member(wrong, "task") != first);
        QCOMPARE(stand.buyer->call("GET", "/recaptcha/api2/picture?n=0&task=" + first.toUtf8(), {}, {}).status, 410);
        const RawAnswer all = verify(stand, "{\"task\":\"" + member(wrong, "task").toUtf8() + "\",\"picked\":[0,1,2,3,4,5,6,7,8]}");
        QVERIFY(all.json()[QLatin1String("wrong")].toBool());
        const RawAnswer skipped = verify(stand, "{\"task\":\"" + member(all, "task").toUtf8() + "\"}"); // "Another task"
        QVERIFY(!skipped.json()[QLatin1String("wrong")].toBool());
        QVERIFY(!verify(stand, picked(stand, member(skipped, "task"), member(skipped, "subject"))).json()[QLatin1String("token")].isUndefined());
    }
    void theTonesAreSolvedByListening()
    {
        Stand stand(strict(CaptchaTask::Pictures));
        for (int times = 0; times < 5; ++times) {
            const QString task = member(tick(stand, siteKey(stand)), "task");
            const RawAnswer sound = stand.buyer->call("GET", "/recaptcha/api2/audio?task=" + task.toUtf8(), {}, {});
            QCOMPARE(sound.header("Content-Type"), QByteArray("audio/wav"));
            QVERIFY(sound.body.startsWith("RIFF"));
            const RawAnswer passed = verify(stand, heard(stand, task));
            QVERIFY(!member(passed, "token").isEmpty());
        }
        const QString task = member(tick(stand, siteKey(stand)), "task");
        QVERIFY(verify(stand, "{\"task\":\"" + task.toUtf8() + "\",\"heard\":\"7777\"}").json()[QLatin1String("wrong")].toBool());
    }
    void aTaskThatWaitedTooLongHasEnded()
    {
        Stand stand(strict(CaptchaTask::Pictures));
        const RawAnswer posed = tick(stand, siteKey(stand));
        const QByteArray answer = picked(stand, member(posed, "task"), member(posed, "subject"));
        stand.clock.advance(120s);
        const RawAnswer late = verify(stand, answer);
        QVERIFY(late.json()[QLatin1String("late")].toBool());
        QVERIFY(!late.json().contains(QLatin1String("token")));
    }
    void nonsenseIsAnsweredAndNothingMore_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown part") << QByteArray("GET") << QByteArray("/recaptcha/api2/other") << 404;
        QTest::newRow("posted part") << QByteArray("POST") << QByteArray("/recaptcha/api2/anchor") << 404;
        QTest::newRow("no task") << QByteArray("GET") << QByteArray("/recaptcha/api2/picture?n=0") << 410;
        QTest::newRow("tenth picture") << QByteArray("GET") << QByteArray("/recaptcha/api2/picture?n=9&task=x") << 410;
        QTest::newRow("minus") << QByteArray("GET") << QByteArray("/recaptcha/api2/picture?n=-1&task=x") << 410;
        QTest::newRow("tick without a body") << QByteArray("POST") << QByteArray("/recaptcha/api2/tick") << 400;
    }
    void nonsenseIsAnsweredAndNothingMore()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        Stand stand;
        QCOMPARE(stand.buyer->call(method, target, {}, {}).status, status);
    }
};

QTEST_GUILESS_MAIN(RecaptchaTest)
#include "recaptcha_test.moc"
