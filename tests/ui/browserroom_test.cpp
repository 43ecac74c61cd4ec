#include "composition/browserface.h"
#include "composition/browserroom.h"
#include "paymentpagedriver.h"
#include "tests/support/laneoffice.h"
#include "ui/pages/captcha/captchapage.h"
#include "ui/theme/resources.h"
#include "ui/widgets/textlabel.h"
#include <QKeyEvent>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;
using simulator::FaultKind;

namespace {
/// A file of a folder that goes with the test.
QString written(const QTemporaryDir& folder, const char* name, const QByteArray& text, bool program = false)
{
    QFile file(folder.filePath(utf8(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    if (program)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

/// Counts what tells a lane's idle timer that somebody is there.
class KeyCounter final : public QObject {
public:
    int keys = 0;
    bool eventFilter(QObject*, QEvent* event) override
    {
        keys += event->type() == QEvent::KeyPress ? 1 : 0;
        return false;
    }
};
} // namespace

/// What of a lane needs a browser: who may pay as a member, when the helper is started ahead, and what its window tells the face.
class BrowserRoomTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_helper, m_secret;
    QNetworkAccessManager m_network;
    SystemClock m_clock;
    HttpClient m_http{m_network, m_clock};
    PartnerClient m_partner{m_http, {.baseUrl = QUrl(utf8("http://127.0.0.1:9")), .apiKey = utf8("none")}};
    CertificateCache m_certificates{m_partner, m_clock, 2048};

    Settings settings(bool kiosk = false) const
    {
        Settings settings;
        settings.lane.kiosk = kiosk;
        settings.partner.baseUrl = QUrl(utf8("http://127.0.0.1:9/partners/v1"));
        settings.partner.paymentTypes = {utf8("card"), utf8("member")};
        settings.member.baseUrl = QUrl(utf8("http://127.0.0.1:9"));
        settings.member.clientId = utf8("lane");
        settings.member.clientSecretFile = m_secret;
        settings.member.redirectUri = utf8("https://lane.invalid/back");
        return settings;
    }
    std::unique_ptr<BrowserRoom> room(const Settings& settings, const QString& helper) { return std::make_unique<BrowserRoom>(settings, m_http, m_certificates, m_clock, helper); }
    static QList<PaymentKind> both() { return {PaymentKind::Card, PaymentKind::Member}; }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        m_helper = written(m_folder, "helper", "#!/bin/sh\nexec sleep 120\n", true);
        m_secret = written(m_folder, "secret", "s3\n");
        QVERIFY(!m_helper.isEmpty() && !m_secret.isEmpty());
    }

    void aKioskWithoutTheHelperOffersNoMember()
    {
        const auto with = room(settings(true), m_helper);
        QCOMPARE(with->payable(both()), both());
        QVERIFY(with->member());
        const auto without = room(settings(true), utf8("/nowhere/boxoffice-captcha"));
        QCOMPARE(without->payable(both()), QList<PaymentKind>{PaymentKind::Card});
        QVERIFY(!without->member());
    }
    void aCounterWithoutTheHelperKeepsMember() // the sign-in says what is missing, and the clerk knows whom to tell
    {
        const auto without = room(settings(), utf8("/nowhere/boxoffice-captcha"));
        QCOMPARE(without->payable(both()), both());
        QVERIFY(without->member());
    }
    void aKioskThatTakesMembersOnlySaysSoInPlainWords()
    {
        const auto without = room(settings(true), utf8("/nowhere/boxoffice-captcha"));
        const QList<PaymentKind> only{PaymentKind::Member};
        QCOMPARE(without->payable(only), only); // a page without any way to pay would say nothing
        QVERIFY(!without->member());
        Theme theme(Face::Kiosk);
        theme.apply(*qApp);
        const ManualClock clock;
        PageAtHand page(clock);
        page.view().paymentKinds = only;
        page.show();
        const auto labels = page.window().findChildren<TextLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const TextLabel* one) { return one->isVisible() && one->text().contains(utf8("not set up at this station")); }));
        QVERIFY(!page->isComplete());
    }
    void halfASetUpIsNone_data()
    {
        QTest::addColumn<QString>("part");
        for (const char* part : {"client_id", "secret file", "secret", "redirect_uri", "a redirect_uri without a place"})
            QTest::newRow(part) << utf8(part);
    }
    void halfASetUpIsNone()
    {
        QFETCH(QString, part);
        Settings half = settings();
        if (part == utf8("client_id"))
            half.member.clientId.clear();
        else if (part == utf8("secret file"))
            half.member.clientSecretFile = utf8("/nowhere/secret");
        else if (part == utf8("secret"))
            half.member.clientSecretFile = written(m_folder, "empty", "\n");
        else
            half.member.redirectUri = part == utf8("redirect_uri") ? QString() : utf8("/back");
        QVERIFY(!room(half, m_helper)->member());
        QVERIFY(room(settings(), m_helper)->member());
    }
    void anIdleHelperRestsWhenTheSettingSays()
    {
        Settings given = settings();
        given.captcha.idleExitSeconds = 7;
        QCOMPARE(*helperIdleExit(given), std::chrono::milliseconds(7000));
    }

    void theHelperStartsAheadWhenNobodyNeedsTheMachine()
    {
        LaneOffice idle;
        LaneOffice busy;
        Settings unasked = settings();
        unasked.partner.paymentTypes = {utf8("card")}; // and no captcha/page_origin: nothing here will need a browser
        const auto never = room(unasked, m_helper);
        const auto later = room(settings(), m_helper);
        const auto ahead = room(settings(), m_helper);
        const auto missing = room(settings(), utf8("/nowhere/boxoffice-captcha"));
        busy.fault("reserve", FaultKind::HangUnapplied);
        busy.session().reserve(busy.choose(utf8("Whole House")));
        later->startAhead(busy.session());
        QVERIFY(busy.reaches(SaleStage::Reserving)); // what comes between a buyer and the seats comes first
        never->startAhead(idle.session());
        missing->startAhead(idle.session());
        QCOMPARE(ahead->helper().process(), 0);
        ahead->startAhead(idle.session());
        QCOMPARE(ahead->helper().process(), 0); // nor does it take the processors from the start
        QTRY_VERIFY_WITH_TIMEOUT(ahead->helper().process() > 0, 15000);
        QCOMPARE(never->helper().process(), 0);
        QCOMPARE(missing->helper().process(), 0);
        QCOMPARE(later->helper().process(), 0);
    }

    void whatHappensInTheHelpersWindowKeepsTheLaneAwake()
    {
        LaneOffice lane;
        Theme theme(Face::Kiosk);
        const auto browser = room(settings(true), m_helper);
        QWidget face;
        KeyCounter counter;
        face.installEventFilter(&counter);
        joinBrowser(*browser, lane.session(), face, theme, true);
        Q_EMIT browser->helper().activity();
        Q_EMIT browser->helper().activity();
        QCOMPARE(counter.keys, 2);
    }
    void theFrameSaysWhyACheckDidNotCome()
    {
        LaneOffice lane;
        Theme theme(Face::Attended);
        theme.apply(*qApp);
        const auto browser = room(settings(), utf8("/nowhere/boxoffice-captcha"));
        QWidget face;
        auto* column = new QVBoxLayout(&face);
        auto* page = new CaptchaPage;
        column->addWidget(page);
        face.show();
        joinBrowser(*browser, lane.session(), face, theme, false);
        bool failed = false;
        browser->captcha().show({.required = true, .html = "<p>x"}, [](const QString&) {}, [&failed] { failed = true; });
        QTRY_VERIFY(failed);
        const auto labels = page->findChildren<TextLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const TextLabel* one) { return one->text().contains(utf8("not installed")); }));
        QVERIFY(std::ranges::any_of(labels, [](const TextLabel* one) { return one->text().contains(utf8("Call staff")); }));
    }
};

QTEST_MAIN(BrowserRoomTest)
#include "browserroom_test.moc"
