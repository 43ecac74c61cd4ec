#include "session/purchaseview.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampleviews.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbenchframe.h"
#include <QFrame>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

/// What the workbench says while the service keeps one waiting.
class WaitingTest : public QObject {
    Q_OBJECT

    [[nodiscard]] QPushButton* button(const char* name) const
    {
        const QList<QPushButton*> all = m_frame->findChildren<QPushButton*>();
        for (QPushButton* one : all)
            if (one->isVisible() && one->accessibleName() == QLatin1String(name))
                return one;
        return nullptr;
    }
    [[nodiscard]] PurchaseView inLine(bool asked) const
    {
        PurchaseView view = heldSale(m_clock, SaleStage::Reserving);
        view.plates.clear();
        view.hold.reset();
        view.wait = WaitView{SaleStep::Reserve, m_clock.now() - std::chrono::minutes(3), true, m_clock.now() + std::chrono::seconds(4), true};
        view.wait->askToKeepWaiting = asked;
        return view;
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }
    void init()
    {
        m_frame = std::make_unique<WorkbenchFrame>(m_clock, StationView{});
        m_frame->resize(1280, 800);
        m_frame->show();
        m_frame->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_frame.get()));
    }

    void afterMinutesInLineTheBuyerIsAskedWhetherToKeepWaiting()
    {
        QSignalSpy kept(m_frame.get(), &WorkbenchFrame::keepAsked);
        m_frame->setSale(inLine(false));
        QVERIFY(button("Stop waiting"));
        QVERIFY(!button("Keep waiting"));
        m_frame->setSale(inLine(true));
        QVERIFY(button("Stop waiting"));
        QVERIFY(button("Keep waiting"));
        QTest::mouseClick(button("Keep waiting"), Qt::LeftButton);
        QCOMPARE(kept.count(), 1);
        m_frame->setSale(inLine(false));
        QVERIFY(!button("Keep waiting"));
    }

    void aNewSaleWhileTheOrderIsOnItsWayIsRefusedWithAWord()
    {
        QSignalSpy asked(m_frame.get(), &WorkbenchFrame::newSaleAsked);
        PurchaseView sending = heldSale(m_clock, SaleStage::Committing);
        sending.canRelease = false;
        sending.leaving = Leaving::NotWhileCommitting;
        m_frame->setSale(sending);
        QTest::keyClick(m_frame.get(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(asked.count(), 0);
        const QList<QFrame*> frames = m_frame->findChildren<QFrame*>();
        QVERIFY(std::any_of(frames.begin(), frames.end(), [](const QFrame* one) { return one->isVisible() && one->accessibleName() == QLatin1String("The order is on its way"); }));
    }

private:
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkbenchFrame> m_frame;
};

QTEST_MAIN(WaitingTest)
#include "waiting_test.moc"
