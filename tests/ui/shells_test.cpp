#include "shelllane.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/workbench/workbench.h"
#include "ui/workbench/workbenchframe.h"
#include <QLineEdit>
#include <QSignalSpy>

using namespace boxoffice;
using namespace boxoffice::test;
using simulator::FaultKind;

namespace {

const QString house = QStringLiteral("Whole House");

QString problemShown()
{
    QWidget* box = eye::find(QStringLiteral("Problem"));
    return box ? eye::descriptionOf(box) : QString();
}

bool canPay()
{
    for (const char* name : {"Review sale", "Commit sale", "Reserve"})
        if (eye::findUsable(QLatin1String(name)))
            return true;
    return false;
}

} // namespace

/// The attended window on a real session and a real service: what is asked, released, tried again and never offered.
class ShellsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<ShellLane> m_lane;
    std::unique_ptr<Workbench> m_window;

    void open(bool orders = true)
    {
        m_lane = std::make_unique<ShellLane>(Face::Attended, orders);
        m_window = std::make_unique<Workbench>(m_lane->session(), m_lane->station().desk(), m_lane->station().feed(), m_lane->station().sales(),
                                               m_lane->clock(), m_lane->shown(true), m_lane->theme());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    bool choose(const QString& event)
    {
        const std::optional<EventRow> row = m_lane->event(event);
        if (!row)
            return qWarning("no event %s", qPrintable(event)), false;
        Q_EMIT m_window->frame().browse().eventChosen(*row);
        OfferDesk& desk = m_lane->station().desk();
        if (!QTest::qWaitFor([&desk] { return !desk.view().offers.isEmpty(); }))
            return false;
        desk.setQuantity(0, 2);
        return true;
    }
    bool hold() { return choose(house) && click(QStringLiteral("Reserve")) && m_lane->reaches(SaleStage::ChoosingDelivery); }
    bool toPayment()
    {
        return hold() && click(QStringLiteral("Delivery, Mobile ticket")) && m_lane->reaches(SaleStage::EnteringPayment);
    }
    bool toReview()
    {
        return toPayment() && typeCard() && click(QStringLiteral("Review sale")) && m_lane->reaches(SaleStage::ReadyToCommit);
    }
    void key(int key) { QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), Qt::Key(key)); }

