#include "core/secret.h"
#include "crypto/cardcipher.h"
#include "tests/unit/crypto/testcertificate.h"
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

using namespace boxoffice;

namespace {

constexpr int warmUp = 300;
constexpr int rounds = 4000;
constexpr double bar = 2.0; ///< a card field costs at most this many of OpenSSL's own RSA public operations

struct Times {
    std::vector<double> ours, theirs; ///< microseconds, smallest first
};

double microseconds(const std::function<void()>& call)
{
    const auto begin = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
}

/// Turn by turn, so that whatever else the machine does meets both alike.
Times timed(const std::function<void()>& ours, const std::function<void()>& theirs)
{
    Times times;
    for (int round = -warmUp; round < rounds; ++round) {
        const double own = microseconds(ours);
        const double bare = microseconds(theirs);
        if (round < 0)
            continue;
        times.ours.push_back(own);
        times.theirs.push_back(bare);
    }
    std::ranges::sort(times.ours);
    std::ranges::sort(times.theirs);
    return times;
}

double median(const std::vector<double>& sorted) { return sorted[sorted.size() / 2]; }

void print(const char* what, const std::vector<double>& sorted)
{
    std::printf("%-58s median %7.2f us   p99 %7.2f us   worst %8.2f us\n", what, median(sorted),
                sorted[sorted.size() * 99 / 100], sorted.back());
}

/// The peer: the RSA public operation alone (the power modulo n), without padding, salt, locked memory or Base64. The
/// context stays from call to call, as in `openssl speed rsa2048`.
class BareRsa {
public:
    explicit BareRsa(const test::KeyPtr& key) : m_context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr), EVP_PKEY_CTX_free)
    {
        m_ready = EVP_PKEY_encrypt_init(m_context.get()) > 0 && EVP_PKEY_CTX_set_rsa_padding(m_context.get(), RSA_NO_PADDING) > 0;
        m_plain.fill(0x5a);
        m_plain.front() = 0;
    }
    bool operator()()
    {
        std::size_t size = m_cipher.size();
        return m_ready && EVP_PKEY_encrypt(m_context.get(), m_cipher.data(), &size, m_plain.data(), m_plain.size()) > 0;
    }

private:
    std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> m_context;
    bool m_ready = false;
    std::array<unsigned char, 256> m_plain{};
    std::array<unsigned char, 256> m_cipher{};
};

} // namespace

int main()
{
    const test::KeyPtr key = test::rsaKey(2048);
    const Result<CardCertificate> certificate = parseCardCertificate(CertificateId(QStringLiteral("bench.0.us.1")), test::certificatePem(key), 2048);
    constexpr std::string_view digits = "4111111111111111";
    if (!certificate)
        return 2;
    bool sound = true;
    BareRsa bare(certificate->key ? test::KeyPtr(certificate->key) : key);
    const Times times = timed([&] { sound = encryptCardField(*certificate, digits).ok() && sound; }, [&] { sound = bare() && sound; });
    if (!sound)
        return 2;
    print("OpenSSL, RSA-2048 public operation alone", times.theirs);
    print("a card field: salt, padding, RSA-2048, Base64, wiped", times.ours);
    const double ratio = median(times.ours) / median(times.theirs);
    std::printf("%.2f times OpenSSL's own operation, at most %.1f: %s\n", ratio, bar, ratio <= bar ? "ok" : "FAILED");
    return ratio <= bar ? 0 : 1;
}
