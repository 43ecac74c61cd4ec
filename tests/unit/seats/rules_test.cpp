#include "seats/seatrules.h"
#include "tests/support/seatrows.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

QString nameOf(const std::optional<SeatRefusal>& refusal)
{
    if (!refusal)
        return QStringLiteral("fine");
    switch (refusal->rule) {
    case SeatRule::Gone: return QStringLiteral("gone");
    case SeatRule::OneRun: return QStringLiteral("one run");
    case SeatRule::OneKind: return QStringLiteral("one kind");
    case SeatRule::NotOpenYet: return QStringLiteral("not open");
    case SeatRule::Closed: return QStringLiteral("closed");
    case SeatRule::Protected: return QStringLiteral("protected");
    case SeatRule::EventLimit: return QStringLiteral("event limit %1").arg(refusal->limit);
    case SeatRule::CurrentLimit: return QStringLiteral("current limit %1").arg(refusal->limit);
    case SeatRule::Minimum: return QStringLiteral("minimum %1").arg(refusal->limit);
    case SeatRule::Maximum: return QStringLiteral("maximum %1").arg(refusal->limit);
    case SeatRule::Multiple: return QStringLiteral("multiple %1").arg(refusal->limit);
    case SeatRule::Quantity: return QStringLiteral("quantity");
    case SeatRule::LoneSeat: return QStringLiteral("lone seat");
    }
    return {};
}

/// Every legal pick of a table, by brute force.
std::vector<SeatPick> allLegal(const SeatTable& table, const SeatTerms& terms)
{
    std::vector<SeatPick> found;
    for (SeatIndex first = 0; first < table.size(); ++first)
        for (SeatIndex last = first; last < table.size() && table.row[last] == table.row[first]; ++last)
            if (!judge(table, {first, last}, terms))
                found.push_back({first, last});
    return found;
}

/// The definition, told another way than the rule tells it: after the sale, is there a free seat without a free
/// neighbour that had one before, in the run that was cut?
bool strands(SeatTable table, const SeatPick& pick)
{
    const auto alone = [&](SeatIndex seat) {
        const bool left = seat > 0 && table.touch(seat - 1, seat) && table.isFree(seat - 1);
        const bool right = table.touch(seat, seat + 1) && table.isFree(seat + 1);
        return table.isFree(seat) && !left && !right;
    };
    std::vector<bool> before;
    for (SeatIndex seat = 0; seat < table.size(); ++seat)
        before.push_back(alone(seat));
    for (SeatIndex seat = pick.first; seat <= pick.last; ++seat)
        table.free[seat] = 0;
    for (SeatIndex seat = 0; seat < table.size(); ++seat)
        if (alone(seat) && !before[seat])
            return true;
    return false;
}

