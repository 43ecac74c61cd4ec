#include "partner/cart.h"
#include "partner/reserve.h"
#include <QTest>

using namespace boxoffice;

namespace {
Money money(qint64 minor, const char* code = "USD") { return {minor, *Currency::parse(QLatin1String(code))}; }

/// A held cart as the newer documentation shapes it: typed items, currency in the totals.
const QByteArray typed = R"({"cart_id":"k1+Zq/8Wv0m2bQ7sT4yXcA==","cart":{"hold_time":299,"unknown":{"x":[1]},
 "items":[
  {"id":1,"type":"ticket","event_id":"0A005B1C2D3E4F60","x_num":1,"num_seats":2,"section":"101","row":"C",
   "start_seat_number":"7","end_seat_number":8,"is_ga":false,"ga":false,
   "areas":[{"id":3,"description":"Price Level 3"},{"id":14,"description":"Lower Bowl"}],
   "totals":{"currency_code":"USD","fee":20.0,"grand":120.0,"merchandise":100.0,"tax":0.0},
   "tickets":[{"id":"000000000001","description":"Standard Ticket","quantity":2,"inventory_type":"Primary",
     "charges":[{"type":"face_value","price":50.0,"quantity":2,"tax":0.0},{"type":"service","price":8.35,"quantity":2,"tax":0.10}]}]},
  {"id":2,"type":"processing","totals":{"currency_code":"USD","fee":3.5,"grand":3.5,"merchandise":0.0,"tax":0.0}},
  {"id":4,"type":"delivery","carrier":"TICKETMASTER","service_level":"WILLCALL","requires_address":true,
   "description":{"short":"Will Call","long":"Collect at the box office","eta":"Day of event"},
   "totals":{"currency_code":"USD","fee":2.5,"grand":2.5,"merchandise":0.0,"tax":0.0}}],
 "totals":{"currency_code":"USD","delivery":2.5,"fee":23.5,"grand":126.0,"merchandise":100.0,"tax":0.0,"unpaid":126.0,"upsell":0.0},
 "payments":[{"id":5,"payment_id":1,"type":"CC","amount":126.0,"card":{"issuer":"VISA","number":"1111","expire_month":12,"expire_year":2030}}]}})";

/// The older shape: no type, no currency in the totals, numbers as whole numbers.
const QByteArray untyped = R"({"cart_id":"c","cart":{"hold_time":299,"items":[{"event_id":"3F","num_seats":1,"section":"S","row":"I",
 "start_seat_number":"7","end_seat_number":"7","tickets":[{"id":"000002040006","description":"GPAS1","quantity":1,"charges":[]}],
 "totals":{"currency_code":"JPY","fee":0,"grand":25,"merchandise":25,"tax":0}}],
 "totals":{"delivery":0,"fee":0,"grand":25,"merchandise":25,"tax":0,"unpaid":25,"upsell":0}}})";

QByteArray without(QByteArray text, const QByteArray& part)
{
    Q_ASSERT(text.contains(part));
    return text.replace(part, "");
}
QByteArray with(QByteArray text, const QByteArray& part, const QByteArray& other)
{
    Q_ASSERT(text.contains(part));
    return text.replace(part, other);
}
} // namespace

class CartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTypedCartIsReadWhole()
    {
        const Result<Cart> cart = decodeCart(typed);
        QVERIFY2(cart.ok(), qPrintable(cart.ok() ? QString() : cart.failure().where));
        QCOMPARE(cart->id, CartId(QStringLiteral("k1+Zq/8Wv0m2bQ7sT4yXcA==")));
        QCOMPARE(cart->holdTime, std::chrono::seconds(299));
        QCOMPARE(cart->totals.grand, money(12600));
        QCOMPARE(cart->totals.fee, money(2350));
        QCOMPARE(cart->totals.delivery, money(250));
        QCOMPARE(cart->totals.merchandise, money(10000));
        QCOMPARE(cart->totals.unpaid, money(12600));
        QCOMPARE(cart->items.size(), 3);
        QCOMPARE(cart->items[1].kind, CartItem::Kind::Processing);
        QCOMPARE(cart->items[1].totals.grand, money(350));
    }

    void aTicketItemNamesItsSeatsAndCharges()
    {
        const Result<Cart> cart = decodeCart(typed);
        const CartItem& item = cart->items[0];
        QCOMPARE(item.kind, CartItem::Kind::Ticket);
        QCOMPARE(item.event, LegacyEventId(QStringLiteral("0A005B1C2D3E4F60")));
        QCOMPARE(item.section, QStringLiteral("101"));
        QCOMPARE(item.row, QStringLiteral("C"));
        QCOMPARE(item.startSeat, QStringLiteral("7"));
        QCOMPARE(item.endSeat, QStringLiteral("8")); // a number in the text
        QCOMPARE(item.seatCount, 2);
        QVERIFY(!item.isGeneralAdmission);
        QCOMPARE(item.areas.size(), 2);
        QCOMPARE(item.areas[1].id, AreaId(QStringLiteral("14")));
        const CartTicket& ticket = item.tickets.value(0);
        QCOMPARE(ticket.id, TicketTypeId(QStringLiteral("000000000001"))); // zeros kept
        QCOMPARE(ticket.inventoryType, QStringLiteral("PRIMARY"));
        QCOMPARE(ticket.quantity, 2);
        QCOMPARE(ticket.charges.value(1).price, money(835));
        QCOMPARE(ticket.charges.value(1).tax, money(10));
    }

    void aDeliveryItemSaysHow()
    {
        const Result<Cart> cart = decodeCart(typed);
        const CartItem& item = cart->items[2];
        QCOMPARE(item.kind, CartItem::Kind::Delivery);
        QCOMPARE(item.carrier, QStringLiteral("TICKETMASTER"));
        QCOMPARE(item.serviceLevel, QStringLiteral("WILLCALL"));
        QCOMPARE(item.description, QStringLiteral("Will Call"));
        QCOMPARE(item.longDescription, QStringLiteral("Collect at the box office"));
        QVERIFY(item.requiresAddress);
    }

    void paymentsAreListedOrNot()
    {
        const Result<Cart> paid = decodeCart(typed);
        QVERIFY(paid->paymentsListed);
        QCOMPARE(paid->payments.size(), 1);
        QCOMPARE(paid->payments[0].amount, money(12600));
        QCOMPARE(paid->payments[0].issuer, QStringLiteral("VISA"));
        QCOMPARE(paid->payments[0].lastFour, QStringLiteral("1111"));
        QVERIFY(!decodeCart(untyped)->paymentsListed);
        const Result<Cart> none = decodeCart(with(untyped, R"("upsell":0})", R"("upsell":0},"payments":[])"));
        QVERIFY(none->paymentsListed);
        QVERIFY(none->payments.isEmpty());
    }

    void anUntypedItemIsATicketAndTheCurrencyComesFromIt()
    {
        const Result<Cart> cart = decodeCart(untyped);
        QVERIFY2(cart.ok(), qPrintable(cart.ok() ? QString() : cart.failure().where));
        QCOMPARE(cart->items[0].kind, CartItem::Kind::Ticket);
        QCOMPARE(cart->totals.currency.code(), QStringLiteral("JPY"));
        QCOMPARE(cart->totals.grand, money(25, "JPY")); // a currency without cents
        QCOMPARE(cart->items[0].tickets[0].inventoryType, QString());
    }

    void generalAdmissionIsToldByEitherFlag_data()
    {
        QTest::addColumn<QByteArray>("flags");
        QTest::addColumn<bool>("general");
        QTest::newRow("is_ga") << QByteArray(R"("is_ga":true,)") << true;
        QTest::newRow("ga") << QByteArray(R"("ga":true,)") << true;
        QTest::newRow("both") << QByteArray(R"("ga":true,"is_ga":true,)") << true;
        QTest::newRow("neither") << QByteArray() << false;
    }
    void generalAdmissionIsToldByEitherFlag()
    {
        QFETCH(QByteArray, flags);
        QFETCH(bool, general);
        const QByteArray ga = with(untyped, R"("section":"S","row":"I",
 "start_seat_number":"7","end_seat_number":"7",)", flags + R"("section":"PIT",)");
        const Result<Cart> cart = decodeCart(ga);
        QVERIFY(cart.ok());
        QCOMPARE(cart->items[0].isGeneralAdmission, general);
        QCOMPARE(cart->items[0].row, QString());
        QCOMPARE(cart->items[0].startSeat, QString());
    }

    void aCartWithoutItsIdKeepsNone()
    {
        const Result<Cart> cart = decodeCart(without(untyped, R"("cart_id":"c",)"));
        QVERIFY(cart.ok());
        QVERIFY(cart->id.isEmpty());
    }

    void anItemOfAnotherKindIsKeptWithItsTotals()
    {
        const Result<Cart> cart = decodeCart(with(typed, R"("type":"processing")", R"("type":"donation")"));
        QVERIFY(cart.ok());
        QCOMPARE(cart->items[1].kind, CartItem::Kind::Other);
        QCOMPARE(cart->items[1].totals.grand, money(350));
    }

    void whatCannotBeTrustedIsAFailureWithItsPath_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const QByteArray& body, FailureKind kind, const char* where) {
            QTest::newRow(name) << body << int(kind) << QString::fromLatin1(where);
        };
        row("empty", "", FailureKind::WrongContent, "$");
        row("a page", "<html></html>", FailureKind::WrongContent, "$");
        row("truncated", typed.left(400), FailureKind::BadJson, "$");
        row("two totals", with(untyped, R"("delivery":0)", R"("grand":1,"delivery":0)"), FailureKind::BadJson, "$");
        row("no hold time", without(untyped, R"("hold_time":299,)"), FailureKind::MissingField, "$.cart.hold_time");
        row("negative hold time", with(untyped, R"("hold_time":299)", R"("hold_time":-1)"), FailureKind::WrongType, "$.cart.hold_time");
        row("no grand total", with(untyped, R"("delivery":0,"fee":0,"grand":25)", R"("delivery":0,"fee":0)"), FailureKind::MissingField, "$.cart.totals.grand");
        row("a third decimal", with(typed, R"("grand":126.0)", R"("grand":126.005)"), FailureKind::WrongType, "$.cart.totals.grand");
        row("a total that is no number", with(typed, R"("grand":126.0)", R"("grand":"free")"), FailureKind::WrongType, "$.cart.totals.grand");
        row("two currencies", with(typed, R"("currency_code":"USD","fee":3.5)", R"("currency_code":"CAD","fee":3.5)"), FailureKind::WrongType, "$.cart.items[1].totals.currency_code");
        row("no currency at all", without(untyped, R"("currency_code":"JPY",)"), FailureKind::MissingField, "$.cart.totals.currency_code");
        row("no currency code", with(untyped, "JPY", "yen!"), FailureKind::WrongType, "$.cart.items[0].totals.currency_code");
        row("no items", R"({"cart":{"hold_time":1,"totals":{"currency_code":"USD","delivery":0,"fee":0,"grand":0,"merchandise":0,"tax":0}}})", FailureKind::MissingField, "$.cart.items");
        row("item without totals", with(typed, R"("type":"processing","totals")", R"("type":"processing","total")"), FailureKind::MissingField, "$.cart.items[1].totals.fee");
        row("no seat count", without(untyped, R"("num_seats":1,)"), FailureKind::MissingField, "$.cart.items[0].num_seats");
        row("payment without amount", with(typed, R"("amount":126.0,)", ""), FailureKind::MissingField, "$.cart.payments[0].amount");
    }
    void whatCannotBeTrustedIsAFailureWithItsPath()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, where);
        const Result<Cart> cart = decodeCart(body);
        QVERIFY(!cart.ok());
        QCOMPARE(cart.failure().kind, FailureKind(kind));
        QCOMPARE(cart.failure().where, where);
    }

    void aSeatRequestAsksForExactlyTheseSeats()
    {
        ReserveRequest request{.event = EventId(QStringLiteral("E"))};
        request.tickets += ReserveTicket{.id = TicketTypeId(QStringLiteral("000000000001")), .quantity = 2, .price = PriceLevelId(QStringLiteral("3"))};
        request.areas += AreaId(QStringLiteral("14"));
        request.section = QStringLiteral("101");
        request.row = QStringLiteral("C");
        request.beginSeat = 7;
        request.endSeat = 8;
        QCOMPARE(encodeReserve(request),
                 QByteArray(R"({"reserve":{"tickets":[{"id":"000000000001","quantity":2,"price":{"id":3}}],"areas":[{"id":14}],)"
                            R"("section":"101","row":"C","begin_seat":7,"end_seat":8,"accept_best_available":false}})"));
    }

    void aBestAvailableRequestNamesNoPlace()
    {
        ReserveRequest request{.acceptBestAvailable = true, .captchaToken = QStringLiteral("03AHJ_Vuv-\\x")};
        request.tickets += ReserveTicket{.id = TicketTypeId(QStringLiteral("QMASK2ROLLUP")), .quantity = 1};
        QCOMPARE(encodeReserve(request),
                 QByteArray(R"({"token":"03AHJ_Vuv-\\x","reserve":{"tickets":[{"id":"QMASK2ROLLUP","quantity":1}],"accept_best_available":true}})"));
    }

    void anAmountIsSentExactlyAndPlacesAsText()
    {
        ReserveRequest request{.places = {QStringLiteral("INGEEMRQHE5E2ORRG4")}};
        request.tickets += ReserveTicket{.id = TicketTypeId(QStringLiteral("1")), .quantity = 1, .price = PriceLevelId(QStringLiteral("03")), .amount = money(4995)};
        QCOMPARE(encodeReserve(request),
                 QByteArray(R"({"reserve":{"tickets":[{"id":"1","quantity":1,"price":{"id":"03","amount":49.95}}],)"
                            R"("places":["INGEEMRQHE5E2ORRG4"],"accept_best_available":false}})"));
    }
};

QTEST_GUILESS_MAIN(CartTest)
#include "cart_test.moc"
