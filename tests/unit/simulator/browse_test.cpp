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
                     + total("countryCode=DE") + total("countryCode=IE") + total("countryCode=NZ"), 2000);
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
    void unknownParametersAreNamed()
    {
        QCOMPARE(events("keyword=x&sparkle=1&glow=2").header("X-Unknown-Params"), QByteArray("sparkle,glow"));
        QVERIFY(events("keyword=x&locale=*&radius=5").header("X-Unknown-Params").isEmpty());
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
        QVERIFY(picture.body.startsWith("<svg"));
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
        QCOMPARE(a[QLatin1String("offers")].toArray().size(), 3);
        QCOMPARE(b[QLatin1String("_embedded")].toArray().size(), 3);
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
