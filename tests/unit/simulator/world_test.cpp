#include "simulator/world/stock.h"
#include "simulator/world/tariff.h"
#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace boxoffice::simulator;

namespace {
const QDate today(2026, 11, 22);

const Show& named(const World& world, const char* name)
{
    for (const Show& show : world.shows())
        if (show.name == QLatin1String(name))
            return show;
    qFatal("no such show");
}
} // namespace

#ifdef __SANITIZE_ADDRESS__
constexpr int slowness = 10;
#else
constexpr int slowness = 1;
#endif

class WorldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAreManyVenuesInManyPlaces()
    {
        const World world(1, today, 2000);
        QVERIFY(world.venues().size() >= 40);
        QSet<QByteArray> zones;
        QSet<QString> countries;
        QSet<QString> currencies;
        QSet<QString> ids;
        for (const Venue& venue : world.venues()) {
            zones.insert(venue.zone);
            countries.insert(venue.countryCode);
            currencies.insert(venue.currency);
            ids.insert(venue.id);
        }
        QCOMPARE(ids.size(), qsizetype(world.venues().size()));
        QVERIFY(zones.size() >= 12);
        QCOMPARE(countries, (QSet<QString>{u"US"_qs, u"CA"_qs, u"GB"_qs, u"AU"_qs, u"MX"_qs, u"DE"_qs, u"IE"_qs, u"NZ"_qs, u"JP"_qs}));
        QCOMPARE(currencies, (QSet<QString>{u"USD"_qs, u"CAD"_qs, u"GBP"_qs, u"AUD"_qs, u"MXN"_qs, u"EUR"_qs, u"NZD"_qs, u"JPY"_qs}));
    }
    void housesHaveTheSizesThatWePromise()
    {
        QCOMPARE(layoutOf(VenueKind::Stadium).capacity(), 80000);
        QCOMPARE(layoutOf(VenueKind::Theatre).capacity(), 1200);
        QCOMPARE(layoutOf(VenueKind::Arena).capacity(), 11946);
        QCOMPARE(layoutOf(VenueKind::Club).capacity(), 1400);
        QCOMPARE(layoutOf(VenueKind::Club).seats, 0);
        for (int kind = 0; kind <= int(VenueKind::Proving); ++kind) {
            int next = 0;
            for (const Section& section : layoutOf(VenueKind(kind)).sections)
                for (const Row& row : section.rows) {
                    QCOMPARE(row.first, next);
                    next += row.seats;
                }
            QCOMPARE(next, layoutOf(VenueKind(kind)).seats);
        }
    }
    void twoThousandEventsHaveIdsOfTheirOwn()
    {
        const World world(1, today, 2000);
        QCOMPARE(world.shows().size(), std::size_t(2000));
        QSet<QString> ids;
        for (const Show& show : world.shows()) {
            ids.insert(show.id);
            ids.insert(show.legacyId);
            QCOMPARE(show.id.size(), 15);
            QCOMPARE(show.legacyId.size(), 16);
            QCOMPARE(world.find(show.id), world.find(show.legacyId));
            QVERIFY(show.date >= today && show.date <= today.addDays(181));
        }
        QCOMPARE(ids.size(), 4000);
    }
    void atLeastSevenVenuesPlayTonight()
    {
        const World world(1, today, 2000);
        QSet<int> home;
        QSet<int> all;
        for (const Show& show : world.shows()) {
            if (show.date != today)
                continue;
            all.insert(show.venue);
            if (show.venue < ProvingGround)
                home.insert(show.venue);
        }
        QCOMPARE(home.size(), 7);
        QVERIFY(all.size() >= 12);
    }
    void theSeedDecidesEverything()
    {
        const World one(7, today, 500);
        const World again(7, today, 500);
        const World other(8, today, 500);
        int different = 0;
        for (std::size_t i = 0; i < one.shows().size(); ++i) {
            QCOMPARE(one.shows()[i].id, again.shows()[i].id);
            QCOMPARE(one.shows()[i].name, again.shows()[i].name);
            QCOMPARE(one.shows()[i].startsAt, again.shows()[i].startsAt);
            different += one.shows()[i].id != other.shows()[i].id ? 1 : 0;
        }
        QVERIFY(different > 490);
        const Show& show = named(one, "Nova Calder: Long Way Home");
        QCOMPARE(Stock(show, one.layoutFor(show), 3).left(), Stock(show, again.layoutFor(show), 3).left());
    }
    void onlyTheSeedAndTheDateMakeTheWorld()
    {
        const auto written = [](const World& world) {
            QByteArray text;
            for (const Show& show : world.shows())
                text += show.id.toUtf8() + show.legacyId.toUtf8() + show.name.toUtf8() + show.attraction.toUtf8() + QByteArray::number(show.venue)
                        + QByteArray::number(show.startsAt) + QByteArray::number(show.onsaleAt) + QByteArray::number(show.presaleAt)
                        + QByteArray::number(show.basePrice) + QByteArray::number(show.soldPermille) + QByteArray::number(int(show.status));
            return text;
        };
        const QByteArray one = written(World(7, today, 800));
        QCOMPARE(written(World(7, today, 800)), one);
        QVERIFY(written(World(8, today, 800)) != one);
        QVERIFY(written(World(7, today.addDays(1), 800)) != one);
    }
    void everyPriceIsAWholeNumberOfItsSmallestUnit()
    {
        const World world(3, today, 3000);
        QSet<QString> seen;
        for (const Show& show : world.shows()) {
            const QString& currency = world.venueOf(show).currency;
            seen.insert(currency);
            const qint64 unit = currency == QLatin1String("JPY") ? 100 : 1;
            for (const Offer& offer : tariffOf(world, show).offers)
                for (const Price& price : offer.prices) {
                    QVERIFY2(price.face > 0 && price.fees() > 0 && price.tax >= 0, qPrintable(show.name));
                    QVERIFY2(price.face % unit == 0 && price.service % unit == 0 && price.facility % unit == 0 && price.tax % unit == 0, qPrintable(show.name));
                }
            QCOMPARE(orderFee(currency) % unit, 0);
        }
        for (const char* currency : {"USD", "CAD", "GBP", "EUR", "MXN", "JPY"})
            QVERIFY2(seen.contains(QLatin1String(currency)), currency);
    }
    void wheelchairPlacesAreSoldByTheirOwnTypesOnly()
    {
        const World world(1, today, 100);
        const Show& show = named(world, "The Winter Gardener");
        const Tariff tariff = tariffOf(world, show);
        const Stock stock(show, world.layoutFor(show), 1);
        QCOMPARE(int(std::count_if(tariff.offers.begin(), tariff.offers.end(), [](const Offer& offer) { return offer.accessible; })), 2);
        Wanted wanted;
        wanted.count = 2;
        const auto standard = stock.best(wanted, false);
        wanted.accessible = true;
        const auto accessible = stock.best(wanted, false);
        QVERIFY(standard.has_value() && accessible.has_value());
        const auto isAccessible = [&](const Places& places) {
            const Layout& layout = stock.layout();
            return layout.isAccessible(layout.sections[std::size_t(places.section)].rows[std::size_t(places.row)].first + places.index);
        };
        QVERIFY(!isAccessible(*standard));
        QVERIFY(isAccessible(*accessible));
        const Section& section = stock.layout().sections[std::size_t(accessible->section)];
        Wanted byNumber;
        byNumber.count = 2;
        byNumber.section = section.name;
        byNumber.row = section.rows[std::size_t(accessible->row)].name;
        byNumber.beginSeat = section.seatNumber(accessible->index);
        byNumber.endSeat = section.seatNumber(accessible->index + 1);
        QVERIFY(!stock.named(byNumber).has_value()); // an adult ticket does not buy it, not even by its number
        byNumber.accessible = true;
        QVERIFY(stock.named(byNumber).has_value());
    }
    void oddEventsExistInSmallNumbers()
    {
        const World world(1, today, 2000);
        int cancelled = 0, postponed = 0, rescheduled = 0, tba = 0, later = 0, presale = 0, noOnsale = 0, noPrice = 0, noImage = 0, noVenue = 0, safeTix = 0, noHour = 0;
        const qint64 now = QDateTime(today, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
        for (const Show& show : world.shows()) {
            cancelled += show.status == ShowStatus::Cancelled;
            postponed += show.status == ShowStatus::Postponed && show.dateTbd;
            rescheduled += show.status == ShowStatus::Rescheduled && show.initialDate.isValid();
            tba += show.dateTba || show.timeTba;
            later += show.onsaleAt > now;
            presale += show.presaleAt != 0 && show.presaleAt < now && show.onsaleAt > now;
            noOnsale += show.noOnsale;
            noPrice += show.noPrice;
            noImage += show.noImage;
            noVenue += show.noVenue;
            safeTix += show.safeTix;
            noHour += show.noSpecificTime;
        }
        QVERIFY(safeTix > 100 && safeTix < 600);
        for (const int count : {cancelled, postponed, rescheduled, tba, later, presale, noOnsale, noPrice, noImage, noVenue, noHour})
            QVERIFY2(count >= 3 && count <= 250, qPrintable(QString::number(count)));
    }
    void glassHarborHasThePricesOfTheDemonstration()
    {
        const World world(1, today, 100);
        const Show& show = named(world, "Glass Harbor");
        const Tariff tariff = tariffOf(world, show);
        QCOMPARE(tariff.offers.size(), std::size_t(6));
        QCOMPARE(tariff.offers[0].name, QStringLiteral("Floor, adult"));
        QCOMPARE(tariff.offers[0].prices[0].face, 4200);
        QCOMPARE(tariff.offers[0].prices[0].fees(), 1035);
        QCOMPARE(tariff.offers[1].prices[0].face, 2800);
        QCOMPARE(tariff.offers[2].prices[0].face, 4800);
        QCOMPARE(tariff.offers[3].prices[0].face, 6500);
        const Stock stock(show, world.layoutFor(show), 1);
        QCOMPARE(stock.left(), 165);
        QCOMPARE(stock.standingLeft(0), 38);
    }
    void seatsAreTakenAndGivenBack()
    {
        const World world(1, today, 100);
        const Show& show = named(world, "Whole House");
        Stock stock(show, world.layoutFor(show), 1);
        QCOMPARE(stock.left(), 400);
        Wanted wanted;
        wanted.count = 4;
        const auto first = stock.best(wanted, false);
        QVERIFY(first.has_value());
        stock.take(*first);
        QVERIFY(!stock.isFree(*first));
        QCOMPARE(stock.left(), 396);
        QVERIFY(stock.best(wanted, false) != first);
        stock.giveBack(*first);
        QCOMPARE(stock.best(wanted, false), first);
        wanted.count = 19; // of a row of 20: one would stay alone
        QVERIFY(stock.best(wanted, false).has_value());
        QVERIFY(!stock.best(wanted, true).has_value());
        wanted.count = 21;
        QVERIFY(!stock.best(wanted, false).has_value());
    }
    void oddRowsHaveOddSeatsOnly()
    {
        const Section& left = layoutOf(VenueKind::Theatre).sections[1];
        QCOMPARE(left.seatNumber(0), 1);
        QCOMPARE(left.seatNumber(3), 7);
        QCOMPARE(left.seatIndex(7), 3);
        QCOMPARE(left.seatIndex(6), -1);
    }
    void aWorldIsMadeQuickly()
    {
        QElapsedTimer timer;
        timer.start();
        const World world(1, today, 2000);
        const qint64 ms = timer.elapsed();
        QVERIFY2(ms < 150 * slowness, qPrintable(QString::number(ms)));
        qInfo("2,000 events in %lld ms", static_cast<long long>(ms));
    }
};

QTEST_GUILESS_MAIN(WorldTest)
#include "world_test.moc"
