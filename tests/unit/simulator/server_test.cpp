#include "buyer.h"
#include "sharedclock.h"
#include "tests/support/testauthority.h"
#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslSocket>
#include <zlib.h>

using namespace boxoffice;
using namespace boxoffice::simulator;

#ifdef __SANITIZE_ADDRESS__
constexpr int slowness = 10;
#else
constexpr int slowness = 1;
#endif

namespace {
QByteArray unpacked(QByteArray packed)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    QByteArray plain(8 * 1024 * 1024, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = uInt(plain.size());
    const int result = inflate(&stream, Z_FINISH);
    plain.truncate(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return result == Z_STREAM_END ? plain : QByteArray();
}
} // namespace

class ServerTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SharedClock> m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;
private Q_SLOTS:
    void initTestCase()
    {
        m_clock = std::make_unique<SharedClock>();
        Options options;
        options.eventCount = 200;
        m_simulator = std::make_unique<SimulatorThread>(options, *m_clock);
        QVERIFY(m_simulator->start().ok());
    }
    void itStartsQuicklyOnLoopbackOnly()
    {
        QElapsedTimer timer;
        timer.start();
        SimulatorThread other(Options{}, *m_clock);
        const Result<quint16> port = other.start();
        QVERIFY(timer.elapsed() < 150 * slowness);
        QVERIFY(port.ok());
        QCOMPARE(other.rootUrl().toString(), QStringLiteral("http://127.0.0.1:%1").arg(*port));
        QCOMPARE(other.partnerRoot().path(), QStringLiteral("/partners/v1"));
    }
    void aTakenPortIsAFailure()
    {
        Options options;
        options.eventCount = 50;
        options.port = quint16(m_simulator->rootUrl().port());
        SimulatorThread other(options, *m_clock);
        const Result<quint16> port = other.start();
        QVERIFY(!port.ok());
        QCOMPARE(port.failure().kind, FailureKind::NotSent);
    }
    void pipelinedAnswersKeepTheirOrder()
    {
        RawClient client(m_simulator->rootUrl());
        QByteArray bytes;
        for (int i = 0; i < 20; ++i)
            bytes += rawRequest("GET", i % 2 == 0 ? "/partners/v1/tracking" : "/discovery/v2/venues?size=1&page=" + QByteArray::number(i));
        client.write(bytes);
        for (int i = 0; i < 20; ++i) {
            const RawAnswer answer = client.read();
            QCOMPARE(answer.status, 200);
            if (i % 2 == 0)
                QVERIFY(answer.body.startsWith("GIF89a"));
            else
                QCOMPARE(answer.json()[QLatin1String("page")][QLatin1String("number")].toInt(), i);
        }
    }
    void headHasALengthAndNoBody()
    {
        Buyer buyer(m_simulator->rootUrl());
        const RawAnswer head = buyer.call("HEAD", "/partners/v1/tracking");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length"), QByteArray("42"));
        QCOMPARE(buyer.call("GET", "/partners/v1/tracking").status, 200); // nothing of a body was left behind
    }
    void chunkedRequestsAreUnderstood()
    {
        Buyer buyer(m_simulator->rootUrl());
        const QByteArray event = buyer.event(QStringLiteral("Whole House"));
        const QByteArray body = Buyer::adult(1);
        RawClient client(m_simulator->rootUrl());
        client.write("POST " + Buyer::path(event) + " HTTP/1.1\r\nHost: x\r\nx-api-key: demo-key\r\nTransfer-Encoding: chunked\r\n\r\n"
                     + QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n");
        QCOMPARE(client.read().status, 200);
    }
    void connectionCloseIsHonoured()
    {
        RawClient client(m_simulator->rootUrl());
        client.write(rawRequest("GET", "/partners/v1/tracking", {}, "x-api-key: demo-key\r\nConnection: close\r\n"));
        QCOMPARE(client.read().status, 200);
        QVERIFY(client.closed());
    }
    void wrongPathsAndMethods()
    {
        Buyer buyer(m_simulator->rootUrl());
        QCOMPARE(buyer.call("GET", "/partners/v1/nothing").status, 404);
        QCOMPARE(buyer.call("GET", "/partners/v1/events//cart").status, 404);
        QCOMPARE(buyer.call("GET", "/discovery/v2/nothing").status, 404);
        const RawAnswer wrong = buyer.call("PATCH", "/partners/v1/events/x/cart");
        QCOMPARE(wrong.status, 405);
        QCOMPARE(wrong.header("Allow"), QByteArray("POST, PUT, DELETE"));
        QCOMPARE(buyer.call("POST", "/partners/v1/events/unknown/cart", Buyer::adult(1)).status, 404);
        QCOMPARE(buyer.call("GET", "/simulator/nothing").status, 404);
        QCOMPARE(buyer.call("GET", "/simulator/").status, 200);
    }
    void theKeyIsCheckedEverywhere()
    {
        Buyer buyer(m_simulator->rootUrl());
        const RawAnswer missing = buyer.call("GET", "/partners/v1/certificate", {}, {});
        QCOMPARE(missing.status, 401);
        QVERIFY(missing.body.contains("steps.oauth.v2.FailedToResolveAPIKey"));
        const RawAnswer wrong = buyer.call("GET", "/discovery/v2/events", {}, "x-api-key: guess\r\n");
        QCOMPARE(wrong.status, 401);
        QVERIFY(wrong.body.contains("{\"fault\":{\"faultstring\":\"Invalid ApiKey\",\"detail\":{\"errorcode\":\"oauth.v2.InvalidApiKey\"}}}"));
        QCOMPARE(buyer.call("GET", "/commerce/v2/events/x/offers?apikey=guess", {}, {}).status, 401);
        QCOMPARE(buyer.call("GET", "/partners/v1/certificate?apikey=demo-key", {}, {}).status, 200);
    }
    void hostileConnectionsEndAndOthersLiveOn()
    {
        const QByteArray attacks[] = {QByteArray(100000, 'A'), "\r\n\r\n\0\xff\xfe", "GET /" + QByteArray(20000, '%') + " HTTP/1.1\r\n\r\n",
                                      "PUT /partners/v1/events/x/cart HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n",
                                      QByteArray("GET /partners/v1/events/%00%ff/availability HTTP/1.1\r\n\r\n"), QByteArray("\x16\x03\x01\x00\xa5\x01", 6)};
        for (const QByteArray& attack : attacks) {
            RawClient client(m_simulator->rootUrl());
            client.write(attack);
            client.patience(100);
            const int status = client.read().status;
            QVERIFY2(status == 0 || status >= 400, attack.left(20).constData());
        }
        Buyer buyer(m_simulator->rootUrl());
        QCOMPARE(buyer.call("GET", "/partners/v1/tracking").status, 200);
        const QByteArray deep = QByteArray(100000, '[');
        QCOMPARE(buyer.call("POST", Buyer::path(buyer.event(QStringLiteral("Whole House"))), deep).code(), 10002);
    }
    void tlsIsServedWhenACertificateIsGiven()
    {
        const test::TestAuthority authority;
        Options options;
        options.eventCount = 50;
        options.certificatePem = authority.server().toPem();
        options.keyPem = authority.serverKey().toPem();
        SimulatorThread simulator(options, *m_clock);
        const Result<quint16> port = simulator.start();
        QVERIFY(port.ok());
        QCOMPARE(simulator.rootUrl().scheme(), QStringLiteral("https"));
        QSslSocket socket;
        QSslConfiguration configuration = socket.sslConfiguration();
        configuration.setCaCertificates({authority.root()});
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), *port);
        QVERIFY2(socket.waitForEncrypted(5000), qPrintable(socket.errorString()));
        socket.write(rawRequest("GET", "/discovery/v2/events?size=1"));
        QByteArray answer;
        while (!answer.endsWith("}") && socket.waitForReadyRead(5000))
            answer += socket.readAll();
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(answer.contains("\"url\":\"https://127.0.0.1"));
    }
    void aBrokenCertificateIsAFailure()
    {
        Options options;
        options.eventCount = 50;
        options.certificatePem = "not a certificate";
        options.keyPem = "not a key";
        SimulatorThread broken(options, *m_clock);
        const Result<quint16> port = broken.start();
        QVERIFY(!port.ok());
        QCOMPARE(port.failure().kind, FailureKind::Tls);
    }
    void largeAnswersArePackedForThoseWhoAccept()
    {
        Buyer buyer(m_simulator->rootUrl());
        const QByteArray path = "/discovery/v2/events?size=100";
        const RawAnswer plain = buyer.call("GET", path);
        QCOMPARE(plain.header("Content-Encoding"), QByteArray());
        QCOMPARE(plain.header("Vary"), QByteArray("Accept-Encoding"));
        const RawAnswer packed = buyer.call("GET", path, {}, "x-api-key: demo-key\r\nAccept-Encoding: br, gzip;q=0.8\r\n");
        QCOMPARE(packed.header("Content-Encoding"), QByteArray("gzip"));
        QVERIFY(packed.whole && packed.body.size() * 3 < plain.body.size());
        QCOMPARE(packed.header("Transfer-Encoding"), QByteArray("chunked"));
        QCOMPARE(packed.header("Content-Length"), QByteArray());
        QCOMPARE(unpacked(packed.body), plain.body);
        const RawAnswer refused = buyer.call("GET", path, {}, "x-api-key: demo-key\r\nAccept-Encoding: gzip;q=0\r\n");
        QCOMPARE(refused.header("Content-Encoding"), QByteArray());
        const RawAnswer small = buyer.call("GET", "/partners/v1/tracking", {}, "x-api-key: demo-key\r\nAccept-Encoding: gzip\r\n");
        QCOMPARE(small.header("Content-Encoding"), QByteArray());
    }
    void headTellsHowGetWouldTravel()
    {
        Buyer buyer(m_simulator->rootUrl());
        const RawAnswer head = buyer.call("HEAD", "/discovery/v2/events?size=100", {}, "x-api-key: demo-key\r\nAccept-Encoding: gzip\r\n");
        QCOMPARE(head.header("Transfer-Encoding"), QByteArray("chunked"));
        QCOMPARE(buyer.call("GET", "/partners/v1/tracking").status, 200);
    }
    void anOldClientGetsNoChunks()
    {
        RawClient client(m_simulator->rootUrl());
        client.write("GET /discovery/v2/events?size=100 HTTP/1.0\r\nx-api-key: demo-key\r\nAccept-Encoding: gzip\r\n\r\n");
        const RawAnswer answer = client.read();
        QVERIFY(answer.whole && answer.header("Transfer-Encoding").isEmpty());
        QVERIFY(answer.header("Content-Length").toInt() > 0);
        QVERIFY(client.closed());
        RawClient staying(m_simulator->rootUrl());
        for (int i = 0; i < 2; ++i) {
            staying.write("GET /partners/v1/tracking HTTP/1.0\r\nx-api-key: demo-key\r\nConnection: keep-alive\r\n\r\n");
            QCOMPARE(staying.read().status, 200);
        }
    }
    void everyAnswerIsDated()
    {
        Buyer buyer(m_simulator->rootUrl());
        for (const QByteArray path : {"/partners/v1/tracking", "/partners/v1/nothing", "/simulator/ledger"})
            QCOMPARE(buyer.call("GET", path).header("Date"), QByteArray("Sun, 22 Nov 2026 18:00:00 GMT"));
    }
    void aClientThatNeverReadsCostsLittle()
    {
        Buyer buyer(m_simulator->rootUrl());
        QTcpSocket greedy;
        greedy.setReadBufferSize(1024);
        greedy.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_simulator->rootUrl().port()));
        QVERIFY(greedy.waitForConnected(5000));
        const int before = buyer.ledger()[QLatin1String("requests")][QLatin1String("events")].toInt();
        greedy.write(rawRequest("GET", "/discovery/v2/events?size=200").repeated(2000)); // a gigabyte, if all were answered
        QVERIFY(greedy.waitForBytesWritten(5000));
        QTRY_VERIFY(buyer.ledger()[QLatin1String("requests")][QLatin1String("events")].toInt() > before);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(buyer.call("GET", "/partners/v1/tracking").status, 200); // gives it every chance to go on
        QVERIFY(buyer.ledger()[QLatin1String("requests")][QLatin1String("events")].toInt() - before < 200);
    }
    void aSelfMadeAuthorityIsEnoughToTrustTheServer_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QSslError::SslError>("error");
        QTest::newRow("right") << QByteArray() << QSslError::NoError;
        QTest::newRow("expired") << QByteArray("expired") << QSslError::CertificateExpired;
        QTest::newRow("other host") << QByteArray("wrongHost") << QSslError::HostNameMismatch;
        QTest::newRow("untrusted") << QByteArray("untrusted") << QSslError::UnableToGetLocalIssuerCertificate;
    }
    void aSelfMadeAuthorityIsEnoughToTrustTheServer()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QSslError::SslError, error);
        Options options;
        options.eventCount = 20;
        options.selfSignedTls = true;
        SimulatorThread simulator(options, *m_clock);
        QVERIFY(simulator.start().ok());
        if (!fault.isEmpty())
            simulator.addFault(*faultRuleFromJson("{\"endpoint\":\"connection\",\"kind\":\"tls\",\"form\":\"" + fault + "\"}"));
        QSslSocket socket;
        QSslConfiguration configuration = socket.sslConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromData(simulator.authorityPem()));
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), quint16(simulator.rootUrl().port()));
        QCOMPARE(socket.waitForEncrypted(5000), fault.isEmpty());
        QList<QSslError::SslError> errors;
        for (const QSslError& one : socket.sslHandshakeErrors())
            errors.append(one.error());
        QVERIFY(fault.isEmpty() ? errors.isEmpty() : errors.contains(error));
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
