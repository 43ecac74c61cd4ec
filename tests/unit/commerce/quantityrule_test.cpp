#include "commerce/quantityrule.h"
#include <QTest>

using namespace boxoffice;

Q_DECLARE_METATYPE(QuantityRule)

namespace {
using Choices = QList<int>;
} // namespace

class QuantityRuleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOfferAndTheOrderAreCombined_data()
    {
        QTest::addColumn<int>("min");
        QTest::addColumn<int>("max");
        QTest::addColumn<int>("multiples");
        QTest::addColumn<int>("orderMax");
        QTest::addColumn<int>("taken");
        QTest::addColumn<Choices>("legal");
        QTest::newRow("plain") << 1 << 4 << 1 << 8 << 0 << Choices{1, 2, 3, 4};
        QTest::newRow("order is stricter") << 1 << 50 << 1 << 3 << 0 << Choices{1, 2, 3};
        QTest::newRow("order unlimited") << 2 << 4 << 1 << 0 << 0 << Choices{2, 3, 4};
        QTest::newRow("offer unlimited") << 1 << 0 << 1 << 2 << 0 << Choices{1, 2};
        QTest::newRow("nothing said") << 0 << 0 << 0 << 0 << 0 << Choices{1, 2, 3, 4, 5, 6, 7, 8};
        QTest::newRow("pairs") << 2 << 7 << 2 << 0 << 0 << Choices{2, 4, 6};
        QTest::newRow("families") << 4 << 8 << 4 << 50 << 0 << Choices{4, 8};
        QTest::newRow("minimum between multiples") << 3 << 9 << 2 << 0 << 0 << Choices{4, 6, 8};
        QTest::newRow("order cuts a multiple") << 4 << 8 << 4 << 7 << 0 << Choices{4};
        QTest::newRow("other lines count") << 1 << 8 << 1 << 8 << 6 << Choices{1, 2};
        QTest::newRow("order is full") << 1 << 8 << 1 << 8 << 8 << Choices{};
        QTest::newRow("contradiction") << 5 << 4 << 1 << 0 << 0 << Choices{};
        QTest::newRow("no multiple fits") << 3 << 5 << 6 << 0 << 0 << Choices{};
    }
    void theOfferAndTheOrderAreCombined()
    {
        QFETCH(int, min);
        QFETCH(int, max);
        QFETCH(int, multiples);
        QFETCH(int, orderMax);
        QFETCH(int, taken);
        QFETCH(Choices, legal);
        Offer offer;
        offer.limit = {min, max, multiples};
        EventOffers event;
        event.maxPerOrder = orderMax;
        const QuantityRule rule = QuantityRule::of(offer, event, taken);
        QCOMPARE(rule.legalQuantities(8), legal);
        for (int wanted = -1; wanted <= 60; ++wanted)
            if (wanted <= 8)
                QCOMPARE(rule.allows(wanted), legal.contains(wanted));
    }
    void theOrdersOwnMultiplesBindALineThatIsAlone()
    {
        Offer offer;
        offer.limit = {1, 12, 2};
        EventOffers event;
        event.minPerOrder = 3;
        event.multiplesPerOrder = 3;
        QCOMPARE(QuantityRule::of(offer, event).legalQuantities(), (Choices{6, 12}));
        QCOMPARE(QuantityRule::of(offer, event, 1).legalQuantities(), (Choices{2, 4, 6, 8, 10, 12}));
    }
    void everyWishIsAnsweredWithItsReasonAndTheNearestChoice_data()
    {
        QTest::addColumn<QuantityRule>("rule");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("answer");
        QTest::addColumn<int>("below");
        QTest::addColumn<int>("above");
        QTest::addColumn<int>("nearest");
        const auto row = [](const char* name, QuantityRule rule, int wanted, QuantityAnswer answer, int below, int above,
                            int nearest) {
            QTest::newRow(name) << rule << wanted << int(answer) << below << above << nearest;
        };
        using enum QuantityAnswer;
        row("fine", {1, 8, 1}, 3, Fine, 3, 4, 3);
        row("fine and last", {1, 8, 1}, 8, Fine, 8, 0, 8);
        row("none", {1, 8, 1}, 0, TooFew, 0, 1, 1);
        row("negative", {1, 8, 1}, -4, TooFew, 0, 1, 1);
        row("below the minimum", {4, 8, 4}, 2, TooFew, 0, 4, 4);
        row("between multiples, down", {4, 12, 4}, 5, NotAMultiple, 4, 8, 4);
        row("between multiples, up", {4, 12, 4}, 7, NotAMultiple, 4, 8, 8);
        row("between multiples, tie", {4, 12, 4}, 6, NotAMultiple, 4, 8, 4);
        row("above the type", {1, 4, 1}, 6, TooMany, 4, 0, 4);
        row("above the type in multiples", {2, 7, 2}, 8, TooMany, 6, 0, 6);
        row("above the order", {1, 8, 1, 5}, 6, AboveOrderLimit, 5, 0, 5);
        row("above the type first", {1, 4, 1, 5}, 6, TooMany, 4, 0, 4);
        row("above the order, type unlimited", {1, 0, 1, 5}, 9, AboveOrderLimit, 5, 0, 5);
        row("unlimited", {1, 0, 1}, 1'000'000, Fine, 1'000'000, 1'000'001, 1'000'000);
        row("nothing is legal", {5, 4, 1}, 5, NothingIsLegal, 0, 0, 0);
        row("the order is full", {1, 4, 1, 0}, 1, NothingIsLegal, 0, 0, 0);
        row("largest number there is", {1, 0, 1}, INT_MAX, Fine, INT_MAX, 0, INT_MAX);
    }
    void everyWishIsAnsweredWithItsReasonAndTheNearestChoice()
    {
        QFETCH(QuantityRule, rule);
        QFETCH(int, wanted);
        QFETCH(int, answer);
        QFETCH(int, below);
        QFETCH(int, above);
        QFETCH(int, nearest);
        const QuantityVerdict verdict = rule.explain(wanted);
        QCOMPARE(int(verdict.answer), answer);
        QCOMPARE(verdict.below, below);
        QCOMPARE(verdict.above, above);
        QCOMPARE(verdict.nearest, nearest);
        QCOMPARE(verdict.wanted, wanted);
    }
    void theNearestChoiceIsAlwaysLegal()
    {
        for (int min = 0; min <= 6; ++min)
            for (int max = 0; max <= 9; ++max)
                for (int multiple = 1; multiple <= 5; ++multiple)
                    for (int wanted = -1; wanted <= 14; ++wanted) {
                        const QuantityRule rule{min, max, multiple, std::nullopt};
                        const QuantityVerdict verdict = rule.explain(wanted);
                        const bool none = rule.legalQuantities().isEmpty();
                        QCOMPARE(verdict.answer == QuantityAnswer::NothingIsLegal, none);
                        QVERIFY(none || rule.allows(verdict.nearest));
                        QVERIFY(none || (verdict.answer == QuantityAnswer::Fine) == (verdict.nearest == wanted));
                    }
    }
};

QTEST_APPLESS_MAIN(QuantityRuleTest)
#include "quantityrule_test.moc"
