#pragma once
#include <QByteArray>
#include <QString>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace boxoffice::test {

using KeyPtr = std::shared_ptr<EVP_PKEY>;

inline KeyPtr rsaKey(unsigned bits) { return {EVP_RSA_gen(bits), EVP_PKEY_free}; }
inline KeyPtr ecKey() { return {EVP_EC_gen("P-256"), EVP_PKEY_free}; }

/// The public half of `key` with another exponent: a key that nobody can make by the usual calls.
inline KeyPtr withExponent(const KeyPtr& key, unsigned long exponent)
{
    BIGNUM* modulus = nullptr;
    EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_RSA_N, &modulus);
    BIGNUM* power = BN_new();
    BN_set_word(power, exponent);
    OSSL_PARAM_BLD* builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, modulus);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, power);
    OSSL_PARAM* params = OSSL_PARAM_BLD_to_param(builder);
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr);
    EVP_PKEY* made = nullptr;
    EVP_PKEY_fromdata_init(context);
    EVP_PKEY_fromdata(context, &made, EVP_PKEY_PUBLIC_KEY, params);
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(params);
    OSSL_PARAM_BLD_free(builder);
    BN_free(power);
    BN_free(modulus);
    return {made, EVP_PKEY_free};
}

struct CertificateShape {
    long firstSecond = -3600; ///< counted from now
    long lastSecond = 86400;
    const char* keyUsage = nullptr;
    const char* basicConstraints = nullptr;
};

/// A PEM certificate over `key`, signed by `signer` (the key itself when none is given), LF line ends.
inline QByteArray certificatePem(const KeyPtr& key, const CertificateShape& shape = {}, const KeyPtr& signer = {})
{
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 7);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), shape.firstSecond);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), shape.lastSecond);
    X509_set_pubkey(made.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("paysys.test"), -1, -1, 0);
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    const auto extend = [&made](int nid, const char* value) {
        if (!value)
            return;
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
        X509_add_ext(made.get(), extension, -1);
        X509_EXTENSION_free(extension);
    };
    extend(NID_key_usage, shape.keyUsage);
    extend(NID_basic_constraints, shape.basicConstraints);
    X509_sign(made.get(), signer ? signer.get() : key.get(), EVP_sha256());
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(text.get(), made.get());
    char* start = nullptr;
    const long size = BIO_get_mem_data(text.get(), &start);
    return QByteArray(start, static_cast<qsizetype>(size));
}

/// What the service's own key reads out of a card field: salt and digits.
inline QByteArray decrypted(const KeyPtr& key, const QByteArray& base64)
{
    const QByteArray cipher = QByteArray::fromBase64(base64, QByteArray::AbortOnBase64DecodingErrors);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr), EVP_PKEY_CTX_free);
    QByteArray plain(EVP_PKEY_get_size(key.get()), '\0');
    auto size = static_cast<std::size_t>(plain.size());
    if (EVP_PKEY_decrypt_init(context.get()) <= 0
        || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) <= 0
        || EVP_PKEY_decrypt(context.get(), reinterpret_cast<unsigned char*>(plain.data()), &size,
                            reinterpret_cast<const unsigned char*>(cipher.constData()),
                            static_cast<std::size_t>(cipher.size())) <= 0)
        return {};
    plain.truncate(static_cast<qsizetype>(size));
    return plain;
}

} // namespace boxoffice::test
