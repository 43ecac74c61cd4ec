#include "crypto/cardcertificate.h"
#include "testcertificate.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
const CertificateId someId(QStringLiteral("paysys-dev.0.us.3"));

WallTime today() { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }
} // namespace

class CardCertificateTest : public QObject {
    Q_OBJECT
    KeyPtr m_key;
    QByteArray m_pem;

    void refusedAs(QByteArrayView pem, QLatin1String detail, int minBits = 2048)
    {
        const Result<CardCertificate> parsed = parseCardCertificate(someId, pem, minBits);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.failure().kind, FailureKind::Encryption);
        QCOMPARE(parsed.failure().detail, detail);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_key = rsaKey(2048);
        m_pem = certificatePem(m_key);
        QVERIFY(m_pem.startsWith("-----BEGIN CERTIFICATE-----"));
    }
    void everyDocumentedLayoutParses_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QByteArray crlf = certificatePem(rsaKey(2048));
        QTest::newRow("LF") << crlf;
        crlf.replace("\n", "\r\n");
        QTest::newRow("CRLF") << crlf;
        QTest::newRow("CRLF, indented") << "    " + QByteArray(crlf).replace("\r\n", "\r\n    ");
        QTest::newRow("one line") << QByteArray(crlf).replace("\r\n", "");
        QTest::newRow("blank around") << "\r\n \t" + crlf + "\r\n\r\n";
    }
    void everyDocumentedLayoutParses()
    {
        QFETCH(QByteArray, pem);
        const Result<CardCertificate> parsed = parseCardCertificate(someId, pem, 2048);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->id, someId);
        QCOMPARE(parsed->bits, 2048);
        QVERIFY(warningsAt(*parsed, today()).isEmpty());
    }
    void theKeyIsTheOneInTheCertificate()
    {
        const Result<CardCertificate> parsed = parseCardCertificate(someId, m_pem, 2048);
        QVERIFY(parsed.ok());
        QCOMPARE(EVP_PKEY_eq(parsed->key.get(), m_key.get()), 1);
    }
    void aCertificateWithoutIdIsRefused()
    {
        const Result<CardCertificate> parsed = parseCardCertificate(CertificateId(), m_pem, 2048);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.failure().detail, certificatefault::noId);
    }
    void missingMarkersAreRefused()
    {
        refusedAs("", certificatefault::noMarkers);
        refusedAs("<html>captive portal</html>", certificatefault::noMarkers);
        refusedAs(m_pem.first(m_pem.size() / 2), certificatefault::noMarkers);
        refusedAs("-----END CERTIFICATE----------BEGIN CERTIFICATE-----", certificatefault::noMarkers);
    }
    void twoCertificatesAreRefused()
    {
        refusedAs(m_pem + m_pem, certificatefault::several);
        refusedAs(m_pem + "-----END CERTIFICATE-----", certificatefault::several);
    }
    void textAroundTheCertificateIsRefused()
    {
        refusedAs("subject=somebody\n" + m_pem, certificatefault::surroundings);
        refusedAs(m_pem + "x", certificatefault::surroundings);
        refusedAs(m_pem + "-----BEGIN PRIVATE KEY-----\n", certificatefault::surroundings);
    }
    void junkBetweenTheMarkersIsRefused()
    {
        refusedAs("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----", certificatefault::unreadable);
        refusedAs("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", certificatefault::unreadable);
        refusedAs("-----BEGIN CERTIFICATE-----\nA=AA\n-----END CERTIFICATE-----", certificatefault::unreadable);
        QByteArray truncated = m_pem;
        truncated.remove(200, 260);
        refusedAs(truncated, certificatefault::unreadable);
    }
    void bytesAfterTheCertificateInsideTheMarkersAreRefused()
    {
        QByteArray body = m_pem;
        body.replace("-----BEGIN CERTIFICATE-----", "").replace("-----END CERTIFICATE-----", "").replace("\n", "");
        const QByteArray der = QByteArray::fromBase64(body) + QByteArray(9, 'x');
        refusedAs("-----BEGIN CERTIFICATE-----\n" + der.toBase64() + "\n-----END CERTIFICATE-----",
                  certificatefault::unreadable);
    }
    void otherKeysThanRsaAreRefused() { refusedAs(certificatePem(ecKey()), certificatefault::notRsa); }
    void smallKeysNeedTheSetting()
    {
        const QByteArray pem = certificatePem(rsaKey(1024));
        refusedAs(pem, certificatefault::tooSmall);
        const Result<CardCertificate> parsed = parseCardCertificate(someId, pem, 1024);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->bits, 1024);
    }
    void anExponentThatLeavesThePlainTextIsRefused()
    {
        refusedAs(certificatePem(withExponent(m_key, 1), {}, m_key), certificatefault::noEncryption);
        refusedAs(certificatePem(withExponent(m_key, 4), {}, m_key), certificatefault::noEncryption);
    }
    void odditiesAreWarningsOnly_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<int>("warning");
        const auto row = [this](const char* name, const CertificateShape& shape, CertificateWarning warning) {
            QTest::newRow(name) << certificatePem(m_key, shape) << static_cast<int>(warning);
        };
        row("future", {.firstSecond = 3600}, CertificateWarning::NotYetValid);
        row("past", {.firstSecond = -7200, .lastSecond = -3600}, CertificateWarning::Expired);
        row("usage", {.keyUsage = "digitalSignature"}, CertificateWarning::UsageForbidsEncryption);
        row("authority", {.basicConstraints = "CA:TRUE"}, CertificateWarning::IsAuthority);
        QTest::newRow("exponent") << certificatePem(withExponent(m_key, 3), {}, m_key)
                                  << static_cast<int>(CertificateWarning::UnusualExponent);
    }
    void odditiesAreWarningsOnly()
    {
        QFETCH(QByteArray, pem);
        QFETCH(int, warning);
        const Result<CardCertificate> parsed = parseCardCertificate(someId, pem, 2048);
        QVERIFY(parsed.ok());
        QCOMPARE(warningsAt(*parsed, today()), QList<CertificateWarning>{static_cast<CertificateWarning>(warning)});
        QVERIFY(warningText(static_cast<CertificateWarning>(warning)).size() > 5);
    }
    void aUsageThatAllowsEncryptionIsNoWarning()
    {
        const QByteArray pem = certificatePem(m_key, {.keyUsage = "digitalSignature,keyEncipherment"});
        QVERIFY(parseCardCertificate(someId, pem, 2048)->warnings.isEmpty());
    }
};

QTEST_APPLESS_MAIN(CardCertificateTest)
#include "cardcertificate_test.moc"
