#include "core/publicerror.h"
#include "discovery/eventpage.h"
#include <QDir>
#include <QFile>
#include <QTest>
#include <algorithm>

using namespace boxoffice;

namespace {

QByteArray fixture(const char* name)
{
    QFile file(QStringLiteral(FIXTURES "/discovery/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

EventPage everyShape() { return *decodeEventPage(fixture("every_shape.json")); }

DiscoveredEvent named(const EventPage& page, const char* id)
{
    const EventId wanted{QLatin1String(id)};
    const auto found = std::find_if(page.events.begin(), page.events.end(),
                                    [&](const DiscoveredEvent& event) { return event.id == wanted; });
    return found == page.events.end() ? DiscoveredEvent{} : *found;
}

WallTime utc(const char* text)
{
    return WallTime(Duration(QDateTime::fromString(QLatin1String(text), Qt::ISODate).toMSecsSinceEpoch()));
}

Money money(qint64 minor, const char* code) { return {minor, *Currency::parse(QLatin1String(code))}; }

} // namespace

class EventPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlainEventKeepsAllItsFields()
    {
        const DiscoveredEvent event = named(everyShape(), "fixPlain00001");
        QCOMPARE(event.name, QStringLiteral("Nova Calder: Long Way Home"));
        QCOMPARE(event.url.host(), QStringLiteral("tickets.invalid"));
        QCOMPARE(event.date.localDate, QDate(2026, 12, 11));
        QCOMPARE(event.date.localTime, QTime(19, 30));
        QCOMPARE(event.date.instantUtc, utc("2026-12-12T00:30:00Z"));
        QCOMPARE(event.date.timeZone, QStringLiteral("America/New_York"));
        QCOMPARE(event.status, EventStatus::OnSale);
        QCOMPARE(event.sales.start, utc("2026-06-01T14:00:00Z"));
        QCOMPARE(event.sales.end, utc("2026-12-12T01:00:00Z"));
        QCOMPARE(event.priceRanges.size(), 1);
        QCOMPARE(event.priceRanges[0].min, money(4950, "USD"));
        QCOMPARE(event.priceRanges[0].max, money(12000, "USD"));
        QVERIFY(event.venue.has_value());
        QCOMPARE(event.venue->name, QStringLiteral("Halyard Arena"));
        QCOMPARE(event.venue->city, QStringLiteral("Port Halyard"));
        QCOMPARE(event.venue->region, QStringLiteral("NY"));
        QCOMPARE(event.venue->countryCode, QStringLiteral("US"));
        QCOMPARE(event.venue->address, QStringList{QStringLiteral("1 Quay Street")});
        QCOMPARE(event.attractions, QStringList{QStringLiteral("Nova Calder")});
        QCOMPARE(event.seatmapUrl.path(), QStringLiteral("/halyard.png"));
        QCOMPARE(event.info, QStringLiteral("Doors open one hour before."));
        QCOMPARE(event.pleaseNote, QStringLiteral("No cameras."));
        QCOMPARE(event.ticketLimitInfo, QStringLiteral("8 tickets per order"));
        QCOMPARE(event.images.size(), 1);
        QCOMPARE(event.images[0].width, 1024);
    }
    void everyShapeIsListedWithoutAProblem()
    {
        const EventPage page = everyShape();
        QCOMPARE(page.events.size(), 22);
        for (const EventProblem& problem : page.problems)
            qWarning() << problem.failure.where << problem.failure.detail;
        QVERIFY(page.problems.isEmpty());
        QCOMPARE(page.size, 200);
        QCOMPARE(page.totalElements, 22);
        QCOMPARE(page.totalPages, 1);
        QCOMPARE(page.number, 0);
    }
    void whatIsToBeAnnouncedStaysUnknown()
    {
        const EventPage page = everyShape();
        const EventDate timeTba = named(page, "fixTimeTba001").date;
        QVERIFY(timeTba.timeTba && timeTba.localDate && !timeTba.localTime && !timeTba.instantUtc);
        const EventDate dateTba = named(page, "fixDateTba001").date;
        QVERIFY(dateTba.dateTba && !dateTba.localDate);
        const EventDate dateTbd = named(page, "fixDateTbd001").date;
        QVERIFY(dateTbd.dateTbd && dateTbd.noSpecificTime && dateTbd.localDate);
        QVERIFY(named(page, "fixOnsaleTba1").sales.startTba);
        QVERIFY(!named(page, "fixOnsaleTba1").sales.start);
    }
    void statusIsReadInEverySpelling_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<int>("status");
        QTest::newRow("cancelled") << QByteArray("fixCancelled1") << int(EventStatus::Cancelled);
        QTest::newRow("canceled") << QByteArray("fixCanceled02") << int(EventStatus::Cancelled);
        QTest::newRow("rescheduled") << QByteArray("fixResched001") << int(EventStatus::Rescheduled);
        QTest::newRow("postponed") << QByteArray("fixPostponed1") << int(EventStatus::Postponed);
        QTest::newRow("offsale") << QByteArray("fixOnsaleTba1") << int(EventStatus::OffSale);
        QTest::newRow("absent") << QByteArray("fixNoStatus01") << int(EventStatus::Unknown);
    }
    void statusIsReadInEverySpelling()
    {
        QFETCH(QByteArray, id);
        QFETCH(int, status);
        QCOMPARE(int(named(everyShape(), id.constData()).status), status);
    }
    void aPostponedEventHasNoDateButItsFirstOne()
    {
        const EventDate date = named(everyShape(), "fixPostponed1").date;
        QVERIFY(!date.localDate);
        QVERIFY(date.initial.has_value());
        QCOMPARE(date.initial->localDate, QDate(2026, 9, 13));
    }
    void theVenuesClockStandsInForAMissingOne()
    {
        QCOMPARE(named(everyShape(), "fixNoZone0001").date.timeZone, QStringLiteral("America/New_York"));
        const DiscoveredEvent nowhere = named(everyShape(), "fixNoVenue001");
        QVERIFY(!nowhere.venue);
        QVERIFY(nowhere.date.timeZone.isEmpty());
    }
    void aPlaceholderSaleDateIsNoDate()
    {
        QVERIFY(!named(everyShape(), "fixOld1900001").sales.start);
        QVERIFY(named(everyShape(), "fixOld1900001").sales.end.has_value());
        QVERIFY(!named(everyShape(), "fixNoOnsale01").sales.start);
    }
    void aLongEventEndsOnTheVenuesClock()
    {
        const EventDate date = named(everyShape(), "fixMultiDay01").date;
        QVERIFY(date.spanMultipleDays);
        QCOMPARE(date.endLocalDate, QDate(2026, 11, 23)); // 2026-11-24T03:00Z in New York
    }
    void textsSurviveInEveryScriptAndPricesInEveryCurrency()
    {
        const EventPage page = everyShape();
        const DiscoveredEvent polish = named(page, "fixNonAscii01");
        QCOMPARE(polish.name, QStringLiteral("Große Nacht: Čajkovskij, Müller & Søn – «Été»"));
        QCOMPARE(polish.venue->region, QString());
        QCOMPARE(polish.priceRanges.size(), 2);
        QCOMPARE(polish.priceRanges[1].max, money(36505, "PLN"));
        QVERIFY(polish.priceRanges[1].includesFees);
        const DiscoveredEvent japanese = named(page, "fixEmoji00001");
        QCOMPARE(japanese.name, QStringLiteral("東京ナイト 🎤"));
        QVERIFY(japanese.venue->name.isEmpty());
        QCOMPARE(japanese.priceRanges[0].min, money(6800, "JPY"));
    }
    void presalesKeepTheirWindows()
    {
        const DiscoveredEvent event = named(everyShape(), "fixPresale001");
        QCOMPARE(event.presales.size(), 2);
        QCOMPARE(event.presales[1].description, QStringLiteral("For readers"));
        QCOMPARE(event.presales[1].start, utc("2026-11-26T15:00:00Z"));
    }
    void anEmptyPageWithoutEmbeddedIsNoFailure()
    {
        const Result<EventPage> page = decodeEventPage(fixture("empty_page.json"));
        QVERIFY(page.ok());
        QVERIFY(page->events.isEmpty() && page->problems.isEmpty());
        QCOMPARE(page->totalElements, 0);
        QCOMPARE(page->number, 3);
    }
    void oneOddEventNeverTakesAnotherWithIt()
    {
        const Result<EventPage> page = decodeEventPage(fixture("odd_events.json"));
        QVERIFY(page.ok());
        QCOMPARE(page->events.size(), 2);
        QStringList unreadable;
        QStringList odd;
        for (const EventProblem& problem : page->problems)
            (problem.eventUnreadable ? unreadable : odd).append(problem.failure.where);
        QCOMPARE(unreadable, (QStringList{QStringLiteral("$._embedded.events[1].id"),
                                          QStringLiteral("$._embedded.events[3].name"),
                                          QStringLiteral("$._embedded.events[4].id"),
                                          QStringLiteral("$._embedded.events[5].id")}));
        QVERIFY(odd.contains(QStringLiteral("$._embedded.events[0].dates.start.localTime")));
        QVERIFY(odd.contains(QStringLiteral("$._embedded.events[0].priceRanges[1].min")));
        const DiscoveredEvent event = named(*page, "fixOdd0000001");
        QCOMPARE(event.priceRanges.size(), 2);
        QCOMPARE(event.priceRanges[1].min, money(1250, "USD"));
        QVERIFY(!event.date.localTime && event.date.localDate);
    }
    void whatIsNoPageIsAFailure_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("proxy page") << QByteArray("<html></html>") << int(FailureKind::WrongContent);
        QTest::newRow("nothing") << QByteArray() << int(FailureKind::WrongContent);
        QTest::newRow("cut off") << fixture("every_shape.json").left(4000) << int(FailureKind::BadJson);
        QTest::newRow("no page") << QByteArray("{\"_embedded\":{\"events\":[]}}") << int(FailureKind::MissingField);
        QTest::newRow("a list") << QByteArray("[]") << int(FailureKind::MissingField);
    }
    void whatIsNoPageIsAFailure()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        const Result<EventPage> page = decodeEventPage(body);
        QVERIFY(!page.ok());
        QCOMPARE(int(page.failure().kind), kind);
    }
    void errorsKeepTheirCodeAndNeverTheKey()
    {
        const Failure missing = publicApiFailure(404, fixture("error_not_found.json"), QStringLiteral("event"));
        QCOMPARE(missing.kind, FailureKind::Api);
        QCOMPARE(missing.httpStatus, 404);
        QCOMPARE(missing.detail, QStringLiteral("DIS1004"));
        const QByteArray fault = R"({"fault":{"faultstring":"Rate limit quota violation. Identifier : SECRETKEY",)"
                                 R"("detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}})";
        const Failure quota = publicApiFailure(429, fault, QStringLiteral("events"));
        QCOMPARE(quota.kind, FailureKind::Quota);
        QCOMPARE(quota.detail, QStringLiteral("policies.ratelimit.QuotaViolation"));
        QCOMPARE(publicApiFailure(401, fault, {}).kind, FailureKind::Gateway);
        QCOMPARE(publicApiFailure(502, "<html>", {}).kind, FailureKind::Http);
    }
};

QTEST_APPLESS_MAIN(EventPageTest)
#include "eventpage_test.moc"
