#include "salesteps.h"
#include "session/sale/substitution.h"
#include <numeric>

using namespace boxoffice;
using namespace boxoffice::sale;
using namespace boxoffice::sale::test;

namespace {

constexpr const char* adult = "000000000001";
constexpr const char* child = "000000000002";

/// One standing line of a cart: "14" its area, "3" its price level; either may be left out.
struct Standing {
    const char* area = "";
    const char* level = "";
    int tickets = 2;
    const char* type = adult;
    const char* section = "GAPIT1";
};

CartItem itemOf(const Standing& standing)
{
    CartItem item;
    item.section = QLatin1String(standing.section);
    item.seatCount = standing.tickets;
    item.isGeneralAdmission = true;
    if (*standing.level) // as recorded: the level is listed among the areas
        item.areas += CartArea{AreaId(QLatin1String(standing.level)), QStringLiteral("Price Level 1")};
    if (*standing.area)
        item.areas += CartArea{AreaId(QLatin1String(standing.area)), QStringLiteral("GENERAL ADMISSION STANDING")};
    CartTicket ticket;
    ticket.id = TicketTypeId(QLatin1String(standing.type));
    ticket.quantity = standing.tickets;
    item.tickets = {ticket};
    return item;
}

Cart cartWith(const QList<Standing>& lines, qint64 cents = 12350)
{
    Cart cart = cartOf(cents);
    cart.items.clear();
    for (const Standing& line : lines)
        cart.items += itemOf(line);
    return cart;
}

struct Wish {
    QStringList areas = {QStringLiteral("14")};
    QList<std::pair<const char*, int>> levels = {{"3", 2}};
    const char* section = "";
};

ReserveChoice choiceOf(const Wish& wish)
{
    ReserveChoice choice;
    choice.event = EventId(QStringLiteral("E1"));
    for (const auto& [level, quantity] : wish.levels)
        choice.lines.append({TicketTypeId(QLatin1String(adult)), PriceLevelId(QLatin1String(level)), quantity, {}});
    for (const QString& area : wish.areas)
        choice.areas.append(AreaId(area));
    choice.section = QLatin1String(wish.section);
    return choice;
}

} // namespace

Q_DECLARE_METATYPE(Wish)
Q_DECLARE_METATYPE(QList<Standing>)

