#pragma once
#include <QByteArray>

namespace boxoffice {

/// One card field as the service takes it: RSA over salt and digits, Base64 (RFC 4648) in one line
/// (Partner API, certificate and encryption). Goes into one request and is dropped; never journalled or logged.
struct EncryptedText {
    QByteArray base64;

    [[nodiscard]] bool isEmpty() const { return base64.isEmpty(); }
    friend bool operator==(const EncryptedText&, const EncryptedText&) = default;
};

} // namespace boxoffice
