#pragma once
#include "core/ids.h"
#include "core/result.h"
#include <QByteArray>
#include <QByteArrayView>

namespace boxoffice {

/// What GET /certificate serves (API 4.11). The text is as it came: CRLF, maybe indented (T9); crypto cleans and
/// checks it. Valid 24 hours.
struct UncheckedCertificate {
    CertificateId id{};
    QByteArray pem{};
};

[[nodiscard]] Result<UncheckedCertificate> decodeCertificate(QByteArrayView body);

} // namespace boxoffice
