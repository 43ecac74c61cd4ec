#include "gallery.h"
#include "tests/support/seatrows.h"
#include "ui/seatmap/seatlist.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatspage.h"
#include "ui/seatmap/seatwords.h"
#include "ui/theme/resources.h"
#include "ui/widgets/iconlabel.h"
#include <QAccessible>
#include <QCheckBox>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

/// Two sections of three rows; a price for block 0; seats that are taken, a wheelchair place.
SeatTable smallHouse(bool single = true)
{
    SeatTableBuilder builder;
    for (const char* section : {"101", "204"})
        for (const char* name : {"A", "B", "K"}) {
            const quint32 row = builder.row(section, name, 1);
            for (int n = 1; n <= 14; ++n)
                builder.add(row, n, n == 14 ? 1 : 0, n == 14 ? quint8(WheelchairSeat) : n == 13 ? quint8(ObstructedSeat) : quint8(0), n != 6);
        }
    SeatTable head;
    head.restrictSingle = single;
    head.blocks.resize(2);
    for (std::size_t i = 0; i < 2; ++i) {
        SeatOffer offer;
        offer.type = TicketTypeId(QStringLiteral("00000000000%1").arg(i + 1));
        offer.level = PriceLevelId(QStringLiteral("3"));
        offer.name = i == 0 ? QStringLiteral("Adult") : QStringLiteral("Wheelchair");
        offer.total = Money(7450 - static_cast<int>(i), *Currency::parse(QStringLiteral("USD")));
        head.blocks[i].offers = {offer};
    }
    return builder.finish(std::move(head));
}

SeatsView viewOf(SeatTable table)
{
    SeatsView view;
    view.event = EventId(QStringLiteral("E1"));
    view.updated = WallTime{};
    view.house = std::make_shared<SeatHouse>(layOut(std::move(table), std::nullopt));
    return view;
}

} // namespace

class SeatMapTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SeatsPage> m_page;
    SeatsView m_seats;

    [[nodiscard]] SeatBoard& board() { return m_page->board(); }
    [[nodiscard]] SeatMapView& map() { return m_page->map(); }
    SeatIndex seat(const char* section, const char* row, int number)
    {
        const SeatTable& table = board().table();
        return table.find(*table.findRow(*table.findSection(QLatin1String(section)), QLatin1String(row)), number);
    }
    [[nodiscard]] QString pick() { return pickWords(board().table(), board().pick()); }
    /// Empty: it is not told.
    [[nodiscard]] QString shownAge() const
    {
        for (const IconLabel* label : m_page->findChildren<IconLabel*>())
            if (label->isVisible())
                return label->text();
        return {};
    }
    void type(const char* words)
    {
        for (const char* at = words; *at; ++at)
            QTest::keyClick(&map(), *at);
    }
    [[nodiscard]] QPoint middle(SeatIndex of) { return map().seatRect(of).center().toPoint(); }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->setReducedMotion(true);
        m_theme->apply(*qApp);
    }
    void init()
    {
        m_page = std::make_unique<SeatsPage>(m_clock);
        m_page->resize(1000, 700);
        m_seats = viewOf(smallHouse());
        m_page->setSeats(m_seats, {});
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        map().setFocus();
    }
    void cleanup() { m_page.reset(); }

    void seatsArePickedByKeysAlone()
    {
        type("204 K 8");
        QTest::keyClick(&map(), Qt::Key_Return);
        QCOMPARE(board().cursor(), seat("204", "K", 8));
        QTest::keyClick(&map(), Qt::Key_Space);
        QCOMPARE(pick(), QStringLiteral("Section 204, Row K, Seats 7–8")); // 8 and 9 would leave seat 7 alone
        QTest::keyClick(&map(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(board().pick().isEmpty());
        QTest::keyClick(&map(), Qt::Key_Home);
        QCOMPARE(board().cursor(), seat("204", "K", 1));
        QTest::keyClick(&map(), Qt::Key_End);
        QCOMPARE(board().cursor(), seat("204", "K", 14));
        QTest::keyClick(&map(), Qt::Key_PageUp);
        QCOMPARE(board().table().sectionOf(board().cursor()).name, QStringLiteral("101"));
        QSignalSpy reserved(m_page.get(), &SeatsPage::reserveAsked);
        m_page->findTogether();
        auto* reserve = m_page->findChild<QPushButton*>(QString(), Qt::FindChildrenRecursively);
        QVERIFY(reserve);
        for (QPushButton* each : m_page->findChildren<QPushButton*>())
            if (each->accessibleName() == QLatin1String("Reserve these seats"))
                QTest::keyClick(each, Qt::Key_Space);
        QCOMPARE(reserved.count(), 1);
    }
    void arrowsGoWhereTheyPoint_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("x");
        QTest::addColumn<int>("y");
        QTest::newRow("left") << int(Qt::Key_Left) << -1 << 0;
        QTest::newRow("right") << int(Qt::Key_Right) << 1 << 0;
        QTest::newRow("up") << int(Qt::Key_Up) << 0 << -1;
        QTest::newRow("down") << int(Qt::Key_Down) << 0 << 1;
    }
    void arrowsGoWhereTheyPoint()
    {
        QFETCH(int, key);
        QFETCH(int, x);
        QFETCH(int, y);
        board().setCursor(seat("101", "B", 7));
        const QPointF before = board().house()->at(board().cursor());
        QTest::keyClick(&map(), static_cast<Qt::Key>(key));
        const QPointF way = board().house()->at(board().cursor()) - before;
        QVERIFY(x == 0 || way.x() * x > 0.5);
        QVERIFY(y == 0 || way.y() * y > 0.5);
    }
    void shiftAndArrowsGrowTheRun()
    {
        board().setCursor(seat("101", "A", 1));
        board().setWanted(1);
        QTest::keyClick(&map(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&map(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(board().pick().count(), 3);
        QTest::keyClick(&map(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(board().pick().count(), 2);
    }
    void aPlaceThatIsNotThereIsTold_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("there");
        for (const auto& [words, there] : std::initializer_list<std::pair<const char*, bool>>{
                 {"204", true}, {"204 k", true}, {"204 K 12", true}, {"204 K 99", false}, {"205", false}, {"204 Q", false}, {"204 K x", false}, {"", false}, {"204 K 12 1", false}})
            QTest::newRow(words) << QString::fromLatin1(words) << there;
    }
    void aPlaceThatIsNotThereIsTold()
    {
        QFETCH(QString, words);
        QFETCH(bool, there);
        QCOMPARE(board().jump(words), there);
    }
    void aDragAlongARowTakesItsNeighbours()
    {
        map().zoomToSection(*board().table().findSection(QStringLiteral("101")));
        const QPoint from = middle(seat("101", "A", 1)), to = middle(seat("101", "A", 4));
        QTest::mousePress(&map(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 8; ++step) {
            QMouseEvent move(QEvent::MouseMove, QPointF(from + (to - from) * step / 8), map().mapToGlobal(QPointF(from)), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(&map(), &move);
        }
        QTest::mouseRelease(&map(), Qt::LeftButton, {}, to);
        QCOMPARE(pick(), QStringLiteral("Section 101, Row A, Seats 1–4"));
    }
    void aClickZoomsToASectionUntilSeatsAreLargeEnough()
    {
        m_seats = viewOf(bigBowl(40'000));
        m_page->setSeats(m_seats, {});
        const SeatIndex target = 5000;
        const double before = map().frame().scale;
        QTest::mouseClick(&map(), Qt::LeftButton, {}, middle(target));
        QVERIFY(map().frame().scale > 2 * before);
        QVERIFY(board().pick().isEmpty());
    }
    void zoomKeepsWhatIsUnderThePointer()
    {
        const QPointF at(420, 260);
        const QPointF there = map().frame().toHouse(at);
        map().zoomAt(at, 2.5);
        const QPointF still = map().frame().toHouse(at);
        QVERIFY(QPointF(still - there).manhattanLength() < 0.01);
        map().zoomBy(1e-6);
        QCOMPARE(map().frame().scale, [&] { map().fit(); return map().frame().scale; }()); // never smaller than the whole house
    }
    void theFocusedSeatIsInSightAndMarkedAtAnyZoom()
    {
        for (const double zoom : {1.0, 4.0, 30.0}) {
            map().fit();
            map().zoomAt({100, 100}, zoom);
            board().setCursor(seat("101", "A", 3));
            board().setCursor(seat("204", "K", 9));
            const QRectF at = map().seatRect(board().cursor());
            QVERIFY(QRectF(map().rect()).contains(at.center()));
            const QImage shown = map().grab().toImage();
            const QRgb ring = m_theme->color(Role::Focus).rgb();
            int pixels = 0;
            const QRect around = at.adjusted(-8, -8, 8, 8).toAlignedRect() & shown.rect();
            for (int y = around.top(); y <= around.bottom(); ++y)
                for (int x = around.left(); x <= around.right(); ++x)
                    pixels += shown.pixel(x, y) == ring ? 1 : 0;
            QVERIFY2(pixels > 12, qPrintable(QString::number(pixels)));
        }
    }
    void thePointerFindsItsSeatAtAnyZoom()
    {
        for (const double zoom : {1.0, 3.0, 12.0}) {
            map().fit();
            board().setCursor(seat("204", "A", 5));
            map().zoomAt(map().seatRect(board().cursor()).center(), zoom);
            QTest::mouseMove(&map(), middle(board().cursor()));
            QTRY_COMPARE(map().hovered(), board().cursor());
        }
    }
    void aBrokenRuleIsNamedAndTheNearestChoiceIsOneKeyAway()
    {
        board().drag(seat("101", "A", 8), seat("101", "A", 9), true); // leaves 7 alone
        QVERIFY(board().advice());
        QCOMPARE(board().advice()->refusal.rule, SeatRule::LoneSeat);
        QVERIFY(!m_page->canReserve());
        QVERIFY(board().advice()->instead);
        board().takeInstead();
        QVERIFY(!board().advice());
        QVERIFY(m_page->canReserve());
    }
    void whatIsReservedIsTheRunThatWasPicked()
    {
        board().drag(seat("204", "K", 9), seat("204", "K", 10), true);
        const auto run = m_page->run();
        QVERIFY(run);
        QCOMPARE(run->section, QStringLiteral("204"));
        QCOMPARE(run->row, QStringLiteral("K"));
        QCOMPARE(run->begin, 9);
        QCOMPARE(run->end, 10);
        QCOMPARE(run->count, 2);
        QCOMPARE(run->type.text(), QStringLiteral("000000000001"));
        m_page->setResting(true);
        QVERIFY(!m_page->canReserve());
    }
    void theListIsTheSameModel()
    {
        auto* list = m_page->findChild<SeatListView*>();
        QVERIFY(list);
        const auto* model = qobject_cast<SeatListModel*>(list->model());
        QCOMPARE(model->rowCount(), static_cast<int>(board().table().freeSeats()));
        list->setCurrentIndex(model->indexOf(seat("204", "K", 9)));
        QCOMPARE(board().cursor(), seat("204", "K", 9));
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(board().pick().holds(seat("204", "K", 9)));
        QCOMPARE(model->data(list->currentIndex(), Qt::CheckStateRole).toInt(), int(Qt::Checked));
        board().setLevelOff(0, true);
        QVERIFY(model->rowCount() < static_cast<int>(board().table().freeSeats()));
    }
    void thePriceFilterLeavesOthersOutOfTheSearch()
    {
        QCheckBox* chip = m_page->findChildren<QCheckBox*>().value(0);
        QVERIFY(chip);
        QVERIFY(chip->accessibleName().contains(QLatin1String("$74.50")));
        chip->setChecked(false);
        QVERIFY(!board().findTogether()); // wheelchair places are not offered to those who did not ask
        chip->setChecked(true);
        QVERIFY(board().findTogether());
        QCOMPARE(board().pick().count(), 2);
    }
    void aNewerAnswerTakesGoneSeatsOutOfThePick()
    {
        board().drag(seat("204", "K", 9), seat("204", "K", 12), true);
        auto house = std::const_pointer_cast<SeatHouse>(m_seats.house);
        m_seats.changed = {seat("204", "K", 9)};
        house->table.free[m_seats.changed.front()] = 0;
        m_page->setSeats(m_seats, {});
        QCOMPARE(pick(), QStringLiteral("Section 204, Row K, Seats 10–12"));
    }
    void oldSeatsSayTheirAge()
    {
        m_seats.updated = WallTime{} + std::chrono::seconds(1);
        m_page->setSeats(m_seats, WallTime{} + std::chrono::seconds(126));
        QCOMPARE(shownAge(), QStringLiteral("Updated 2 min ago"));
    }
    void seatsGrowOldByThemselves()
    {
        QCOMPARE(shownAge(), QString());
        m_clock.advance(std::chrono::seconds(59));
        m_clock.setWall({}); // nobody's hand on the wall clock makes them younger
        QSignalSpy ticks(m_page->findChild<QTimer*>(QString(), Qt::FindDirectChildrenOnly), &QTimer::timeout);
        QVERIFY(ticks.wait());
        QCOMPARE(shownAge(), QString());
        m_clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(shownAge(), QStringLiteral("Updated 1 min ago"));
        m_clock.advance(std::chrono::seconds(60));
        QTRY_COMPARE(shownAge(), QStringLiteral("Updated 2 min ago"));
        m_seats.updated = *m_seats.updated + std::chrono::seconds(120);
        m_page->setSeats(m_seats, *m_seats.updated);
        QCOMPARE(shownAge(), QString());
    }
    void everySeatIsAnnouncedAndPickedByAssistiveTools()
    {
        board().setCursor(seat("204", "A", 1));
        QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&map());
        QVERIFY(table && table->role() == QAccessible::Table);
        auto* cells = table->tableInterface();
        QVERIFY(cells);
        QCOMPARE(cells->rowCount(), 3);
        QCOMPARE(cells->columnCount(), 14);
        QAccessibleInterface* cell = cells->cellAt(2, 8);
        QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("Row K, seat 9, level A, from $74.50 plus order fee, available"));
        QVERIFY(cells->cellAt(2, 5)->state().disabled);
        QVERIFY(cells->cellAt(2, 5)->text(QAccessible::Name).endsWith(QLatin1String("taken")));
        QVERIFY(cells->cellAt(0, 13)->text(QAccessible::Name).contains(QLatin1String("wheelchair place")));
        QVERIFY(cells->cellAt(0, 12)->text(QAccessible::Name).contains(QLatin1String("restricted view")));
        cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(board().pick().holds(seat("204", "K", 9)));
        QVERIFY(cell->state().selected);
        QCOMPARE(cells->selectedCellCount(), 2);
        QCOMPARE(table->indexOfChild(table->child(17)), 17);
        QCOMPARE(table->focusChild()->text(QAccessible::Name), seatSpoken(board(), board().cursor(), QLocale()));
        QCOMPARE(table->child(3)->parent(), table);
    }
    /// One picture per look, for people; the check is that no control is cut.
    void thePageFitsInEveryLook_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<qreal>("scale");
        QTest::newRow("light") << int(ThemeName::Light) << 1.0;
        QTest::newRow("dark") << int(ThemeName::Dark) << 1.0;
        QTest::newRow("contrast") << int(ThemeName::Contrast) << 1.0;
        QTest::newRow("large") << int(ThemeName::Light) << 1.4;
    }
    void thePageFitsInEveryLook()
    {
        QFETCH(int, theme);
        QFETCH(qreal, scale);
        m_theme->setTheme(static_cast<ThemeName>(theme));
        m_theme->setTextScale(scale);
        m_seats = viewOf(bigBowl(12'000));
        m_page->setSeats(m_seats, {});
        board().findTogether();
        board().setCursor(board().pick().first);
        const auto chips = m_page->findChildren<QCheckBox*>(); // those of the house before are on their way out
        QCOMPARE(std::count_if(chips.begin(), chips.end(), [](const QCheckBox* chip) { return chip->isVisible(); }), 6);
        m_page->layout()->activate();
        keepPicture(*m_page, QStringLiteral("seats-page-%1").arg(QLatin1String(QTest::currentDataTag())));
        map().zoomToSection(board().table().rowOf(board().cursor()).section);
        keepPicture(*m_page, QStringLiteral("seats-section-%1").arg(QLatin1String(QTest::currentDataTag())));
        for (const QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->isVisible())
                QVERIFY2(m_page->rect().contains(QRect(button->mapTo(m_page.get(), QPoint()), button->size())), qPrintable(button->accessibleName()));
        m_theme->setTheme(ThemeName::Light);
        m_theme->setTextScale(1.0);
    }
    void hiddenSectionsAreNeitherShownNorSpoken()
    {
        SeatTable table = smallHouse();
        table.hideSection = true;
        m_seats = viewOf(std::move(table));
        m_page->setSeats(m_seats, {});
        board().setCursor(0);
        QVERIFY(!seatTitle(board().table(), 0).contains(QLatin1String("101")));
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&map());
        QVERIFY(!spoken->text(QAccessible::Description).contains(QLatin1String("101")));
        auto* model = m_page->findChild<SeatListModel*>();
        QVERIFY(!model->data(model->index(0), Qt::DisplayRole).toString().contains(QLatin1String("101")));
        QVERIFY(!model->data(model->index(0), Qt::AccessibleTextRole).toString().contains(QLatin1String("101")));
        table = smallHouse();
        table.hideMap = true;
        m_page->setSeats(viewOf(table), {});
        QVERIFY(!map().isVisible()); // the list alone
        QVERIFY(m_page->findChild<SeatListView*>()->isVisible());
        table.hideRowAndSeat = true;
        QCOMPARE(seatTitle(table, 0), QStringLiteral("Section 101"));
    }
};

QTEST_MAIN(SeatMapTest)
#include "seatmap_test.moc"
