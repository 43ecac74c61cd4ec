#include "composition/seatface.h"
#include "session/seatdesk.h"
#include "shelllane.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/kiosk/kioskshell.h"
#include "ui/seatmap/levelchip.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatspage.h"
#include "ui/workbench/salecentre.h"
#include "ui/workbench/workbench.h"
#include "ui/workbench/workbenchframe.h"
#include <QLabel>
#include <QPushButton>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

Settings withInventory(bool may = true)
{
    Settings settings;
    settings.partner.inventory = may;
    return settings;
}

/// A counter on a simulator, with an event open.
struct Counter {
    explicit Counter(const char* event, bool inventory = true)
        : lane(Face::Attended), window(lane.session(), lane.station().desk(), lane.station().feed(), lane.station().sales(), lane.clock(), lane.shown(false), lane.theme())
    {
        joinSeats(lane.station(), withInventory(inventory), window);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        window.frame().setEvent(*lane.event(QLatin1String(event)), lane.clock().wall());
        lane.station().desk().open(*lane.event(QLatin1String(event)));
    }
    [[nodiscard]] SaleCentre& centre() { return window.frame().centre(); }
    [[nodiscard]] SeatsPage& page() { return centre().seats(); }
    [[nodiscard]] bool seatsCome() { return QTest::qWaitFor([this] { return page().hasSeats(); }, 10'000); }
    /// The first `count` free neighbours that the rules let through, from the keys' point of view.
    bool pickTogether(int count)
    {
        page().typeQuantity(count);
        QTest::keyClick(&window, Qt::Key_F4);
        return page().board().pick().count() == count && page().canReserve();
    }
    ShellLane lane;
    Workbench window;
};

} // namespace

class SeatSaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void theSeatsThatWerePickedAreTheSeatsThatAreHeld()
    {
        Counter counter("Whole House");
        QVERIFY(counter.seatsCome());
        QVERIFY(counter.centre().showsSeats());
        QVERIFY(counter.page().board().house()->planned); // The Proving Ground has a plan
        QVERIFY(counter.pickTogether(2));
        const SeatRunView run = *counter.page().run();
        QTest::keyClick(&counter.window, Qt::Key_F9);
        QVERIFY(counter.lane.reaches(SaleStage::ChoosingDelivery));
        const PlateView plate = counter.lane.view().plates.value(0);
        QCOMPARE(plate.section, run.section);
        QCOMPARE(plate.row, run.row);
        QCOMPARE(plate.seats, QStringLiteral("%1–%2").arg(run.begin).arg(run.end));
        QVERIFY(!counter.page().canReserve()); // one cart cannot grow
    }
    void aPickByKeysAloneIsHeld()
    {
        Counter counter("Whole House");
        QVERIFY(counter.seatsCome());
        SeatMapView& map = counter.page().map();
        map.setFocus();
        const SeatTable& table = counter.page().board().table();
        SeatIndex target = 0;
        while (!(table.isFree(target) && table.touch(target, target + 1) && table.isFree(target + 1)))
            ++target;
        const QString words = QStringLiteral("%1 %2 %3").arg(table.sectionOf(target).name, table.rowOf(target).name).arg(table.number[target]);
        QTest::keyClicks(&map, words);
        QTest::keyClick(&map, Qt::Key_Return);
        QTest::keyClick(&map, Qt::Key_Space);
        QVERIFY(counter.page().canReserve());
        QTest::keyClick(&map, Qt::Key_F9);
        QVERIFY(counter.lane.reaches(SaleStage::ChoosingDelivery));
        QCOMPARE(counter.lane.view().plates.value(0).section, table.sectionOf(target).name);
    }
    void seatsThatWereSoldMeanwhileAreNeverSwapped()
    {
        Counter counter("Seats Just Sold");
        QVERIFY(counter.seatsCome());
        QVERIFY(counter.pickTogether(2));
        QTest::keyClick(&counter.window, Qt::Key_F9);
        QVERIFY(counter.lane.reaches(SaleStage::Ended));
        QVERIFY(counter.lane.view().plates.isEmpty());
        QCOMPARE(counter.lane.view().problem->apiCode, 20052);
        QVERIFY(counter.lane.ledger().value(QStringLiteral("carts")).toArray().isEmpty());
    }
    void theServiceNeverHasToRefuseALoneSeat()
    {
        Counter counter("Restrict Single");
        QVERIFY(counter.seatsCome());
        SeatBoard& board = counter.page().board();
        const SeatTable& table = board.table();
        QVERIFY(table.restrictSingle);
        SeatIndex first = 0;
        while (!(table.isFree(first) && table.touch(first, first + 1) && table.isFree(first + 1) && table.touch(first + 1, first + 2) && table.isFree(first + 2)
                 && !(table.touch(first + 2, first + 3) && table.isFree(first + 3))))
            ++first;
        board.drag(first, first + 1, true); // the last of the run would stay alone
        QVERIFY(board.advice() && board.advice()->refusal.rule == SeatRule::LoneSeat);
        QTest::keyClick(&counter.window, Qt::Key_F9);
        QCOMPARE(counter.lane.view().stage, SaleStage::Idle);
        board.takeInstead();
        QVERIFY(counter.page().canReserve());
        QTest::keyClick(&counter.window, Qt::Key_F9);
        QVERIFY(counter.lane.reaches(SaleStage::ChoosingDelivery));
    }
    void hiddenRowsMeanNoSeatPicking()
    {
        Counter counter("Hidden Seats");
        QTRY_VERIFY(!counter.lane.station().desk().view().loading);
        auto* seats = counter.window.findChild<SeatDesk*>();
        QVERIFY(seats);
        QTRY_VERIFY(seats->view().updated); // the answer was read
        QVERIFY(!counter.page().hasSeats());
        QVERIFY(!counter.centre().showsSeats());
    }
    void anAccountWithoutInventoryNeverAsks()
    {
        Counter counter("Whole House", false);
        QTRY_VERIFY(!counter.lane.station().desk().view().loading);
        QVERIFY(!counter.centre().showsSeats());
        QCOMPARE(counter.lane.requests().value(QStringLiteral("availability")).toInt(), 0);
    }
    void theOffersAreOneKeyAway()
    {
        Counter counter("Whole House");
        QVERIFY(counter.seatsCome());
        QVERIFY(counter.pickTogether(2));
        QVERIFY(!counter.lane.station().desk().choice().section.isEmpty());
        QTest::keyClick(&counter.window, Qt::Key_F3);
        QVERIFY(!counter.centre().showsSeats());
        QVERIFY(counter.lane.station().desk().choice().section.isEmpty()); // quantities count again
        QTest::keyClick(&counter.window, Qt::Key_F3);
        QVERIFY(counter.centre().showsSeats());
        QVERIFY(!counter.lane.station().desk().choice().section.isEmpty());
    }
    void theKioskHoldsWhatWasPicked()
    {
        ShellLane lane(Face::Kiosk);
        KioskShell kiosk(lane.session(), lane.station().desk(), lane.station().feed(), lane.clock(), lane.shown(true), lane.theme());
        joinSeats(lane.station(), withInventory(), kiosk);
        kiosk.show();
        lane.station().desk().open(*lane.event(QStringLiteral("Whole House")));
        kiosk.frame().setChoosing(KioskScreen::Tickets);
        SeatsPage& page = kiosk.frame().seats();
        QTRY_VERIFY_WITH_TIMEOUT(page.hasSeats(), 10'000);
        QVERIFY(kiosk.frame().showsSeats());
        page.findTogether();
        QVERIFY(page.canReserve());
        const SeatRunView run = *page.run();
        QVERIFY(click(QStringLiteral("Reserve these seats")));
        QVERIFY(lane.reaches(SaleStage::ChoosingDelivery));
        QCOMPARE(lane.view().plates.value(0).row, run.row);
    }
    void fromTheTicketTypesOfTheKioskAButtonLeadsBackToTheMap()
    {
        ShellLane lane(Face::Kiosk);
        KioskShell kiosk(lane.session(), lane.station().desk(), lane.station().feed(), lane.clock(), lane.shown(true), lane.theme());
        joinSeats(lane.station(), withInventory(), kiosk);
        kiosk.resize(1080, 1920);
        kiosk.show();
        lane.station().desk().open(*lane.event(QStringLiteral("Whole House")));
        kiosk.frame().setChoosing(KioskScreen::Tickets);
        QTRY_VERIFY_WITH_TIMEOUT(kiosk.frame().showsSeats(), 10'000);
        kiosk.frame().seats().findTogether();
        QVERIFY(!eye::findUsable(QStringLiteral("Seat map")) || qobject_cast<SeatMapView*>(eye::findUsable(QStringLiteral("Seat map"))));
        QVERIFY(click(QStringLiteral("Choose by ticket type")));
        QVERIFY(!kiosk.frame().showsSeats());
        QVERIFY(lane.station().desk().choice().section.isEmpty()); // what is seen is what is reserved
        auto* back = qobject_cast<QPushButton*>(eye::findUsable(QStringLiteral("Seat map")));
        QVERIFY(back && back->height() >= 60);
        QTest::mouseClick(back, Qt::LeftButton);
        QVERIFY(kiosk.frame().showsSeats());
        QVERIFY(!back->isVisible());
        QCOMPARE(kiosk.frame().seats().board().pick().count(), 2); // nothing was lost on the way
        QVERIFY(!lane.station().desk().choice().section.isEmpty());
    }
    void pricesGoAndComeBackByKeys()
    {
        Counter counter("Whole House");
        QVERIFY(counter.seatsCome());
        const auto chips = counter.page().findChildren<LevelChip*>();
        QVERIFY(chips.size() >= 2);
        QVERIFY(chips.at(0)->toolTip().contains(QLatin1String("Alt+1")));
        QVERIFY(chips.at(1)->toolTip().contains(QLatin1String("Alt+2")));
        QTest::keyClick(&counter.window, Qt::Key_1, Qt::AltModifier);
        QTest::keyClick(&counter.window, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(counter.page().board().levelsOff()[0], true);
        QVERIFY(!chips.at(0)->isChecked() && !chips.at(1)->isChecked());
        QTest::keyClick(&counter.window, Qt::Key_2, Qt::AltModifier);
        QVERIFY(!chips.at(0)->isChecked() && chips.at(1)->isChecked());
        QTest::keyClick(&counter.window, Qt::Key_0, Qt::AltModifier);
        for (const LevelChip* chip : chips)
            QVERIFY(chip->isChecked());
        QTest::keyClick(&counter.window, Qt::Key_F3);
        QTest::keyClick(&counter.window, Qt::Key_1, Qt::AltModifier); // prices are on the map
        QCOMPARE(counter.page().board().levelsOff()[0], false);
        QTest::keyClick(&counter.window, Qt::Key_F1);
        const auto words = counter.window.findChildren<QLabel*>();
        QVERIFY(std::any_of(words.begin(), words.end(), [](const QLabel* label) { return label->text().contains(QLatin1String("Price levels")); }));
    }
    void withoutInventoryNoPageIsBuilt()
    {
        Counter counter("Whole House", false);
        QTRY_VERIFY(!counter.lane.station().desk().view().loading);
        QVERIFY(!counter.window.findChild<SeatsPage*>());
    }
};

QTEST_MAIN(SeatSaleTest)
#include "seatsale_test.moc"
