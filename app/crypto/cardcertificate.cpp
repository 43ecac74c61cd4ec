#include "crypto/cardcertificate.h"
#include <QByteArray>
#include <algorithm>
#include <ctime>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace boxoffice {
namespace {

using X509Ptr = std::unique_ptr<X509, decltype(&X509_free)>;

Failure refused(QLatin1String detail)
{
    ERR_clear_error();
    return {.kind = FailureKind::Encryption, .where = QStringLiteral("certificate"), .detail = detail};
}

bool isBlank(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char one) { return one == ' ' || (one >= '\t' && one <= '\r'); });
}

bool inBase64(char one)
{
    return (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '+'
        || one == '/' || one == '=';
}

/// The DER bytes of the one certificate in the text. The service indents lines and ends them with CRLF, which
/// OpenSSL's own PEM reader refuses, while it takes junk and second certificates: so the markers are read here.
Result<QByteArray> derOf(QByteArrayView pem)
{
    constexpr QByteArrayView begin("-----BEGIN CERTIFICATE-----");
    constexpr QByteArrayView end("-----END CERTIFICATE-----");
    const qsizetype beginAt = pem.indexOf(begin);
    const qsizetype bodyAt = beginAt + begin.size();
    const qsizetype endAt = beginAt < 0 ? -1 : pem.indexOf(end, bodyAt);
    if (endAt < 0)
        return refused(certificatefault::noMarkers);
    if (pem.lastIndexOf(begin) != beginAt || pem.lastIndexOf(end) != endAt)
        return refused(certificatefault::several);
    if (!isBlank(pem.first(beginAt)) || !isBlank(pem.sliced(endAt + end.size())))
        return refused(certificatefault::surroundings);
    QByteArray base64;
    std::ranges::copy_if(pem.sliced(bodyAt, endAt - bodyAt), std::back_inserter(base64), inBase64);
    const auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return refused(certificatefault::unreadable);
    return decoded.decoded;
}

WallTime wallTime(const ASN1_TIME* time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) <= 0)
        return {};
    return WallTime(std::chrono::seconds(timegm(&parts)));
}

struct Exponent { bool encrypts, usual; };
Exponent exponentOf(const EVP_PKEY* key)
{
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &number) <= 0)
        return {false, false};
    const Exponent exponent{BN_is_odd(number) && !BN_is_one(number), BN_is_word(number, RSA_F4) == 1};
    BN_free(number);
    return exponent;
}

QList<CertificateWarning> lastingWarnings(X509* certificate, bool usualExponent)
{
    QList<CertificateWarning> warnings;
    const bool limited = (X509_get_extension_flags(certificate) & EXFLAG_KUSAGE) != 0;
    constexpr std::uint32_t encrypting = KU_KEY_ENCIPHERMENT | KU_DATA_ENCIPHERMENT;
    if (limited && (X509_get_key_usage(certificate) & encrypting) == 0)
        warnings << CertificateWarning::UsageForbidsEncryption;
    if ((X509_get_extension_flags(certificate) & EXFLAG_CA) != 0)
        warnings << CertificateWarning::IsAuthority;
    if (!usualExponent)
        warnings << CertificateWarning::UnusualExponent;
    return warnings;
}

Result<CardCertificate> judged(const CertificateId& id, X509* x509, int minBits)
{
    std::shared_ptr<EVP_PKEY> key(X509_get_pubkey(x509), EVP_PKEY_free);
    if (!key)
        return refused(certificatefault::unreadable);
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return refused(certificatefault::notRsa);
    const int bits = EVP_PKEY_get_bits(key.get());
    if (bits < minBits)
        return refused(certificatefault::tooSmall);
    const Exponent exponent = exponentOf(key.get());
    if (!exponent.encrypts)
        return refused(certificatefault::noEncryption);
    return CardCertificate{.id = id, .key = std::move(key), .bits = bits,
                           .notBefore = wallTime(X509_get0_notBefore(x509)),
                           .notAfter = wallTime(X509_get0_notAfter(x509)),
                           .warnings = lastingWarnings(x509, exponent.usual)};
}

} // namespace

Result<CardCertificate> parseCardCertificate(const CertificateId& id, QByteArrayView value, int minBits)
{
    if (id.isEmpty())
        return refused(certificatefault::noId);
    const Result<QByteArray> der = derOf(value);
    if (!der)
        return der.failure();
    const auto* at = reinterpret_cast<const unsigned char*>(der->constData());
    const auto* end = at + der->size();
    const X509Ptr x509(d2i_X509(nullptr, &at, static_cast<long>(der->size())), X509_free);
    if (!x509 || at != end)
        return refused(certificatefault::unreadable);
    return judged(id, x509.get(), minBits);
}

QLatin1String warningText(CertificateWarning warning)
{
    switch (warning) {
    case CertificateWarning::NotYetValid: return QLatin1String("not valid yet");
    case CertificateWarning::Expired: return QLatin1String("expired");
    case CertificateWarning::UsageForbidsEncryption: return QLatin1String("its key usage does not name encryption");
    case CertificateWarning::IsAuthority: return QLatin1String("it is marked as an authority");
    case CertificateWarning::UnusualExponent: return QLatin1String("its exponent is not 65537");
    }
    return {};
}

QList<CertificateWarning> warningsAt(const CardCertificate& certificate, WallTime now)
{
    QList<CertificateWarning> warnings = certificate.warnings;
    if (now < certificate.notBefore)
        warnings << CertificateWarning::NotYetValid;
    if (now > certificate.notAfter)
        warnings << CertificateWarning::Expired;
    return warnings;
}

} // namespace boxoffice
