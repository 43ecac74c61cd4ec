#include "crypto/cardcipher.h"
#include "core/secret.h"
#include "crypto/lockedbuffer.h"
#include <algorithm>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

namespace boxoffice {
namespace {

constexpr std::size_t saltLength = 16;
constexpr std::string_view saltLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

Failure failed(const char* detail, FailureKind kind = FailureKind::Encryption)
{
    ERR_clear_error();
    return {.kind = kind, .where = QStringLiteral("encryption"), .detail = QLatin1String(detail)};
}

/// A page of this thread's own for one plain text, wiped at the end of the scope. Mapping and locking one anew costs as
/// much as the RSA operation, so it stays for the next; `allowUnlocked` is still asked each time.
class PlainPage {
public:
    explicit PlainPage(bool allowUnlocked) : m_buffer(keptPage())
    {
        if (!m_buffer || (!m_buffer->isLocked() && !allowUnlocked) || m_buffer->bytes().empty())
            m_buffer = std::make_unique<LockedBuffer>(allowUnlocked);
    }
    PlainPage(const PlainPage&) = delete;
    PlainPage& operator=(const PlainPage&) = delete;
    ~PlainPage() { m_buffer->wipe(); }
    [[nodiscard]] std::span<unsigned char> bytes() const { return m_buffer->bytes(); }

private:
    static std::unique_ptr<LockedBuffer>& keptPage()
    {
        static thread_local std::unique_ptr<LockedBuffer> page;
        return page;
    }
    std::unique_ptr<LockedBuffer>& m_buffer;
};

/// Fills `salt` with letters that are all equally likely: bytes past the last whole multiple of 62 are dropped.
/// `room` takes what the generator gives; it is asked for more than needed at once because each call costs.
bool drawSalt(std::span<unsigned char> salt, std::span<unsigned char> room)
{
    constexpr std::size_t fair = 256 - 256 % saltLetters.size();
    std::size_t drawn = 0;
    while (drawn < salt.size()) {
        if (RAND_priv_bytes(room.data(), static_cast<int>(room.size())) <= 0)
            return false;
        for (const unsigned char byte : room)
            if (byte < fair && drawn < salt.size())
                salt[drawn++] = static_cast<unsigned char>(saltLetters[byte % saltLetters.size()]);
    }
    return true;
}

/// RSA with PKCS#1 v1.5 padding. Every call tells success by a value above 0 (an EC key gives -2).
Result<QByteArray> encrypted(EVP_PKEY* key, std::span<const unsigned char> plain)
{
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr), EVP_PKEY_CTX_free);
    if (!context || EVP_PKEY_encrypt_init(context.get()) <= 0
        || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) <= 0)
        return failed("the key cannot encrypt");
    QByteArray cipher(EVP_PKEY_get_size(key), '\0');
    auto size = static_cast<std::size_t>(cipher.size());
    if (EVP_PKEY_encrypt(context.get(), reinterpret_cast<unsigned char*>(cipher.data()), &size, plain.data(),
                         plain.size()) <= 0)
        return failed("the library refused to encrypt");
    cipher.truncate(static_cast<qsizetype>(size));
    return cipher;
}

} // namespace

Result<EncryptedText> encryptCardField(const CardCertificate& certificate, std::span<const char> digits,
                                       bool allowUnlocked)
{
    if (!certificate.key)
        return failed("no certificate");
    if (digits.empty() || digits.size() > Secret::capacity)
        return failed("no digits, or too many");
    if (!std::ranges::all_of(digits, [](char one) { return one >= '0' && one <= '9'; }))
        return failed("something else than digits");
    const PlainPage buffer(allowUnlocked);
    if (buffer.bytes().empty())
        return failed("memory could not be locked", FailureKind::Storage);
    const std::span<unsigned char> plain = buffer.bytes().first(saltLength + digits.size());
    if (!drawSalt(plain.first(saltLength), buffer.bytes().last(2 * saltLength)))
        return failed("the system generator gave nothing");
    std::ranges::copy(digits, plain.begin() + saltLength);
    const Result<QByteArray> cipher = encrypted(certificate.key.get(), plain);
    if (!cipher)
        return cipher.failure();
    return EncryptedText{cipher->toBase64()};
}

} // namespace boxoffice
