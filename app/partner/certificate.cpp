#include "partner/certificate.h"
#include "core/json.h"

namespace boxoffice {

Result<UncheckedCertificate> decodeCertificate(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    UncheckedCertificate certificate{.id = CertificateId(root["id"].text()), .pem = root["value"].string().toUtf8()};
    return root.finish(std::move(certificate));
}

} // namespace boxoffice
