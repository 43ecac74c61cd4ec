#include "buyer.h"
#include "sharedclock.h"
#include <QDateTime>
#include <QElapsedTimer>
#include <QSet>

using namespace boxoffice;
using namespace boxoffice::simulator;

#ifdef __SANITIZE_ADDRESS__
constexpr int slowness = 10;
#else
constexpr int slowness = 1;
#endif

class BrowseTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SharedClock> m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;
    std::unique_ptr<Buyer> m_buyer;

    void start(Options options = {})
    {
        m_buyer.reset();
        m_simulator.reset();
        m_clock = std::make_unique<SharedClock>();
        m_simulator = std::make_unique<SimulatorThread>(options, *m_clock);
        QVERIFY(m_simulator->start().ok());
        m_buyer = std::make_unique<Buyer>(m_simulator->rootUrl());
    }
    RawAnswer events(const QByteArray& query) { return m_buyer->call("GET", "/discovery/v2/events.json?" + query); }
    int total(const QByteArray& query) { return events(query).json()[QLatin1String("page")][QLatin1String("totalElements")].toInt(); }
private Q_SLOTS:
    void initTestCase() { start(); }
    void everyPageWithinTheDepthHoldsOtherEvents()
    {
        QSet<QString> ids;
        for (int page = 0; page < 5; ++page) {
            const QJsonObject answer = events("size=200&sort=date,asc&page=" + QByteArray::number(page)).json();
            const QJsonArray found = answer[QLatin1String("_embedded")][QLatin1String("events")].toArray();
            QCOMPARE(found.size(), 200);
            for (const QJsonValue& event : found)
                ids.insert(event[QLatin1String("id")].toString());
            QCOMPARE(answer[QLatin1String("page")][QLatin1String("totalElements")].toInt(), 2000);
            QCOMPARE(answer[QLatin1String("page")][QLatin1String("totalPages")].toInt(), 10);
            QVERIFY(answer[QLatin1String("_links")].toObject().contains(QLatin1String("next")));
        }
        QCOMPARE(ids.size(), 1000);
    }
    void pagingTooDeepIsRefused()
    {
        const RawAnswer deep = events("size=200&page=5");
        QCOMPARE(deep.status, 400);
        QCOMPARE(deep.json()[QLatin1String("errors")][0][QLatin1String("code")].toString(), QStringLiteral("DIS1035"));
        QVERIFY(deep.header("Rate-Limit").isEmpty());
        QCOMPARE(events("size=201").status, 400);
    }
    void anEmptyPageHasNothingEmbedded()
    {
        const RawAnswer empty = events("keyword=nobodyiscalledthis");
        QCOMPARE(empty.status, 200);
        QVERIFY(!empty.json().contains(QLatin1String("_embedded")));
        QVERIFY(empty.json().contains(QLatin1String("_links")));
        QCOMPARE(empty.json()[QLatin1String("page")][QLatin1String("totalElements")].toInt(), 0);
        QCOMPARE(empty.header("Rate-Limit"), QByteArray("5000"));
    }
    void searchesNarrow()
    {
        QCOMPARE(total("keyword=glass+harbor"), 2);
        QVERIFY(total("keyword=lowenhalle") > 0); // accents fold away
        QCOMPARE(total("countryCode=US") + total("countryCode=CA") + total("countryCode=GB") + total("countryCode=AU") + total("countryCode=MX")
                     + total("countryCode=DE") + total("countryCode=IE") + total("countryCode=NZ")
                     + total("countryCode=JP"), 2000);
        QVERIFY(total("venueId=KovZsim004") >= 4);
        QCOMPARE(total("venueId=KovZsim004,KovZsim003"), total("venueId=KovZsim004") + total("venueId=KovZsim003"));
        QVERIFY(total("marketId=10") > 20);
        const QByteArray id = m_buyer->event(QStringLiteral("Glass Harbor"));
        QCOMPARE(total("id=" + id), 1);
        QVERIFY(total("classificationName=sports") > 0);
    }
    void datesBoundASearchAndHideTheUndated()
    {
        const QByteArray span = "startDateTime=2026-11-22T05:00:00Z&endDateTime=2026-12-22T05:00:00Z&size=200&sort=date,asc";
        const QJsonArray found = events(span).json()[QLatin1String("_embedded")][QLatin1String("events")].toArray();
        QVERIFY(found.size() > 50);
        QDateTime last = QDateTime::fromString(QStringLiteral("2026-11-22T05:00:00Z"), Qt::ISODate);
        for (const QJsonValue& event : found) {
            const QJsonValue start = event[QLatin1String("dates")][QLatin1String("start")];
            QVERIFY(!start[QLatin1String("dateTBA")].toBool() && !start[QLatin1String("dateTBD")].toBool());
            const QString text = start[QLatin1String("dateTime")].toString();
            if (text.isEmpty())
                continue; // only the time is open
            const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
            QVERIFY(time >= last);
            last = time;
        }
        QVERIFY(total(span + "&includeTBD=yes&includeTBA=yes") >= total(span));
        QVERIFY(total("includeTBA=only") > 0);
        QCOMPARE(events("startDateTime=2026-11-22").json()[QLatin1String("errors")][0][QLatin1String("code")].toString(), QStringLiteral("DIS1015"));
    }
    void everyDocumentedParameterFilters()
    {
        const QJsonObject event = m_buyer->call("GET", "/discovery/v2/events/" + m_buyer->event(QStringLiteral("Nova Calder"))).json();
        const QByteArray attraction = event[QLatin1String("_embedded")][QLatin1String("attractions")][0][QLatin1String("id")].toString().toUtf8();
        QCOMPARE(total("attractionId=" + attraction), 2);
        const QJsonValue kind = event[QLatin1String("classifications")][0];
        const auto id = [&kind](const char* branch) { return kind[QLatin1String(branch)][QLatin1String("id")].toString().toUtf8(); };
        const int music = total("segmentId=" + id("segment"));
        QVERIFY(music > 500 && music < 1900);
        QCOMPARE(total("segmentName=Music"), music);
        QCOMPARE(total("classificationName=music"), music);
        QCOMPARE(total("classificationId=" + id("segment")), music);
        QCOMPARE(total("classificationName=-music"), 2000 - music);
        QCOMPARE(total("classificationName=sports,music") - music, total("segmentName=sports"));
        const int pop = total("genreId=" + id("genre"));
        QVERIFY(pop > 50 && pop < music);
        QCOMPARE(total("subGenreId=" + id("subGenre")), pop);
        QCOMPARE(total("typeId=" + id("type") + "&subTypeId=" + id("subType")), 2000);
        QCOMPARE(total("typeId=KZAnother"), 0);
        QCOMPARE(total("postalCode=04099"), total("city=Port+Ellery"));
        QCOMPARE(total("promoterId=" + event[QLatin1String("promoter")][QLatin1String("id")].toString().toUtf8()), total("venueId=KovZsim001"));
        QCOMPARE(total("marketId=10,3"), total("marketId=10") + total("marketId=3"));
        QCOMPARE(total("source=ticketmaster,universe"), 2000);
        QCOMPARE(total("source=universe"), 0);
        QCOMPARE(total("includeTest=only"), 0);
        QCOMPARE(total("collectionId=1"), 0);
        const int family = total("includeFamily=only");
        QVERIFY(family > 10);
        QCOMPARE(total("includeFamily=no"), 2000 - family);
    }
    void timesOfTheSaleFilterToo()
    {
        const int later = total("onsaleStartDateTime=2026-11-22T18:00:00Z");
        QVERIFY(later > 20 && later < 400);
        QVERIFY(total("onsaleOnAfterStartDate=2026-11-23") <= later && total("onsaleOnAfterStartDate=2026-11-23") > 0);
        int days = 0;
        for (int day = 23; day <= 30; ++day)
            days += total("onsaleOnStartDate=2026-11-" + QByteArray::number(day));
        QCOMPARE(days + total("onsaleOnAfterStartDate=2026-12-01"), total("onsaleOnAfterStartDate=2026-11-23"));
        QVERIFY(total("preSaleDateTime=2026-11-01T00:00:00Z,2026-12-31T00:00:00Z") > 0);
        QVERIFY(total("preSaleDateTime=2026-11-01T00:00:00Z,*") >= total("preSaleDateTime=2026-11-01T00:00:00Z,2026-12-31T00:00:00Z"));
        QVERIFY(total("onsaleEndDateTime=2026-12-01T00:00:00Z") > 20);
        QVERIFY(total("publicVisibilityStartDateTime=2026-11-22T00:00:00Z,*") > 0);
        // One evening by the venue's clock, however it is asked for.
        const int evening = total("localStartDateTime=2026-11-25T00:00:00,2026-11-25T23:59:59");
        QVERIFY(evening > 10);
        QCOMPARE(total("localStartDateTime=2026-11-25,2026-11-25"), evening);
        QVERIFY(total("localStartEndDateTime=2026-11-25T00:00:00,2026-11-25T23:59:59") >= evening);
        QVERIFY(total("startEndDateTime=2026-11-25T12:00:00Z,2026-11-26T12:00:00Z") > 10);
        for (const char* bad : {"onsaleStartDateTime=soon", "onsaleOnStartDate=22.11.2026", "localStartDateTime=x,y", "startEndDateTime=2026-11-25", "preSaleDateTime=*,*"})
            QCOMPARE(events(bad).json()[QLatin1String("errors")][0][QLatin1String("code")].toString(), QStringLiteral("DIS1015"));
    }
    void nearnessIsMeasured()
    {
        // Port Ellery lies at 43.661 -70.255, whose geohash is dry03k1.
        const int near = total("geoPoint=dry03k1&radius=10&unit=km");
        QCOMPARE(near, total("city=Port+Ellery"));
        QCOMPARE(total("latlong=43.661,-70.255&radius=10"), near);
        QVERIFY(total("latlong=43.661,-70.255&radius=2000") > near);
        QCOMPARE(total("latlong=43.661,-70.255"), 2000);
        const QJsonArray found = events("latlong=43.661,-70.255&unit=km&sort=distance,asc&size=200&page=4").json()[QLatin1String("_embedded")][QLatin1String("events")].toArray();
        double last = 0;
        for (const QJsonValue& event : found) {
            QCOMPARE(event[QLatin1String("units")].toString(), QStringLiteral("KILOMETERS"));
            QVERIFY(event[QLatin1String("distance")].toDouble() >= last);
            last = event[QLatin1String("distance")].toDouble();
        }
        QVERIFY(last > 100);
        for (const char* bad : {"geoPoint=aio", "latlong=91,0", "radius=far", "unit=furlongs", "sort=colour,asc", "size=many", "page=-1"})
            QCOMPARE(events(bad).status, 400);
    }
    void sortOrdersAreThoseDocumented()
    {
        const auto texts = [this](const QByteArray& sort, const char* member) {
            const QJsonArray found = events("size=200&countryCode=GB&sort=" + sort).json()[QLatin1String("_embedded")][QLatin1String("events")].toArray();
            QStringList values;
            for (const QJsonValue& event : found)
                values.append(QLatin1String(member) == QLatin1String("venue") ? event[QLatin1String("_embedded")][QLatin1String("venues")][0][QLatin1String("name")].toString()
                                                                              : event[QLatin1String(member)].toString());
            values.removeAll(QString()); // some events have no venue
            return values;
        };
        const auto isSorted = [](const QStringList& values) { return values.size() > 20 && std::is_sorted(values.begin(), values.end()); };
        const auto reversed = [](QStringList values) { std::reverse(values.begin(), values.end()); return values; };
        QVERIFY(isSorted(texts("name,asc", "name")));
        QVERIFY(isSorted(reversed(texts("name,desc", "name"))));
        QVERIFY(isSorted(texts("name,date,asc", "name")));
        QVERIFY(isSorted(texts("id,asc", "id")));
        QVERIFY(isSorted(texts("venueName,asc", "venue")));
        QVERIFY(!isSorted(texts("random", "name")));
        QCOMPARE(events("keyword=glass+harbor").json()[QLatin1String("_embedded")][QLatin1String("events")][0][QLatin1String("name")].toString(), QStringLiteral("Glass Harbor"));
    }
    void attractionsAreFoundAndCounted()
    {
        const QJsonObject found = m_buyer->call("GET", "/discovery/v2/attractions.json?keyword=nova+calder").json();
        QCOMPARE(found[QLatin1String("page")][QLatin1String("totalElements")].toInt(), 1);
        const QJsonValue nova = found[QLatin1String("_embedded")][QLatin1String("attractions")][0];
        QCOMPARE(nova[QLatin1String("upcomingEvents")][QLatin1String("_total")].toInt(), 2);
        const QByteArray id = nova[QLatin1String("id")].toString().toUtf8();
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/attractions/" + id).json()[QLatin1String("name")].toString(), QStringLiteral("Nova Calder"));
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/attractions/K8vZnobody").status, 404);
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/attractions?size=200&page=5").status, 400);
    }
    void classificationsFormATree()
    {
        const QJsonObject all = m_buyer->call("GET", "/discovery/v2/classifications.json").json();
        const QJsonArray entries = all[QLatin1String("_embedded")][QLatin1String("classifications")].toArray();
        QCOMPARE(entries.size(), 3);
        const QJsonValue segment = entries[0][QLatin1String("segment")];
        const QJsonValue genre = segment[QLatin1String("_embedded")][QLatin1String("genres")][0];
        const QJsonValue sub = genre[QLatin1String("_embedded")][QLatin1String("subgenres")][0];
        const auto get = [&](const QByteArray& path, const QJsonValue& of) {
            return m_buyer->call("GET", "/discovery/v2/classifications/" + path + of[QLatin1String("id")].toString().toUtf8()).json();
        };
        QCOMPARE(get("", segment)[QLatin1String("segment")], segment);
        QCOMPARE(QJsonValue(get("segments/", segment)), segment);
        QCOMPARE(QJsonValue(get("genres/", genre)), genre);
        QCOMPARE(QJsonValue(get("subgenres/", sub)), sub);
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/classifications/genres/none").status, 404);
        QVERIFY(total("genreId=" + genre[QLatin1String("id")].toString().toUtf8()) > 0);
    }
    void suggestionsComeByKind()
    {
        const auto kinds = [this](const QByteArray& query) {
            return m_buyer->call("GET", "/discovery/v2/suggest?" + query).json()[QLatin1String("_embedded")].toObject().keys();
        };
        QCOMPARE(kinds("keyword=harbour"), (QStringList{u"events"_qs, u"venues"_qs}).mid(0, kinds("keyword=harbour").size()));
        QCOMPARE(kinds("keyword=glass+harbor"), (QStringList{u"attractions"_qs, u"events"_qs}));
        QCOMPARE(kinds("keyword=glass+harbor&resource=attractions"), (QStringList{u"attractions"_qs}));
        QVERIFY(kinds("keyword=nobodyiscalledthis").isEmpty());
    }
    void browsingEndsWithItsQuota()
    {
        Options options;
        options.eventCount = 30;
        options.discoveryPerDay = 2;
        start(options);
        QCOMPARE(events("size=1").header("Rate-Limit-Available"), QByteArray("1"));
        QCOMPARE(events("size=0").status, 400); // costs quota all the same
        const RawAnswer over = events("size=1");
        QCOMPARE(over.status, 429);
        QVERIFY(over.body.contains("policies.ratelimit.QuotaViolation"));
        QCOMPARE(over.header("Rate-Limit-Available"), QByteArray("0"));
        QCOMPARE(over.header("Rate-Limit-Over"), QByteArray("1"));
        QVERIFY(over.header("Rate-Limit-Reset").toLongLong() > m_clock->wall().time_since_epoch().count());
        m_clock->advance(std::chrono::hours(24));
        QCOMPARE(events("size=1").status, 200);
        options.discoveryPerDay = 5000;
        options.discoveryPerSecond = 1;
        start(options);
        QCOMPARE(events("size=1").status, 200);
        QVERIFY(events("size=1").body.contains("policies.ratelimit.SpikeArrestViolation"));
        m_clock->advance(std::chrono::seconds(1));
        QCOMPARE(events("size=1").status, 200);
        start();
    }
    void unknownParametersAreNamed()
    {
        QCOMPARE(events("keyword=x&sparkle=1&glow=2").header("X-Unknown-Params"), QByteArray("sparkle,glow"));
        QVERIFY(events("keyword=x&locale=*&radius=5").header("X-Unknown-Params").isEmpty());
    }
    void aFestivalEndsOnItsLastDay()
    {
        const QJsonValue found = events("keyword=three-day+festival").json()[QLatin1String("_embedded")][QLatin1String("events")][0];
        const QJsonValue dates = found[QLatin1String("dates")];
        const QDate begin = QDate::fromString(dates[QLatin1String("start")][QLatin1String("localDate")].toString(), Qt::ISODate);
        QVERIFY(begin.isValid());
        QVERIFY(dates[QLatin1String("spanMultipleDays")].toBool());
        QCOMPARE(dates[QLatin1String("end")][QLatin1String("localDate")].toString(), begin.addDays(2).toString(Qt::ISODate));
        QVERIFY(found[QLatin1String("description")].toString().contains(QStringLiteral("Three days")));
        const QJsonValue evening = events("keyword=glass+harbor").json()[QLatin1String("_embedded")][QLatin1String("events")][0];
        QVERIFY(!evening[QLatin1String("dates")][QLatin1String("spanMultipleDays")].toBool(true));
        QVERIFY(evening[QLatin1String("dates")][QLatin1String("end")].isUndefined());
    }
    void oneEventIsFoundByEitherId()
    {
        const QByteArray id = m_buyer->event(QStringLiteral("Glass Harbor"));
        const RawAnswer event = m_buyer->call("GET", "/discovery/v2/events/" + id + ".json");
        QCOMPARE(event.status, 200);
        QCOMPARE(event.json()[QLatin1String("dates")][QLatin1String("start")][QLatin1String("localTime")].toString(), QStringLiteral("20:00:00"));
        QCOMPARE(event.json()[QLatin1String("_embedded")][QLatin1String("venues")][0][QLatin1String("name")].toString(), QStringLiteral("Mercer Yard"));
        const RawAnswer missing = m_buyer->call("GET", "/discovery/v2/events/unknown");
        QCOMPARE(missing.status, 404);
        QCOMPARE(missing.json()[QLatin1String("errors")][0][QLatin1String("code")].toString(), QStringLiteral("DIS1004"));
        const QUrl image(event.json()[QLatin1String("images")][0][QLatin1String("url")].toString());
        const RawAnswer picture = m_buyer->call("GET", image.path().toUtf8(), {}, {}); // pictures need no key
        QCOMPARE(picture.status, 200);
        QCOMPARE(picture.header("Content-Type"), QByteArray("image/png"));
        QVERIFY(picture.body.startsWith("\x89PNG\r\n"));
    }
    void aMissingOnsaleIsMissing()
    {
        const QByteArray id = m_buyer->event(QStringLiteral("Missing Onsale"));
        const QJsonObject sales = m_buyer->call("GET", "/discovery/v2/events/" + id).json()[QLatin1String("sales")][QLatin1String("public")].toObject();
        QVERIFY(!sales.contains(QLatin1String("startDateTime")));
        QVERIFY(sales.contains(QLatin1String("endDateTime")));
    }
    void offersComeInTwoLayouts()
    {
        const QByteArray id = m_buyer->event(QStringLiteral("Nova Calder"));
        const QJsonObject a = m_buyer->call("GET", "/commerce/v2/events/" + id + "/offers.json").json();
        Options options;
        options.offersLayout = OffersLayout::B;
        start(options);
        const QJsonObject b = m_buyer->call("GET", "/commerce/v2/events/" + id + "/offers").json();
        start();
        QCOMPARE(a[QLatin1String("offers")].toArray().size(), 5);
        QCOMPARE(b[QLatin1String("_embedded")].toArray().size(), 5);
        QCOMPARE(a[QLatin1String("_embedded")][QLatin1String("priceZones")][QLatin1String("data")].toArray().size(), 6);
        QCOMPARE(b[QLatin1String("priceZones")][QLatin1String("_embedded")].toArray().size(), 6);
        QCOMPARE(a[QLatin1String("metadata")], b[QLatin1String("metadata")]);
        const QJsonValue price = a[QLatin1String("offers")][0][QLatin1String("attributes")][QLatin1String("prices")][2];
        QCOMPARE(price[QLatin1String("value")].toString(), QStringLiteral("74.50"));
        QCOMPARE(price[QLatin1String("total")].toString(), QStringLiteral("95.13")); // 74.50 + 12.10 + 4.00 + 4.53
        QCOMPARE(a[QLatin1String("offers")][0][QLatin1String("id")].toString(), QStringLiteral("000000000001"));
        QCOMPARE(a[QLatin1String("limits")][QLatin1String("max")].toInt(), 8);
    }
    void offersOfAnUnknownEventAreA500()
    {
        const RawAnswer answer = m_buyer->call("GET", "/commerce/v2/events/nope/offers");
        QCOMPARE(answer.status, 500);
        QVERIFY(answer.body.contains("\"code\":\"40001\""));
        const QByteArray none = m_buyer->event(QStringLiteral("No Ticket Types"));
        QCOMPARE(m_buyer->call("GET", "/commerce/v2/events/" + none + "/offers").json()[QLatin1String("offers")].toArray().size(), 0);
    }
    void aStadiumsAvailabilityIsQuick()
    {
        const QByteArray id = m_buyer->event(QStringLiteral("Cassidy Vale"));
        std::ignore = m_buyer->call("GET", "/partners/v1/events/" + id + "/availability");
        qint64 best = 1000000;
        RawAnswer answer;
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            answer = m_buyer->call("GET", "/partners/v1/events/" + id + "/availability");
            best = qMin(best, timer.elapsed());
        }
        qInfo("%lld bytes in %lld ms", static_cast<long long>(answer.body.size()), static_cast<long long>(best));
        QVERIFY(best < 100 * slowness);
        int all = 0;
        int listed = 0;
        int available = 0;
        const QJsonArray tickets = answer.json()[QLatin1String("event")][QLatin1String("tickets")].toArray();
        for (const QJsonValue& group : tickets) {
            all += group[QLatin1String("total")].toInt();
            available += group[QLatin1String("available")].toInt();
            const QJsonArray inventory = group[QLatin1String("inventory")].toArray();
            for (const QJsonValue& row : inventory)
                listed += int(row[QLatin1String("seats")].toArray().size());
        }
        QCOMPARE(all, 80000);
        QCOMPARE(listed, available);
    }
    void availabilitySaysWhatMustBeHidden()
    {
        const QByteArray id = m_buyer->event(QStringLiteral("Hidden Seats"));
        const RawAnswer answer = m_buyer->call("GET", "/partners/v1/events/" + id + "/availability");
        for (const char* flag : {"seatLocationMapRestrict", "locRowSeatRestrict", "locXnumAddescRestrict"})
            QVERIFY(answer.json()[QLatin1String("event")][QLatin1String(flag)].toBool());
        QVERIFY(answer.header("Ratelimit-Quota-Available").toInt() < 3600);
        const QByteArray single = m_buyer->event(QStringLiteral("Restrict Single"));
        QVERIFY(m_buyer->call("GET", "/partners/v1/events/" + single + "/availability").json()[QLatin1String("event")][QLatin1String("restrictSingle")].toBool());
    }
    void availabilityEndsWithItsQuota()
    {
        Options options;
        options.availabilityPerHour = 2;
        start(options);
        const QByteArray id = m_buyer->event(QStringLiteral("Whole House"));
        const QByteArray target = "/partners/v1/events/" + id + "/availability";
        QCOMPARE(m_buyer->call("GET", target).status, 200);
        QCOMPARE(m_buyer->call("GET", target).header("Ratelimit-Quota-Available"), QByteArray("0"));
        const RawAnswer refused = m_buyer->call("GET", target);
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.body.contains("policies.ratelimit.QuotaViolation"));
        QVERIFY(refused.header("Ratelimit-Expiry").toLongLong() > m_clock->wall().time_since_epoch().count());
        m_clock->advance(std::chrono::hours(1));
        QCOMPARE(m_buyer->call("GET", target).status, 200);
        start();
    }
    void soldPlacesLeaveTheAvailability()
    {
        const QByteArray event = m_buyer->event(QStringLiteral("Whole House"));
        const auto left = [&] {
            return m_buyer->call("GET", "/partners/v1/events/" + event + "/availability").json()[QLatin1String("event")][QLatin1String("tickets")][0][QLatin1String("available")].toInt();
        };
        QCOMPARE(left(), 200);
        m_buyer->reserve(event, Buyer::adult(3));
        QCOMPARE(left(), 197);
        QCOMPARE(m_buyer->remove().status, 204);
        QCOMPARE(left(), 200);
    }
};

QTEST_GUILESS_MAIN(BrowseTest)
#include "browse_test.moc"
