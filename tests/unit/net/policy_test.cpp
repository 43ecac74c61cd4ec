#include "core/loopback.h"
#include "net/pollfollower.h"
#include "net/ratelimits.h"
#include "net/retrypolicy.h"
#include "tests/support/manualclock.h"
#include <QTest>

using namespace boxoffice;
using namespace std::chrono_literals;

namespace {
const QUrl base(QStringLiteral("https://sim.invalid/partners/v1"));
Result<Response> status(int code) { return Response{.status = code}; }
Result<Response> lost(FailureKind kind) { return Failure{.kind = kind}; }
} // namespace

/// The pure rules: who repeats, which polling URL is followed, what quota headers mean.
class PolicyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyASafeReadIsRepeated_data()
    {
        QTest::addColumn<int>("replay");
        QTest::addColumn<int>("attempt");
        QTest::addColumn<int>("status"); // 0: the kind below
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("again");
        const auto row = [](const char* name, Replay replay, int attempt, int code, FailureKind kind, bool again) {
            QTest::newRow(name) << int(replay) << attempt << code << int(kind) << again;
        };
        row("read lost", Replay::SafeRead, 1, 0, FailureKind::ConnectionLost, true);
        row("read not sent", Replay::SafeRead, 1, 0, FailureKind::NotSent, true);
        row("read too slow", Replay::SafeRead, 3, 0, FailureKind::Deadline, true);
        row("fourth attempt is the last", Replay::SafeRead, 4, 0, FailureKind::ConnectionLost, false);
        row("read 500", Replay::SafeRead, 1, 500, {}, true);
        row("read 502", Replay::SafeRead, 1, 502, {}, true);
        row("read 503", Replay::SafeRead, 2, 503, {}, true);
        row("read 504", Replay::SafeRead, 1, 504, {}, true);
        row("read 408", Replay::SafeRead, 1, 408, {}, true);
        row("read 501", Replay::SafeRead, 1, 501, {}, false);
        row("read 400", Replay::SafeRead, 1, 400, {}, false);
        row("read 401", Replay::SafeRead, 1, 401, {}, false);
        row("read 429", Replay::SafeRead, 1, 429, {}, false);
        row("read 200", Replay::SafeRead, 1, 200, {}, false);
        row("read 202", Replay::SafeRead, 1, 202, {}, false);
        row("read redirected", Replay::SafeRead, 1, 0, FailureKind::Redirected, false);
        row("read too large", Replay::SafeRead, 1, 0, FailureKind::TooLarge, false);
        row("read over a bad certificate", Replay::SafeRead, 1, 0, FailureKind::Tls, false);
        row("write lost", Replay::Never, 1, 0, FailureKind::ConnectionLost, false);
        row("write not sent", Replay::Never, 1, 0, FailureKind::NotSent, false);
        row("write 503", Replay::Never, 1, 503, {}, false);
        row("delete lost: the janitor repeats, not we", Replay::Janitor, 1, 0, FailureKind::ConnectionLost, false);
    }
    void onlyASafeReadIsRepeated()
    {
        QFETCH(int, replay);
        QFETCH(int, attempt);
        QFETCH(int, status);
        QFETCH(int, kind);
        QFETCH(bool, again);
        const Result<Response> result = status ? ::status(status) : lost(FailureKind(kind));
        QCOMPARE(retryDelay(Replay(replay), attempt, result, 0.5).has_value(), again);
    }

    void theWaitIsFullJitterUnderAGrowingCeiling()
    {
        const auto wait = [](int attempt, double random) {
            return retryDelay(Replay::SafeRead, attempt, lost(FailureKind::ConnectionLost), random).value();
        };
        for (int attempt = 1; attempt <= 3; ++attempt) {
            QCOMPARE(wait(attempt, 0.0), Duration(500));
            QCOMPARE(wait(attempt, 1.0), Duration(1000 * (1 << attempt)));
            QVERIFY(wait(attempt, 0.5) > wait(attempt, 0.1));
        }
    }

    void aPollingUrlIsFollowedOnlyHome_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("follow");
        QTest::newRow("status form") << QByteArray("https://sim.invalid/partners/v1/polling-status?token=1&cart_id=a%2Bb%3D") << true;
        QTest::newRow("path form") << QByteArray("https://sim.invalid/partners/v1/polling/cart/tickets/PUT/0af1?apikey=k&cart_id=x=") << true;
        QTest::newRow("default port spelled out") << QByteArray("https://sim.invalid:443/partners/v1/polling-status?t=1") << true;
        QTest::newRow("host in capitals") << QByteArray("https://SIM.invalid/partners/v1/polling-status?t=1") << true;
        QTest::newRow("http") << QByteArray("http://sim.invalid/partners/v1/polling-status?t=1") << false;
        QTest::newRow("another host") << QByteArray("https://evil.invalid/partners/v1/polling-status?t=1") << false;
        QTest::newRow("host as user") << QByteArray("https://sim.invalid@evil.invalid/partners/v1/p?t=1") << false;
        QTest::newRow("user") << QByteArray("https://u:p@sim.invalid/partners/v1/p?t=1") << false;
        QTest::newRow("another port") << QByteArray("https://sim.invalid:8443/partners/v1/p?t=1") << false;
        QTest::newRow("another path") << QByteArray("https://sim.invalid/other/p?t=1") << false;
        QTest::newRow("a path that begins alike") << QByteArray("https://sim.invalid/partners/v11/p?t=1") << false;
        QTest::newRow("the base itself") << QByteArray("https://sim.invalid/partners/v1/") << false;
        QTest::newRow("climbs out") << QByteArray("https://sim.invalid/partners/v1/../../x") << false;
        QTest::newRow("climbs out in code") << QByteArray("https://sim.invalid/partners/v1/%2e%2e/x") << false;
        QTest::newRow("climbs out in twice code") << QByteArray("https://sim.invalid/partners/v1/%252e%252e/x") << false;
        QTest::newRow("fragment") << QByteArray("https://sim.invalid/partners/v1/p#x") << false;
        QTest::newRow("relative") << QByteArray("/partners/v1/polling-status?t=1") << false;
        QTest::newRow("file") << QByteArray("file:///partners/v1/p") << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("endless") << QByteArray("https://sim.invalid/partners/v1/") + QByteArray(5000, 'a') << false;
    }
    void aPollingUrlIsFollowedOnlyHome()
    {
        QFETCH(QByteArray, url);
        QFETCH(bool, follow);
        const Result<QUrl> checked = checkedPollUrl(url, base);
        QCOMPARE(checked.ok(), follow);
        if (!follow)
            QCOMPARE(checked.failure().kind, FailureKind::Rule);
    }

    void theQueryOfAPollingUrlStaysByteForByte()
    {
        const QByteArray url = "https://sim.invalid/partners/v1/polling-status?token=1&cart_id=k1%2BZq%2F8Wv0m2bQ7sT4yXcA%3D%3D";
        QCOMPARE(checkedPollUrl(url, base)->toEncoded(), url);
    }

    void plainHttpIsForLoopbackOnly_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<bool>("loopback");
        QTest::newRow("v4") << QUrl(QStringLiteral("http://127.0.0.1:8080/p")) << true;
        QTest::newRow("v4, the whole net") << QUrl(QStringLiteral("http://127.3.2.1/p")) << true;
        QTest::newRow("v6") << QUrl(QStringLiteral("http://[::1]:80/p")) << true;
        QTest::newRow("name") << QUrl(QStringLiteral("https://localhost/p")) << true;
        QTest::newRow("name that begins alike") << QUrl(QStringLiteral("http://localhost.evil.invalid/p")) << false;
        QTest::newRow("number that begins alike") << QUrl(QStringLiteral("http://127.0.0.1.evil.invalid/p")) << false;
        QTest::newRow("lan") << QUrl(QStringLiteral("http://192.168.0.1/p")) << false;
        QTest::newRow("other scheme") << QUrl(QStringLiteral("ftp://127.0.0.1/p")) << false;
    }
    void plainHttpIsForLoopbackOnly()
    {
        QFETCH(QUrl, url);
        QFETCH(bool, loopback);
        QCOMPARE(isLoopback(url), loopback);
    }

    void theWaitIsAtLeastOneSecondAndAtMostTwoMinutes()
    {
        QCOMPARE(*checkedPollWait(0), 1s);
        QCOMPARE(*checkedPollWait(4), 4s);
        QCOMPARE(*checkedPollWait(120), 120s);
        QVERIFY(!checkedPollWait(121).ok());
        QVERIFY(!checkedPollWait(-1).ok());
    }

    void aKeyIsAddedOnceAndTakenOutWhole()
    {
        const QUrl bare(QStringLiteral("https://sim.invalid/p?token=a%2Bb"));
        const QUrl keyed = withKeyInQuery(bare, QStringLiteral("k+/="));
        QCOMPARE(keyed.toEncoded(), QByteArray("https://sim.invalid/p?token=a%2Bb&apikey=k%2B%2F%3D"));
        QCOMPARE(withKeyInQuery(keyed, QStringLiteral("other")), keyed);
        QCOMPARE(withoutKey(keyed), bare);
        QCOMPARE(withoutKey(withKeyInQuery(QUrl(QStringLiteral("https://sim.invalid/p")), QStringLiteral("k"))).toEncoded(),
                 QByteArray("https://sim.invalid/p"));
        QCOMPARE(withoutKey(QUrl(QStringLiteral("https://sim.invalid/p?ApiKey=k&t=1"))).toEncoded(), QByteArray("https://sim.invalid/p?t=1"));
    }

    void aServiceThatIsDownIsNotAskedFourfoldForLong()
    {
        RetryBudget budget;
        int repeats = 0;
        while (budget.take())
            ++repeats;
        QCOMPARE(repeats, 20);
        for (int answers = 0; answers < 4; ++answers)
            budget.earn();
        QVERIFY(!budget.take());
        budget.earn();
        QVERIFY(budget.take());
        QVERIFY(!budget.take());
    }

    void bothHeaderFamiliesAreRead()
    {
        const auto partner = readRate(Response{.headers = {{"ratelimit-quota-allowed", "3600"}, {"Ratelimit-Quota-Used", "3500"}, {"Ratelimit-Expiry", "1795374000000"}}});
        QVERIFY(partner);
        QCOMPARE(*partner->allowed, 3600);
        QCOMPARE(*partner->available, 100);
        QCOMPARE(partner->resetsAt->time_since_epoch(), Duration(1795374000000));
        const auto discovery = readRate(Response{.headers = {{"Rate-Limit", "5000"}, {"Rate-Limit-Available", "4999"}, {"Rate-Limit-Reset", "1795374000000"}}});
        QVERIFY(discovery);
        QCOMPARE(*discovery->available, 4999);
        QVERIFY(!readRate(Response{.headers = {{"Content-Type", "application/json"}, {"Rate-Limit", "soon"}}}));
    }

    void aWrongStationClockDoesNotStretchTheWait()
    {
        test::ManualClock clock; // 18:00:00 here, 17:00:00 at the service
        const auto expiry = (clock.wall() - 1h + 30s).time_since_epoch().count();
        const Response answer{.status = 429, .headers = {{"Date", "Sun, 22 Nov 2026 17:00:00 GMT"}, {"Ratelimit-Expiry", QByteArray::number(qint64(expiry))}}};
        QCOMPARE(retryTime(answer, clock.wall()).value(), clock.wall() + 30s);
        QVERIFY(!retryTime(Response{.status = 429}, clock.wall()));
        const Response absurd{.status = 429, .headers = {{"Ratelimit-Expiry", "99999999999999"}}};
        QCOMPARE(retryTime(absurd, clock.wall()).value(), clock.wall() + 1h);
    }

    void aQuotaIsBlockedUntilItReturns()
    {
        test::ManualClock clock;
        LocalRateLimits limits(clock);
        const QString quota = QStringLiteral("availability");
        QVERIFY(!limits.spend(quota, Purpose::Sale));
        const auto expiry = (clock.wall() + 40s).time_since_epoch().count();
        limits.observe(quota, Response{.status = 429, .headers = {{"Ratelimit-Quota-Available", "0"}, {"Ratelimit-Expiry", QByteArray::number(qint64(expiry))}}});
        QCOMPARE(limits.spend(quota, Purpose::Sale).value(), clock.wall() + 40s);
        QCOMPARE(limits.available(quota).value(), 0);
        QVERIFY(!limits.spend(QStringLiteral("discovery"), Purpose::Browse));
        clock.advance(41s);
        QVERIFY(!limits.spend(quota, Purpose::Sale));
        QVERIFY(!limits.available(quota));
    }

    void a429WithoutATimeBlocksForAMinute()
    {
        test::ManualClock clock;
        LocalRateLimits limits(clock);
        limits.observe(QStringLiteral("s"), Response{.status = 429});
        QCOMPARE(limits.spend(QStringLiteral("s"), Purpose::Sale).value(), clock.wall() + 60s);
    }

    void browsingLeavesAReserveToTheSaleInHand_data()
    {
        QTest::addColumn<qint64>("allowed");
        QTest::addColumn<qint64>("available");
        QTest::addColumn<bool>("browseMayGo");
        QTest::addRow("plenty") << qint64(3600) << qint64(361) << true;
        QTest::addRow("the last tenth") << qint64(3600) << qint64(360) << false;
        QTest::addRow("at least five") << qint64(20) << qint64(5) << false;
        QTest::addRow("six of twenty") << qint64(20) << qint64(6) << true;
        QTest::addRow("half of a tiny one") << qint64(4) << qint64(2) << false;
        QTest::addRow("nothing left") << qint64(3600) << qint64(0) << false;
    }
    void browsingLeavesAReserveToTheSaleInHand()
    {
        QFETCH(qint64, allowed);
        QFETCH(qint64, available);
        QFETCH(bool, browseMayGo);
        const Instant now{Duration(1'000'000)};
        const QuotaState quota{.allowed = allowed, .available = available, .resets = now + 30s};
        QCOMPARE(mayGoAt(quota, Purpose::Browse, now).has_value(), !browseMayGo);
        QVERIFY(!mayGoAt(quota, Purpose::Sale, now)); // the service itself says when it has had enough
        QVERIFY(!mayGoAt(quota, Purpose::Browse, now + 30s));
    }

    void whatWasSentIsCountedUntilTheServiceSaysBetter()
    {
        test::ManualClock clock;
        LocalRateLimits limits(clock);
        const QString quota = QStringLiteral("availability");
        const auto expiry = (clock.wall() + 40s).time_since_epoch().count();
        limits.observe(quota, Response{.status = 200, .headers = {{"Ratelimit-Quota-Allowed", "20"}, {"Ratelimit-Quota-Available", "8"}, {"Ratelimit-Expiry", QByteArray::number(qint64(expiry))}}});
        int sent = 0;
        while (!limits.spend(quota, Purpose::Browse))
            ++sent;
        QCOMPARE(sent, 3);
        QCOMPARE(limits.spend(quota, Purpose::Browse).value(), clock.wall() + 40s);
        QVERIFY(!limits.spend(quota, Purpose::Sale));
    }
};

QTEST_GUILESS_MAIN(PolicyTest)
#include "policy_test.moc"
