#pragma once
#include <QByteArray>
#include <optional>

namespace boxoffice::simulator {

enum class KeyForm { Ec, Rsa2048, Rsa512 };

/// What a certificate should say. Times are seconds from the machine's clock.
struct CertificatePlan {
    QByteArray name;
    KeyForm key = KeyForm::Ec;
    qint64 notBefore = -3600;
    qint64 notAfter = 24 * 3600;
    QByteArray hosts = {}; ///< as OpenSSL writes alternative names: "DNS:localhost,IP:127.0.0.1"
    bool authority = false;
};

struct Identity {
    QByteArray certificatePem;
    QByteArray keyPem;
};

[[nodiscard]] Identity selfSigned(const CertificatePlan& plan);
[[nodiscard]] Identity signedBy(const Identity& authority, const CertificatePlan& plan);

enum class TlsForm { Right, Expired, WrongHost, Untrusted };
/// An authority that nobody trusts unless told to, made for one run.
[[nodiscard]] Identity newAuthority();
/// A server certificate for localhost and 127.0.0.1, or one that a client must refuse.
[[nodiscard]] Identity serverIdentity(const Identity& authority, TlsForm form = TlsForm::Right);

} // namespace boxoffice::simulator
