#include "tests/support/testauthority.h"
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace boxoffice::test {

namespace {
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Key newKey() { return {EVP_EC_gen("P-256"), &EVP_PKEY_free}; }

void extend(X509* certificate, X509* issuer, int nid, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate newCertificate(EVP_PKEY* key, const char* name, long serial)
{
    Certificate made(X509_new(), &X509_free);
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 24 * 3600);
    X509_set_pubkey(made.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    return made;
}

QByteArray taken(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, size};
}

QSslCertificate toQt(X509* certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(bio.get(), certificate);
    return QSslCertificate(taken(bio.get()), QSsl::Pem);
}

QSslKey toQt(EVP_PKEY* key)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PrivateKey_traditional(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return QSslKey(taken(bio.get()), QSsl::Ec, QSsl::Pem);
}
} // namespace

TestAuthority::TestAuthority()
{
    const Key rootKey = newKey();
    const Certificate root = newCertificate(rootKey.get(), "Box Office test authority", 1);
    X509_set_issuer_name(root.get(), X509_get_subject_name(root.get()));
    extend(root.get(), root.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(root.get(), root.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    X509_sign(root.get(), rootKey.get(), EVP_sha256());

    const Key serverKey = newKey();
    const Certificate server = newCertificate(serverKey.get(), "localhost", 2);
    X509_set_issuer_name(server.get(), X509_get_subject_name(root.get()));
    extend(server.get(), root.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    X509_sign(server.get(), rootKey.get(), EVP_sha256());

    m_root = toQt(root.get());
    m_server = toQt(server.get());
    m_serverKey = toQt(serverKey.get());
}

} // namespace boxoffice::test
