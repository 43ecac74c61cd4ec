#include "seats/seatchange.h"
#include "seats/seatlevels.h"
#include "seats/seatpicks.h"
#include "tests/support/seatrows.h"
#include <QTest>
#include <numeric>

using namespace boxoffice;
using namespace boxoffice::test;

class PicksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTapTakesTheWantedNumberAndThenGrowsAndShrinks()
    {
        const SeatTable table = tableOf({QStringLiteral("oooooooo")});
        SeatPicks picks;
        picks.tap(table, 2, 2, {});
        QCOMPARE(picks.pick(), (SeatPick{2, 3}));
        picks.tap(table, 4, 2, {});
        QCOMPARE(picks.pick(), (SeatPick{2, 4}));
        picks.tap(table, 2, 2, {});
        QCOMPARE(picks.pick(), (SeatPick{3, 4}));
        picks.tap(table, 7, 2, {});
        QCOMPARE(picks.pick(), (SeatPick{6, 7})); // elsewhere: a new run, one cart is one range
    }
    void takenSeatsCannotBeTapped()
    {
        const SeatTable table = tableOf({QStringLiteral("o.oo")});
        SeatPicks picks;
        picks.tap(table, 1, 1, {});
        QVERIFY(picks.pick().isEmpty());
    }
    void aDragTakesNeighboursUpToTheFirstThatIsNone()
    {
        const SeatTable table = tableOf({QStringLiteral("ooo.oo|oo")});
        SeatPicks picks;
        picks.drag(table, 0, 0, true);
        picks.drag(table, 0, 5, false);
        QCOMPARE(picks.pick(), (SeatPick{0, 2}));
        picks.drag(table, 7, 7, true);
        picks.drag(table, 7, 4, false);
        QCOMPARE(picks.pick(), (SeatPick{6, 7}));
        picks.undo(); // a drag is one step
        QCOMPARE(picks.pick(), (SeatPick{0, 2}));
        picks.undo();
        QVERIFY(picks.pick().isEmpty());
        QVERIFY(!picks.canUndo());
    }
    void seatsThatAreGoneLeaveThePick()
    {
        SeatTable table = tableOf({QStringLiteral("oooooo")});
        SeatPicks picks;
        picks.set({0, 5});
        table.free[1] = 0;
        QVERIFY(picks.revise(table));
        QCOMPARE(picks.pick(), (SeatPick{2, 5}));
        QVERIFY(!picks.canUndo());
        QVERIFY(!picks.revise(table));
    }
    void namesAreOrderedAsPeopleExpect()
    {
        const QStringList expected{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("10"), QStringLiteral("101"), QStringLiteral("101A")};
        for (qsizetype i = 1; i < expected.size(); ++i) {
            QVERIFY2(comesBefore(expected.at(i - 1), expected.at(i)), qPrintable(expected.at(i)));
            QVERIFY(!comesBefore(expected.at(i), expected.at(i - 1)));
        }
        QVERIFY(comesBefore(QStringLiteral("Z"), QStringLiteral("AA")));
        QVERIFY(comesBefore(QStringLiteral("F2"), QStringLiteral("F10")));
    }
    void aNewerAnswerChangesSeatsInPlace()
    {
        SeatTable known = tableOf({QStringLiteral("oo.o"), QStringLiteral("oo")});
        const SeatTable newer = [] {
            SeatTableBuilder builder;
            const quint32 row = builder.row("1", "A", 1);
            for (const int number : {1, 3, 4})
                builder.add(row, number, 0, 0);
            SeatTable head;
            head.blocks.resize(2);
            return builder.finish(std::move(head));
        }();
        const SeatChange change = changeBetween(known, newer);
        QVERIFY(!change.unknownSeats);
        QCOMPARE(change.gone, (std::vector<SeatIndex>{1, 4, 5}));
        QCOMPARE(change.again, (std::vector<SeatIndex>{2}));
        apply(known, change, newer);
        QCOMPARE(known.freeSeats(), SeatIndex(3));
        QCOMPARE(changeBetween(known, newer).count(), std::size_t(0));
    }
    void seatsNeverSeenAreTold_data()
    {
        QTest::addColumn<QStringList>("newer");
        QTest::newRow("in a row") << QStringList{QStringLiteral("ooo")};
        QTest::newRow("a new row") << QStringList{QStringLiteral("oo"), QStringLiteral("oo"), QStringLiteral("o")};
    }
    void seatsNeverSeenAreTold()
    {
        QFETCH(QStringList, newer);
        QVERIFY(changeBetween(tableOf({QStringLiteral("oo"), QStringLiteral("oo")}), tableOf(newer)).unknownSeats);
    }
    void levelsGoFromDearToCheap()
    {
        const SeatTable table = bigBowl(6000);
        const SeatLevels levels = levelsOf(table);
        QCOMPARE(levels.levels.size(), std::size_t(6));
        QCOMPARE(levels.of(0), quint8(0));
        QCOMPARE(levels.of(noBlock), noLevel);
        const std::vector<int> counts = freeByLevel(table, levels);
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0), static_cast<int>(table.freeSeats()));
    }
};

QTEST_GUILESS_MAIN(PicksTest)
#include "picks_test.moc"
