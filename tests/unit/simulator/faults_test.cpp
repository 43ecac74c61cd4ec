#include "buyer.h"
#include "sharedclock.h"
#include <QElapsedTimer>
#include <QLocale>
#include <QSslCertificate>
#include <QSslKey>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

namespace {

/// A socket without Qt, which tells a reset from an orderly end.
int rawSocket(const QUrl& root)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(root.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? descriptor : -1;
}

/// How much comes out of a gzip file; -1 if it is not a good one.
qint64 inflatedSize(QByteArray packed)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = uInt(packed.size());
    QByteArray window(1024 * 1024, Qt::Uninitialized);
    int result = Z_OK;
    while (result == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(window.data());
        stream.avail_out = uInt(window.size());
        result = inflate(&stream, Z_NO_FLUSH);
    }
    const qint64 size = qint64(stream.total_out);
    inflateEnd(&stream);
    return result == Z_STREAM_END ? size : -1;
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SharedClock> m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;
    std::unique_ptr<Buyer> m_buyer;
    QByteArray m_event;

    RawAnswer script(const QByteArray& json) { return m_buyer->call("POST", "/simulator/faults", json); }
    /// Sends on a connection of its own; the buyer's stays good.
    RawAnswer alone(const QByteArray& bytes)
    {
        RawClient client(m_simulator->rootUrl());
        client.write(bytes);
        return client.read();
    }
    QByteArray commitRequest() { return rawRequest("PUT", Buyer::path(m_event), '{' + m_buyer->cartMember() + '}'); }
    void pay()
    {
        m_buyer->reserve(m_event, Buyer::adult(2));
        QCOMPARE(m_buyer->payInvoice(Buyer::grand(m_buyer->chooseDelivery())).status, 200);
    }
    QString state() { return m_buyer->ledger()[QLatin1String("carts")][0][QLatin1String("state")].toString(); }
private Q_SLOTS:
    void init()
    {
        m_buyer.reset();
        m_simulator.reset();
        m_clock = std::make_unique<SharedClock>();
        Options options;
        options.eventCount = 200;
        m_simulator = std::make_unique<SimulatorThread>(options, *m_clock);
        QVERIFY(m_simulator->start().ok());
        m_buyer = std::make_unique<Buyer>(m_simulator->rootUrl());
        m_event = m_buyer->event(QStringLiteral("Whole House"));
    }
    void aLostAnswerStillSold()
    {
        pay();
        QCOMPARE(script("{\"endpoint\":\"commit\",\"kind\":\"closeBeforeAnswer\",\"nth\":1}").status, 200);
        QCOMPARE(alone(commitRequest()).status, 0);
        QCOMPARE(state(), QStringLiteral("committed"));
        QCOMPARE(m_buyer->ledger()[QLatin1String("commits")][0][QLatin1String("count")].toInt(), 1);
    }
    void anUnreadRequestSoldNothing()
    {
        pay();
        std::ignore = script("{\"endpoint\":\"commit\",\"kind\":\"closeUnread\",\"nth\":1}");
        QCOMPARE(alone(commitRequest()).status, 0);
        QCOMPARE(state(), QStringLiteral("paid"));
        QCOMPARE(m_buyer->commit().status, 200); // only the first call was struck
    }
    void aHangingCallLetsGoOfItsCartWhenTheClientLeaves()
    {
        pay();
        std::ignore = script("{\"endpoint\":\"commit\",\"kind\":\"hangUnapplied\"}");
        {
            RawClient client(m_simulator->rootUrl());
            client.write(commitRequest());
            client.patience(100);
            QCOMPARE(client.read().status, 0);
            QCOMPARE(m_buyer->remove().status, 204); // it was never let into the cart
        }
        std::ignore = m_buyer->call("DELETE", "/simulator/faults");
        std::ignore = script("{\"endpoint\":\"shippingOptions\",\"kind\":\"hang\",\"nth\":1}");
        m_buyer->reserve(m_event, Buyer::adult(2));
        {
            RawClient client(m_simulator->rootUrl());
            client.write(rawRequest("GET", Buyer::path(m_event, "/shipping?cart_id=" + m_buyer->encodedCart())));
            client.patience(100);
            QCOMPARE(client.read().status, 0);
            QCOMPARE(m_buyer->remove().code(), 90003);
        }
        QTRY_COMPARE(m_buyer->shippingOptions().status, 200);
        QCOMPARE(m_buyer->remove().status, 204);
    }
    void answersAreSpoiled_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("html") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"html\"}") << 502 << QByteArray("<html>");
        QTest::newRow("html with 200") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"html\",\"http\":200}") << 200 << QByteArray("<html>");
        QTest::newRow("error") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"error\",\"code\":20001}") << 503 << QByteArray("niterun");
        QTest::newRow("error with a status") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"error\",\"code\":20001,\"http\":400}") << 400 << QByteArray("20001");
        QTest::newRow("gateway") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"gatewayFault\"}") << 500 << QByteArray("{\"fault\":{\"faultstring\"");
        QTest::newRow("quota") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"quota429\"}") << 429 << QByteArray("policies.ratelimit.QuotaViolation");
        QTest::newRow("redirect") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"redirect\"}") << 302 << QByteArray("sign in");
        QTest::newRow("gateway says the key is wrong") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"gatewayFault\",\"form\":\"key\"}") << 401 << QByteArray("oauth.v2.InvalidApiKey");
        QTest::newRow("gateway says quota") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"gatewayFault\",\"form\":\"quota\"}") << 429 << QByteArray("QuotaViolation");
        QTest::newRow("gateway says spike") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"gatewayFault\",\"form\":\"spike\"}") << 429 << QByteArray("SpikeArrestViolation");
        QTest::newRow("gateway speaks HTML") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"gatewayFault\",\"form\":\"html\"}") << 503 << QByteArray("<html>");
        QTest::newRow("maintenance") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"maintenance\"}") << 503 << QByteArray("20001");
        QTest::newRow("duplicate names") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"malformedJson\",\"form\":\"duplicate\"}") << 200 << QByteArray(",\"id\":\"paysys-sim.0.us.1\"");
        QTest::newRow("too deep") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"malformedJson\",\"form\":\"deep\"}") << 200 << QByteArray("{\"deep\":[[[[");
        QTest::newRow("other types") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"malformedJson\",\"form\":\"types\"}") << 200 << QByteArray("[\"id\",");
        QTest::newRow("no such certificate") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"cardCertificate\",\"form\":\"unknown\"}") << 200 << QByteArray("paysys-sim.0.us.1.retired");
        QTest::newRow("no certificate at all") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"cardCertificate\",\"form\":\"garbage\"}") << 200 << QByteArray("MIIgarbage");
        QTest::newRow("malformed") << QByteArray("{\"endpoint\":\"certificate\",\"kind\":\"malformedJson\"}") << 200 << QByteArray("\x01,}");
        QTest::newRow("any endpoint") << QByteArray("{\"endpoint\":\"*\",\"kind\":\"error\",\"code\":502}") << 502 << QByteArray("upstream");
    }
    void answersAreSpoiled()
    {
        QFETCH(QByteArray, rule);
        QFETCH(int, status);
        QFETCH(QByteArray, text);
        QCOMPARE(script(rule).status, 200);
        const RawAnswer answer = m_buyer->call("GET", "/partners/v1/certificate");
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.body.contains(text), answer.body.constData());
    }
    void aRedirectNamesAnotherHost()
    {
        std::ignore = script("{\"endpoint\":\"events\",\"kind\":\"redirect\",\"location\":\"http://elsewhere.invalid/\"}");
        QCOMPARE(m_buyer->call("GET", "/discovery/v2/events").header("Location"), QByteArray("http://elsewhere.invalid/"));
    }
    void aTruncatedAnswerPromisesMoreThanItSends()
    {
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"truncate\"}");
        const RawAnswer answer = alone(rawRequest("GET", "/partners/v1/certificate"));
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.whole);
        QVERIFY(!answer.body.isEmpty());
    }
    void aResetIsNotAnOrderlyEnd()
    {
        pay();
        std::ignore = script("{\"endpoint\":\"commit\",\"kind\":\"reset\"}");
        const int descriptor = rawSocket(m_simulator->rootUrl());
        const QByteArray request = commitRequest();
        QCOMPARE(::send(descriptor, request.constData(), std::size_t(request.size()), 0), request.size());
        char byte = 0;
        QCOMPARE(::recv(descriptor, &byte, 1, 0), -1);
        QCOMPARE(errno, ECONNRESET);
        ::close(descriptor);
        QCOMPARE(state(), QStringLiteral("committed"));
    }
    void anotherContentTypeKeepsTheBody()
    {
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"wrongType\",\"form\":\"application/octet-stream\"}");
        const RawAnswer answer = m_buyer->call("GET", "/partners/v1/certificate");
        QCOMPARE(answer.header("Content-Type"), QByteArray("application/octet-stream"));
        QVERIFY(answer.body.startsWith("{\"id\":"));
    }
    void aGzipBombIsSmallOnTheWire()
    {
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"gzipBomb\",\"megabytes\":512}");
        const RawAnswer answer = m_buyer->call("GET", "/partners/v1/certificate");
        QCOMPARE(answer.header("Content-Encoding"), QByteArray("gzip"));
        QVERIFY2(answer.body.size() < 1024 * 1024, QByteArray::number(answer.body.size()).constData());
        QCOMPARE(inflatedSize(answer.body), qint64(512) * 1024 * 1024);
    }
    void anOversizeBodyGoesOnAndOn()
    {
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"oversize\",\"megabytes\":5}");
        const RawAnswer answer = m_buyer->call("GET", "/partners/v1/certificate");
        QVERIFY(answer.whole && answer.body.size() > 5 * 1024 * 1024);
    }
    void chunksCarryTheRightAnswer()
    {
        const QByteArray right = m_buyer->call("GET", "/partners/v1/certificate").body;
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"chunked\",\"bytes\":100}");
        const RawAnswer answer = m_buyer->call("GET", "/partners/v1/certificate");
        QVERIFY(answer.whole);
        QCOMPARE(answer.body, right);
        QCOMPARE(answer.chunks.first(), 100);
        QCOMPARE(answer.chunks.size(), (right.size() + 99) / 100 + 1);
        QCOMPARE(m_buyer->call("GET", "/partners/v1/tracking").status, 200); // the connection lives on
    }
    void bandwidthSpreadsAnAnswer()
    {
        const qsizetype size = m_buyer->call("GET", "/partners/v1/certificate").body.size();
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"bandwidth\",\"bytesPerSecond\":" + QByteArray::number(size * 5) + '}');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_buyer->call("GET", "/partners/v1/certificate").whole);
        QVERIFY2(timer.elapsed() >= 180, QByteArray::number(timer.elapsed()).constData());
    }
    void theClockCanBeWrong()
    {
        const auto secondsOff = [this] {
            const QByteArray date = m_buyer->call("GET", "/partners/v1/tracking").header("Date");
            const QDateTime told = QLocale::c().toDateTime(QString::fromLatin1(date.chopped(4)), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
            return QDateTime(told.date(), told.time(), Qt::UTC).toSecsSinceEpoch() - m_clock->wall().time_since_epoch().count() / 1000;
        };
        QCOMPARE(secondsOff(), 0);
        std::ignore = script("{\"endpoint\":\"*\",\"kind\":\"clockSkew\",\"seconds\":-7200}");
        QCOMPARE(secondsOff(), -7200);
        const qint64 honest = m_clock->wall().time_since_epoch().count();
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"quota429\",\"seconds\":30}");
        const RawAnswer answer = m_buyer->call("GET", "/partners/v1/certificate");
        QCOMPARE(answer.header("Ratelimit-Expiry").toLongLong() - honest, -7200'000 + 30'000); // all its clocks are wrong alike
    }
    void maintenanceGoesByTheVenuesClock()
    {
        // The shared clock stands at 18:00 UTC, 13:00 in New York.
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"maintenance\",\"from\":\"12:30\",\"to\":\"14:00\"}");
        QCOMPARE(m_buyer->reserve(m_event, Buyer::adult(1)).code(), 20001);
        m_clock->advance(std::chrono::hours(1));
        QCOMPARE(m_buyer->reserve(m_event, Buyer::adult(1)).status, 200);
        std::ignore = m_buyer->call("DELETE", "/simulator/faults");
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"maintenance\",\"from\":\"23:00\",\"to\":\"01:00\"}"); // over midnight
        QCOMPARE(m_buyer->reserve(m_event, Buyer::adult(1)).status, 200);
        m_clock->advance(std::chrono::hours(10));
        QCOMPARE(m_buyer->reserve(m_event, Buyer::adult(1)).code(), 20001);
    }
    void aPollCanGoOnForEver()
    {
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"endlessPoll\",\"nth\":1,\"seconds\":2}");
        const RawAnswer first = m_buyer->reserve(m_event, Buyer::adult(1));
        QCOMPARE(first.status, 202);
        QCOMPARE(first.json()[QLatin1String("wait")].toInt(), 2);
        QByteArray url = first.json()[QLatin1String("polling_url")].toString().toUtf8();
        for (int i = 0; i < 5; ++i) {
            m_clock->advance(std::chrono::seconds(30));
            const RawAnswer again = m_buyer->call("GET", url.mid(url.indexOf("/partners/")));
            QCOMPARE(again.status, 202);
            url = again.json()[QLatin1String("polling_url")].toString().toUtf8();
        }
    }
    void pollingUrlsCanLeadAnywhere_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("leads");
        QTest::newRow("by default") << QByteArray() << QByteArray("http://polls.invalid/");
        QTest::newRow("a file") << QByteArray("file:///etc/passwd") << QByteArray("file:///etc/passwd");
        QTest::newRow("user in front") << QByteArray("{root}@evil.invalid/") << QByteArray("http://127.0.0.1@evil.invalid/");
        QTest::newRow("honest with more") << QByteArray("{url}&apikey=second") << QByteArray("&apikey=second");
    }
    void pollingUrlsCanLeadAnywhere()
    {
        QFETCH(QByteArray, location);
        QFETCH(QByteArray, leads);
        const QByteArray member = location.isEmpty() ? QByteArray() : ",\"location\":\"" + location + '"';
        QCOMPARE(script("{\"endpoint\":\"reserve\",\"kind\":\"hostilePollUrl\"" + member + '}').status, 200);
        const RawAnswer answer = m_buyer->reserve(m_event, Buyer::adult(1));
        QCOMPARE(answer.status, 202);
        QVERIFY2(answer.json()[QLatin1String("polling_url")].toString().toUtf8().contains(leads), answer.body.constData());
    }
    void cardCertificatesCanBeUnusable_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("expired") << QByteArray("expired");
        QTest::newRow("future") << QByteArray("future");
        QTest::newRow("curve") << QByteArray("curve");
        QTest::newRow("short") << QByteArray("short");
    }
    void cardCertificatesCanBeUnusable()
    {
        QFETCH(QByteArray, form);
        std::ignore = script("{\"endpoint\":\"certificate\",\"kind\":\"cardCertificate\",\"form\":\"" + form + "\"}");
        const QByteArray pem = m_buyer->call("GET", "/partners/v1/certificate").json()[QLatin1String("value")].toString().toUtf8();
        const QList<QSslCertificate> chain = QSslCertificate::fromData(pem);
        QCOMPARE(chain.size(), 1);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(chain.first().expiryDate() < now, form == "expired");
        QCOMPARE(chain.first().effectiveDate() > now, form == "future");
        QCOMPARE(chain.first().publicKey().algorithm() == QSsl::Ec, form == "curve");
        QCOMPARE(chain.first().publicKey().length() == 512, form == "short");
    }
    void connectionsFailBeforeTheirFirstRequest()
    {
        std::ignore = script("{\"endpoint\":\"connection\",\"kind\":\"closeUnread\",\"nth\":1}");
        std::ignore = script("{\"endpoint\":\"connection\",\"kind\":\"reset\",\"nth\":2}");
        std::ignore = script("{\"endpoint\":\"connection\",\"kind\":\"hangUnapplied\",\"nth\":3}");
        QCOMPARE(alone(rawRequest("GET", "/partners/v1/tracking")).status, 0);
        QCOMPARE(alone(rawRequest("GET", "/partners/v1/tracking")).status, 0);
        RawClient ignored(m_simulator->rootUrl());
        ignored.write(rawRequest("GET", "/partners/v1/tracking"));
        ignored.patience(100);
        QCOMPARE(ignored.read().status, 0);
        QVERIFY(!ignored.closed());
        QCOMPARE(alone(rawRequest("GET", "/partners/v1/tracking")).status, 200);
        QCOMPARE(m_buyer->ledger()[QLatin1String("requests")][QLatin1String("tracking")].toInt(), 1);
    }
    void delayAndDripTakeTheirTime()
    {
        std::ignore = script("{\"endpoint\":\"tracking\",\"kind\":\"delay\",\"delay\":120,\"nth\":1}");
        std::ignore = script("{\"endpoint\":\"tracking\",\"kind\":\"drip\",\"delay\":1,\"nth\":2}");
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_buyer->call("GET", "/partners/v1/tracking").status, 200);
        QVERIFY(timer.elapsed() >= 110);
        const RawAnswer dripped = m_buyer->call("GET", "/partners/v1/tracking");
        QVERIFY(dripped.whole && dripped.body.startsWith("GIF89a"));
        QCOMPARE(m_buyer->call("GET", "/partners/v1/tracking").status, 200); // the connection lives on
    }
    void holdsSeatsAndPricesCanBeMeddledWith()
    {
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"shortHold\",\"seconds\":5,\"nth\":1}");
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"substituteSeats\",\"nth\":2}");
        std::ignore = script("{\"endpoint\":\"shipping\",\"kind\":\"priceDrift\",\"cents\":250}");
        QVERIFY(m_buyer->reserve(m_event, Buyer::adult(1)).body.contains("\"hold_time\":5,"));
        const RawAnswer other = m_buyer->reserve(m_event, "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2}],\"section\":\"101\",\"row\":\"E\",\"begin_seat\":3,\"end_seat\":4,\"accept_best_available\":false}}");
        QCOMPARE(other.status, 200);
        QVERIFY(!other.body.contains("\"row\":\"E\""));
        const double before = Buyer::grand(other).toDouble();
        QCOMPARE(Buyer::grand(m_buyer->chooseDelivery()).toDouble(), before + 5.0);
    }
    void aCallCanBeMadeToPoll()
    {
        std::ignore = script("{\"endpoint\":\"reserve\",\"kind\":\"forcePoll\",\"nth\":2}");
        QCOMPARE(m_buyer->reserve(m_event, Buyer::adult(1)).status, 200);
        QCOMPARE(m_buyer->reserve(m_event, Buyer::adult(1)).status, 202);
    }
    void theUnknownOutcomeEventLosesItsAnswer()
    {
        m_event = m_buyer->event(QStringLiteral("Unknown Outcome"));
        pay();
        QCOMPARE(alone(commitRequest()).status, 0);
        QCOMPARE(state(), QStringLiteral("committed"));
        const RawAnswer found = m_buyer->call("GET", "/partners/v1/orders?cart_id=" + m_buyer->encodedCart() + "&event_id=" + m_event);
        QCOMPARE(found.status, 200);
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
