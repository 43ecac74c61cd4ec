#include "partner/partnerclient.h"
#include "tests/support/scriptedserver.h"
#include <QNetworkAccessManager>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

namespace {
const QByteArray heldCart = R"({"cart_id":"c2","cart":{"hold_time":299,"items":[],"totals":{"currency_code":"USD","delivery":0,"fee":0,"grand":25,"merchandise":25,"tax":0,"unpaid":25}}})";
const CartId cartId(QStringLiteral("k1+Zq/8Wv0m2bQ7sT4yXcA=="));
const QByteArray encodedCartId = "k1%2BZq%2F8Wv0m2bQ7sT4yXcA%3D%3D";
const EventId eventId(QStringLiteral("1AbCdEfGkHiJkLm"));
} // namespace

/// Every endpoint as it goes over the wire, and what the client makes of the answers.
class ClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_server = std::make_unique<ScriptedServer>();
        m_http = std::make_unique<HttpClient>(*m_network, m_clock, HttpClient::LogSink(), [] { return 0.0; });
        use({});
    }

    void everyCallGoesToItsPlace_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("reserve") << QByteArray("POST") << QByteArray("/partners/v1/events/1AbCdEfGkHiJkLm/cart");
        QTest::newRow("shippingOptions") << QByteArray("GET") << QByteArray("/partners/v1/events/1AbCdEfGkHiJkLm/cart/shipping?cart_id=" + encodedCartId);
        QTest::newRow("selectShipping") << QByteArray("PUT") << QByteArray("/partners/v1/events/1AbCdEfGkHiJkLm/cart/shipping?cart_id=" + encodedCartId);
        QTest::newRow("certificate") << QByteArray("GET") << QByteArray("/partners/v1/certificate");
        QTest::newRow("pay") << QByteArray("PUT") << QByteArray("/partners/v1/events/1AbCdEfGkHiJkLm/cart/payment");
        QTest::newRow("commit") << QByteArray("PUT") << QByteArray("/partners/v1/events/1AbCdEfGkHiJkLm/cart");
        QTest::newRow("deleteCart") << QByteArray("DELETE") << QByteArray("/partners/v1/events/1AbCdEfGkHiJkLm/cart?cart_id=" + encodedCartId);
        QTest::newRow("order") << QByteArray("GET") << QByteArray("/partners/v1/orders?order_token=28a6%2Bx%3D");
        QTest::newRow("orderByCart") << QByteArray("GET") << QByteArray("/partners/v1/orders?cart_id=" + encodedCartId + "&event_id=1AbCdEfGkHiJkLm");
        QTest::newRow("captcha") << QByteArray("GET") << QByteArray("/partners/v1/captcha?event_id=1AbCdEfGkHiJkLm");
        QTest::newRow("lookupEvent") << QByteArray("GET") << QByteArray("/partners/v1/events/53-45243/NY1%2Fx/id");
        QTest::newRow("availability") << QByteArray("GET") << QByteArray("/partners/v1/events/1AbCdEfGkHiJkLm/availability");
    }
    void everyCallGoesToItsPlace()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(400, R"({"error":{"code":90003}})"); });
        const auto call = make(QTest::currentDataTag());
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->kind, FailureKind::Api);
        QCOMPARE(m_failure->apiCode, 90003);
        QCOMPARE(m_server->requests().size(), 1);
        const ReceivedRequest& request = m_server->requests().first();
        QCOMPARE(request.method, method);
        QCOMPARE(request.target, target);
        QCOMPARE(request.header("x-api-key"), QByteArray("KEY"));
        QCOMPARE(request.header("Accept"), QByteArray("application/json"));
        const bool writes = method == "POST" || method == "PUT";
        QCOMPARE(request.header("Content-Type"), writes ? QByteArray("application/json") : QByteArray());
        QCOMPARE(request.body.isEmpty(), !writes);
        QCOMPARE(request.header("True-Client-IP"), QByteArray());
    }

    void theKeyGoesIntoTheQueryWhereTheAccountWantsIt()
    {
        use({.keyInQuery = true, .clientIp = QStringLiteral("192.0.2.7")});
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(204, {}); });
        const auto call = make("deleteCart");
        QTRY_VERIFY(m_ok);
        const ReceivedRequest& request = m_server->requests().first();
        QVERIFY(request.target.endsWith("/cart?cart_id=" + encodedCartId + "&apikey=KEY"));
        QCOMPARE(request.header("x-api-key"), QByteArray());
        QCOMPARE(request.header("True-Client-IP"), QByteArray("192.0.2.7"));
    }

    void pollingIsForcedOnlyWhereItExists()
    {
        use({.forcePolling = true});
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(400, R"({"error":{"code":90003}})"); });
        QStringList forced;
        for (const char* name : {"reserve", "shippingOptions", "selectShipping", "certificate", "pay", "commit", "deleteCart", "order", "captcha"}) {
            m_failure.reset();
            const auto call = make(name);
            QTRY_VERIFY(m_failure);
            if (m_server->requests().last().header("X-TM-FORCE-POLLING") == "true")
                forced += QString::fromLatin1(name);
        }
        QCOMPARE(forced.join(QLatin1Char(' ')), QStringLiteral("reserve selectShipping commit deleteCart order"));
    }

    void aReserveIsAnsweredWithACartOrATicket()
    {
        const Instant before = m_clock.now();
        m_server->onRequest([this](Peer& peer, const ReceivedRequest& request) {
            if (request.method == "POST")
                peer.answer(202, ticketBody("polling-status?token=1&cart_id=" + encodedCartId, 4));
            else
                peer.answer(200, heldCart);
        });
        std::optional<Answered<Cart>> first;
        std::optional<Instant> sent;
        const auto call = m_client->reserve({.event = eventId}, [&](Result<Answered<Cart>> answer, Instant at) {
            first = answer.value();
            sent = at;
        });
        QTRY_VERIFY(first);
        QVERIFY(*sent >= before && *sent <= m_clock.now());
        const auto& ticket = std::get<PollTicket>(*first);
        QVERIFY(!ticket.problem);
        QCOMPARE(ticket.wait, 4s);
        QCOMPARE(ticket.cart.value(), cartId);
        const auto poll = m_client->pollCart(ticket, [&](Result<Answered<Cart>> answer, Instant) { first = answer.value(); });
        QTRY_VERIFY(std::holds_alternative<Cart>(*first));
        QCOMPARE(std::get<Cart>(*first).id, CartId(QStringLiteral("c2")));
        QCOMPARE(m_server->requests().last().target, QByteArray("/partners/v1/polling-status?token=1&cart_id=" + encodedCartId));
        QCOMPARE(m_server->requests().last().header("x-api-key"), QByteArray("KEY"));
    }

    void aPollMayAnswerAnotherTicket()
    {
        m_server->onRequest([this](Peer& peer, const ReceivedRequest&) { peer.answer(202, ticketBody("polling-status?token=2", 1)); });
        std::optional<Answered<CommitAnswer>> answer;
        const auto call = m_client->pollCommit({.url = m_server->url(QStringLiteral("/partners/v1/polling-status?token=1"))},
                                               [&](Result<Answered<CommitAnswer>> a, Instant) { answer = a.value(); });
        QTRY_VERIFY(answer);
        QVERIFY(std::get<PollTicket>(*answer).url.query().contains(QStringLiteral("token=2")));
    }

    void aPollNeverAddsASecondKey()
    {
        use({.keyInQuery = true});
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(204, {}); });
        for (const char* query : {"/partners/v1/p?apikey=OTHER", "/partners/v1/p?t=1"}) {
            m_ok = false;
            const auto call = m_client->pollDelete({.url = m_server->url(QString::fromLatin1(query))}, keep<Answered<Deleted>>());
            QTRY_VERIFY(m_ok);
        }
        QCOMPARE(m_server->requests()[0].target, QByteArray("/partners/v1/p?apikey=OTHER"));
        QCOMPARE(m_server->requests()[1].target, QByteArray("/partners/v1/p?t=1&apikey=KEY"));
    }

    void aTicketAgainstTheRulesIsNeverFollowed()
    {
        ScriptedServer elsewhere;
        for (const QUrl& url : {elsewhere.url(QStringLiteral("/partners/v1/p")), m_server->url(QStringLiteral("/other/p")), QUrl()}) {
            m_failure.reset();
            const auto call = m_client->pollCart({.url = url}, keep<Answered<Cart>>());
            QVERIFY(!m_failure); // never from inside the call
            QTRY_VERIFY(m_failure);
            QCOMPARE(m_failure->kind, FailureKind::Rule);
        }
        m_failure.reset();
        const auto call = m_client->pollCart({.url = m_server->url(QStringLiteral("/partners/v1/p")), .problem = Failure{.kind = FailureKind::MissingField}}, keep<Answered<Cart>>());
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->kind, FailureKind::MissingField);
        QVERIFY(waitUntilQuiet(*m_server, 200));
        QCOMPARE(m_server->connections() + elsewhere.connections(), 0);
    }

    void aTicketForElsewhereNamesItsCartAndItsProblem()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) {
            peer.answer(202, QByteArray(R"({"polling_url":"https:\/\/evil.invalid\/p","wait":4,"cart_id":"c9"})"));
        });
        std::optional<Answered<Cart>> answer;
        const auto call = m_client->reserve({.event = eventId}, [&](Result<Answered<Cart>> a, Instant) { answer = a.value(); });
        QTRY_VERIFY(answer);
        const auto& ticket = std::get<PollTicket>(*answer);
        QCOMPARE(ticket.problem.value().kind, FailureKind::Rule);
        QCOMPARE(ticket.problem->httpStatus, 202);
        QCOMPARE(ticket.cart.value(), CartId(QStringLiteral("c9")));
    }

    void invalidCartAfterARepeatedPollIsNoAnswer_data()
    {
        QTest::addColumn<bool>("lostFirst");
        QTest::newRow("the first answer was lost") << true;
        QTest::newRow("the first answer itself") << false;
    }
    void invalidCartAfterARepeatedPollIsNoAnswer()
    {
        QFETCH(bool, lostFirst);
        m_server->onRequest([this, lostFirst](Peer& peer, const ReceivedRequest&) {
            if (lostFirst && m_server->requests().size() == 1)
                peer.hangUp();
            else
                peer.answer(400, R"({"error":{"code":90003}})");
        });
        const auto call = m_client->pollCommit({.url = m_server->url(QStringLiteral("/partners/v1/p?token=1"))}, keep<Answered<CommitAnswer>>());
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->kind, lostFirst ? FailureKind::ConnectionLost : FailureKind::Api);
        QCOMPARE(m_server->requests().size(), lostFirst ? 2 : 1);
    }

    void aReadIsRepeatedAWriteIsNot_data()
    {
        QTest::addColumn<int>("sent");
        for (const char* name : {"shippingOptions", "certificate", "captcha", "order", "orderByCart", "lookupEvent", "availability"})
            QTest::newRow(name) << 2;
        for (const char* name : {"reserve", "selectShipping", "pay", "commit", "deleteCart"})
            QTest::newRow(name) << 1;
    }
    void aReadIsRepeatedAWriteIsNot()
    {
        QFETCH(int, sent);
        m_server->onRequest([this](Peer& peer, const ReceivedRequest&) {
            if (m_server->requests().size() == 1)
                peer.answer(503, R"({"error":{"code":20001}})");
            else
                peer.answer(400, R"({"error":{"code":90003}})");
        });
        const auto call = make(QTest::currentDataTag());
        QTRY_VERIFY(m_failure);
        QVERIFY(waitUntilQuiet(*m_server, sent == 1 ? 800 : 100));
        QCOMPARE(m_server->requests().size(), sent);
        QCOMPARE(m_failure->apiCode, sent == 1 ? 20001 : 90003);
    }

    void aDeletedCartIsTakenFromTheRightAnswersOnly_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("gone");
        QTest::newRow("204") << 204 << QByteArray() << true;
        QTest::newRow("200 empty") << 200 << QByteArray() << true;
        QTest::newRow("200 JSON") << 200 << QByteArray("{}") << true;
        QTest::newRow("200 page of a portal") << 200 << QByteArray("<html>") << false;
        QTest::newRow("404") << 404 << QByteArray() << false;
    }
    void aDeletedCartIsTakenFromTheRightAnswersOnly()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, gone);
        m_server->onRequest([status, body](Peer& peer, const ReceivedRequest&) { peer.answer(status, body); });
        const auto call = make("deleteCart");
        QTRY_VERIFY(m_ok || m_failure);
        QCOMPARE(m_ok, gone);
    }

    void aCommitThatARedirectOrAPageAnsweredIsNotRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("redirect") << QByteArray("HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>");
        QTest::newRow("nothing of an order") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        QTest::newRow("created, nothing in it") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
        QTest::newRow("niterun") << QByteArray("HTTP/1.1 400 Bad\r\nContent-Length: 24\r\n\r\n{\"error\":{\"code\":20001}}");
    }
    void aCommitThatARedirectOrAPageAnsweredIsNotRefused()
    {
        QFETCH(QByteArray, answer);
        m_server->onRequest([answer](Peer& peer, const ReceivedRequest&) { peer.send(answer); });
        const auto call = make("commit");
        QTRY_VERIFY(m_failure);
        QVERIFY(!definitelyRefused(*m_failure));
        QVERIFY(m_failure->kind != FailureKind::NotSent);
        QVERIFY(waitUntilQuiet(*m_server, 200));
        QCOMPARE(m_server->count("PUT"), 1);
    }

    void aMembersTokenTravelsInItsHeaderOnly()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, R"({"order_number":"1"})"); });
        const auto call = m_client->commit({.event = eventId, .cart = cartId, .accessToken = QStringLiteral("TOKEN")}, keep<Answered<CommitAnswer>>());
        QTRY_VERIFY(m_ok);
        QCOMPARE(m_server->requests().first().header("Authorization"), QByteArray("Bearer TOKEN"));
        QVERIFY(!m_server->requests().first().body.contains("TOKEN"));
    }

    void aPaymentThatCannotBeSpelledIsNotSent()
    {
        const auto call = m_client->pay({.event = eventId, .cart = cartId, .method = Invoice{.reference = QStringLiteral("x")}}, keep<Answered<Cart>>());
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->kind, FailureKind::Rule);
        QCOMPARE(m_server->connections(), 0);
    }

    void aDecodingFailureNamesOperationPathAndStatus()
    {
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(200, R"({"cart":{}})"); });
        const auto call = make("reserve");
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->where, QStringLiteral("reserve $.cart.hold_time"));
        QCOMPARE(m_failure->httpStatus, 200);
    }

    void aBaseAddressMayEndInASlash()
    {
        use({.baseUrl = m_server->url(QStringLiteral("/partners/v1/"))});
        m_server->onRequest([](Peer& peer, const ReceivedRequest&) { peer.answer(204, {}); });
        const auto call = make("deleteCart");
        QTRY_VERIFY(m_ok);
        QVERIFY(m_server->requests().first().target.startsWith("/partners/v1/events/"));
    }

