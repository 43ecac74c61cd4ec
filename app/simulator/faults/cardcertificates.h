#pragma once
#include <QByteArray>
#include <QString>

namespace boxoffice::simulator {

/// The answer of the certificate call with a certificate that no card may be encrypted under. Forms: expired, future,
/// curve (an EC key), short (RSA 512), garbage (no certificate), unknown (a good one that the service cannot decrypt).
[[nodiscard]] QByteArray spoiledCertificate(const QByteArray& answer, const QString& form);

} // namespace boxoffice::simulator
