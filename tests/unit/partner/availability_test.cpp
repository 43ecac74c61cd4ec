#include "partner/availability.h"
#include <QTest>

using namespace boxoffice;

namespace {

Result<SeatTable> read(const QByteArray& body) { return decodeSeats({body}); }

const QByteArray whole = R"({"event":{"id":"0B","restrictSingle":true,"eventTicketLimit":0,"locRowSeatRestrict":true,
  "onsale":"2016-04-29 17:00:00.0","offsale":"2022-08-20T17:00:00Z",
  "tickets":[{"available":2,"total":10,"seating":"reserved","currentTicketLimit":4,
    "inventory":[{"places":["P4","P2"],"seats":[4,"2"],"row":"A","hasEvenOddMix":false,"section":"207","areas":[{"areaId":10,"name":"R"}]},
                 {"section":"207","row":"A","seats":[6],"attributes":["WHEELCHAIR"]},
                 {"section":"30","row":"B","seats":[]}],
    "offers":[{"ticketTypeId":"00000405000C","priceLevelId":1,"currency":"USD","faceValue":25.5,"totalPrice":"31.00","offerName":"G","sellableQuantities":[1,2],"eventTicketMinimum":2}]},
   {"available":5,"total":5,"seating":"general","currentTicketLimit":0}]}})";

} // namespace

class AvailabilityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seatsAreReadIntoSortedColumns()
    {
        const auto table = read(whole);
        QVERIFY2(table.ok(), qPrintable(table.ok() ? QString() : table.failure().where + table.failure().detail));
        QCOMPARE(table->number, (std::vector<qint32>{2, 4, 6}));
        QCOMPARE(table->sections.size(), std::size_t(1)); // nothing is on sale in section 30
        QCOMPARE(table->sections[0].name, QStringLiteral("207"));
        QCOMPARE(table->sections[0].area, QStringLiteral("R"));
        QCOMPARE(table->marks[2], quint8(WheelchairSeat));
        QCOMPARE(table->freeSeats(), SeatIndex(3));
    }
    void rulesAndFlagsOfTheEventAreRead()
    {
        const SeatTable table = *read(whole);
        QVERIFY(table.restrictSingle);
        QVERIFY(table.hideRowAndSeat);
        QVERIFY(!table.hideSection);
        QVERIFY(!table.eventLimit); // 0 is unlimited
        QCOMPARE(table.opens->time_since_epoch().count(), 1461949200000);
        QCOMPARE(table.closes->time_since_epoch().count(), 1661014800000);
    }
    void blocksCarryTheirOffersAndLimits()
    {
        const SeatTable table = *read(whole);
        QCOMPARE(table.blocks.size(), std::size_t(2));
        QCOMPARE(table.blocks[0].currentLimit.value(), 4);
        const SeatOffer& offer = table.blocks[0].offers[0];
        QCOMPARE(offer.level.value(), PriceLevelId(QStringLiteral("1")));
        QCOMPARE(offer.faceValue->minor(), 2550);
        QCOMPARE(offer.total->minor(), 3100);
        QCOMPARE(offer.minimum, 2);
        QCOMPARE(offer.sellable, (QList<int>{1, 2}));
        QVERIFY(table.blocks[1].generalAdmission);
        QVERIFY(!table.blocks[1].currentLimit);
    }
    void aMixOfOddAndEvenAnywhereInARowMakesNeighboursOneApart()
    {
        QCOMPARE(read(whole)->rows[0].step, 1); // the second run says nothing, which is a mix
        const auto odd = read(R"({"event":{"id":"1","tickets":[{"inventory":[{"section":"1","row":"A","seats":[1,3],"hasEvenOddMix":false}]}]}})");
        QCOMPARE(odd->rows[0].step, 2);
        QVERIFY(odd->touch(0, 1));
    }
    void whatCannotBeReadSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<FailureKind>("kind");
        QTest::addColumn<QString>("where");
        QTest::newRow("page") << QByteArray("<html>") << FailureKind::WrongContent << QStringLiteral("$");
        QTest::newRow("empty") << QByteArray() << FailureKind::WrongContent << QStringLiteral("$");
        QTest::newRow("no event") << QByteArray("{}") << FailureKind::MissingField << QStringLiteral("$.event");
        QTest::newRow("no id") << QByteArray(R"({"event":{"tickets":[]}})") << FailureKind::MissingField << QStringLiteral("$.event.id");
        QTest::newRow("no tickets") << QByteArray(R"({"event":{"id":"1"}})") << FailureKind::MissingField << QStringLiteral("$.event.tickets");
        QTest::newRow("seat is a word") << QByteArray(R"({"event":{"id":"1","tickets":[{"inventory":[{"section":"1","row":"A","seats":["x"]}]}]}})")
                                        << FailureKind::WrongType << QStringLiteral("$.event.tickets.inventory.seats");
        QTest::newRow("price is no amount") << QByteArray(R"({"event":{"id":"1","tickets":[{"offers":[{"ticketTypeId":"1","currency":"USD","faceValue":"dear"}]}]}})")
                                            << FailureKind::WrongType << QStringLiteral("$.event.tickets.offers");
        QTest::newRow("cut") << whole.chopped(30) << FailureKind::BadJson << QStringLiteral("$.event");
        QTest::newRow("tickets is an object") << QByteArray(R"({"event":{"id":"1","tickets":{}}})") << FailureKind::WrongType << QStringLiteral("$.event");
    }
    void whatCannotBeReadSaysWhere()
    {
        QFETCH(QByteArray, body);
        QFETCH(FailureKind, kind);
        QFETCH(QString, where);
        const auto table = read(body);
        QVERIFY(!table.ok());
        QCOMPARE(failureName(table.failure().kind), failureName(kind));
        QCOMPARE(table.failure().where, where);
    }
};

QTEST_GUILESS_MAIN(AvailabilityTest)
#include "availability_test.moc"