private Q_SLOTS:
    void cleanup()
    {
        m_window.reset();
        m_lane.reset();
    }

    void closingWithHeldSeatsAsksReleasesAndThenCloses()
    {
        open();
        QVERIFY(hold());
        QSignalSpy gone(m_window.get(), &Workbench::closeRequested);
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        QVERIFY(eye::findUsable(QStringLiteral("Release the seats")));
        key(Qt::Key_Return); // the safe answer has the focus
        QVERIFY(!eye::find(QStringLiteral("Release the seats")));
        QCOMPARE(m_lane->view().stage, SaleStage::ChoosingDelivery);
        QVERIFY(!m_window->close());
        QVERIFY(click(QStringLiteral("Release the seats")));
        QTRY_COMPARE(gone.count(), 1);
        QVERIFY(!m_window->isVisible());
        QCOMPARE(m_lane->lastCart(), QStringLiteral("deleted"));
        QTRY_VERIFY(m_lane->station().isAtRest());
    }

    void closingEndsTheProgram()
    {
        open();
        QVERIFY(hold());
        QApplication::setQuitOnLastWindowClosed(true);
        QTimer::singleShot(0, m_window.get(), [this] {
            m_window->close();
            QVERIFY(click(QStringLiteral("Release the seats")));
        });
        QTimer::singleShot(15'000, m_window.get(), [] { QCoreApplication::exit(7); });
        QCOMPARE(QApplication::exec(), 0);
        QCOMPARE(m_lane->lastCart(), QStringLiteral("deleted"));
    }

    void closingWhileTheHoldEndsMeanwhileStillCloses()
    {
        open();
        QVERIFY(hold());
        QVERIFY(!m_window->close());
        m_lane->clock().leap(std::chrono::seconds(400));
        QVERIFY(m_lane->reaches(SaleStage::Ended));
        QVERIFY(click(QStringLiteral("Release the seats")));
        QTRY_VERIFY(!m_window->isVisible());
    }

    void escapeNeverReleases_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addRow("seats changed") << int(SaleStage::SeatsOffered);
        QTest::addRow("delivery") << int(SaleStage::ChoosingDelivery);
        QTest::addRow("payment") << int(SaleStage::EnteringPayment);
        QTest::addRow("review") << int(SaleStage::ReadyToCommit);
    }
    void escapeNeverReleases()
    {
        QFETCH(int, stage);
        open();
        const auto wanted = SaleStage(stage);
        if (wanted == SaleStage::SeatsOffered) {
            QVERIFY(choose(house));
            ReserveChoice choice = m_lane->station().desk().choice();
            choice.lines.first().level = PriceLevelId();
            choice.areas.clear();
            choice.section = QStringLiteral("101");
            choice.row = QStringLiteral("A");
            choice.beginSeat = 1;
            choice.endSeat = 2;
            m_lane->fault("reserve", FaultKind::SubstituteSeats);
            m_lane->session().reserve(choice);
        } else {
            QVERIFY(wanted == SaleStage::ChoosingDelivery ? hold() : wanted == SaleStage::EnteringPayment ? toPayment() : toReview());
        }
        QVERIFY(m_lane->reaches(wanted));
        for (int i = 0; i < 5; ++i) {
            key(Qt::Key_Escape);
            QVERIFY(!QTest::qWaitFor([this] { return m_lane->view().stage == SaleStage::Releasing; }, 10));
        }
        QVERIFY(m_lane->view().canRelease && m_lane->view().hold);
        QCOMPARE(m_lane->requests().value(QStringLiteral("delete")).toInt(), 0);
    }

    void deleteAsksEnterKeepsAndRReleases()
    {
        open();
        QVERIFY(hold());
        key(Qt::Key_Delete);
        QVERIFY(eye::findUsable(QStringLiteral("Release the seats")));
        key(Qt::Key_Return);
        QVERIFY(!eye::find(QStringLiteral("Release the seats")));
        QCOMPARE(m_lane->requests().value(QStringLiteral("delete")).toInt(), 0);
        key(Qt::Key_Delete);
        QVERIFY(eye::findUsable(QStringLiteral("Release the seats")));
        key(Qt::Key_R);
        QVERIFY(m_lane->reaches(SaleStage::Ended));
        QCOMPARE(m_lane->lastCart(), QStringLiteral("deleted"));
        QVERIFY(problemShown().isEmpty());
    }

    void aNewSaleWithHeldSeatsAsksAndReleases()
    {
        open();
        QVERIFY(toPayment());
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(eye::findUsable(QStringLiteral("Keep the seats")));
        key(Qt::Key_Escape);
        QVERIFY(!eye::find(QStringLiteral("Keep the seats")));
        QCOMPARE(m_lane->view().stage, SaleStage::EnteringPayment);
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(click(QStringLiteral("Release the seats")));
        QVERIFY(m_lane->reaches(SaleStage::Idle));
        QCOMPARE(m_lane->lastCart(), QStringLiteral("deleted"));
    }

    void tryAgainAfterAFailedReserveReserves()
    {
        open();
        QVERIFY(choose(house));
        m_lane->fault("reserve", FaultKind::GatewayFault, 1);
        QVERIFY(click(QStringLiteral("Reserve")));
        QTRY_VERIFY(!problemShown().isEmpty());
        QVERIFY(click(QStringLiteral("Try again")));
        QVERIFY(m_lane->reaches(SaleStage::ChoosingDelivery));
        QVERIFY(problemShown().isEmpty());
    }

    void otherEventsGoesToTheSearch()
    {
        open();
        QVERIFY(choose(house));
        m_lane->fault("reserve", FaultKind::Error, 1, 90001);
        QVERIFY(click(QStringLiteral("Reserve")));
        QTRY_VERIFY(!problemShown().isEmpty());
        QVERIFY(click(QStringLiteral("Other events")));
        QTRY_VERIFY(problemShown().isEmpty());
        QCOMPARE(QApplication::focusWidget(), eye::find(QStringLiteral("Find event")));
    }

    void changeNumberGoesToTheQuantities()
    {
        open();
        QVERIFY(choose(house));
        m_lane->fault("reserve", FaultKind::Error, 1, 20052);
        QVERIFY(click(QStringLiteral("Reserve")));
        QVERIFY(click(QStringLiteral("Change number")));
        QTRY_VERIFY(problemShown().isEmpty());
        QVERIFY(QApplication::focusWidget()->accessibleName().startsWith(QStringLiteral("Quantity")));
    }

    void anotherCardAfterADeclineStartsWithEmptyFields()
    {
        open();
        QVERIFY(toPayment());
        QVERIFY(typeCard(QStringLiteral("4000000000000002")));
        QVERIFY(click(QStringLiteral("Review sale")));
        QTRY_VERIFY(problemShown().contains(QStringLiteral("not charged")));
        QVERIFY(click(QStringLiteral("Use another card")));
        QTRY_VERIFY(problemShown().isEmpty());
        QVERIFY(static_cast<QLineEdit*>(eye::find(QStringLiteral("Expiry")))->text().isEmpty());
        QCOMPARE(QApplication::focusWidget(), eye::find(QStringLiteral("Card number")));
        QCOMPARE(m_lane->view().stage, SaleStage::EnteringPayment);
    }

    void lookForTheSameSeatsReservesAfterTheHoldEnded()
    {
        open();
        QVERIFY(hold());
        m_lane->clock().leap(std::chrono::seconds(400));
        QVERIFY(m_lane->reaches(SaleStage::Ended));
        QVERIFY(click(QStringLiteral("Look for the same seats")));
        QVERIFY(m_lane->reaches(SaleStage::ChoosingDelivery));
        QCOMPARE(m_lane->requests().value(QStringLiteral("reserve")).toInt(), 2);
    }

    void aPaymentThatCannotBeCheckedStartsOver()
    {
        open();
        QVERIFY(toPayment());
        m_lane->fault("payment", FaultKind::PriceDrift);
        QVERIFY(typeCard());
        QVERIFY(click(QStringLiteral("Review sale")));
        QVERIFY(m_lane->reaches(SaleStage::Ended));
        QVERIFY(problemShown().contains(QStringLiteral("not charged")));
        QVERIFY(!eye::find(QStringLiteral("Try again")));
        QVERIFY(click(QStringLiteral("Start over")));
        QVERIFY(m_lane->reaches(SaleStage::Idle));
        QVERIFY(problemShown().isEmpty());
        QCOMPARE(m_lane->lastCart(), QStringLiteral("deleted"));
    }

    void aLostPaymentAnswerThatLostTheSeatsOffersToLookAgain()
    {
        open();
        QVERIFY(toPayment());
        m_lane->fault("payment", FaultKind::CloseBeforeAnswer, 1);
        QVERIFY(typeCard());
        QVERIFY(click(QStringLiteral("Review sale")));
        QVERIFY(m_lane->reaches(SaleStage::Ended));
        QVERIFY(!eye::find(QStringLiteral("Try again")));
        QVERIFY(click(QStringLiteral("Look for the same seats")));
        QVERIFY(m_lane->reaches(SaleStage::ChoosingDelivery));
    }

    void theStatusWordsFollowWhatWasHeard()
    {
        open();
        QVERIFY(eye::find(QStringLiteral("Connected")));
        QTRY_VERIFY(eye::find(QStringLiteral("Journal writing")));
        m_lane->fault("reserve", FaultKind::CloseUnread, 0);
        QVERIFY(choose(house));
        QVERIFY(click(QStringLiteral("Reserve")));
        QTRY_VERIFY(eye::find(QStringLiteral("No connection")));
        m_lane->service().clearFaults();
        QVERIFY(click(QStringLiteral("Try again")));
        QVERIFY(m_lane->reaches(SaleStage::ChoosingDelivery));
        QVERIFY(eye::find(QStringLiteral("Connected")));
    }

    void anUnknownOutcomeOffersNoPaymentAndANewSaleLeavesIt()
    {
        open(false);
        QVERIFY(toReview());
        m_lane->fault("commit", FaultKind::CloseBeforeAnswer);
        QTRY_VERIFY(eye::findUsable(QStringLiteral("Commit sale")));
        QTest::mouseClick(eye::find(QStringLiteral("Commit sale")), Qt::LeftButton);
        QVERIFY(m_lane->reaches(SaleStage::CommitUnknown));
        QVERIFY(problemShown().contains(QStringLiteral("Do not pay again")));
        QVERIFY(!canPay());
        for (const int pressed : {Qt::Key_F9, Qt::Key_F12, Qt::Key_F12, Qt::Key_Escape, Qt::Key_Delete})
            key(pressed);
        QVERIFY(!QTest::qWaitFor(canPay, 600)); // longer than the guard of the commit
        QCOMPARE(m_lane->requests().value(QStringLiteral("commit")).toInt(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(m_lane->reaches(SaleStage::Idle));
        QTRY_COMPARE(m_lane->station().sales().view().unknown, 1);
    }
};

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ui::initResources();
    ShellsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "shells_test.moc"
