#include "commerce/offerscodec.h"
#include "core/publicerror.h"
#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace boxoffice;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
QByteArray fixture(const char* name) { return contents(QStringLiteral(FIXTURES "/commerce/") + QLatin1String(name)); }
Money usd(qint64 cents) { return {cents, *Currency::parse(QStringLiteral("USD"))}; }

/// How often a key occurs in the text: counts what a decoder should have found without decoding.
qsizetype occurrences(const QByteArray& bytes, const char* text) { return bytes.count(text); }

} // namespace

class OffersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothLayoutsGiveTheSameOffers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("layout A") << fixture("offers_layout_a.json");
        QTest::newRow("layout B") << fixture("offers_layout_b.json");
    }
    void bothLayoutsGiveTheSameOffers()
    {
        QFETCH(QByteArray, body);
        const Result<EventOffers> read = decodeEventOffers(body);
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.failure().where));
        QCOMPARE(read->id, EventId(QStringLiteral("1AbCdEfGkHiJkLm")));
        QCOMPARE(read->legacyId, LegacyEventId(QStringLiteral("0A00AB12CD34EF56")));
        QCOMPARE(read->maxPerOrder, 8);
        QVERIFY(read->accessibleSeating);
        QCOMPARE(read->maxAccessibleSeats, 4);
        QCOMPARE(read->companionsPerAccessibleSeat, 3);
        checkOffers(*read);
        QCOMPARE(read->zones.size(), 2);
        QCOMPARE(read->zones[1].name, QStringLiteral("Price Level 4"));
        QCOMPARE(read->zones[1].currency.code(), QStringLiteral("USD"));
        QCOMPARE(read->areas.size(), 2);
        QCOMPARE(read->areas[0].name, QStringLiteral("LOWER")); // by rank
        QCOMPARE(read->areas[1].kind, QStringLiteral("LEVEL"));
        QCOMPARE(read->areas[1].description, QStringLiteral("Upper tier"));
    }
    void aMissingOrOddFieldIsNamedByItsPath_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const char* was, const char* is, FailureKind kind, const char* where) {
            QTest::newRow(name) << QByteArray(was) << QByteArray(is) << int(kind) << QString(QLatin1String(where));
        };
        row("no total", "\"total\": \"60.00\"", "\"sum\": \"60.00\"", FailureKind::MissingField,
            "$.offers[1].attributes.prices[0].total");
        row("total of half a cent", "\"total\": \"60.00\"", "\"total\": \"60.005\"", FailureKind::WrongType,
            "$.offers[1].attributes.prices[0].total");
        row("currency of two letters", "\"rank\": 0,\n    \"offerType\": \"DEFAULT\",\n    \"currency\": \"USD\"",
            "\"rank\": 0,\n    \"offerType\": \"DEFAULT\",\n    \"currency\": \"US\"", FailureKind::WrongType,
            "$.offers[1].attributes.currency");
        row("negative limit", "\"max\": 8,\n  \"maxA", "\"max\": -8,\n  \"maxA", FailureKind::WrongType, "$.limits.max");
        row("no offers", "\"offers\": [\n  {\n   \"id\": \"000002040006\"", "\"offerings\": [\n  {\n   \"id\": \"0\"",
            FailureKind::MissingField, "$.offers");
    }
    void aMissingOrOddFieldIsNamedByItsPath()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(int, kind);
        QFETCH(QString, where);
        QByteArray body = fixture("offers_layout_a.json");
        QVERIFY(body.contains(was));
        const Result<EventOffers> read = decodeEventOffers(body.replace(was, is));
        QVERIFY(!read.ok());
        QCOMPARE(read.failure().where, where);
        QCOMPARE(int(read.failure().kind), kind);
    }
    void anEventWithoutOffersIsEmptyAndNoFailure()
    {
        const Result<EventOffers> read = decodeEventOffers("{\"limits\":{},\"offers\":[]}");
        QVERIFY(read.ok());
        QVERIFY(read->offers.isEmpty());
        QCOMPARE(read->maxPerOrder, 0);
    }
    void anUnknownEventKeepsItsCodeThoughTheStatusIs500()
    {
        const Failure failure = publicApiFailure(500, fixture("error_unknown_event.json"), QStringLiteral("offers"));
        QCOMPARE(failure.kind, FailureKind::Api);
        QCOMPARE(failure.apiCode, 40001);
        QCOMPARE(failure.httpStatus, 500);
    }
    void recordedAnswersAreRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("order limit");
        QTest::newRow("documented sample, layout A") << QStringLiteral("official-docs/commerse-api__get-event-offers__res.json") << 50;
        QTest::newRow("recorded, layout B") << QStringLiteral("sdk-javascript/commerce_v2_offer_find-200.json") << 14;
        QTest::newRow("demo application") << QStringLiteral("ticketoffice-app/parser__EventOffersRaw.mock.json") << 50;
    }
    void recordedAnswersAreRead()
    {
        QFETCH(QString, path);
        const QByteArray body = contents(QLatin1String(SHARED_FIXTURES "/") + path);
        if (body.isEmpty()) {
            qInfo() << "NOT RUN on a recorded Commerce answer: there is no" << SHARED_FIXTURES << path;
            return;
        }
        const Result<EventOffers> read = decodeEventOffers(body);
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.failure().where + read.failure().detail));
        QTEST(read->maxPerOrder, "order limit");
        qsizetype prices = 0;
        for (const Offer& offer : read->offers)
            prices += offer.prices.size();
        QCOMPARE(read->offers.size(), occurrences(body, "\"offerType\""));
        QCOMPARE(prices, occurrences(body, "\"priceZone\""));
        QCOMPARE(read->areas.size(), occurrences(body, "\"areaType\""));
        QVERIFY(!read->legacyId.isEmpty());
        qInfo() << path << read->offers.size() << "offers," << prices << "prices," << read->zones.size() << "zones,"
                << read->areas.size() << "areas";
    }
    void theRecordedUnknownEventIsAnApiFailure()
    {
        const QByteArray body = contents(QStringLiteral(SHARED_FIXTURES "/sdk-javascript/commerce_v2_offer_find-500.json"));
        if (body.isEmpty()) {
            qInfo() << "NOT RUN on the recorded Commerce error: there is no" << SHARED_FIXTURES;
            return;
        }
        QCOMPARE(publicApiFailure(500, body, {}).apiCode, 40001);
    }

