#include "shelllane.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/kiosk/kioskshell.h"
#include "ui/kiosk/staffline.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/widgets/secretfield.h"
#include <QLineEdit>
#include <QSignalSpy>

using namespace boxoffice;
using namespace boxoffice::test;
using simulator::FaultKind;

/// The kiosk on a real session and a real service: who is gone is forgotten, and what is unknown is not paid twice.
class KioskShellTest : public QObject {
    Q_OBJECT
    std::unique_ptr<ShellLane> m_lane;
    std::unique_ptr<KioskShell> m_window;

    void open(bool demo = true, bool orders = true)
    {
        m_lane = std::make_unique<ShellLane>(Face::Kiosk, orders);
        m_window = std::make_unique<KioskShell>(m_lane->session(), m_lane->station().desk(), m_lane->station().feed(), m_lane->clock(),
                                                m_lane->shown(demo), m_lane->theme());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    bool choose()
    {
        const std::optional<EventRow> row = m_lane->event(QStringLiteral("Whole House"));
        if (!row || !click(QStringLiteral("Touch to start")))
            return false;
        Q_EMIT m_window->frame().browse().eventChosen(*row);
        OfferDesk& desk = m_lane->station().desk();
        if (!QTest::qWaitFor([&desk] { return !desk.view().offers.isEmpty(); }))
            return false;
        desk.setQuantity(0, 2);
        return click(QStringLiteral("Reserve"));
    }
    bool hold() { return choose() && m_lane->reaches(SaleStage::ChoosingDelivery); }
    bool toPayment()
    {
        return hold() && click(QStringLiteral("Delivery, Mobile ticket")) && m_lane->reaches(SaleStage::EnteringPayment)
               && click(QStringLiteral("Next")) && screen() == KioskScreen::Pay;
    }
    bool toReview()
    {
        return toPayment() && typeCard() && click(QStringLiteral("Review sale")) && m_lane->reaches(SaleStage::ReadyToCommit);
    }
    bool toUnknown()
    {
        if (!toReview())
            return false;
        m_lane->fault("commit", FaultKind::CloseBeforeAnswer);
        return click(QStringLiteral("Commit sale")) && m_lane->reaches(SaleStage::CommitUnknown);
    }
    KioskScreen screen() const { return m_window->frame().screen(); }

private Q_SLOTS:
    void cleanup()
    {
        m_window.reset();
        m_lane.reset();
    }

    void nobodyThereReleasesAndWipes()
    {
        open();
        QVERIFY(toPayment());
        QVERIFY(typeCard());
        m_lane->clock().leap(std::chrono::seconds(61));
        QTRY_VERIFY(eye::find(QStringLiteral("I’m still here")));
        QCOMPARE(m_lane->view().stage, SaleStage::EnteringPayment);
        m_lane->clock().leap(std::chrono::seconds(31));
        QTRY_COMPARE(screen(), KioskScreen::Attract);
        QVERIFY(m_lane->reaches(SaleStage::Idle));
        QCOMPARE(m_lane->lastCart(), QStringLiteral("deleted"));
        for (const SecretField* field : m_window->findChildren<SecretField*>())
            QCOMPARE(field->digitCount(), 0);
        for (const QLineEdit* field : m_window->findChildren<QLineEdit*>())
            QVERIFY2(field->text().isEmpty(), qPrintable(field->accessibleName()));
    }

    /// Staff find what needs them on the attract screen; nobody learns whose sale it was, and nobody can go on with it.
    void anUnknownOutcomeOfBeforeIsSaidToStaffAlone()
    {
        open(true, false);
        m_window->follow(m_lane->station().sales());
        QVERIFY(toUnknown());
        const QString reference = m_lane->view().reference;
        const QString line = QStringLiteral("1 earlier sale needs staff: ") + reference;
        QVERIFY(!eye::find(line)); // it is still the sale on the screen
        QVERIFY(click(QStringLiteral("Demo: start again")));
        QTRY_COMPARE(screen(), KioskScreen::Attract);
        QTRY_VERIFY(eye::find(line));
        const QString all = eye::texts().join(QLatin1Char('\n'));
        for (const char* secret : {"Ada", "ada@", "4111", "ends 1111"})
            QVERIFY2(!all.contains(QLatin1String(secret)), secret);
        QVERIFY(click(QStringLiteral("Touch to start")));
        QTRY_COMPARE(screen(), KioskScreen::Browse);
        QVERIFY(!eye::find(line));
        QCOMPARE(m_lane->view().stage, SaleStage::Idle);
    }

    void theStaffLineIsPlainAndShort()
    {
        QCOMPARE(staffLine({}), QString());
        SalesView view;
        view.recovery.total = 3;
        view.recovery.done = 1;
        QCOMPARE(staffLine(view), QStringLiteral("Giving back seats of earlier sales: 1 of 3 done"));
        for (int i = 1; i <= 5; ++i)
            view.rows << SaleRow{.reference = QStringLiteral("T-%1").arg(i), .eventName = QStringLiteral("Glass Harbor"),
                                 .outcome = i == 1 ? SaleOutcome::Unreadable : SaleOutcome::Unknown, .buyer = QStringLiteral("Ada Example")};
        QCOMPARE(staffLine(view), QStringLiteral("5 earlier sales need staff: T-1, T-2, T-3, …"));
        view.rows = {view.rows.last()};
        QCOMPARE(staffLine(view), QStringLiteral("1 earlier sale needs staff: T-5"));
        view.recovery.failure = Failure{.kind = FailureKind::Storage, .detail = QStringLiteral("/home/ada")};
        QCOMPARE(staffLine(view), QStringLiteral("Needs staff: the sales journal cannot be read or written"));
        view = {};
        view.recovery.total = view.recovery.done = 3;
        QCOMPARE(staffLine(view), QString());
    }

    void anAnswerKeepsTheSeats()
    {
        open();
        QVERIFY(hold());
        m_lane->clock().leap(std::chrono::seconds(61));
        QVERIFY(click(QStringLiteral("I’m still here")));
        QTRY_VERIFY(!eye::find(QStringLiteral("I’m still here")));
        QCOMPARE(m_lane->view().stage, SaleStage::ChoosingDelivery);
        QCOMPARE(m_lane->requests().value(QStringLiteral("delete")).toInt(), 0);
    }

    void aTouchBesideTheWarningKeepsTheSeatsToo()
    {
        open();
        QVERIFY(hold());
        m_lane->clock().leap(std::chrono::seconds(61));
        QTRY_VERIFY(eye::find(QStringLiteral("I’m still here")));
        QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, {}, QPoint(20, m_window->height() / 2));
        QTRY_VERIFY(!eye::find(QStringLiteral("I’m still here")));
        m_lane->clock().leap(std::chrono::seconds(40));
        QVERIFY(!QTest::qWaitFor([this] { return m_lane->view().stage != SaleStage::ChoosingDelivery; }, 600));
    }