SeatTable withRandomRules(std::mt19937& dice)
{
    QStringList rows;
    for (int i = 0; i < 1 + static_cast<int>(dice() % 4); ++i)
        rows += randomRow(dice, 3 + static_cast<int>(dice() % 14), 30 + static_cast<int>(dice() % 65));
    SeatTable table = tableOf(rows, 1 + static_cast<int>(dice() % 2));
    table.restrictSingle = dice() % 3 != 0;
    if (dice() % 2 == 0)
        table.eventLimit = 1 + static_cast<int>(dice() % 8);
    for (SeatBlock& block : table.blocks) {
        SeatOffer offer;
        offer.minimum = 1 + static_cast<int>(dice() % 3 == 0 ? dice() % 3 : 0);
        if (dice() % 4 == 0)
            offer.sellable = {2, 4};
        block.offers = {offer};
        if (dice() % 3 == 0)
            block.currentLimit = 1 + static_cast<int>(dice() % 6);
    }
    return table;
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPickIsJudgedByItsPlace_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("single");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* seats, int first, int last, const char* expected, bool single = true, int step = 1) {
            QTest::newRow(name) << QString::fromLatin1(seats) << step << single << first << last << QString::fromLatin1(expected);
        };
        row("middle of many", "oooooooo", 2, 4, "fine");
        row("leaves one left", "oooooo", 1, 3, "lone seat");
        row("leaves one right", "oooooo", 2, 4, "lone seat");
        row("leaves one but need not care", "oooooo", 1, 3, "fine", false);
        row("whole run", "ooo", 0, 2, "fine");
        row("a lone seat itself", ".o.", 1, 1, "fine");
        row("two of three", "ooo", 0, 1, "lone seat");
        row("one of three at the end", "ooo", 0, 0, "fine");
        row("one of three in the middle", "ooo", 1, 1, "lone seat");
        row("taken beside is no neighbour", "o.oo", 2, 3, "fine");
        row("taken inside", "oo.oo", 1, 3, "gone");
        row("aisle inside", "oo|oo", 1, 2, "one run");
        row("aisle ends the run: no lone seat beyond it", "oo|o", 0, 1, "fine");
        row("aisle ends the run: a lone seat before it", "ooo|oo", 0, 1, "lone seat");
        row("odd numbers", "oooo", 0, 3, "fine", true, 2);
        row("odd numbers strand, too", "oooo", 1, 2, "lone seat", true, 2);
        row("wheelchair beside ordinary", "oow", 1, 2, "one kind");
        row("a wheelchair place may be left as any seat may not", "oow", 0, 1, "lone seat");
    }
    void aPickIsJudgedByItsPlace()
    {
        QFETCH(QString, row);
        QFETCH(int, step);
        QFETCH(bool, single);
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(QString, expected);
        SeatTable table = tableOf({row}, step);
        table.restrictSingle = single;
        QCOMPARE(nameOf(judge(table, {static_cast<SeatIndex>(first), static_cast<SeatIndex>(last)}, {})), expected);
    }
    void aHoleInTheNumbersIsNoNeighbour()
    {
        SeatTableBuilder builder;
        const quint32 row = builder.row("1", "A", 1);
        for (const int number : {1, 2, 4, 5})
            builder.add(row, number, 0, 0);
        const SeatTable table = builder.finish({});
        QCOMPARE(nameOf(judge(table, {1, 2}, {})), QStringLiteral("one run"));
    }
    void aPickIsJudgedByItsCount_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("event");
        QTest::addColumn<int>("blockEvent");
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("minimum");
        QTest::addColumn<int>("multiple");
        QTest::addColumn<QList<int>>("sellable");
        QTest::addColumn<QString>("expected");
        const QList<int> any;
        QTest::newRow("0 is unlimited") << 9 << 0 << 0 << 0 << 1 << 1 << any << "fine";
        QTest::newRow("event limit") << 5 << 4 << 0 << 0 << 1 << 1 << any << "event limit 4";
        QTest::newRow("at the event limit") << 4 << 4 << 0 << 0 << 1 << 1 << any << "fine";
        QTest::newRow("limit of the block's event") << 5 << 8 << 4 << 0 << 1 << 1 << any << "event limit 4";
        QTest::newRow("current limit") << 5 << 8 << 0 << 3 << 1 << 1 << any << "current limit 3";
        QTest::newRow("minimum") << 1 << 0 << 0 << 0 << 2 << 1 << any << "minimum 2";
        QTest::newRow("pairs") << 3 << 0 << 0 << 0 << 1 << 2 << any << "multiple 2";
        QTest::newRow("pairs kept") << 4 << 0 << 0 << 0 << 1 << 2 << any << "fine";
        QTest::newRow("not a sellable quantity") << 3 << 0 << 0 << 0 << 1 << 1 << QList<int>{1, 2, 4} << "quantity";
    }
    void aPickIsJudgedByItsCount()
    {
        QFETCH(int, count);
        QFETCH(int, event);
        QFETCH(int, blockEvent);
        QFETCH(int, current);
        QFETCH(int, minimum);
        QFETCH(int, multiple);
        QFETCH(QList<int>, sellable);
        QFETCH(QString, expected);
        SeatTable table = tableOf({QStringLiteral("oooooooooooo")});
        const auto limit = [](int value) { return value > 0 ? std::optional(value) : std::nullopt; };
        table.eventLimit = limit(event);
        table.blocks[0].eventLimit = limit(blockEvent);
        table.blocks[0].currentLimit = limit(current);
        SeatOffer offer;
        offer.minimum = minimum;
        offer.sellable = sellable;
        table.blocks[0].offers = {offer};
        QCOMPARE(nameOf(judge(table, {0, static_cast<SeatIndex>(count) - 1}, {.multiple = multiple})), expected);
    }
    void theSaleMustBeOpen()
    {
        SeatTable table = tableOf({QStringLiteral("oo")});
        const WallTime noon{std::chrono::hours(12)};
        table.opens = noon;
        table.closes = noon + std::chrono::hours(1);
        QCOMPARE(nameOf(judge(table, {0, 1}, {.now = noon - Duration(1)})), QStringLiteral("not open"));
        QCOMPARE(nameOf(judge(table, {0, 1}, {.now = noon})), QStringLiteral("fine"));
        QCOMPARE(nameOf(judge(table, {0, 1}, {.now = noon + std::chrono::hours(1)})), QStringLiteral("closed"));
        QVERIFY(!nearestLegal(table, {0, 1}, {.now = noon - Duration(1)}));
    }
    void aProtectedOfferIsNamed()
    {
        SeatTable table = tableOf({QStringLiteral("oo")});
        SeatOffer offer;
        offer.isProtected = true;
        table.blocks[0].offers = {SeatOffer{}, offer};
        QCOMPARE(nameOf(judge(table, {0, 1}, {.offer = 1})), QStringLiteral("protected"));
        QCOMPARE(nameOf(judge(table, {0, 1}, {.offer = 0})), QStringLiteral("fine"));
    }
    void theNearestLegalChoiceIsOffered_data()
    {
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("nearFirst");
        QTest::addColumn<int>("nearLast");
        QTest::newRow("one to the side") << QStringList{QStringLiteral("oooooooo")} << 1 << 3 << 0 << 2;
        QTest::newRow("another count where no place fits") << QStringList{QStringLiteral("ooo.")} << 0 << 1 << 0 << 2;
        QTest::newRow("the next row") << QStringList{QStringLiteral("ooo"), QStringLiteral("oo.")} << 0 << 1 << 3 << 4;
        QTest::newRow("beyond the aisle") << QStringList{QStringLiteral("oo|oo")} << 1 << 2 << 0 << 1;
    }
    void theNearestLegalChoiceIsOffered()
    {
        QFETCH(QStringList, rows);
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(int, nearFirst);
        QFETCH(int, nearLast);
        SeatTable table = tableOf(rows);
        table.restrictSingle = true;
        const auto near = nearestLegal(table, {static_cast<SeatIndex>(first), static_cast<SeatIndex>(last)}, {});
        QVERIFY(near);
        QCOMPARE(near->first, static_cast<SeatIndex>(nearFirst));
        QCOMPARE(near->last, static_cast<SeatIndex>(nearLast));
    }
    /// Random rows: what the rules let through strands nobody, and they refuse nothing else for it.
    void aLegalPickNeverStrandsASeat()
    {
        std::mt19937 dice(20261122);
        int legal = 0, lone = 0;
        for (int round = 0; round < 4000; ++round) {
            SeatTable table = tableOf({randomRow(dice, 4 + static_cast<int>(dice() % 16), 75)}, 1 + static_cast<int>(dice() % 2));
            table.restrictSingle = true;
            const auto first = static_cast<SeatIndex>(dice() % table.size());
            const SeatPick pick{first, std::min(table.size() - 1, first + static_cast<SeatIndex>(dice() % 5))};
            const auto refusal = judge(table, pick, {});
            if (!refusal) {
                ++legal;
                QVERIFY2(!strands(table, pick), "a legal pick leaves a lone seat");
            } else if (refusal->rule == SeatRule::LoneSeat) {
                ++lone;
                QVERIFY(strands(table, pick));
            }
        }
        QVERIFY2(legal > 400 && lone > 200, qPrintable(QStringLiteral("%1 legal, %2 lone").arg(legal).arg(lone)));
    }
    /// Random houses under random rules, against brute force.
    void aRefusalHasALegalAlternativeWheneverThereIsOne()
    {
        std::mt19937 dice(4711);
        int offered = 0, none = 0;
        for (int round = 0; round < 1500; ++round) {
            const SeatTable table = withRandomRules(dice);
            const auto first = static_cast<SeatIndex>(dice() % table.size());
            const SeatPick pick{first, std::min(table.size() - 1, first + static_cast<SeatIndex>(dice() % 6))};
            if (!judge(table, pick, {}))
                continue;
            const auto near = nearestLegal(table, pick, {});
            const std::vector<SeatPick> legal = allLegal(table, {});
            QCOMPARE(near.has_value(), !legal.empty());
            if (!near) {
                ++none;
                continue;
            }
            ++offered;
            QVERIFY(!judge(table, *near, {}));
            const bool sameCount = std::any_of(legal.begin(), legal.end(), [&](const SeatPick& each) { return each.count() == pick.count(); });
            QCOMPARE(near->count() == pick.count(), sameCount); // never another count where the same one can be had
        }
        QVERIFY2(offered > 600 && none > 5, qPrintable(QStringLiteral("%1 offered, %2 without").arg(offered).arg(none)));
    }
    void togetherIsFoundFrontFirstAndLegal()
    {
        SeatTable table = tableOf({QStringLiteral("o.oo"), QStringLiteral("oooooo"), QStringLiteral("oooooooo")});
        table.restrictSingle = true;
        const auto picks = findTogether(table, {.count = 4}, {}, 10);
        QCOMPARE(picks.size(), std::size_t(2));
        QCOMPARE(table.rowOf(picks[0].first).name, QStringLiteral("B"));
        for (const SeatPick& pick : picks)
            QVERIFY(!judge(table, pick, {}));
    }
    void wheelchairPlacesAreFoundOnlyWhenAskedFor()
    {
        const SeatTable table = tableOf({QStringLiteral("wwoo")});
        QCOMPARE(findTogether(table, {.count = 2}, {}, 5).front(), (SeatPick{2, 3}));
        QCOMPARE(findTogether(table, {.count = 2, .accessible = true}, {}, 5).front(), (SeatPick{0, 1}));
    }
    void blocksAndSectionsNarrowTheSearch()
    {
        const SeatTable table = tableOf({QStringLiteral("oooo")});
        QVERIFY(findTogether(table, {.count = 2, .blocks = {false, true}}, {}, 5).empty());
        QVERIFY(findTogether(table, {.count = 2, .sections = {false}}, {}, 5).empty());
        QCOMPARE(findTogether(table, {.count = 2, .blocks = {true, false}, .sections = {true}}, {}, 5).size(), std::size_t(1));
    }
    void aTouchedSeatGetsALegalRunAroundIt()
    {
        SeatTable table = tableOf({QStringLiteral("oooooo")});
        table.restrictSingle = true;
        QCOMPARE(runAround(table, 1, 2, {}), (SeatPick{0, 1})); // from seat 2 on it would strand seat 1
        QCOMPARE(runAround(table, 2, 2, {}), (SeatPick{2, 3}));
        QCOMPARE(runAround(table, 5, 4, {}), (SeatPick{2, 5}));
        QCOMPARE(runAround(tableOf({QStringLiteral(".oo.")}), 1, 4, {}).count(), 2); // as many as there are
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
