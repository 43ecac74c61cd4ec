#include "simulator/partner/cardkeys.h"
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <algorithm>

namespace boxoffice::simulator {
namespace {

constexpr auto lifetime = std::chrono::hours(24);

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(BIO* bio) const { BIO_free(bio); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

Owned<X509> selfSigned(EVP_PKEY* key, const QByteArray& name, long serial)
{
    Owned<X509> certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24 * 3600);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.constData()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

QByteArray pemOf(X509* certificate)
{
    Owned<BIO> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

QByteArray rendered(QByteArray pem, CertificateRendering rendering)
{
    if (rendering == CertificateRendering::Lf)
        return pem;
    if (rendering == CertificateRendering::Indented)
        pem = "    " + pem.trimmed().replace("\n", "\n    ") + "\n";
    return pem.replace("\n", "\r\n");
}

/// Making a key takes a tenth of a second or more, so all simulators of a process begin with the same one.
Owned<EVP_PKEY> keyNumber(long serial)
{
    if (serial > 1)
        return Owned<EVP_PKEY>(EVP_RSA_gen(2048u));
    static const Owned<EVP_PKEY> first(EVP_RSA_gen(2048u));
    EVP_PKEY_up_ref(first.get());
    return Owned<EVP_PKEY>(first.get());
}

} // namespace

struct CardKeys::Key {
    QString id;
    QByteArray pem;
    Owned<EVP_PKEY> key;
    Instant made;
};

WipedText::~WipedText()
{
    if (!m_bytes.empty())
        OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

CardKeys::CardKeys(const Clock& clock, CertificateRendering rendering, std::chrono::seconds rotation)
    : m_clock(clock), m_rendering(rendering), m_rotation(std::min<std::chrono::seconds>(rotation, lifetime))
{
}
CardKeys::~CardKeys() = default;

void CardKeys::make()
{
    auto key = std::make_unique<Key>();
    const long serial = long(m_keys.size()) + 1;
    key->id = QStringLiteral("paysys-sim.0.us.%1").arg(serial);
    key->key = keyNumber(serial);
    key->pem = rendered(pemOf(selfSigned(key->key.get(), key->id.toLatin1(), serial).get()), m_rendering);
    key->made = m_clock.now();
    m_keys.push_back(std::move(key));
}

CardKeys::Certificate CardKeys::current()
{
    if (m_keys.empty() || m_clock.now() - m_keys.back()->made >= m_rotation)
        make();
    return {m_keys.back()->id, m_keys.back()->pem};
}

std::optional<WipedText> CardKeys::decrypt(const QString& keyId, const QByteArray& base64) const
{
    const auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    for (const auto& key : m_keys) {
        if (key->id != keyId || m_clock.now() - key->made >= lifetime || !decoded || decoded.decoded.size() > 256)
            continue;
        Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new(key->key.get(), nullptr));
        if (EVP_PKEY_decrypt_init(context.get()) <= 0 || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) <= 0)
            return std::nullopt;
        WipedText plain(256);
        std::size_t size = plain.bytes().size();
        if (EVP_PKEY_decrypt(context.get(), plain.bytes().data(), &size,
                             reinterpret_cast<const unsigned char*>(decoded.decoded.constData()), std::size_t(decoded.decoded.size())) <= 0)
            return std::nullopt;
        plain.bytes().resize(size);
        return plain;
    }
    return std::nullopt;
}

} // namespace boxoffice::simulator
