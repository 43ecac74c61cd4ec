// rooms: crypto
#include "crypto/cardcertificate.h"
#include "tests/fuzz/fuzzing.h"

using namespace boxoffice;

/// Whatever is accepted is a key of the size that was asked for.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<CardCertificate> parsed = parseCardCertificate(CertificateId(QStringLiteral("1")), viewOf(data, size), 1024);
    if (parsed.ok())
        mustHold(parsed->key && parsed->bits >= 1024);
    return 0;
}