    void startOverAsksAndReleases()
    {
        open();
        QVERIFY(hold());
        QVERIFY(click(QStringLiteral("Start over")));
        QVERIFY(click(QStringLiteral("Keep the seats")));
        QCOMPARE(m_lane->view().stage, SaleStage::ChoosingDelivery);
        QVERIFY(click(QStringLiteral("Start over")));
        QTRY_VERIFY(eye::find(QStringLiteral("Keep the seats")));
        for (QWidget* answer : eye::findAll(QStringLiteral("Start over")))
            if (eye::find(QStringLiteral("Start over?"))->isAncestorOf(answer) && answer->focusPolicy() != Qt::NoFocus)
            {
                QTest::mouseClick(answer, Qt::LeftButton);
                break; // the question is gone with its buttons
            }
        QVERIFY(m_lane->reaches(SaleStage::Idle));
        QCOMPARE(m_lane->lastCart(), QStringLiteral("deleted"));
        QCOMPARE(screen(), KioskScreen::Attract);
    }

    void moreTimeMakesNoCall()
    {
        open();
        QVERIFY(hold());
        const QJsonObject before = m_lane->requests();
        QVERIFY(click(QStringLiteral("More time?")));
        QVERIFY(click(QStringLiteral("Go on")));
        QVERIFY(!QTest::qWaitFor([&] { return m_lane->requests() != before; }, 300));
    }

    void onlyTheDemoCanBeClosed()
    {
        open(false);
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        cleanup();
        open(true);
        QVERIFY(hold());
        QSignalSpy gone(m_window.get(), &KioskShell::closeRequested);
        QVERIFY(!m_window->close());
        QTRY_COMPARE(gone.count(), 1);
        QCOMPARE(m_lane->lastCart(), QStringLiteral("deleted"));
    }

    void anUnknownOutcomeStaysAndOffersNoPayment()
    {
        open(false, false);
        QVERIFY(toUnknown());
        QCOMPARE(screen(), KioskScreen::Stopped);
        m_lane->clock().leap(std::chrono::minutes(10));
        QVERIFY(!QTest::qWaitFor([this] { return screen() != KioskScreen::Stopped; }, 600));
        for (const char* name : {"Review sale", "Commit sale", "Reserve", "Next", "Start over", "Back", "Demo: start again"})
            QVERIFY2(!eye::findUsable(QLatin1String(name)), name);
        QCOMPARE(m_lane->requests().value(QStringLiteral("commit")).toInt(), 1);
    }

    void theDemoLeavesAnUnknownOutcome()
    {
        open(true, false);
        QVERIFY(toUnknown());
        QVERIFY(click(QStringLiteral("Demo: start again")));
        QVERIFY(m_lane->reaches(SaleStage::Idle));
        QCOMPARE(screen(), KioskScreen::Attract);
    }

    void aFailedReserveIsTriedAgain()
    {
        open();
        m_lane->fault("reserve", FaultKind::GatewayFault, 1);
        QVERIFY(choose());
        QVERIFY(click(QStringLiteral("Try again")));
        QVERIFY(m_lane->reaches(SaleStage::ChoosingDelivery));
    }

    void theDoneScreenClearsItself()
    {
        open();
        QVERIFY(toReview());
        QVERIFY(click(QStringLiteral("Commit sale")));
        QVERIFY(m_lane->reaches(SaleStage::Sold));
        QCOMPARE(screen(), KioskScreen::Done);
        m_lane->clock().leap(std::chrono::seconds(46));
        QTRY_COMPARE(screen(), KioskScreen::Attract);
        QVERIFY(m_lane->reaches(SaleStage::Idle));
    }
};

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ui::initResources();
    KioskShellTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "kioskshell_test.moc"
