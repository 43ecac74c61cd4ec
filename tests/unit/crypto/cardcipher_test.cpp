#include "core/secret.h"
#include "crypto/cardcipher.h"
#include "testcertificate.h"
#include "tests/support/memoryscan.h"
#include <QHash>
#include <QSet>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

constexpr std::string_view number = "4012888888881881";
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

CardCertificate certificateFor(const KeyPtr& key, int minBits = 2048)
{
    return *parseCardCertificate(CertificateId(QStringLiteral("test.0.us.1")), certificatePem(key), minBits);
}

/// Sum of squared deviations from the expected count, over the expected count.
double chiSquared(const QHash<char, int>& counts, int total)
{
    const double expected = double(total) / double(alphabet.size());
    double sum = 0;
    for (const char letter : alphabet)
        sum += (counts.value(letter) - expected) * (counts.value(letter) - expected) / expected;
    return sum;
}

} // namespace

class CardCipherTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenThousandFieldsDecryptBackAndNoSaltRepeats()
    {
        constexpr int rounds = 10'000;
        const KeyPtr key = rsaKey(2048);
        const CardCertificate certificate = certificateFor(key);
        QSet<QByteArray> salts;
        QHash<char, int> counts;
        for (int round = 0; round < rounds; ++round) {
            const Result<EncryptedText> field = encryptCardField(certificate, number);
            QVERIFY(field.ok());
            const QByteArray plain = decrypted(key, field->base64);
            QCOMPARE(plain.mid(16), QByteArray(number.data(), number.size()));
            salts << plain.first(16);
            for (const char letter : plain.first(16)) {
                QVERIFY(alphabet.find(letter) != std::string_view::npos);
                ++counts[letter];
            }
        }
        QCOMPARE(salts.size(), rounds);
        // 61 degrees of freedom: outside 20..130 a fair generator comes less than once in a million runs.
        const double deviation = chiSquared(counts, rounds * 16);
        QVERIFY2(deviation > 20 && deviation < 130, QByteArray::number(deviation).constData());
    }
    void theFieldIsOneLineOfStandardBase64()
    {
        const Result<EncryptedText> field = encryptCardField(certificateFor(rsaKey(2048)), number);
        QCOMPARE(field->base64.size(), 344);
        const auto decoded = QByteArray::fromBase64Encoding(field->base64, QByteArray::AbortOnBase64DecodingErrors);
        QVERIFY(decoded);
        QCOMPARE(decoded.decoded.size(), 256);
    }
    void numberAndCodeHaveDifferentSalts()
    {
        const KeyPtr key = rsaKey(1024);
        const CardCertificate certificate = certificateFor(key, 1024);
        const QByteArray first = decrypted(key, encryptCardField(certificate, number)->base64);
        const QByteArray second = decrypted(key, encryptCardField(certificate, std::string_view("123"))->base64);
        QCOMPARE(second.mid(16), QByteArray("123"));
        QVERIFY(first.first(16) != second.first(16));
    }
    void whatIsNoDigitsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a blank") << QByteArray("4111 1111");
        QTest::newRow("a letter") << QByteArray("4111x");
        QTest::newRow("too many") << QByteArray(33, '4');
    }
    void whatIsNoDigitsIsRefused()
    {
        QFETCH(QByteArray, text);
        const CardCertificate certificate = certificateFor(rsaKey(1024), 1024);
        const auto field = encryptCardField(certificate, {text.constData(), static_cast<std::size_t>(text.size())});
        QVERIFY(!field.ok());
        QCOMPARE(field.failure().kind, FailureKind::Encryption);
        QVERIFY(!field.failure().detail.contains(QStringLiteral("4111")));
    }
    void aKeyThatCannotEncryptIsAFailure()
    {
        CardCertificate certificate = certificateFor(rsaKey(2048));
        certificate.key = ecKey();
        const Result<EncryptedText> byCurve = encryptCardField(certificate, number);
        QVERIFY(!byCurve.ok());
        QCOMPARE(byCurve.failure().kind, FailureKind::Encryption);
        certificate.key.reset();
        QVERIFY(!encryptCardField(certificate, number).ok());
        QCOMPARE(ERR_peek_error(), 0UL);
    }
    void theLongestTextFitsTheSmallestKey()
    {
        const KeyPtr key = rsaKey(512);
        const std::string_view longest("44444444444444444444444444444444");
        const Result<EncryptedText> field = encryptCardField(certificateFor(key, 512), longest);
        QVERIFY(field.ok());
        QCOMPARE(decrypted(key, field->base64).mid(16), QByteArray(longest.data(), longest.size()));
    }
    void noCopyOfTheDigitsIsLeftInMemory()
    {
        if (!test::canScanMemory)
            QSKIP("the address sanitizer manages this memory");
        const CardCertificate certificate = certificateFor(rsaKey(2048));
        for (int run = 0; run < 20; ++run) {
            const MaskedNumber masked;
            {
                Result<Secret> secret = Secret::create();
                for (std::size_t at = 0; at < MaskedNumber::length; ++at)
                    secret->append(masked.digit(at));
                QVERIFY(encryptCardField(certificate, secret->digits()).ok());
            }
            QCOMPARE(copiesInMemory(masked), 0);
        }
    }
};

QTEST_APPLESS_MAIN(CardCipherTest)
#include "cardcipher_test.moc"