private:
    static void checkOffers(const EventOffers& read)
    {
        QCOMPARE(read.offers.size(), 4);
        const Offer& adult = read.offers[0]; // by rank, not as sent
        QCOMPARE(adult.id, TicketTypeId(QStringLiteral("000000000001")));
        QCOMPARE(adult.description, QStringLiteral("Standard adult"));
        QVERIFY(!adult.special && !adult.needsPassword);
        QVERIFY(adult.start && adult.end && *adult.start < *adult.end);
        QCOMPARE(adult.prices.size(), 2);
        QCOMPARE(adult.prices[1].zone, PriceLevelId(QStringLiteral("4")));
        QCOMPARE(adult.prices[1].value, usd(3550));
        QCOMPARE(adult.prices[1].total, usd(4321));
        QCOMPARE(adult.prices[1].fees[0].amount + adult.prices[1].taxes[0].amount, usd(771));
        QCOMPARE(adult.prices[0].fees.size(), 3);
        QCOMPARE(adult.prices[0].fees[1].type, QStringLiteral("facility"));
        QCOMPARE(adult.zones.size(), 2);
        QCOMPARE(adult.areas, (QList<AreaId>{AreaId(QStringLiteral("14")), AreaId(QStringLiteral("15"))}));
        const Offer& family = read.offers[1];
        QVERIFY(family.special);
        QCOMPARE(family.limit.multiples, 4);
        QVERIFY(family.areas.isEmpty());
        QCOMPARE(read.offers[2].id, TicketTypeId(QStringLiteral("000002040006")));
        QVERIFY(read.offers[3].needsPassword);
    }
};

QTEST_APPLESS_MAIN(OffersTest)
#include "offers_test.moc"
