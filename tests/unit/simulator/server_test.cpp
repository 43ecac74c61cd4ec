#include "buyer.h"
#include "sharedclock.h"
#include "tests/support/testauthority.h"
#include <QElapsedTimer>
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::simulator;

#ifdef __SANITIZE_ADDRESS__
constexpr int slowness = 10;
#else
constexpr int slowness = 1;
#endif

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
    void theProgramServesUntilItIsToldToStop()
    {
        QTemporaryDir folder;
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const QString ready = folder.filePath(QStringLiteral("ready"));
        program.start(QStringLiteral(PROGRAMS "/boxoffice-simulator"),
                      {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--events"), QStringLiteral("100"),
                       QStringLiteral("--ready-file"), ready, QStringLiteral("--api-key"), QStringLiteral("k"), QStringLiteral("--date"), QStringLiteral("2027-01-02")});
        if (!program.waitForStarted(5000))
            QSKIP("boxoffice-simulator is not built");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), 5000);
        QFile file(ready);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QUrl root(QString::fromUtf8(file.readAll().trimmed()));
        RawClient client(root);
        client.write(rawRequest("GET", "/discovery/v2/events?keyword=glass+harbor&size=1", {}, "x-api-key: k\r\n"));
        QVERIFY(client.read().body.contains("\"localDate\":\"2027-01-02\""));
        program.terminate();
        QVERIFY(program.waitForFinished(5000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().contains(root.toEncoded()));
        program.start(QStringLiteral(PROGRAMS "/boxoffice-simulator"), {QStringLiteral("--polling"), QStringLiteral("sometimes")});
        QVERIFY(program.waitForFinished(5000));
        QCOMPARE(program.exitCode(), 2);
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
