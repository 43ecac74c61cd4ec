#include "simulator/http/selfsigned.h"
#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace boxoffice::simulator {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIO* bio) const { BIO_free(bio); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

Owned<EVP_PKEY> newKey(KeyForm form)
{
    switch (form) {
    case KeyForm::Rsa2048: return Owned<EVP_PKEY>(EVP_RSA_gen(2048U));
    case KeyForm::Rsa512: return Owned<EVP_PKEY>(EVP_RSA_gen(512U));
    case KeyForm::Ec: break;
    }
    return Owned<EVP_PKEY>(EVP_EC_gen("P-256"));
}

void extend(X509* certificate, X509* issuer, int nid, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    X509_add_ext(certificate, extension.get(), -1);
}

Owned<X509> drafted(const CertificatePlan& plan, EVP_PKEY* key)
{
    static long serial = 0;
    Owned<X509> made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), long(plan.notBefore));
    X509_gmtime_adj(X509_getm_notAfter(made.get()), long(plan.notAfter));
    X509_set_pubkey(made.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(plan.name.constData()), -1, -1, 0);
    return made;
}

void finish(X509* certificate, X509* issuer, EVP_PKEY* issuerKey, const CertificatePlan& plan)
{
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    if (plan.authority) {
        extend(certificate, issuer, NID_basic_constraints, "critical,CA:TRUE");
        extend(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
    }
    if (!plan.hosts.isEmpty())
        extend(certificate, issuer, NID_subject_alt_name, plan.hosts.constData());
    X509_sign(certificate, issuerKey, EVP_sha256());
}

QByteArray taken(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, size};
}

Identity told(X509* certificate, EVP_PKEY* key)
{
    const Owned<BIO> pem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(pem.get(), certificate);
    const Owned<BIO> secret(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey_traditional(secret.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return {taken(pem.get()), taken(secret.get())};
}

Owned<BIO> reading(const QByteArray& pem) { return Owned<BIO>(BIO_new_mem_buf(pem.constData(), int(pem.size()))); }

} // namespace

Identity selfSigned(const CertificatePlan& plan)
{
    const Owned<EVP_PKEY> key = newKey(plan.key);
    const Owned<X509> certificate = drafted(plan, key.get());
    finish(certificate.get(), certificate.get(), key.get(), plan);
    return told(certificate.get(), key.get());
}

Identity signedBy(const Identity& authority, const CertificatePlan& plan)
{
    const Owned<X509> issuer(PEM_read_bio_X509(reading(authority.certificatePem).get(), nullptr, nullptr, nullptr));
    const Owned<EVP_PKEY> issuerKey(PEM_read_bio_PrivateKey(reading(authority.keyPem).get(), nullptr, nullptr, nullptr));
    if (!issuer || !issuerKey)
        return {};
    const Owned<EVP_PKEY> key = newKey(plan.key);
    const Owned<X509> certificate = drafted(plan, key.get());
    finish(certificate.get(), issuer.get(), issuerKey.get(), plan);
    return told(certificate.get(), key.get());
}

namespace {
Identity authorityNamed(const QByteArray& name)
{
    return selfSigned({.name = name, .notAfter = qint64(30) * 24 * 3600, .authority = true});
}
} // namespace

Identity newAuthority() { return authorityNamed(QByteArrayLiteral("Box Office simulator authority")); }

Identity serverIdentity(const Identity& authority, TlsForm form)
{
    CertificatePlan plan{.name = QByteArrayLiteral("localhost"), .notAfter = qint64(30) * 24 * 3600, .hosts = QByteArrayLiteral("DNS:localhost,IP:127.0.0.1")};
    if (form == TlsForm::Expired) {
        plan.notBefore = qint64(-2) * 24 * 3600;
        plan.notAfter = qint64(-24) * 3600;
    } else if (form == TlsForm::WrongHost) {
        plan.name = QByteArrayLiteral("elsewhere.invalid");
        plan.hosts = QByteArrayLiteral("DNS:elsewhere.invalid");
    }
    const bool stranger = form == TlsForm::Untrusted || authority.keyPem.isEmpty();
    return signedBy(stranger ? authorityNamed(QByteArrayLiteral("An authority that nobody knows")) : authority, plan);
}

} // namespace boxoffice::simulator
