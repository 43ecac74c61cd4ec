#include "shelllane.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/kiosk/kioskshell.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/widgets/secretfield.h"
#include <QLineEdit>

using namespace boxoffice;
using namespace boxoffice::test;

/// Issue D: buyer details on a kiosk are dropped at the end of a sale.
class PaymentKioskTest : public QObject {
    Q_OBJECT
    std::unique_ptr<ShellLane> m_lane;
    std::unique_ptr<KioskShell> m_window;

    bool toReview()
    {
        const std::optional<EventRow> row = m_lane->event(QStringLiteral("Whole House"));
        if (!row || !click(QStringLiteral("Touch to start")))
            return false;
        Q_EMIT m_window->frame().browse().eventChosen(*row);
        OfferDesk& desk = m_lane->station().desk();
        if (!QTest::qWaitFor([&desk] { return !desk.view().offers.isEmpty(); }))
            return false;
        desk.setQuantity(0, 2);
        return click(QStringLiteral("Reserve")) && m_lane->reaches(SaleStage::ChoosingDelivery) && click(QStringLiteral("Delivery, Mobile ticket"))
               && m_lane->reaches(SaleStage::EnteringPayment) && click(QStringLiteral("Next")) && typeCard() && click(QStringLiteral("Review sale"))
               && m_lane->reaches(SaleStage::ReadyToCommit);
    }
    void holdsNothingOfTheBuyer()
    {
        for (const SecretField* field : m_window->findChildren<SecretField*>())
            QCOMPARE(field->digitCount(), 0);
        for (const QLineEdit* field : m_window->findChildren<QLineEdit*>()) {
            QVERIFY2(field->text().isEmpty(), qPrintable(field->accessibleName()));
            QVERIFY2(!field->isUndoAvailable(), qPrintable(field->accessibleName())); // nor does Ctrl+Z bring it back
        }
    }

private Q_SLOTS:
    void init()
    {
        m_lane = std::make_unique<ShellLane>(Face::Kiosk);
        m_window = std::make_unique<KioskShell>(m_lane->session(), m_lane->station().desk(), m_lane->station().feed(), m_lane->clock(),
                                                m_lane->shown(true), m_lane->theme());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_lane.reset();
    }

    void aSoldSaleLeavesNothingOfItsBuyer()
    {
        QVERIFY(toReview());
        QCOMPARE(m_lane->view().payment->buyerName, QStringLiteral("Ada Example"));
        QVERIFY(click(QStringLiteral("Commit sale")) && m_lane->reaches(SaleStage::Sold));
        holdsNothingOfTheBuyer();
        QTRY_COMPARE(m_window->frame().screen(), KioskScreen::Done);
        m_lane->clock().leap(std::chrono::seconds(46)); // the screen clears itself
        QTRY_COMPARE(m_window->frame().screen(), KioskScreen::Attract);
        QVERIFY(m_lane->reaches(SaleStage::Idle));
        QVERIFY(!m_lane->view().payment);
        QVERIFY(!m_lane->view().order);
        holdsNothingOfTheBuyer();
        SalesBook& sales = m_lane->station().sales();
        sales.refresh();
        QTRY_COMPARE(sales.view().rows.size(), 1);
        QCOMPARE(sales.view().rows.constFirst().buyer, QString()); // nor is the name in the journal
    }
    void aSaleThatIsGivenUpLeavesNothingEither()
    {
        QVERIFY(toReview());
        m_lane->session().newSale();
        QVERIFY(m_lane->reaches(SaleStage::Idle));
        holdsNothingOfTheBuyer();
        QVERIFY(!m_lane->view().payment);
    }
};

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ui::initResources();
    PaymentKioskTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "paymentkiosk_test.moc"
