#include "gallery.h"
#include "sampleviews.h"
#include "ui/kiosk/idlepolicy.h"
#include "ui/kiosk/kioskdialog.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/kiosk/letterpad.h"
#include "ui/theme/resources.h"
#include "ui/widgets/countdownring.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/scrim.h"
#include "ui/widgets/secretfield.h"
#include <QAbstractItemView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace boxoffice;
using namespace std::chrono_literals;

namespace {

QWidget* named(QWidget& inside, const char* name)
{
    const auto all = inside.findChildren<QWidget*>();
    for (QWidget* widget : all)
        if (widget->isVisible() && widget->accessibleName() == QLatin1String(name))
            return widget;
    return nullptr;
}

PurchaseView at(const Clock& clock, SaleStage stage) { return test::heldSale(clock, stage); }

PurchaseView unknownSale(const Clock& clock)
{
    PurchaseView sale = test::reviewedSale(clock);
    sale.stage = SaleStage::CommitUnknown;
    sale.problem = Problem{.kind = ProblemKind::OutcomeUnknown, .step = SaleStep::Commit, .charged = Charged::Maybe,
                           .reference = QStringLiteral("KX7-204")};
    return sale;
}

PurchaseView refusedSale()
{
    PurchaseView sale;
    sale.stage = SaleStage::Ended;
    sale.eventName = QStringLiteral("Glass Harbor");
    sale.problem = Problem{.kind = ProblemKind::SoldOut, .step = SaleStep::Reserve, .apiCode = 20052};
    return sale;
}

PurchaseView declinedSale(const Clock& clock)
{
    PurchaseView sale = at(clock, SaleStage::EnteringPayment);
    sale.problem = Problem{.kind = ProblemKind::Declined, .step = SaleStep::Commit, .seatsHeld = true, .apiCode = 20122};
    return sale;
}

} // namespace

class KioskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(Face::Kiosk);
        m_theme->apply(*qApp);
    }

    void idleAsksAfterAMinuteAndClearsHalfAMinuteLater()
    {
        test::ManualClock clock;
        IdlePolicy idle(clock);
        clock.advance(10min);
        QCOMPARE(idle.state(), IdlePolicy::State::Resting);
        idle.touch();
        clock.advance(59s);
        QCOMPARE(idle.state(), IdlePolicy::State::Active);
        clock.advance(1s);
        QCOMPARE(idle.state(), IdlePolicy::State::Warning);
        QCOMPARE(idle.warningLeft(), 30s);
        clock.advance(29s);
        QCOMPARE(idle.warningLeft(), 1s);
        clock.advance(1s);
        QCOMPARE(idle.state(), IdlePolicy::State::Expired);
        idle.touch();
        QCOMPARE(idle.state(), IdlePolicy::State::Active);
    }

    void idleWaitsWhileCommittingForStaffAndForLargerText()
    {
        test::ManualClock clock;
        IdlePolicy idle(clock);
        idle.touch();
        idle.setSuspended(true);
        clock.advance(5min);
        QCOMPARE(idle.state(), IdlePolicy::State::Active);
        idle.setSuspended(false);
        clock.advance(59s);
        QCOMPARE(idle.state(), IdlePolicy::State::Active);
        idle.setLong(true);
        clock.advance(30s);
        QCOMPARE(idle.state(), IdlePolicy::State::Active);
        idle.waitForStaff();
        clock.advance(299s);
        QCOMPARE(idle.state(), IdlePolicy::State::Active);
        clock.advance(1s);
        QCOMPARE(idle.state(), IdlePolicy::State::Warning);
    }

    void everyStageHasOneScreen()
    {
        test::ManualClock clock;
        const KioskPlace choosing{.choosing = KioskScreen::Tickets};
        QCOMPARE(kioskScreen(at(clock, SaleStage::Idle), choosing), KioskScreen::Tickets);
        QCOMPARE(kioskScreen(at(clock, SaleStage::Reserving), choosing), KioskScreen::Wait);
        QCOMPARE(kioskScreen(test::changedSeats(clock), choosing), KioskScreen::SeatsChanged);
        QCOMPARE(kioskScreen(at(clock, SaleStage::EnteringPayment), choosing), KioskScreen::Delivery);
        QCOMPARE(kioskScreen(at(clock, SaleStage::EnteringPayment), {.payOpen = true}), KioskScreen::Pay);
        QCOMPARE(kioskScreen(declinedSale(clock), choosing), KioskScreen::Pay);
        QCOMPARE(kioskScreen(test::reviewedSale(clock), choosing), KioskScreen::Review);
        QCOMPARE(kioskScreen(unknownSale(clock), choosing), KioskScreen::Stopped);
        QCOMPARE(kioskScreen(test::soldSale(clock), choosing), KioskScreen::Done);
        QCOMPARE(kioskScreen(refusedSale(), choosing), KioskScreen::Problem);
    }

    void aTouchStartsAndTheScreensFollowTheSale()
    {
        test::ManualClock clock;
        KioskFrame frame(clock, test::sampleStation());
        frame.resize(1920, 1080);
        frame.setCatalog(test::sampleCatalog(clock.wall()));
        frame.show();
        QSignalSpy started(&frame, &KioskFrame::started);
        qobject_cast<QAbstractButton*>(named(frame, "Touch to start"))->click();
        QCOMPARE(started.count(), 1);
        frame.setChoosing(KioskScreen::Browse);
        QVERIFY(named(frame, "Find event"));
        QVERIFY(qobject_cast<QAbstractItemView*>(named(frame, "Events")));
        frame.setOffers(test::chosenOffers());
        frame.setChoosing(KioskScreen::Tickets);
        QSignalSpy reserve(&frame, &KioskFrame::reserveAsked);
        qobject_cast<QAbstractButton*>(named(frame, "Reserve"))->click();
        QCOMPARE(reserve.count(), 1);
        frame.setSale(at(clock, SaleStage::EnteringPayment));
        QVERIFY(named(frame, "Delivery, Mobile ticket"));
        QVERIFY(named(frame, "Hold"));
        qobject_cast<QAbstractButton*>(named(frame, "Next"))->click();
        QCOMPARE(frame.screen(), KioskScreen::Pay);
        QVERIFY(qobject_cast<SecretField*>(named(frame, "Card number")));
        QVERIFY(!named(frame, "Review sale")->isEnabled());
    }

    void thePadFollowsTheFieldAndTypesThere()
    {
        test::ManualClock clock;
        KioskFrame frame(clock, test::sampleStation());
        frame.resize(1920, 1080);
        frame.show();
        frame.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&frame));
        frame.setSale(at(clock, SaleStage::EnteringPayment));
        frame.setPayOpen(true);
        auto* number = qobject_cast<SecretField*>(named(frame, "Card number"));
        number->setFocus();
        QTRY_VERIFY(frame.findChild<NumberPad*>()->isVisible());
        qobject_cast<QAbstractButton*>(named(frame, "4"))->click();
        QCOMPARE(number->digitCount(), 1);
        auto* first = qobject_cast<QLineEdit*>(named(frame, "First name"));
        first->setFocus();
        QTRY_VERIFY(frame.findChild<LetterPad*>()->isVisible());
        QVERIFY(!frame.findChild<NumberPad*>()->isVisible());
        qobject_cast<QAbstractButton*>(named(frame, "Shift"))->click();
        qobject_cast<QAbstractButton*>(named(frame, "a"))->click();
        qobject_cast<QAbstractButton*>(named(frame, "d"))->click();
        QCOMPARE(first->text(), QStringLiteral("Ad"));
        frame.wipe();
        QCOMPARE(number->digitCount(), 0);
        QCOMPARE(first->text(), QString());
    }

    void buyingIsNotPossibleBeforeTheReviewStoodThere()
    {
        test::ManualClock clock;
        KioskFrame frame(clock, test::sampleStation());
        frame.resize(1920, 1080);
        frame.show();
        frame.setSale(test::reviewedSale(clock));
        QSignalSpy commit(&frame, &KioskFrame::commitAsked);
        auto* buy = qobject_cast<PrimaryButton*>(named(frame, "Commit sale"));
        QVERIFY(buy);
        QVERIFY(!buy->isEnabled());
        buy->click();
        QCOMPARE(commit.count(), 0);
        QTRY_VERIFY(buy->isEnabled());
        QVERIFY(buy->text().contains(QStringLiteral("$113.44")));
        buy->click();
        QCOMPARE(commit.count(), 1);
        QCOMPARE(commit.first().first().value<Money>(), test::usd(11344));
    }

    void anUnknownOutcomeShowsTheReferenceAndNoWayOn()
    {
        test::ManualClock clock;
        KioskFrame frame(clock, test::sampleStation());
        frame.show();
        frame.setSale(unknownSale(clock));
        QWidget* problem = named(frame, "Problem");
        QVERIFY(problem);
        QVERIFY(problem->accessibleDescription().contains(QStringLiteral("Do not pay again")));
        QVERIFY(named(frame, "KX7-204"));
        QVERIFY(!named(frame, "Back"));
        QVERIFY(!named(frame, "Start over"));
        QVERIFY(named(frame, "Call staff"));
    }

    void theScreensFitEveryShapeThemeAndTextSize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("name");
        QTest::addColumn<double>("scale");
        QTest::newRow("landscape") << QSize(1920, 1080) << 0 << 1.0;
        QTest::newRow("portrait") << QSize(1080, 1920) << 0 << 1.0;
        QTest::newRow("dark") << QSize(1920, 1080) << 1 << 1.0;
        QTest::newRow("contrast-140") << QSize(1920, 1080) << 2 << 1.4;
        QTest::newRow("portrait-140") << QSize(1080, 1920) << 0 << 1.4;
    }
    void theScreensFitEveryShapeThemeAndTextSize()
    {
        QFETCH(QSize, size);
        QFETCH(int, name);
        QFETCH(double, scale);
        Theme theme(Face::Kiosk, static_cast<ThemeName>(name), scale);
        theme.apply(*qApp);
        test::ManualClock clock;
        KioskFrame frame(clock, test::sampleStation());
        frame.resize(size);
        frame.setCatalog(test::sampleCatalog(clock.wall()));
        frame.setOffers(test::chosenOffers());
        frame.show();
        frame.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&frame));
        const QString tag = QStringLiteral("kiosk-%1-").arg(QLatin1String(QTest::currentDataTag()));
        const auto keep = [&](const char* screen) {
            QCoreApplication::processEvents();
            test::keepPicture(frame, tag + QLatin1String(screen));
            // Nothing on it needs more room than the screen has.
            QVERIFY2(frame.size() == size, qPrintable(QStringLiteral("%1: %2 x %3").arg(QLatin1String(screen)).arg(frame.width()).arg(frame.height())));
            frame.resize(size);
        };
        keep("0-attract");
        frame.setChoosing(KioskScreen::Browse);
        keep("1-browse");
        frame.setChoosing(KioskScreen::Tickets);
        keep("2-tickets");
        PurchaseView waiting = at(clock, SaleStage::Reserving);
        waiting.hold.reset();
        waiting.plates.clear();
        waiting.wait = WaitView{.step = SaleStep::Reserve, .since = clock.now() - 34s, .inLine = true, .nextCheck = clock.now() + 6s, .canStop = true};
        frame.setSale(waiting);
        keep("3-wait");
        frame.setSale(test::changedSeats(clock));
        keep("4-changed");
        frame.setSale(at(clock, SaleStage::EnteringPayment));
        keep("5-delivery");
        frame.setPayOpen(true);
        keep("6-pay");
        if (QWidget* first = named(frame, "First name"))
            first->setFocus();
        keep("6-pay-letters");
        frame.setSale(declinedSale(clock));
        keep("7-declined");
        frame.setSale(test::reviewedSale(clock));
        keep("8-review");
        auto* dialog = new KioskDialog(QStringLiteral("Are you still there?"), QStringLiteral("If nobody answers, we clear this screen and put your 2 seats back on sale. Your card has not been charged."));
        dialog->addRing(30)->setLeft(23);
        PrimaryButton* stay = dialog->addAnswer(QStringLiteral("I’m still here"), true);
        dialog->addAnswer(QStringLiteral("End and clear"), false);
        frame.scrim().open(dialog, stay);
        keep("9-idle");
        frame.scrim().close();
        frame.setSale(test::soldSale(clock));
        keep("a-done");
        frame.setSale(unknownSale(clock));
        keep("b-stopped");
        frame.setSale(refusedSale());
        keep("c-refused");
        frame.hide();
        m_theme->apply(*qApp);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(KioskTest)
#include "kiosk_test.moc"
