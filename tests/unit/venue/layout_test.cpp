#include "tests/support/seatrows.h"
#include "venue/seathouse.h"
#include "venue/sectionnames.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

/// The least distance of any two seats, in units of the usual one. Brute force over the neighbours that the grid can tell.
double closest(const SeatHouse& house)
{
    double least = 1e9;
    for (SeatIndex a = 0; a < house.table.size(); ++a)
        for (SeatIndex b = a + 1; b < house.table.size(); ++b)
            least = std::min(least, std::hypot(double(house.x[a] - house.x[b]), double(house.y[a] - house.y[b])));
    return least / house.pitch;
}

SeatTable houseOf(const QStringList& sections, int rows, int seats, int step = 1)
{
    SeatTableBuilder builder;
    for (const QString& section : sections)
        for (int r = 0; r < rows; ++r) {
            const quint32 row = builder.row(section.toStdString(), std::to_string(r + 1), step);
            for (int n = 0; n < seats; ++n)
                builder.add(row, 1 + n * step, 0, 0);
        }
    SeatTable head;
    head.blocks.resize(1);
    return builder.finish(std::move(head));
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seatsNeverLieOnEachOther_data()
    {
        QTest::addColumn<QStringList>("sections");
        QTest::addColumn<int>("step");
        QStringList bowl;
        for (const int first : {101, 201, 301})
            for (int i = 0; i < 8; ++i)
                bowl += QString::number(first + i);
        QTest::newRow("bowl") << bowl << 1;
        QTest::newRow("bowl with a floor") << bowl + QStringList{QStringLiteral("F1"), QStringLiteral("F2"), QStringLiteral("FLOOR A")} << 1;
        QTest::newRow("theatre") << QStringList{QStringLiteral("STALLS L"), QStringLiteral("STALLS C"), QStringLiteral("STALLS R"), QStringLiteral("CIRCLE"), QStringLiteral("BALCONY")} << 2;
        QTest::newRow("names that say nothing") << QStringList{QStringLiteral("Tulip"), QStringLiteral("Rose")} << 1;
        QTest::newRow("one section") << QStringList{QStringLiteral("")} << 1;
    }
    void seatsNeverLieOnEachOther()
    {
        QFETCH(QStringList, sections);
        QFETCH(int, step);
        const SeatHouse house = layOut(houseOf(sections, 5, 9, step), std::nullopt);
        QVERIFY(closest(house) >= 0.95);
        for (SeatIndex seat = 0; seat < house.table.size(); ++seat)
            QVERIFY(house.bounds.contains(house.at(seat)));
    }
    void numbersThatNobodySellsTakeLittleRoom()
    {
        SeatTableBuilder builder;
        const quint32 row = builder.row("1", "A", 1);
        for (const int number : {1, 2, 101, 102})
            builder.add(row, number, 0, 0);
        const SeatHouse house = layOut(builder.finish({}), std::nullopt);
        QVERIFY(std::abs(house.x[2] - house.x[1]) < 4 * house.pitch);
        QVERIFY(std::abs(house.x[2] - house.x[1]) > 2 * house.pitch);
    }
    void theSidesOfATheatreAreWhereTheirNamesSay()
    {
        const SeatHouse house = layOut(houseOf({QStringLiteral("STALLS C"), QStringLiteral("STALLS L"), QStringLiteral("STALLS R"), QStringLiteral("BALCONY")}, 4, 6), std::nullopt);
        const auto middle = [&](const char* name) { return house.sections[*house.table.findSection(QLatin1String(name))].label; };
        QVERIFY(middle("STALLS L").x() < middle("STALLS C").x());
        QVERIFY(middle("STALLS C").x() < middle("STALLS R").x());
        QVERIFY(middle("BALCONY").y() > middle("STALLS C").y());
        QCOMPARE(house.focus, VenueFocus::Stage);
    }
    void tiersOfABowlLieOutsideEachOther()
    {
        const SeatHouse house = layOut(bigBowl(8000), std::nullopt);
        const auto far = [&](SeatIndex seat) { return std::hypot(house.x[seat] / 1.25, house.y[seat]); };
        double inner = 0, outer = 1e9;
        for (SeatIndex seat = 0; seat < house.table.size(); ++seat) {
            const QString& name = house.table.sectionOf(seat).name;
            if (name.startsWith(QLatin1Char('1')))
                inner = std::max(inner, double(far(seat)));
            if (name.startsWith(QLatin1Char('2')))
                outer = std::min(outer, double(far(seat)));
        }
        QVERIFY(outer > inner);
    }
    void theGridFindsTheNearestSeatAsBruteForceDoes()
    {
        const SeatHouse house = layOut(bigBowl(6000), std::nullopt);
        std::mt19937 dice(3);
        int hits = 0;
        for (int i = 0; i < 500; ++i) {
            const QPointF at(house.bounds.left() + house.bounds.width() * static_cast<double>(dice() % 1000) / 1000, house.bounds.top() + house.bounds.height() * static_cast<double>(dice() % 1000) / 1000);
            SeatIndex best = SeatGrid::none;
            double least = 4;
            for (SeatIndex seat = 0; seat < house.table.size(); ++seat)
                if (const double far = std::hypot(double(house.x[seat]) - at.x(), double(house.y[seat]) - at.y()); far <= least) {
                    least = far;
                    best = seat;
                }
            const SeatIndex found = house.grid.nearest(house.x, house.y, at, 4);
            QCOMPARE(found == SeatGrid::none, best == SeatGrid::none);
            if (best == SeatGrid::none)
                continue;
            ++hits;
            QVERIFY(std::abs(std::hypot(double(house.x[found]) - at.x(), double(house.y[found]) - at.y()) - least) < 1e-4);
        }
        QVERIFY(hits > 100);
    }
    void aHundredThousandSeatsFitIntoTwentyFourMegabytes()
    {
        const SeatHouse house = layOut(bigBowl(100'000), std::nullopt);
        QVERIFY(house.table.size() >= 100'000);
        QVERIFY2(house.bytes() < 8'000'000, qPrintable(QString::number(house.bytes()))); // the rest is for the picture of a large screen
    }
};

QTEST_GUILESS_MAIN(LayoutTest)
#include "layout_test.moc"
