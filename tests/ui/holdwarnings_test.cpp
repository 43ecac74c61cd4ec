#include "tests/support/manualclock.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/widgets/holdbar.h"
#include "ui/widgets/holdclock.h"
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace boxoffice;
using namespace std::chrono_literals;

class HoldWarningsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// When to warn is the session's policy: the widget keeps the marks it is given, and none of its own.
    void theHoldWarnsWhenItIsToldTo()
    {
        ui::initResources();
        Theme theme(Face::Attended);
        theme.apply(*qApp);
        test::ManualClock clock;
        HoldBar bar(clock);
        QSignalSpy announced(&bar.countdown(), &HoldClock::announce);
        bar.setHold(clock.now() + 100s, 300s, {45s, 20s});
        clock.advance(42s); // 58 s left
        QTRY_COMPARE(bar.countdown().digits(), QStringLiteral("0:58"));
        QCOMPARE(bar.countdown().phase(), HoldClock::Phase::Held);
        clock.advance(13s); // 45 s left
        QTRY_COMPARE(announced.count(), 1);
        QCOMPARE(bar.countdown().phase(), HoldClock::Phase::LastMinute);
        clock.advance(17s); // 28 s left
        QTRY_COMPARE(bar.countdown().left(), 28s);
        QCOMPARE(announced.count(), 1);
        clock.advance(8s);
        QTRY_COMPARE(announced.count(), 2);
    }
};

QTEST_MAIN(HoldWarningsTest)
#include "holdwarnings_test.moc"
