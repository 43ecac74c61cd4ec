#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include <QByteArrayView>
#include <QLatin1String>
#include <QList>
#include <memory>
#include <openssl/types.h>

namespace boxoffice {

/// Oddities that `--check` reports. They never stop a sale: a guess about policy must not.
enum class CertificateWarning {
    NotYetValid,
    Expired,
    UsageForbidsEncryption, ///< a key usage extension without keyEncipherment and dataEncipherment
    IsAuthority,            ///< the CA flag is set
    UnusualExponent,        ///< not 65537
};

/// The RSA key that card fields are encrypted with, and the id that goes along as `card.encryption_key`.
struct CardCertificate {
    CertificateId id;
    std::shared_ptr<EVP_PKEY> key; ///< public; never null when parsed
    int bits = 0;
    WallTime notBefore;
    WallTime notAfter;
    QList<CertificateWarning> warnings; ///< those that do not depend on today
};

/// Why a certificate was refused, as `Failure.detail` of kind Encryption (where = "certificate").
namespace certificatefault {
inline constexpr QLatin1String noId{"the certificate has no id"};
inline constexpr QLatin1String noMarkers{"no certificate between BEGIN and END markers"};
inline constexpr QLatin1String several{"more than one certificate"};
inline constexpr QLatin1String surroundings{"text around the certificate"};
inline constexpr QLatin1String unreadable{"the certificate cannot be read"};
inline constexpr QLatin1String notRsa{"the key is not RSA"};
inline constexpr QLatin1String noEncryption{"the exponent of the key does not encrypt"};
inline constexpr QLatin1String tooSmall{"the key is smaller than partner/min_key_bits"};
} // namespace certificatefault

/// Reads the `value` of the certificate answer (Partner API, traps T9): CRLF and indentation are cleaned away;
/// exactly one certificate with nothing but blank around it, RSA, at least `minBits` bits.
[[nodiscard]] Result<CardCertificate> parseCardCertificate(const CertificateId& id, QByteArrayView value, int minBits);

/// What a warning says, for `--check` and logs; English.
[[nodiscard]] QLatin1String warningText(CertificateWarning warning);

/// All warnings on the day `now`, dates included.
[[nodiscard]] QList<CertificateWarning> warningsAt(const CardCertificate& certificate, WallTime now);

} // namespace boxoffice
