#include "buyer.h"
#include "sharedclock.h"
#include "simulator/world/otherbuyers.h"
#include <QSet>

using namespace boxoffice;
using namespace boxoffice::simulator;

namespace {
const QDate today(2026, 11, 22);
const Instant start{std::chrono::milliseconds(1'000'000)};

std::vector<bool> seatsOf(const Stock& stock)
{
    std::vector<bool> free;
    for (int seat = 0; seat < stock.layout().seats; ++seat)
        free.push_back(stock.isFree(seat));
    return free;
}

int named(const World& world, const char* name)
{
    for (std::size_t i = 0; i < world.shows().size(); ++i)
        if (world.shows()[i].name == QLatin1String(name))
            return int(i);
    qFatal("no such show");
}
} // namespace

class OtherBuyersTest : public QObject {
    Q_OBJECT
    const World m_world{1, today, 60};
    [[nodiscard]] Stock theatre() const
    {
        const Show& show = m_world.shows()[std::size_t(named(m_world, "The Winter Gardener"))];
        return {show, m_world.layoutFor(show), 5};
    }
    /// Free seats of an event by "SECTION ROW NUMBER", as the availability answer lists them.
    static QSet<QString> listed(Buyer& buyer, const QByteArray& event)
    {
        QSet<QString> seats;
        const QJsonArray groups = buyer.call("GET", "/partners/v1/events/" + event + "/availability").json()[QLatin1String("event")][QLatin1String("tickets")].toArray();
        for (const QJsonValue& group : groups) {
            const QJsonArray rows = group[QLatin1String("inventory")].toArray();
            for (const QJsonValue& row : rows) {
                const QJsonArray numbers = row[QLatin1String("seats")].toArray();
                for (const QJsonValue& number : numbers)
                    if (row[QLatin1String("attributes")].toArray().isEmpty())
                        seats.insert(row[QLatin1String("section")].toString() + u'|' + row[QLatin1String("row")].toString() + u'|' + QString::number(number.toInt()));
            }
        }
        return seats;
    }
    static QByteArray exactly(const QString& seat)
    {
        const QStringList parts = seat.split(u'|');
        return "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":1}],\"section\":\"" + parts[0].toUtf8() + "\",\"row\":\"" + parts[1].toUtf8()
               + "\",\"begin_seat\":" + parts[2].toUtf8() + ",\"end_seat\":" + parts[2].toUtf8() + ",\"accept_best_available\":false}}";
    }
private Q_SLOTS:
    void seatsGoAndComeBackWhileTheClockRuns()
    {
        Stock stock = theatre();
        const std::vector<bool> before = seatsOf(stock);
        OtherBuyers others(stock, 9, 30, start);
        bool went = false;
        bool came = false;
        std::vector<bool> last = before;
        for (int minute = 1; minute <= 10; ++minute) {
            others.catchUp(stock, start + std::chrono::minutes(minute));
            const std::vector<bool> now = seatsOf(stock);
            for (std::size_t i = 0; i < now.size(); ++i) {
                went = went || (last[i] && !now[i]);
                came = came || (!last[i] && now[i]);
            }
            last = now;
        }
        QVERIFY(went);
        QVERIFY(came);
    }
    void itDoesNotMatterHowOftenSomebodyLooks()
    {
        Stock once = theatre();
        Stock often = theatre();
        OtherBuyers a(once, 9, 30, start);
        OtherBuyers b(often, 9, 30, start);
        a.catchUp(once, start + std::chrono::minutes(30));
        for (int second = 0; second <= 1800; ++second)
            b.catchUp(often, start + std::chrono::seconds(second));
        QCOMPARE(seatsOf(once), seatsOf(often));
        Stock other = theatre();
        OtherBuyers c(other, 10, 30, start);
        c.catchUp(other, start + std::chrono::minutes(30));
        QVERIFY(seatsOf(other) != seatsOf(once)); // the seed decides
    }
    void halfOfTheHouseIsLeftForUs()
    {
        Stock stock = theatre();
        const int left = stock.left();
        OtherBuyers others(stock, 9, 120, start);
        others.catchUp(stock, start + std::chrono::hours(12));
        QVERIFY2(stock.left() >= left / 2, qPrintable(QString::number(stock.left())));
        QVERIFY(others.taken() > left / 8);
    }
    void whatACartHoldsIsNeitherTakenNorGivenBack()
    {
        Stock stock = theatre();
        OtherBuyers others(stock, 9, 240, start);
        Wanted wanted;
        wanted.count = 4;
        const auto ours = stock.best(wanted, false);
        QVERIFY(ours.has_value());
        stock.take(*ours);
        const Row& row = stock.layout().sections[std::size_t(ours->section)].rows[std::size_t(ours->row)];
        for (int minute = 1; minute <= 120; ++minute) {
            others.catchUp(stock, start + std::chrono::minutes(minute));
            for (int i = 0; i < ours->count; ++i)
                QVERIFY(!stock.isFree(row.first + ours->index + i));
        }
        stock.giveBack(*ours);
        QVERIFY(stock.isFree(*ours));
    }
    void placesOfAStandingPartAreCountedRight()
    {
        const Show& show = m_world.shows()[std::size_t(named(m_world, "Glass Harbor"))];
        Stock stock(show, m_world.layoutFor(show), 5);
        const int left = stock.left();
        OtherBuyers others(stock, 9, 60, start);
        for (int minute = 1; minute <= 60; ++minute) {
            others.catchUp(stock, start + std::chrono::minutes(minute));
            for (int part = 0; part < 5; ++part)
                QVERIFY(stock.standingLeft(part) >= 0);
            QCOMPARE(stock.left(), left - others.taken());
        }
        QVERIFY(others.taken() > 0);
    }
    void nobodyElseBuysUnlessAskedFor()
    {
        SharedClock clock;
        Options options;
        options.eventCount = 60;
        SimulatorThread simulator(options, clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("The Winter Gardener"));
        const QSet<QString> before = listed(buyer, event);
        clock.advance(std::chrono::minutes(30));
        QCOMPARE(listed(buyer, event), before);
    }
    void aSeatThatSomebodyElseJustTookIsRefused()
    {
        SharedClock clock;
        Options options;
        options.eventCount = 60;
        options.otherBuyersPerMinute = 60;
        SimulatorThread simulator(options, clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("The Winter Gardener"));
        const QSet<QString> before = listed(buyer, event);
        clock.advance(std::chrono::seconds(30));
        QSet<QString> gone = before;
        gone.subtract(listed(buyer, event));
        QVERIFY(gone.size() > 5);
        const RawAnswer refused = buyer.reserve(event, exactly(*gone.begin()));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), 20052);
        const QSet<QString> free = listed(buyer, event);
        const RawAnswer sold = buyer.reserve(event, exactly(*free.begin()));
        QCOMPARE(sold.status, 200);
        clock.advance(std::chrono::seconds(200)); // shorter than the hold
        QVERIFY(!listed(buyer, event).contains(*free.begin()));
        QCOMPARE(buyer.remove().status, 204);
        QVERIFY(listed(buyer, event).contains(*free.begin()));
    }
    void theEventsThatTestsKnowByHeartStandStill()
    {
        SharedClock clock;
        Options options;
        options.eventCount = 0;
        options.otherBuyersPerMinute = 600;
        SimulatorThread simulator(options, clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("Whole House"));
        QCOMPARE(listed(buyer, event).size(), 400);
        clock.advance(std::chrono::minutes(30));
        QCOMPARE(listed(buyer, event).size(), 400);
    }
};

QTEST_GUILESS_MAIN(OtherBuyersTest)
#include "otherbuyers_test.moc"
