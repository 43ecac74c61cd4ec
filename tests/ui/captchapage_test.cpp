#include "gallery.h"
#include "sampleviews.h"
#include "ui/kiosk/kioskfooter.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/pages/captcha/captchapage.h"
#include "ui/theme/resources.h"
#include "ui/widgets/textlabel.h"
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

namespace {
PurchaseView checking(const Clock& clock)
{
    PurchaseView sale = heldSale(clock, SaleStage::AwaitingCaptcha);
    sale.plates.clear();
    sale.hold.reset(); // a check comes before the seats
    sale.captchaTriesLeft = 2;
    return sale;
}

QWidget* named(const QWidget& inside, const char* name)
{
    const auto all = inside.findChildren<QWidget*>();
    for (QWidget* widget : all)
        if (widget->isVisible() && widget->accessibleName() == QLatin1String(name))
            return widget;
    return nullptr;
}

bool says(const QWidget& page, const char* words)
{
    const auto labels = page.findChildren<TextLabel*>();
    return std::ranges::any_of(labels, [words](const TextLabel* one) { return one->isVisible() && one->text().contains(QLatin1String(words)); });
}
} // namespace

/// The program's side of a human check: what it says, and every way out of it.
class CaptchaPageTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;

    void look(Face face, ThemeName name = ThemeName::Light, double scale = 1.0)
    {
        m_theme = std::make_unique<Theme>(face, name, scale);
        m_theme->apply(*qApp);
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init() { look(Face::Attended); }

    void triesAndTimeLeftAreSaid()
    {
        CaptchaPage page;
        page.setView(checking(m_clock));
        page.show();
        QVERIFY(says(page, "2 tries left"));
        QVERIFY(!says(page, ":"));
        page.setTimeLeft(4min + 59s);
        QVERIFY(says(page, "4:59 left"));
        page.setTimeLeft(900ms);
        QVERIFY(says(page, "0:01 left"));
        page.setView(heldSale(m_clock, SaleStage::Reserving));
        QVERIFY(!says(page, "0:01 left")); // the next check has its own time
        PurchaseView last = checking(m_clock);
        last.captchaTriesLeft = 1;
        page.setView(last);
        QVERIFY(says(page, "1 try left"));
    }
    void everyReasonHasPlainWordsAndAWayOn_data()
    {
        QTest::addColumn<QString>("why");
        for (const char* why : {"cancelled", "missing", "died", "crashed", "silent", "unreachable", "blank", "wrong_domain", "worn_out", "too_large", "storage", "late", "a word of another browser"})
            QTest::newRow(why) << QString::fromLatin1(why);
    }
    void everyReasonHasPlainWordsAndAWayOn()
    {
        QFETCH(QString, why);
        const QString words = CaptchaPage::troubleText(why);
        QVERIFY(words.size() > 20 && !words.contains(u'_')); // no word of the protocol
        QVERIFY2(words.contains(QLatin1String("again")) || words.contains(QLatin1String("all staff")), qPrintable(words));
        CaptchaPage page;
        page.show();
        page.setTrouble(why);
        const auto labels = page.findChildren<TextLabel*>();
        QVERIFY(std::ranges::any_of(labels, [&words](const TextLabel* one) { return one->isVisible() && one->text() == words; }));
    }
    void stopIsAnIntent()
    {
        CaptchaPage page;
        page.show();
        QSignalSpy stop(&page, &CaptchaPage::stopAsked);
        QTest::mouseClick(named(page, "Stop waiting"), Qt::LeftButton);
        named(page, "Stop waiting")->setFocus();
        QTest::keyClick(named(page, "Stop waiting"), Qt::Key_Space);
        QCOMPARE(stop.count(), 2);
    }
    void tabEntersAndLeavesTheFrame()
    {
        CaptchaPage page;
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.frame()->setFocus();
        QTest::keyClick(&page, Qt::Key_Tab);
        QVERIFY(named(page, "Stop waiting")->hasFocus());
        QTest::keyClick(&page, Qt::Key_Backtab);
        QVERIFY(page.frame()->hasFocus());
    }
    void aKioskKeepsCallStaffAndStopInReach()
    {
        look(Face::Kiosk);
        KioskFrame frame(m_clock, sampleStation());
        frame.resize(1080, 1920);
        frame.show();
        frame.setSale(checking(m_clock));
        QCOMPARE(frame.screen(), KioskScreen::HumanCheck);
        QSignalSpy stop(&frame, &KioskFrame::stopAsked);
        QSignalSpy staff(&frame.footer(), &KioskFooter::staffAsked);
        QVERIFY(named(frame, "Call staff") && named(frame, "Stop waiting") && named(frame, "Human check page"));
        QTest::mouseClick(named(frame, "Stop waiting"), Qt::LeftButton);
        QTest::mouseClick(named(frame, "Call staff"), Qt::LeftButton);
        QCOMPARE(stop.count(), 1);
        QCOMPARE(staff.count(), 1);
        const CaptchaPage* page = frame.findChild<CaptchaPage*>();
        const QRect place(page->frame()->mapTo(&frame, QPoint(0, 0)), page->frame()->size());
        for (const char* name : {"Call staff", "Stop waiting"}) // the browser stands exactly over the frame and hides neither
            QVERIFY(!place.intersects(QRect(named(frame, name)->mapTo(&frame, QPoint(0, 0)), named(frame, name)->size())));
    }
    void everyStateDrawsInEveryLook_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<int>("name");
        QTest::addColumn<double>("scale");
        QTest::newRow("light") << 0 << 0 << 1.0;
        QTest::newRow("dark") << 0 << 1 << 1.0;
        QTest::newRow("contrast") << 0 << 2 << 1.0;
        QTest::newRow("light-140") << 0 << 0 << 1.4;
        QTest::newRow("kiosk-contrast-140") << 1 << 2 << 1.4;
    }
    void everyStateDrawsInEveryLook()
    {
        QFETCH(int, face);
        QFETCH(int, name);
        QFETCH(double, scale);
        look(static_cast<Face>(face), static_cast<ThemeName>(name), scale);
        for (const char* why : {"", "worn_out"}) {
            CaptchaPage page;
            page.setAttribute(Qt::WA_StyledBackground);
            page.resize(face == 0 ? 560 : 900, face == 0 ? 640 : 1000);
            page.setView(checking(m_clock));
            page.setTimeLeft(4min + 59s);
            if (*why)
                page.setTrouble(QString::fromLatin1(why));
            page.show();
            QCoreApplication::processEvents();
            keepPicture(page, QStringLiteral("captcha-%1-%2").arg(QString::fromLatin1(QTest::currentDataTag()), *why ? QStringLiteral("trouble") : QStringLiteral("open")));
            const auto labels = page.findChildren<TextLabel*>();
            for (const TextLabel* label : labels)
                if (label->isVisible())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
    }
};

QTEST_MAIN(CaptchaPageTest)
#include "captchapage_test.moc"
