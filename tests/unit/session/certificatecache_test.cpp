#include "session/certificatecache.h"
#include "net/call.h"
#include "tests/support/leapclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/unit/crypto/testcertificate.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTest>
#include <QTimer>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

/// How long one certificate serves, by the boot clock, and what makes it go.
class CertificateCacheTest : public QObject {
    Q_OBJECT
    LeapClock m_clock;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<PartnerClient> m_partner;
    std::unique_ptr<CertificateCache> m_cache;
    QByteArray m_pem;
    bool m_up = true;

    /// The id of the certificate a payment gets now; the failure's detail when it gets none.
    [[nodiscard]] QString got()
    {
        QString id;
        m_cache->get([&id](const Result<CardCertificate>& result) { id = result ? result->id.text() : QStringLiteral("failed: ") + result.failure().detail; });
        return QTest::qWaitFor([&id] { return !id.isEmpty(); }) ? id : QStringLiteral("nothing");
    }
    [[nodiscard]] qsizetype fetches() const { return m_server->requests().size(); }

private Q_SLOTS:
    void initTestCase() { m_pem = certificatePem(rsaKey(2048)); }
    void init()
    {
        m_up = true;
        m_network = std::make_unique<QNetworkAccessManager>();
        m_server = std::make_unique<ScriptedServer>();
        m_server->onRequest([this](Peer& peer, const ReceivedRequest&) {
            if (!m_up)
                return peer.answer(400, R"({"error":{"code":90003}})");
            const QJsonObject answer{{QStringLiteral("id"), QStringLiteral("key.%1").arg(fetches())}, {QStringLiteral("value"), QString::fromLatin1(m_pem)}};
            peer.answer(200, QJsonDocument(answer).toJson(), {{"Content-Type", "application/json"}});
        });
        m_http = std::make_unique<HttpClient>(*m_network, m_clock, HttpClient::LogSink(), [] { return 0.0; });
        PartnerAccount account;
        account.baseUrl = m_server->url(QStringLiteral("/partners/v1"));
        account.apiKey = QStringLiteral("KEY");
        m_partner = std::make_unique<PartnerClient>(*m_http, account);
        m_cache = std::make_unique<CertificateCache>(*m_partner, m_clock, 2048);
    }
    void cleanup() { m_cache.reset(); }

    void aPrefetchedCertificateIsThereWithoutAsking()
    {
        m_cache->prefetch();
        m_cache->prefetch();
        QTRY_COMPARE(fetches(), 1);
        QCOMPARE(got(), QStringLiteral("key.1"));
        m_clock.leap(59min);
        QCOMPARE(got(), QStringLiteral("key.1"));
        QCOMPARE(fetches(), 1);
    }
    void afterAnHourItIsFetchedAnewWhilePayingDoesNotWait()
    {
        QCOMPARE(got(), QStringLiteral("key.1"));
        m_clock.leap(61min);
        QCOMPARE(got(), QStringLiteral("key.1"));
        QTRY_COMPARE(fetches(), 2);
        QTRY_COMPARE(got(), QStringLiteral("key.2"));
    }
    void everyHourItIsFetchedAnewByItself()
    {
        auto* look = m_cache->findChild<QTimer*>();
        QVERIFY(look && !look->isActive());
        QCOMPARE(got(), QStringLiteral("key.1"));
        QVERIFY(look->isActive());
        look->setInterval(1);
        m_clock.leap(59min);
        QVERIFY(!QTest::qWaitFor([this] { return fetches() != 1; }, 50));
        m_clock.leap(2min);
        QTRY_COMPARE(fetches(), 2);
    }
    void anOldOneServesWhileTheServiceIsDownButNeverADay()
    {
        QCOMPARE(got(), QStringLiteral("key.1"));
        m_up = false;
        m_clock.leap(22h);
        QCOMPARE(got(), QStringLiteral("key.1"));
        m_clock.leap(2h);
        QVERIFY(got().startsWith(QLatin1String("failed")));
    }
    void aDroppedOneIsNeverUsedAgain()
    {
        QCOMPARE(got(), QStringLiteral("key.1"));
        m_cache->drop();
        QCOMPARE(got(), QStringLiteral("key.2"));
    }
    void whatAFetchUnderWayBringsIsDroppedToo()
    {
        m_cache->prefetch();
        m_cache->drop();
        QVERIFY(got() != QStringLiteral("key.1") || fetches() == 1); // the first request may not have left yet
        m_cache->prefetch();
        QVERIFY(waitUntilQuiet(*m_server));
        QVERIFY(fetches() <= 2);
    }
    void anUnusableOneTakesThePlaceOfNone()
    {
        QCOMPARE(got(), QStringLiteral("key.1"));
        m_pem = QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        m_clock.leap(61min);
        QCOMPARE(got(), QStringLiteral("key.1"));
        QTRY_COMPARE(got(), QStringLiteral("failed: ") + certificatefault::unreadable);
        m_pem = certificatePem(rsaKey(2048));
        QVERIFY(got().startsWith(QLatin1String("key.")));
    }
};

QTEST_GUILESS_MAIN(CertificateCacheTest)
#include "certificatecache_test.moc"
