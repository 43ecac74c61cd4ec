#include "discovery/eventpage.h"
#include "net/httpclient.h"
#include "session/catalogfeed.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace boxoffice;
using boxoffice::test::Peer;
using boxoffice::test::ReceivedRequest;
using boxoffice::test::ScriptedServer;

namespace {

/// Serves `count` events in pages of the size asked, all today in New York.
QByteArray listing(const QByteArray& target, int count)
{
    const QUrlQuery query(QUrl::fromEncoded(target));
    const int size = query.queryItemValue(QStringLiteral("size")).toInt();
    const int page = query.queryItemValue(QStringLiteral("page")).toInt();
    QByteArrayList events;
    for (int i = size * page; i < std::min(count, size * (page + 1)); ++i)
        events.append("{\"id\":\"e" + QByteArray::number(i) + "\",\"name\":\"Event " + QByteArray::number(i) +
                      "\",\"dates\":{\"start\":{\"localDate\":\"2026-11-22\",\"dateTime\":\"2026-11-22T23:00:00Z\"},"
                      "\"timezone\":\"America/New_York\"}}");
    return "{\"_embedded\":{\"events\":[" + events.join(',') + "]},\"page\":{\"size\":" + QByteArray::number(size) +
           ",\"totalElements\":" + QByteArray::number(count) +
           ",\"totalPages\":" + QByteArray::number((count + size - 1) / size) +
           ",\"number\":" + QByteArray::number(page) + "}}";
}

/// One start of the program against the same service and state folder.
struct Station {
    Station(const ScriptedServer& server, const QString& cache)
        : discovery(http, account(server)), feed(discovery, clock, cache)
    {
        feed.start();
    }
    static DiscoveryAccount account(const ScriptedServer& server)
    {
        DiscoveryAccount account;
        account.baseUrl = server.url(QStringLiteral("/discovery/v2"));
        account.apiKey = QStringLiteral("key");
        return account;
    }
    [[nodiscard]] bool settled() const { return !feed.view().loading; }

    QNetworkAccessManager network;
    test::ManualClock clock; // 2026-11-22 18:00 UTC
    HttpClient http{network, clock, {}, [] { return 0.0; }};
    DiscoveryClient discovery;
    CatalogFeed feed;
};

DiscoveredEvent fromFixture(const char* id)
{
    QFile file(QStringLiteral(FIXTURES "/discovery/every_shape.json"));
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const EventPage page = *decodeEventPage(bytes);
    for (const DiscoveredEvent& event : page.events)
        if (event.id.text() == QLatin1String(id))
            return event;
    return {};
}

const WallTime sunday = test::ManualClock().wall();
EventRow row(const char* id, WallTime now = sunday) { return eventRow(fromFixture(id), now); }

} // namespace

class CatalogFeedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
        serve(450);
    }
    void aRowSaysWhatTheListDraws()
    {
        const EventRow plain = row("fixPlain00001");
        QCOMPARE(plain.venue, QStringLiteral("Halyard Arena"));
        QCOMPARE(plain.localDate, QDate(2026, 12, 11));
        QCOMPARE(plain.localTime, QTime(19, 30));
        QCOMPARE(plain.priceFrom->minor(), 4950);
        QCOMPARE(stateAt(plain, sunday), EventState::OnSale);
        QCOMPARE(row("fixImages0001").imageUrl, QStringLiteral("https://img.invalid/right.jpg"));
        QCOMPARE(row("fixNoImage001").imageUrl, QString());
        QVERIFY(!row("fixNoPrice001").priceFrom);
        QCOMPARE(row("fixNonAscii01").priceFrom->minor(), 12000);
        QVERIFY(!row("fixNonAscii01").priceIncludesFees);
        QCOMPARE(row("fixMultiDay01").endLocalDate, QDate(2026, 11, 23));
    }
    void aRowNamesTheStateOfOddEvents()
    {
        QCOMPARE(stateAt(row("fixCanceled02"), sunday), EventState::Cancelled);
        QCOMPARE(stateAt(row("fixResched001"), sunday), EventState::Rescheduled);
        QCOMPARE(stateAt(row("fixPostponed1"), sunday), EventState::Postponed);
        QVERIFY(!row("fixPostponed1").localDate);
        QCOMPARE(stateAt(row("fixNoOnsale01"), sunday), EventState::SetupProblem);
        QCOMPARE(stateAt(row("fixOld1900001"), sunday), EventState::SetupProblem);
        QCOMPARE(stateAt(row("fixOnsaleTba1"), sunday), EventState::NotYetOnSale);
        QVERIFY(row("fixTimeTba001").timeTba);
    }
    void theRunningPresaleIsNamedElseTheNext()
    {
        QCOMPARE(row("fixPresale001").presale, QStringLiteral("Friends of the house"));
        QCOMPARE(stateAt(row("fixPresale001"), sunday), EventState::Presale);
        const WallTime between = sunday + std::chrono::hours(24 * 3 + 12);
        QCOMPARE(row("fixPresale001", between).presale, QStringLiteral("Newsletter"));
        QCOMPARE(stateAt(row("fixPresale001", between), between), EventState::NotYetOnSale);
    }
    void theFirstStartListsEveryPageAndSavesIt()
    {
        Station station(*m_server, cache());
        QTRY_VERIFY(station.settled());
        const CatalogView& view = station.feed.view();
        QCOMPARE(view.total, 450);
        QCOMPARE(view.hits.size(), 450);
        QCOMPARE(view.groups.size(), 1);
        QCOMPARE(view.groups[0].kind, GroupKind::Tonight);
        QVERIFY(!view.failure && !view.incomplete);
        QCOMPARE(view.fetchedAt, sunday);
        QCOMPARE(m_server->requests().size(), 3);
        QTRY_VERIFY(QFile::exists(cache()));
    }
    void theListGrowsWhileItIsFetchedForTheFirstTime()
    {
        Station station(*m_server, cache());
        QSignalSpy changes(&station.feed, &CatalogFeed::changed);
        QTRY_VERIFY(station.feed.view().total > 0);
        QVERIFY(station.feed.view().loading);
        QTRY_VERIFY(station.settled());
        QVERIFY(changes.size() >= 3);
    }
    void theCachedListIsShownWhenTheServiceFails()
    {
        fillCache();
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(401, "{\"fault\":{}}"); });
        Station station(*m_server, cache());
        QTRY_VERIFY(station.settled());
        QCOMPARE(station.feed.view().total, 450);
        QVERIFY(station.feed.view().failure.has_value());
        QCOMPARE(station.feed.view().failure->kind, FailureKind::Gateway);
        QVERIFY(station.feed.view().fetchedAt.has_value());
    }
    void theCachedListIsShownBeforeTheServiceAnswers()
    {
        fillCache();
        m_server->onRequest([](Peer&, const ReceivedRequest&) {}); // never answers
        Station station(*m_server, cache());
        QTRY_COMPARE(station.feed.view().total, 450);
        QVERIFY(station.feed.view().loading);
    }
    void aRefreshReplacesTheListAsAWhole()
    {
        fillCache();
        serve(210);
        Station station(*m_server, cache());
        QTRY_VERIFY(station.feed.view().total > 0);
        QCOMPARE(station.feed.view().total, 450); // not what has come so far
        QTRY_VERIFY(station.settled());
        QCOMPARE(station.feed.view().total, 210);
    }
    void aRefreshThatFailsHalfWayKeepsTheWholeList()
    {
        Station station(*m_server, cache());
        QTRY_VERIFY(station.settled());
        m_server->onRequest([](Peer& peer, const ReceivedRequest& request) {
            const bool first = request.target.contains("page=0");
            peer.answer(first ? 200 : 403, first ? listing(request.target, 450) : QByteArray("{}"));
        });
        station.feed.refresh();
        QVERIFY(station.feed.view().loading);
        QTRY_VERIFY(station.settled());
        QCOMPARE(station.feed.view().total, 450);
        QCOMPARE(station.feed.view().failure->httpStatus, 403);
        serve(450);
        station.feed.refresh();
        QTRY_VERIFY(station.settled());
        QVERIFY(!station.feed.view().failure);
    }
    void aDamagedCacheIsNamedAndTheListFetchedAnew()
    {
        QFile file(cache());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("junk");
        file.close();
        Station station(*m_server, cache());
        QTRY_VERIFY(station.feed.view().failure.has_value());
        QCOMPARE(station.feed.view().failure->kind, FailureKind::Storage);
        QTRY_VERIFY(station.settled());
        QVERIFY(!station.feed.view().failure);
        QCOMPARE(station.feed.view().total, 450);
    }
    void requestsKeepTheirDistance()
    {
        QElapsedTimer timer;
        QList<qint64> at;
        m_server->onRequest([&](Peer& peer, const ReceivedRequest& request) {
            at.append(timer.elapsed());
            peer.answer(200, listing(request.target, 450));
        });
        timer.start();
        Station station(*m_server, cache());
        QTRY_VERIFY(station.settled());
        QCOMPARE(at.size(), 3);
        for (qsizetype i = 1; i < at.size(); ++i)
            QVERIFY2(at[i] - at[i - 1] >= 240, qPrintable(QString::number(at[i] - at[i - 1])));
    }
    void queryAndPeriodAnswerAtOnce()
    {
        Station station(*m_server, cache());
        QTRY_VERIFY(station.settled());
        QSignalSpy changes(&station.feed, &CatalogFeed::changed);
        station.feed.setQuery(QStringLiteral("event 44"));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(station.feed.view().hits.size(), 14); // 44, 144, 244, 344 and 440 to 449
        station.feed.setPeriod(Period::Tonight);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(station.feed.view().query, QStringLiteral("event 44"));
        station.feed.setQuery(QStringLiteral("nothing like it"));
        QVERIFY(station.feed.view().hits.isEmpty());
        QCOMPARE(station.feed.view().total, 450);
    }
    void aRefreshDuringARefreshIsOneRefresh()
    {
        Station station(*m_server, cache());
        QTRY_VERIFY(station.feed.view().total > 0);
        station.feed.refresh();
        QTRY_VERIFY(station.settled());
        QCOMPARE(m_server->requests().size(), 3);
    }
    void itMayEndAtAnyMoment()
    {
        for (int moment = 0; moment < 12; ++moment) {
            Station station(*m_server, cache() + QString::number(moment));
            QElapsedTimer timer;
            timer.start();
            QTRY_VERIFY(timer.elapsed() >= moment * 25);
        }
    }

private:
    [[nodiscard]] QString cache() const { return m_folder->filePath(QStringLiteral("events.cache")); }
    void serve(int count)
    {
        m_server->onRequest([count](Peer& peer, const ReceivedRequest& request) {
            peer.answer(200, listing(request.target, count));
        });
    }
    void fillCache()
    {
        Station station(*m_server, cache());
        QTRY_VERIFY(QFile::exists(cache()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
};

QTEST_GUILESS_MAIN(CatalogFeedTest)
#include "catalogfeed_test.moc"
