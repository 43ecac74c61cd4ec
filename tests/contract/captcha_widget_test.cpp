#include "tests/contract/captcha_desk.h"
#include "simulator/recaptcha/drawings.h"
#include "tests/unit/simulator/stand.h"
#include <QFileInfo>

using namespace boxoffice;
using namespace boxoffice::simulator;

namespace {
const QString helperProgram = QStringLiteral(PROGRAMS "/boxoffice-captcha");

/// Plays the buyer inside the page: what it can click, a person can.
constexpr const char* player = R"js(<script>
const until = test => new Promise(done => {
    const look = () => {
        let found = null;
        try { found = test(); } catch (error) { found = null; }
        if (found)
            done(found);
        else
            setTimeout(look, 30);
    };
    look();
});
const part = id => frames[1].document.getElementById(id);
async function look() {
    const images = await until(() => {
        const found = [...frames[1].document.querySelectorAll("#pictures img")];
        return found.length === 9 && found.every(image => image.complete && image.naturalWidth > 0) && found;
    });
    const path = paths[part("ask").textContent.replace("Choose every picture with ", "")];
    for (const image of images)
        if ((await (await fetch(image.src)).text()).includes(path))
            image.parentElement.click();
    part("verify").click();
}
async function listen() {
    await until(() => part("ask").textContent);
    part("audio").click();
    await until(() => part("tones").duration > 3); // the browser can play it
    const bytes = new Uint8Array(await (await fetch(part("tones").src)).arrayBuffer()).slice(44);
    let digits = "", tones = 0, silence = 0, sounding = false;
    for (const sample of bytes) {
        const loud = Math.abs(sample - 128) > 20;
        silence = loud ? 0 : silence + 1;
        if (loud && !sounding)
            tones++;
        sounding = loud || (sounding && silence < 400);
        if (silence === 4000 && tones) {
            digits += tones;
            tones = 0;
        }
    }
    part("heard").value = digits;
    part("verify").click();
}
async function fail() {
    const first = await until(() => part("ask").textContent && frames[1].document.querySelector("#pictures img").src);
    part("verify").click();
    await until(() => part("said").textContent === "Not quite. Please try again." && frames[1].document.querySelector("#pictures img").src !== first);
    await look();
}
async function tick() { (await until(() => frames[0].document.getElementById("recaptcha-anchor"))).click(); }
async function executed() {
    await until(() => window.grecaptcha && frames.length === 1);
    setInterval(() => grecaptcha.execute(), 200);
}
%PLAY%
</script>)js";

QByteArray playing(const QByteArray& play)
{
    QByteArray paths;
    for (int i = 0; i < drawingCount; ++i)
        paths += QByteArray(drawing(i).plural) + ":\"" + drawing(i).path + "\",";
    return QByteArray(player).replace("%PLAY%", "const paths = {" + paths + "};\n" + play);
}
} // namespace

/// The simulator's human check in the real browser: what GET captcha answers, shown by the captcha helper.
class CaptchaWidgetTest : public QObject {
    Q_OBJECT
    /// The token that comes out of the page; empty when it failed.
    QString shown(QByteArray html, const QByteArray& play, const QString& origin)
    {
        html.replace("</body>", playing(play) + "</body>");
        const boxoffice::test::HelperSetup options{.pageOrigin = origin, .allowedHosts = {QStringLiteral("127.0.0.1"), QUrl(origin).host()}};
        boxoffice::test::HelperAtHand at(options);
        QString token;
        bool failed = false;
        at.desk.show(CaptchaChallenge{.required = true, .siteKey = {}, .html = html}, [&](const QString& caught) { token = caught; }, [&] { failed = true; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(failed || !token.isEmpty(), 60000); }();
        return token;
    }
    QByteArray page(Stand& stand, const QByteArray& event)
    {
        const QByteArray host = QByteArray("Host: ") + stand.simulator->rootUrl().authority().toUtf8() + "\r\n";
        RawClient client(stand.simulator->rootUrl());
        client.write("GET /partners/v1/captcha?event_id=" + event + " HTTP/1.1\r\n" + host + "x-api-key: demo-key\r\nAccept: text/html\r\n\r\n");
        return client.read().body;
    }
private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo::exists(helperProgram))
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
    }
    void theCheckIsPassedInTheBrowserAndOpensTheEvent_data()
    {
        QTest::addColumn<bool>("pictures");
        QTest::addColumn<QByteArray>("play");
        QTest::addColumn<bool>("sameOrigin");
        QTest::newRow("a tick") << false << QByteArray("tick();") << true;
        QTest::newRow("asked for by the page, on another origin") << false << QByteArray("executed();") << false;
        QTest::newRow("pictures") << true << QByteArray("tick().then(look);") << true;
        QTest::newRow("pictures, wrong at first") << true << QByteArray("tick().then(fail);") << true;
        QTest::newRow("tones") << true << QByteArray("tick().then(listen);") << true;
    }
    void theCheckIsPassedInTheBrowserAndOpensTheEvent()
    {
        QFETCH(bool, pictures);
        QFETCH(QByteArray, play);
        QFETCH(bool, sameOrigin);
        Options options;
        options.captchaTask = pictures ? CaptchaTask::Pictures : CaptchaTask::Tick;
        options.captchaTokensChecked = true;
        Stand stand(options);
        const QByteArray event = stand.buyer->event(QStringLiteral("Captcha Required"));
        const QString origin = sameOrigin ? stand.simulator->rootUrl().toString() : QStringLiteral("https://tickets.example.test");
        const QString token = shown(page(stand, event), play, origin);
        QVERIFY(token.size() > 500);
        QCOMPARE(stand.buyer->reserve(event, "{\"token\":\"" + token.toUtf8() + "\"," + Buyer::adult(1).mid(1)).status, 200);
    }
    void aTokenExpiresBeforeTheBuyersEyes()
    {
        Options options;
        options.captchaSeconds = 1;
        Stand stand(options);
        QByteArray html = page(stand, stand.buyer->event(QStringLiteral("Captcha Required")));
        html.replace("data-callback=\"verified\"", "data-callback=\"kept\" data-expired-callback=\"late\"");
        const QByteArray play = "let token = '';\nfunction kept(given) { token = given; }\n"
                                "function late() { verified(grecaptcha.getResponse() === '' && token.length > 500 && !frames[0].document.getElementById('recaptcha-anchor').checked"
                                " ? 'Expired_1' : 'Wrong_1'); }\ntick();";
        QCOMPARE(shown(html, play, stand.simulator->rootUrl().toString()), QStringLiteral("Expired_1"));
    }
};

QTEST_GUILESS_MAIN(CaptchaWidgetTest)
#include "captcha_widget_test.moc"
