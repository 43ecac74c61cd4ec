#include "discovery/discoveryclient.h"
#include "net/httpclient.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace boxoffice;
using boxoffice::test::Peer;
using boxoffice::test::ReceivedRequest;
using boxoffice::test::ScriptedServer;

namespace {

QByteArray fixture(const char* name)
{
    QFile file(QStringLiteral(FIXTURES "/discovery/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A client of a service that answers as the test says.
struct Bench {
    ScriptedServer server;
    QNetworkAccessManager network;
    test::ManualClock clock;
    HttpClient http{network, clock, {}, [] { return 0.0; }};
    DiscoveryClient discovery{http, account()};
    std::unique_ptr<Call> call;
    std::optional<Result<EventPage>> page;
    std::optional<Result<DiscoveredEvent>> details;

    DiscoveryAccount account() const
    {
        DiscoveryAccount account;
        account.baseUrl = server.url(QStringLiteral("/discovery/v2"));
        account.apiKey = QStringLiteral("k&y+1");
        account.country = QStringLiteral("US");
        account.venueIds = {QStringLiteral("KovZ1"), QStringLiteral("KovZ2")};
        account.marketId = QStringLiteral("35");
        return account;
    }
    void answer(int status, const QByteArray& body, const QList<QPair<QByteArray, QByteArray>>& headers = {})
    {
        server.onRequest([=](Peer& peer, const ReceivedRequest&) { peer.answer(status, body, headers); });
    }
    void search(const EventQuery& query)
    {
        call = discovery.search(query, [this](Result<EventPage> answer) { page = std::move(answer); });
    }
    QUrlQuery asked() const { return QUrlQuery(QUrl::fromEncoded(server.requests().last().target)); }
    QString parameter(const char* name) const
    {
        return asked().queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    }
};

} // namespace

class ClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSearchAsksForWhatThisVenueSells()
    {
        Bench bench;
        bench.answer(200, fixture("every_shape.json"));
        EventQuery query;
        query.keyword = QStringLiteral("été & + ode");
        query.page = 2;
        query.start = WallTime(std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + Duration(1234));
        query.undated = Undated::Include;
        bench.search(query);
        QTRY_VERIFY(bench.page);
        QVERIFY(bench.page->ok());
        QCOMPARE((*bench.page)->events.size(), 22);
        QVERIFY(bench.server.requests()[0].target.startsWith("/discovery/v2/events?"));
        QCOMPARE(bench.parameter("apikey"), QStringLiteral("k&y+1"));
        QCOMPARE(bench.parameter("keyword"), QStringLiteral("été & + ode"));
        QCOMPARE(bench.parameter("countryCode"), QStringLiteral("US"));
        QCOMPARE(bench.parameter("venueId"), QStringLiteral("KovZ1,KovZ2"));
        QCOMPARE(bench.parameter("marketId"), QStringLiteral("35"));
        QCOMPARE(bench.parameter("locale"), QStringLiteral("*"));
        QCOMPARE(bench.parameter("startDateTime"), QStringLiteral("2026-11-22T00:00:01Z"));
        QCOMPARE(bench.parameter("includeTBA"), QStringLiteral("yes"));
        QCOMPARE(bench.parameter("size"), QStringLiteral("200"));
        QCOMPARE(bench.parameter("page"), QStringLiteral("2"));
        QCOMPARE(bench.parameter("sort"), QStringLiteral("date,asc"));
        QVERIFY(!bench.asked().hasQueryItem(QStringLiteral("endDateTime")));
    }
    void aQuestionBeyondTheReachIsNotSent()
    {
        Bench bench;
        EventQuery query;
        query.page = 5;
        bench.search(query);
        QVERIFY(!bench.page); // never from inside search()
        QTRY_VERIFY(bench.page);
        QCOMPARE(bench.page->failure().kind, FailureKind::Rule);
        QVERIFY(bench.server.requests().isEmpty());
    }
    void aDroppedQuestionIsNeverAnswered()
    {
        Bench bench;
        EventQuery query;
        query.page = 5;
        bench.search(query);
        bench.call.reset();
        bench.answer(200, fixture("empty_page.json"));
        query.page = 0;
        bench.search(query);
        bench.call.reset();
        QVERIFY(waitUntilQuiet(bench.server));
        QVERIFY(!bench.page);
    }
    void theQuotaIsKnownFromEveryAnswer()
    {
        Bench bench;
        bench.answer(200, fixture("empty_page.json"), {{"Rate-Limit", "5000"}, {"Rate-Limit-Available", "4712"}});
        bench.search({});
        QTRY_VERIFY(bench.page);
        QVERIFY(bench.discovery.rate().has_value());
        QCOMPARE(bench.discovery.rate()->allowed, qint64(5000));
        QCOMPARE(bench.discovery.rate()->available, qint64(4712));
    }
    void anUsedUpQuotaSaysWhenAndNeverTheKey()
    {
        Bench bench;
        const qint64 now = bench.clock.wall().time_since_epoch().count();
        bench.answer(429, R"({"fault":{"faultstring":"Identifier : k&y+1","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}})",
                     {{"Rate-Limit", "5000"}, {"Rate-Limit-Available", "0"},
                      {"Rate-Limit-Reset", QByteArray::number(now + 600'000)}});
        bench.search({});
        QTRY_VERIFY(bench.page);
        const Failure failure = bench.page->failure();
        QCOMPARE(failure.kind, FailureKind::Quota);
        QVERIFY(failure.retryAt.has_value());
        QVERIFY(!failure.detail.contains(QStringLiteral("k&y")));
        QCOMPARE(bench.server.requests().size(), 1);
    }
    void anUnknownEventIsNotFound()
    {
        Bench bench;
        bench.answer(404, fixture("error_not_found.json"));
        bench.call = bench.discovery.event(EventId(QStringLiteral("un/known")),
                                           [&](Result<DiscoveredEvent> answer) { bench.details = std::move(answer); });
        QTRY_VERIFY(bench.details);
        QCOMPARE(bench.details->failure().kind, FailureKind::Api);
        QCOMPARE(bench.details->failure().httpStatus, 404);
        QCOMPARE(bench.details->failure().detail, QStringLiteral("DIS1004"));
        QVERIFY2(bench.server.requests()[0].target.startsWith("/discovery/v2/events/un%2Fknown?"),
                 bench.server.requests()[0].target.constData());
    }
    void aPortalPageIsNoEventList()
    {
        Bench bench;
        bench.answer(200, "<html>Sign in to the network</html>");
        bench.search({});
        QTRY_VERIFY(bench.page);
        QCOMPARE(bench.page->failure().kind, FailureKind::WrongContent);
    }
};

QTEST_GUILESS_MAIN(ClientTest)
#include "client_test.moc"
