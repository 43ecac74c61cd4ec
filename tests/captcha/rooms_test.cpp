#include "captcha/gatekeeper.h"
#include "captcha/message.h"
#include "captcha/tokencatch.h"
#include <QTest>

using namespace boxoffice::captcha;

namespace {
constexpr const char* fullShow =
    "{\"v\":1,\"type\":\"show\",\"id\":3,\"title\":\"T\",\"origin\":\"https://a.test\",\"allowed_hosts\":[\"b.test\"],\"html\":\"<p>\","
    "\"look\":{\"background\":\"#ffffff\",\"text\":\"#000000\",\"accent\":\"#0000ff\",\"zoom_percent\":125},\"place\":[1,2,300,400],"
    "\"keyboard\":true,\"blank_after_ms\":50}";
constexpr const char* signIn =
    "{\"v\":1,\"type\":\"sign_in\",\"id\":4,\"title\":\"\",\"url\":\"https://a.test/\",\"redirect\":\"https://l.test/b\",\"allowed_hosts\":[]}";
constexpr const char* place = "{\"v\":1,\"type\":\"place\",\"place\":[0,0,1,1]}";
constexpr const char* badOrders[] = {"{\"v\":2,\"type\":\"hide\"}", "{\"v\":1,\"type\":\"run\"}", "{\"v\":1,\"type\":\"place\",\"place\":[1]}",
                                     "{\"v\":1,\"type\":\"show\",\"id\":1}", "[]", ""};
} // namespace

/// The helper's rules that need no browser.
class RoomsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyListedHostsAreAllowed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("listed") << QStringLiteral("https://www.google.com/x") << true;
        QTest::newRow("capitals") << QStringLiteral("https://WWW.Google.com/x") << true;
        QTest::newRow("in the clear") << QStringLiteral("http://www.google.com/x") << false;
        QTest::newRow("below a listed one") << QStringLiteral("https://a.www.google.com/") << false;
        QTest::newRow("ends like a listed one") << QStringLiteral("https://evilwww.google.com/") << false;
        QTest::newRow("listed as a user") << QStringLiteral("https://www.google.com@evil.test/") << false;
        QTest::newRow("listed with its port") << QStringLiteral("https://port.test:8443/") << true;
        QTest::newRow("the same name, another port") << QStringLiteral("https://port.test/") << false;
        QTest::newRow("loopback in the clear") << QStringLiteral("http://127.0.0.1:99/") << true;
        QTest::newRow("web socket") << QStringLiteral("wss://www.google.com/") << false;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
        QTest::newRow("file of a listed host") << QStringLiteral("file://www.google.com/etc/passwd") << false;
        QTest::newRow("chrome") << QStringLiteral("chrome://version") << false;
        QTest::newRow("devtools") << QStringLiteral("devtools://devtools/bundled/inspector.html") << false;
        QTest::newRow("ftp") << QStringLiteral("ftp://www.google.com/") << false;
        QTest::newRow("filesystem") << QStringLiteral("filesystem:https://www.google.com/temporary/x") << false;
    }
    void onlyListedHostsAreAllowed()
    {
        QFETCH(QString, address);
        const QStringList hosts{QStringLiteral("www.google.com"), QStringLiteral("port.test:8443"), QStringLiteral("127.0.0.1")};
        QTEST(isAllowed(QUrl(address), hosts), "allowed");
    }
    void anOriginIsHttpsAndNothingElse()
    {
        for (const char* good : {"https://tickets.example.org", "https://tickets.example.org:8443/", "http://127.0.0.1:8080", "http://localhost"})
            QVERIFY2(isOrigin(QUrl(QString::fromLatin1(good))), good);
        for (const char* bad : {"", "http://tickets.example.org", "file:///", "https://", "https://u:p@tickets.example.org", "https://tickets.example.org/page", "https://tickets.example.org/?x", "data:text/html,x", "about:blank"})
            QVERIFY2(!isOrigin(QUrl(QString::fromLatin1(bad))), bad);
    }
    void theRedirectIsKnownByItsPlace()
    {
        const QUrl redirect(QStringLiteral("https://lane.invalid/back"));
        QVERIFY(isSamePlace(QUrl(QStringLiteral("https://lane.invalid/back?code=1&state=2")), redirect));
        QVERIFY(!isSamePlace(QUrl(QStringLiteral("https://lane.invalid/back/?code=1")), redirect));
        QVERIFY(!isSamePlace(QUrl(QStringLiteral("https://lane.invalid:444/back?code=1")), redirect));
        QVERIFY(!isSamePlace(QUrl(QStringLiteral("http://lane.invalid/back")), redirect));
        QVERIFY(!isSamePlace(QUrl(), QUrl()));
    }
    void ordersAreReadWholeOrNotAtAll()
    {
        const auto show = decodeOrder(fullShow);
        QVERIFY(show.ok());
        const auto& order = std::get<Show>(*show);
        QCOMPARE(order.dress.zoom, 1.25);
        QCOMPARE(order.dress.place, QRect(1, 2, 300, 400));
        QVERIFY(order.dress.keyboard);
        QCOMPARE(order.blankAfter.count(), 50);
        QVERIFY(std::holds_alternative<SignIn>(*decodeOrder(signIn)));
        QVERIFY(std::holds_alternative<Place>(*decodeOrder(place)));
        for (const char* bad : badOrders)
            QVERIFY2(!decodeOrder(bad).ok(), bad);
    }
    void aTokenBehindTheFragmentIsLeftAlone()
    {
        const QString page = withSafeCallback(QStringLiteral("location='ticketmaster-g-recaptcha-response://'+t"));
        QCOMPARE(page, QStringLiteral("location='https://token.boxoffice.invalid/#'+t"));
        QCOMPARE(tokenIn(QUrl(QStringLiteral("https://token.boxoffice.invalid/#Ab_-Z"))).value_or(QString()), QStringLiteral("Ab_-Z"));
        QVERIFY(!tokenIn(QUrl(QStringLiteral("https://token.boxoffice.invalid/?Ab"))));
    }
};

QTEST_APPLESS_MAIN(RoomsTest)
#include "rooms_test.moc"
