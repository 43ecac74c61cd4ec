#include "commerce/commerceclient.h"
#include "discovery/discoveryclient.h"
#include "member/billingclient.h"
#include "member/memberclient.h"
#include "net/ratelimits.h"
#include "partner/partnerclient.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include <QFile>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

namespace {

/// The clients of the program, all against one server.
struct Clients {
    PartnerClient partner;
    DiscoveryClient discovery;
    CommerceClient commerce;
    MemberClient member;
    BillingClient billing;
    PollTicket ticket;
};
using Heard = std::function<void(const std::optional<Failure>&)>;

/// One call of a client and what it may cost: the quota it counts against, whose wish it is, its deadline, its cap.
struct CallRow {
    const char* method;
    std::function<std::unique_ptr<Call>(Clients&, const Heard&)> make;
    const char* quota;
    Purpose purpose = Purpose::Sale;
    Duration deadline = 10s;
    int mebibytes = 4;
};

/// An answer of any type, reduced to whether and why it failed.
auto told(const Heard& heard)
{
    return [heard](const auto& result, const auto&...) { heard(result.ok() ? std::nullopt : std::optional<Failure>(result.failure())); };
}

const EventId someEvent(QStringLiteral("E1"));
const CartId cart(QStringLiteral("C1"));

PaymentRequest payment()
{
    return {.event = someEvent, .cart = cart, .amount = Money(100, *Currency::parse(QStringLiteral("USD"))), .buyer = {},
            .method = Invoice{QStringLiteral("7")}};
}

const std::vector<CallRow>& table()
{
    using C = Clients&;
    using H = const Heard&;
    constexpr Purpose sale = Purpose::Sale;
    constexpr Purpose browse = Purpose::Browse;
    static const std::vector<CallRow> rows{
        {"reserve", [](C c, H h) { return c.partner.reserve({.event = someEvent}, told(h)); }, "reserve", sale, 30s},
        {"shippingOptions", [](C c, H h) { return c.partner.shippingOptions(someEvent, cart, told(h)); }, "shipping"},
        {"selectShipping", [](C c, H h) { return c.partner.selectShipping(someEvent, cart, ShippingId(QStringLiteral("1")), told(h)); }, "shipping", sale, 30s},
        {"certificate", [](C c, H h) { return c.partner.certificate(told(h)); }, "certificate"},
        {"pay", [](C c, H h) { return c.partner.pay(payment(), told(h)); }, "payment", sale, 30s},
        {"commit", [](C c, H h) { return c.partner.commit({.event = someEvent, .cart = cart}, told(h)); }, "commit", sale, 90s},
        {"deleteCart", [](C c, H h) { return c.partner.deleteCart(someEvent, cart, told(h)); }, "delete", sale, 30s},
        {"order", [](C c, H h) { return c.partner.order(OrderToken(QStringLiteral("t")), told(h)); }, "orders"},
        {"orderByCart", [](C c, H h) { return c.partner.orderByCart(cart, someEvent, told(h)); }, "orders"},
        {"unredeemedOrders", [](C c, H h) { return c.partner.unredeemedOrders(1, told(h)); }, "orders", browse},
        {"captcha", [](C c, H h) { return c.partner.captcha(someEvent, told(h)); }, "captcha"},
        {"lookupEvent", [](C c, H h) { return c.partner.lookupEvent(QStringLiteral("1"), QStringLiteral("NY1"), told(h)); }, "events", browse},
        {"availability", [](C c, H h) { return c.partner.availability(someEvent, told(h)); }, "availability", browse, 60s, 64},
        {"pollCart", [](C c, H h) { return c.partner.pollCart(c.ticket, told(h)); }, "polling"},
        {"pollShippingOptions", [](C c, H h) { return c.partner.pollShippingOptions(c.ticket, told(h)); }, "polling"},
        {"pollCommit", [](C c, H h) { return c.partner.pollCommit(c.ticket, told(h)); }, "polling"},
        {"pollDelete", [](C c, H h) { return c.partner.pollDelete(c.ticket, told(h)); }, "polling"},
        {"pollCart", [](C c, H h) { return c.partner.pollCart(c.ticket, told(h), PollTries::Once); }, "polling-earlier"},
        {"pollCommit", [](C c, H h) { return c.partner.pollCommit(c.ticket, told(h), PollTries::Once); }, "polling-earlier"},
        {"pollDelete", [](C c, H h) { return c.partner.pollDelete(c.ticket, told(h), PollTries::Once); }, "polling-earlier"},
        {"pollOrder", [](C c, H h) { return c.partner.pollOrder(c.ticket, told(h)); }, "polling"},
        {"search", [](C c, H h) { return c.discovery.search({}, told(h)); }, "discovery", browse, 60s, 64},
        {"fetchPage", [](C c, H h) { return c.discovery.fetchPage({}, told(h)); }, "discovery", browse, 60s, 64},
        {"event", [](C c, H h) { return c.discovery.event(someEvent, told(h)); }, "discovery", browse},
        {"offers", [](C c, H h) { return c.commerce.offers(someEvent, told(h)); }, "offers"},
        {"exchangeCode", [](C c, H h) { return c.member.exchangeCode(QStringLiteral("c"), told(h)); }, "member", sale, 30s},
        {"refresh", [](C c, H h) { return c.member.refresh(QStringLiteral("r"), told(h)); }, "member", sale, 30s},
        {"methods", [](C c, H h) { return c.billing.methods(QStringLiteral("a"), cart, told(h)); }, "member"},
        {"add", [](C c, H h) { return c.billing.add(QStringLiteral("a"), "{}", told(h)); }, "member", sale, 30s},
    };
    return rows;
}

/// Lets nothing through and keeps who asked.
class Clerk final : public RateLimits {
public:
    std::optional<WallTime> spend(const QString& quota, Purpose purpose) override
    {
        asked.append({quota, purpose});
        return WallTime(1h);
    }
    void observe(const QString&, const Response&) override {}
    std::optional<qint64> available(const QString&) const override { return std::nullopt; }
    QList<std::pair<QString, Purpose>> asked;
};

} // namespace

