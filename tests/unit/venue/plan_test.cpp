#include "tests/support/seatrows.h"
#include "venue/plancheck.h"
#include "venue/seathouse.h"
#include <QDir>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

QByteArray planWith(const QByteArray& group)
{
    return R"({"format":"boxoffice-venue-plan-1","venues":["Here"],"focus":{"kind":"stage","corner":[-5,-5],"size":[10,5]},"groups":[)" + group + "]}";
}

const QByteArray straight = R"({"sections":["1","2"],"rows":["A","B"],"seats":{"count":4,"aisles_after":[2]},"lines":{"origin":[0,3],"per_line":2}})";

} // namespace

class PlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takenSeatsAreKnownFromThePlan()
    {
        SeatTableBuilder builder;
        builder.add(builder.row("1", "A", 1), 2, 0, 0);
        const SeatHouse house = layOut(builder.finish({}), *parseVenuePlan(planWith(straight)));
        QVERIFY(house.planned);
        QCOMPARE(house.table.size(), SeatIndex(16));
        QCOMPARE(house.table.freeSeats(), SeatIndex(1));
        QCOMPARE(house.table.block[0], noBlock);
        QVERIFY(house.table.marks[1] & AisleAfterSeat);
        QVERIFY(!house.table.touch(1, 2));
        QVERIFY(house.table.touch(0, 1));
    }
    void aPlanThatLacksARowIsNotUsed()
    {
        SeatTableBuilder builder;
        builder.add(builder.row("1", "Z", 1), 2, 0, 0);
        const SeatHouse house = layOut(builder.finish({}), *parseVenuePlan(planWith(straight)));
        QVERIFY(!house.planned);
        QCOMPARE(house.table.size(), SeatIndex(1));
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<QString>("where");
        QTest::newRow("format") << QByteArray(R"({"format":"x","venues":["a"],"groups":[]})") << QStringLiteral("$.format");
        QTest::newRow("venues") << QByteArray(R"({"format":"boxoffice-venue-plan-1","venues":[],"groups":[]})") << QStringLiteral("$.venues");
        QTest::newRow("no place") << planWith(R"({"sections":["1"],"rows":["A"],"seats":{"count":4}})") << QStringLiteral("$.groups[0]");
        QTest::newRow("count") << planWith(R"({"sections":["1"],"rows":["A"],"seats":{"count":0},"lines":{"origin":[0,0]}})") << QStringLiteral("$.groups[0].seats.count");
        QTest::newRow("radius") << planWith(R"({"sections":["1"],"rows":["A"],"seats":{"count":4},"arc":{"radius":0,"from":0,"to":9}})") << QStringLiteral("$.groups[0].arc.radius");
        QTest::newRow("angle") << planWith(R"({"sections":["1"],"rows":["A"],"seats":{"count":4},"arc":{"radius":5,"from":9,"to":9}})") << QStringLiteral("$.groups[0].arc.to");
        QTest::newRow("twice") << planWith(straight + "," + straight) << QStringLiteral("$.groups[1].sections");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, plan);
        QFETCH(QString, where);
        const auto read = parseVenuePlan(plan);
        QVERIFY(!read.ok());
        QCOMPARE(read.failure().where, where);
    }
    void aCheckNamesSeatsThatLieOnEachOther()
    {
        const QByteArray other = R"({"sections":["3"],"rows":["A"],"seats":{"count":4},"lines":{"origin":[0.1,3]}})";
        const QStringList findings = findingsIn(*parseVenuePlan(planWith(straight + "," + other)));
        QCOMPARE(findings.size(), 1);
        QVERIFY(findings.first().contains(QLatin1String("lie on each other")));
    }
    void aCheckNamesRowsThatDoNotFit()
    {
        const QByteArray tight = R"({"sections":["3"],"rows":["A"],"seats":{"count":40},"arc":{"radius":20,"from":0,"to":30}})";
        QVERIFY(findingsIn(*parseVenuePlan(planWith(tight))).first().contains(QLatin1String("40 seats do not fit")));
    }
    void aCheckNamesWhatThePlanLacks()
    {
        SeatTableBuilder builder;
        builder.add(builder.row("1", "A", 1), 5, 0, 0);
        builder.add(builder.row("1", "C", 1), 1, 0, 0);
        builder.add(builder.row("9", "A", 1), 1, 0, 0);
        const QStringList findings = findingsAgainst(*parseVenuePlan(planWith(straight)), builder.finish({}));
        QCOMPARE(findings, (QStringList{QStringLiteral("section 1, row A, seat 5 is not in the plan"), QStringLiteral("section 1, row C is not in the plan"),
                                        QStringLiteral("section 9 is not in the plan")}));
    }
    void theShippedPlansAreClean_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<int>("seats");
        for (const auto& [venue, seats] : std::initializer_list<std::pair<const char*, int>>{
                 {"Halyard Arena", 11'946}, {"The Lantern Theatre", 1'200}, {"Ellery Park Stadium", 80'000}, {"The Grain Exchange", 2'412},
                 {"Northgate Ice Centre", 5'596}, {"Orchard Hill", 6'404}, {"Copperline Room", 280}, {"The Proving Ground", 400}})
            QTest::newRow(venue) << QString::fromLatin1(venue) << seats;
    }
    void theShippedPlansAreClean()
    {
        QFETCH(QString, venue);
        QFETCH(int, seats);
        const std::optional<VenuePlan> plan = shippedPlan(venue);
        QVERIFY(plan);
        QCOMPARE(findingsIn(*plan), QStringList());
        QCOMPARE(static_cast<int>(layOut(SeatTable{}, plan).table.size()), seats);
    }
    void aVenueNobodyDrewHasNoPlan() { QVERIFY(!shippedPlan(QStringLiteral("Somewhere Else"))); }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