/// I9 where no seat numbers tell: general admission is compared by area, price level, ticket type and section.
class SalePlacesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void otherPlacesThanAskedStopAndAsk_data()
    {
        QTest::addColumn<Wish>("wish");
        QTest::addColumn<QList<Standing>>("held");
        QTest::addColumn<bool>("stops");
        const auto row = [](const char* name, const Wish& wish, const QList<Standing>& held, bool stops) {
            QTest::newRow(name) << wish << held << stops;
        };
        const Wish twoAreas{.areas = {QStringLiteral("14"), QStringLiteral("15")}};
        const Wish twoLevels{.levels = {{"3", 2}, {"4", 2}}};
        const Wish anyLevel{.levels = {{"", 2}}};
        row("as asked", {}, {{"14", "3"}}, false);
        row("in two lots", {}, {{"14", "3", 1}, {"14", "3", 1}}, false);
        row("the answer names nothing", {}, {{}}, false);
        row("another area", {}, {{"15", "3"}}, true);
        row("half of it in another area", {}, {{"14", "3", 1}, {"15", "3", 1}}, true);
        row("another area than either asked", twoAreas, {{"16", "3"}}, true);
        row("one of the areas asked", twoAreas, {{"15", "3"}}, false);
        row("an area whose id is the asked level's", {}, {{"3", "3"}}, true);
        row("a level whose id is the asked area's", {.levels = {{"", 2}}}, {{"15", "14"}}, true);
        row("another price level", {}, {{"14", "4"}}, true);
        row("all in one of two levels", twoLevels, {{"14", "3", 4}}, true);
        row("both levels", twoLevels, {{"14", "3", 2}, {"14", "4", 2}}, false);
        row("any level was asked", anyLevel, {{"14", "9"}}, false);
        row("another ticket type", {}, {{"14", "3", 2, child}}, true);
        row("half of another type", {}, {{"14", "3", 1}, {"14", "3", 1, child}}, true);
        row("fewer", {}, {{"14", "3", 1}}, true);
        row("more", {}, {{"14", "3", 3}}, true);
        row("another standing section", {.section = "GAPIT2"}, {{"14", "3"}}, true);
        row("the standing section asked", {.section = "GAPIT1"}, {{"14", "3"}}, false);
    }
    void otherPlacesThanAskedStopAndAsk()
    {
        QFETCH(Wish, wish);
        QFETCH(QList<Standing>, held);
        QFETCH(bool, stops);
        Played sale;
        sale.play(ReserveAsked{choiceOf(wish), QUuid::createUuid(), QStringLiteral("TST-1")});
        sale.play(JournalAnswered{sale.operation(), true});
        sale.answerCart(Answered<Cart>(cartWith(held)));
        QCOMPARE(sale.in<SeatsOffered>(), stops);
        QCOMPARE(sale.in<Held>(), !stops);
        if (!stops)
            return;
        const SubstitutionView& shown = std::get<SeatsOffered>(sale.state.stage).substitution;
        QCOMPARE(shown.offered.size(), held.size());
        QCOMPARE(shown.offeredTotal, usd(12350));
        sale.play(KeepAsked{});
        QVERIFY2(sale.in<Held>(), "what the buyer accepts is sold");
    }
    void aLaterAnswerInAnotherPlaceStopsTheSale_data()
    {
        QTest::addColumn<QList<Standing>>("reserved");
        QTest::addColumn<QList<Standing>>("later");
        QTest::addColumn<bool>("stops");
        const auto row = [](const char* name, const QList<Standing>& reserved, const QList<Standing>& later, bool stops) {
            QTest::newRow(name) << reserved << later << stops;
        };
        row("the same", {{"14", "3"}}, {{"14", "3"}}, false);
        row("areas left out", {{"14", "3"}}, {{}}, false);
        row("another area", {{"14", "3"}}, {{"15", "3"}}, true);
        row("another price level", {{"14", "3"}}, {{"14", "4"}}, true);
        row("another type", {{"14", "3"}}, {{"14", "3", 2, child}}, true);
        row("types exchanged between places", {{"14", "3", 1}, {"14", "3", 1, adult, "GAPIT2"}}, {{"14", "3", 2}, {"14", "3", 0, adult, "GAPIT2"}}, true);
        row("another section", {{"14", "3"}}, {{"14", "3", 2, adult, "GAPIT2"}}, true);
        row("named late, as asked", {{}}, {{"14", "3"}}, false);
        row("named late, another area", {{}}, {{"15", "3"}}, true);
        row("named late, another price level", {{}}, {{"14", "4"}}, true);
    }
    void aLaterAnswerInAnotherPlaceStopsTheSale()
    {
        QFETCH(QList<Standing>, reserved);
        QFETCH(QList<Standing>, later);
        QFETCH(bool, stops);
        for (const bool atDelivery : {true, false}) {
            Played sale;
            toDelivery(sale, cartWith(reserved));
            sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
            sale.answerCart(Answered<Cart>(cartWith(atDelivery ? later : reserved)));
            if (!atDelivery) {
                sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
                Cart paid = paidCart(12350);
                paid.items = cartWith(later).items;
                sale.answerCart(Answered<Cart>(paid));
            }
            QCOMPARE(sale.in<Releasing>(), stops);
            QCOMPARE(sale.deletes, stops ? 1 : 0);
        }
    }
    void anAreaLeftOutOnceIsComparedAllTheSame()
    {
        Played sale;
        toDelivery(sale, cartWith({{"14", "3"}}));
        sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        sale.answerCart(Answered<Cart>(cartWith({{}})));
        QVERIFY(sale.in<EnteringPayment>());
        sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        Cart paid = paidCart(12350);
        paid.items = cartWith({{"15", "3"}}).items;
        sale.answerCart(Answered<Cart>(paid));
        QVERIFY(sale.in<Releasing>());
    }

private:
    static void toDelivery(Played& sale, const Cart& reserved)
    {
        Wish wish;
        const int tickets = std::accumulate(reserved.items.begin(), reserved.items.end(), 0, [](int sum, const CartItem& item) { return sum + item.seatCount; });
        wish.levels = {{"3", tickets}};
        sale.play(ReserveAsked{choiceOf(wish), QUuid::createUuid(), QStringLiteral("TST-1")});
        sale.play(JournalAnswered{sale.operation(), true});
        sale.answerCart(Answered<Cart>(reserved));
        QVERIFY(sale.in<Held>());
        ShippingOption option;
        option.id = ShippingId(QStringLiteral("17ab"));
        sale.play(OptionsAnswered{sale.operation(), Answered<QList<ShippingOption>>(QList<ShippingOption>{option})});
    }
};

QTEST_APPLESS_MAIN(SalePlacesTest)
#include "saleplaces_test.moc"