/// What every call of every client may cost: a table by the reference (API 1.6) and the policies' deadlines and caps.
class WireLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_log.clear();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_server = std::make_unique<ScriptedServer>();
        m_http = std::make_unique<HttpClient>(*m_network, m_clock, [this](const QString& line) { m_log.append(line); }, [] { return 0.0; });
        const QUrl base = m_server->url(QStringLiteral("/v1"));
        DiscoveryAccount browsing;
        browsing.baseUrl = base;
        m_clients = std::make_unique<Clients>(Clients{
            .partner = PartnerClient(*m_http, {.baseUrl = base, .apiKey = QStringLiteral("KEY")}), .discovery = DiscoveryClient(*m_http, browsing),
            .commerce = CommerceClient(*m_http, base, QStringLiteral("KEY")), .member = MemberClient(*m_http, {.baseUrl = base}),
            .billing = BillingClient(*m_http, {.baseUrl = base, .apiKey = QStringLiteral("KEY")}),
            .ticket = PollTicket{.url = m_server->url(QStringLiteral("/v1/polling-status?token=1"))}});
    }

    /// A call that is added to a client must be added here.
    void theTableNamesEveryCallOfEveryClient()
    {
        QStringList declared;
        for (const char* header : {"partner/partnerclient.h", "discovery/discoveryclient.h", "commerce/commerceclient.h", "member/memberclient.h", "member/billingclient.h"}) {
            QFile file(QStringLiteral(FIXTURES "/../../app/") + QLatin1String(header));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString open = QString::fromUtf8(file.readAll()).section(QStringLiteral("private:"), 0, 0);
            static const QRegularExpression call(QStringLiteral("std::unique_ptr<Call> (\\w+)\\("));
            for (auto found = call.globalMatch(open); found.hasNext();)
                declared += found.next().captured(1);
        }
        QStringList listed;
        for (const CallRow& row : table())
            listed += QLatin1String(row.method);
        declared.sort();
        listed.removeDuplicates(); // a poll of the sale in hand, and one of an earlier sale
        listed.sort();
        QCOMPARE(listed, declared);
    }
    void everyCallNamesItsQuotaAndItsPurpose_data() { rows(); }
    void everyCallNamesItsQuotaAndItsPurpose()
    {
        const CallRow& row = current();
        Clerk clerk;
        m_http->govern(clerk);
        std::optional<Failure> why;
        const auto call = row.make(*m_clients, [&](const std::optional<Failure>& failure) { why = failure; });
        QCOMPARE(clerk.asked.size(), 1);
        QCOMPARE(clerk.asked.first().first, QLatin1String(row.quota));
        QVERIFY(clerk.asked.first().second == row.purpose);
        QTRY_VERIFY(why);
        QCOMPARE(why->kind, FailureKind::Quota);
        QVERIFY(why->retryAt);
        QCOMPARE(m_server->requests().size(), 0);
    }

    /// The sale's calls go on where browsing has spent what it may of a quota that both use.
    void theSaleInHandHasAReserve()
    {
        LocalRateLimits limits(m_clock);
        Response low;
        low.status = 200;
        low.headers = {{"Ratelimit-Quota-Allowed", "20"}, {"Ratelimit-Quota-Available", "5"},
                       {"Ratelimit-Expiry", QByteArray::number(qint64((m_clock.wall() + 1h).time_since_epoch().count()))}};
        limits.observe(QStringLiteral("orders"), low);
        m_http->govern(limits);
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(404, "{}"); });
        QStringList reached;
        for (const CallRow& row : table()) {
            if (QLatin1String(row.quota) != QLatin1String("orders"))
                continue;
            std::optional<Failure> why;
            const auto call = row.make(*m_clients, [&](const std::optional<Failure>& failure) { why = failure; });
            QTRY_VERIFY(why);
            if (why->httpStatus == 404)
                reached += QLatin1String(row.method);
        }
        QCOMPARE(reached, (QStringList{QStringLiteral("order"), QStringLiteral("orderByCart")}));
    }

    void everyCallHasItsDeadline_data()
    {
        QTest::addColumn<std::chrono::seconds>("deadline");
        for (const auto seconds : {10s, 30s, 60s, 90s})
            QTest::addRow("%d s", int(seconds.count())) << seconds;
    }
    void everyCallHasItsDeadline()
    {
        QFETCH(std::chrono::seconds, deadline);
        m_server->onRequest([](Peer&, const ReceivedRequest&) {});
        std::vector<std::unique_ptr<Call>> calls;
        for (const CallRow& row : table())
            if (row.deadline == deadline)
                calls.push_back(row.make(*m_clients, [](const std::optional<Failure>&) {}));
        QVERIFY(!calls.empty());
        // Started last, so that it is looked at last: when it has given up, the others were asked and had time left.
        const auto sooner = m_http->send({.url = m_server->url(QStringLiteral("/x")), .name = QStringLiteral("sooner"), .deadline = deadline - 1ms}, [](const Result<Response>&) {});
        QTRY_VERIFY(!m_server->requests().isEmpty());
        m_clock.advance(deadline - 1ms);
        QTRY_VERIFY(!m_log.isEmpty());
        QCOMPARE(m_log.size(), 1);
        QVERIFY(m_log.first().startsWith(QLatin1String("sooner ")));
        m_clock.advance(1ms);
        QTRY_COMPARE(m_log.size(), qsizetype(calls.size()) + 1);
    }

    void everyCallHasItsCap_data() { rows(); }
    void everyCallHasItsCap()
    {
        const CallRow& row = current();
        const qsizetype cap = qsizetype(row.mebibytes) * 1024 * 1024;
        for (const qsizetype size : {cap, cap + 1}) {
            m_server->onRequest([size](Peer& peer, const ReceivedRequest&) { peer.answer(200, QByteArray(size, ' ')); });
            bool answered = false;
            std::optional<Failure> why;
            const auto call = row.make(*m_clients, [&](const std::optional<Failure>& failure) {
                answered = true;
                why = failure;
            });
            QTRY_VERIFY_WITH_TIMEOUT(answered, 30'000);
            QCOMPARE(why && why->kind == FailureKind::TooLarge, size > cap);
        }
    }

    /// A commit's 90 s: what it waits for a connection does not count, and its first byte is told once.
    void theFirstByteIsToldAndADeadlineMayCountFromIt()
    {
        m_server->onRequest([](Peer&, const ReceivedRequest&) {});
        QList<Instant> left;
        std::optional<Failure> why;
        const Instant start = m_clock.now();
        const auto call = m_clients->partner.commit({.event = someEvent, .cart = cart},
            [&](const Result<Answered<CommitAnswer>>& result, Instant) { why = result.failure(); }, [&](Instant at) { left.append(at); });
        const auto sooner = m_http->send({.url = m_server->url(QStringLiteral("/x")), .name = QStringLiteral("sooner"), .deadline = 100s}, [](const Result<Response>&) {});
        QVERIFY(left.isEmpty());
        m_clock.advance(40s); // until it is connected
        QTRY_COMPARE(left, QList<Instant>{start + 40s});
        m_clock.advance(89s);
        QTRY_COMPARE(m_log.size(), 1); // 129 s after it was handed over, 89 s after its first byte
        QVERIFY(!why);
        m_clock.advance(1s);
        QTRY_VERIFY(why);
        QCOMPARE(why->kind, FailureKind::Deadline);
        QCOMPARE(left.size(), 1);
    }
    void aBodyThatWasNeverReadIsNeverTold()
    {
        QTcpServer silent; // accepts TCP, never shakes hands
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QUrl base(QStringLiteral("https://127.0.0.1:%1/v1").arg(silent.serverPort()));
        PartnerClient partner(*m_http, {.baseUrl = base, .apiKey = QStringLiteral("KEY")});
        bool left = false;
        std::optional<Failure> why;
        const auto call = partner.commit({.event = someEvent, .cart = cart},
            [&](const Result<Answered<CommitAnswer>>& result, Instant) { why = result.failure(); }, [&](Instant) { left = true; });
        QTRY_VERIFY(silent.hasPendingConnections());
        m_clock.advance(90s);
        QTRY_VERIFY(why);
        QCOMPARE(why->kind, FailureKind::NotSent);
        QVERIFY(!left);
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < table().size(); ++i)
            QTest::newRow(table().at(i).method) << int(i);
    }
    static const CallRow& current()
    {
        const auto found = std::find_if(table().begin(), table().end(), [](const CallRow& row) { return qstrcmp(row.method, QTest::currentDataTag()) == 0; });
        return *found;
    }

    ManualClock m_clock;
    QStringList m_log;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Clients> m_clients;
};

QTEST_GUILESS_MAIN(WireLimitsTest)
#include "wire_limits_test.moc"