private:
    void use(PartnerAccount account)
    {
        if (account.baseUrl.isEmpty())
            account.baseUrl = m_server->url(QStringLiteral("/partners/v1"));
        account.apiKey = QStringLiteral("KEY");
        m_client = std::make_unique<PartnerClient>(*m_http, account);
        m_failure.reset();
        m_ok = false;
    }
    QByteArray ticketBody(const QByteArray& pathAndQuery, int wait) const
    {
        return "{\"polling_url\":\"" + m_server->url(QStringLiteral("/partners/v1/")).toEncoded() + pathAndQuery + "\",\"wait\":" + QByteArray::number(wait)
            + ",\"cart_id\":\"" + cartId.text().toLatin1() + "\"}";
    }
    template <class T>
    Answer<T> keep()
    {
        return [this](const Result<T>& result, Instant) {
            m_ok = result.ok();
            if (!m_ok)
                m_failure = result.failure();
        };
    }
    std::unique_ptr<Call> make(const char* name)
    {
        const QHash<QByteArray, std::function<std::unique_ptr<Call>()>> calls{
            {"reserve", [this] { return m_client->reserve({.event = eventId}, keep<Answered<Cart>>()); }},
            {"shippingOptions", [this] { return m_client->shippingOptions(eventId, cartId, keep<Answered<QList<ShippingOption>>>()); }},
            {"selectShipping", [this] { return m_client->selectShipping(eventId, cartId, ShippingId(QStringLiteral("4")), keep<Answered<Cart>>()); }},
            {"certificate", [this] { return m_client->certificate(keep<UncheckedCertificate>()); }},
            {"pay", [this] { return m_client->pay({.event = eventId, .cart = cartId, .method = Invoice{.reference = QStringLiteral("1")}}, keep<Answered<Cart>>()); }},
            {"commit", [this] { return m_client->commit({.event = eventId, .cart = cartId}, keep<Answered<CommitAnswer>>()); }},
            {"deleteCart", [this] { return m_client->deleteCart(eventId, cartId, keep<Answered<Deleted>>()); }},
            {"order", [this] { return m_client->order(OrderToken(QStringLiteral("28a6+x=")), keep<Answered<Order>>()); }},
            {"orderByCart", [this] { return m_client->orderByCart(cartId, eventId, keep<Answered<Order>>()); }},
            {"captcha", [this] { return m_client->captcha(eventId, keep<CaptchaChallenge>()); }},
            {"lookupEvent", [this] { return m_client->lookupEvent(QStringLiteral("53-45243"), QStringLiteral("NY1/x"), keep<EventId>()); }},
            {"availability", [this] { return m_client->availability(eventId, keep<Availability>()); }},
        };
        return calls.value(name)();
    }

    SystemClock m_clock;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<PartnerClient> m_client;
    std::optional<Failure> m_failure;
    bool m_ok = false;
};

QTEST_GUILESS_MAIN(ClientTest)
#include "client_test.moc"
