#include "commerce/commerceclient.h"
#include "net/httpclient.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include <QFile>
#include <QNetworkAccessManager>
#include <QTest>

using namespace boxoffice;
using boxoffice::test::Peer;
using boxoffice::test::ReceivedRequest;
using boxoffice::test::ScriptedServer;

namespace {

QByteArray fixture(const char* name)
{
    QFile file(QStringLiteral(FIXTURES "/commerce/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class CommerceClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersAreAskedForByUniversalId()
    {
        const Result<EventOffers> offers = ask(200, fixture("offers_layout_a.json"), "1AbC-_");
        QVERIFY(offers.ok());
        QCOMPARE(offers->offers.size(), 4);
        QCOMPARE(m_target, QByteArray("/commerce/v2/events/1AbC-_/offers?apikey=k%26y"));
    }
    void anUnknownEventIsAskedForOnceThoughTheStatusIs500()
    {
        const Result<EventOffers> offers = ask(500, fixture("error_unknown_event.json"), "x");
        QVERIFY(!offers.ok());
        QCOMPARE(offers.failure().kind, FailureKind::Api);
        QCOMPARE(offers.failure().apiCode, 40001);
        QCOMPARE(m_count, 1);
    }
    void aBrokenAnswerIsAFailure()
    {
        QCOMPARE(ask(200, fixture("offers_layout_a.json").left(900), "x").failure().kind, FailureKind::BadJson);
        QCOMPARE(ask(502, "<html>Bad gateway</html>", "x").failure().kind, FailureKind::Http);
        QCOMPARE(ask(401, R"({"fault":{"detail":{"errorcode":"oauth.v2.InvalidApiKey"}}})", "x").failure().kind,
                 FailureKind::Gateway);
    }

private:
    Result<EventOffers> ask(int status, const QByteArray& body, const char* id)
    {
        ScriptedServer server;
        server.onRequest([=](Peer& peer, const ReceivedRequest&) { peer.answer(status, body); });
        QNetworkAccessManager network;
        test::ManualClock clock;
        HttpClient http(network, clock, {}, [] { return 0.0; });
        CommerceClient commerce(http, server.url(QStringLiteral("/commerce/v2")), QStringLiteral("k&y"));
        std::optional<Result<EventOffers>> answer;
        const auto call = commerce.offers(EventId(QLatin1String(id)),
                                          [&](Result<EventOffers> offers) { answer = std::move(offers); });
        const bool answered = QTest::qWaitFor([&] { return answer.has_value(); }, 10'000);
        m_target = server.requests().isEmpty() ? QByteArray() : server.requests().last().target;
        m_count = static_cast<int>(server.requests().size());
        return answered ? *answer : Failure{.kind = FailureKind::Deadline, .where = {}, .detail = {}};
    }

    QByteArray m_target;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(CommerceClientTest)
#include "client_test.moc"
