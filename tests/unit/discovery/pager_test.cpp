#include "discovery/discoverypager.h"
#include <QTest>
#include <algorithm>

using namespace boxoffice;

namespace {

constexpr WallTime firstEvent{std::chrono::hours(24 * 365 * 57)};

/// Answers as the service does: date order, the reach, no undated events in a search by date unless asked.
class ListingService {
public:
    void addDated(int count, Duration apart)
    {
        for (int i = 0; i < count; ++i)
            add(firstEvent + apart * i);
    }
    void addUndated(int count)
    {
        for (int i = 0; i < count; ++i)
            add(std::nullopt);
    }
    EventPage answer(const EventQuery& query)
    {
        ++requests;
        if (!withinReach(query))
            ++refused;
        EventPage page;
        QList<DiscoveredEvent> found;
        std::copy_if(m_events.begin(), m_events.end(), std::back_inserter(found),
                     [&](const DiscoveredEvent& event) { return lists(query, event); });
        page.events = found.mid(query.size * query.page, query.size);
        page.size = query.size;
        page.number = query.page;
        page.totalElements = static_cast<int>(found.size());
        page.totalPages = (page.totalElements + query.size - 1) / query.size;
        return page;
    }
    int requests = 0;
    int refused = 0;

private:
    void add(std::optional<WallTime> at)
    {
        DiscoveredEvent event;
        event.id = EventId(QStringLiteral("e%1").arg(m_events.size()));
        event.date.instantUtc = at;
        event.date.dateTba = !at;
        m_events.append(event);
    }
    static bool lists(const EventQuery& query, const DiscoveredEvent& event)
    {
        if (query.undated == Undated::OnlyTba)
            return event.date.dateTba;
        if (query.undated == Undated::OnlyTbd)
            return event.date.dateTbd;
        if (!event.date.instantUtc)
            return !query.start;
        return !query.start || *event.date.instantUtc >= *query.start;
    }
    QList<DiscoveredEvent> m_events;
};

struct Listing {
    QSet<QString> ids;
    int given = 0;
    bool incomplete = false;
};

Listing listAll(ListingService& service, DiscoveryPager pager = DiscoveryPager())
{
    Listing listing;
    while (const std::optional<EventQuery> query = pager.next()) {
        for (const DiscoveredEvent& event : pager.take(service.answer(*query))) {
            listing.ids.insert(event.id.text());
            ++listing.given;
        }
    }
    listing.incomplete = pager.incomplete();
    return listing;
}

} // namespace

class PagerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShortListTakesItsPagesAndNoMore()
    {
        ListingService service;
        service.addDated(401, std::chrono::hours(1));
        service.addUndated(5);
        const Listing listing = listAll(service);
        QCOMPARE(listing.ids.size(), 406);
        QCOMPARE(service.requests, 3);
        QVERIFY(!listing.incomplete);
    }
    void anEmptyListIsOneQuestion()
    {
        ListingService service;
        QCOMPARE(listAll(service).given, 0);
        QCOMPARE(service.requests, 1);
    }
    void exactlyTheReachNeedsNoWindow()
    {
        ListingService service;
        service.addDated(1000, std::chrono::hours(1));
        QCOMPARE(listAll(service).ids.size(), 1000);
        QCOMPARE(service.requests, 5);
    }
    void moreThanTheReachIsListedInWindowsByDate()
    {
        ListingService service;
        service.addDated(7321, std::chrono::minutes(17));
        service.addUndated(250);
        const Listing listing = listAll(service);
        QCOMPARE(listing.ids.size(), 7571);
        QCOMPARE(listing.given, 7571); // each once
        QCOMPARE(service.refused, 0);
        QVERIFY(!listing.incomplete);
        QVERIFY2(service.requests < 60, qPrintable(QString::number(service.requests)));
    }
    void denseDaysStillMoveForward()
    {
        ListingService service;
        service.addDated(9000, std::chrono::seconds(20)); // 4320 a day
        const Listing listing = listAll(service);
        QCOMPARE(listing.ids.size(), 9000);
        QVERIFY(!listing.incomplete);
    }
    void moreEventsInOneInstantThanTheReachAreSaidToBeMissing()
    {
        ListingService service;
        service.addDated(1500, Duration(0));
        const Listing listing = listAll(service);
        QCOMPARE(listing.ids.size(), 1000);
        QVERIFY(listing.incomplete);
    }
    void theRequestBoundEndsTheListing()
    {
        ListingService service;
        service.addDated(5000, std::chrono::hours(1));
        const Listing listing = listAll(service, DiscoveryPager(200, 7));
        QCOMPARE(service.requests, 7);
        QVERIFY(listing.incomplete);
    }
    void theReachIsTheDocumentedOne_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("page");
        QTest::addColumn<bool>("within");
        QTest::newRow("last of 200") << 200 << 4 << true;
        QTest::newRow("past 200") << 200 << 5 << false;
        QTest::newRow("last of 20") << 20 << 49 << true;
        QTest::newRow("past 20") << 20 << 50 << false;
        QTest::newRow("too large") << 201 << 0 << false;
        QTest::newRow("nothing") << 0 << 0 << false;
        QTest::newRow("negative") << 20 << -1 << false;
        QTest::newRow("would overflow") << 200 << 2'000'000'000 << false;
    }
    void theReachIsTheDocumentedOne()
    {
        QFETCH(int, size);
        QFETCH(int, page);
        QFETCH(bool, within);
        EventQuery query;
        query.size = size;
        query.page = page;
        QCOMPARE(withinReach(query), within);
    }
};

QTEST_APPLESS_MAIN(PagerTest)
#include "pager_test.moc"
