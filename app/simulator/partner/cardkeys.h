#pragma once
#include "core/clock.h"
#include "simulator/options.h"
#include <memory>
#include <optional>
#include <vector>

struct evp_pkey_st;

namespace boxoffice::simulator {

/// Decrypted card text; wiped when it goes.
class WipedText {
public:
    explicit WipedText(std::size_t size) : m_bytes(size) {}
    ~WipedText();
    WipedText(WipedText&&) noexcept = default;
    WipedText& operator=(WipedText&&) = delete;
    [[nodiscard]] std::vector<unsigned char>& bytes() { return m_bytes; }
    [[nodiscard]] const std::vector<unsigned char>& bytes() const { return m_bytes; }

private:
    std::vector<unsigned char> m_bytes;
};

/// Our own card certificates: RSA-2048, self-signed, made on first use, good for 24 h. A new one is given out after every `rotation`.
class CardKeys {
public:
    CardKeys(const Clock& clock, CertificateRendering rendering, std::chrono::seconds rotation = std::chrono::hours(24));
    ~CardKeys();

    struct Certificate {
        QString id;     ///< paysys-sim.0.us.1, then .2
        QByteArray pem; ///< in the chosen rendering
    };
    [[nodiscard]] Certificate current();
    /// PKCS#1 v1.5 decryption of standard Base64. Nothing for an unknown or outdated key id, or bad padding.
    [[nodiscard]] std::optional<WipedText> decrypt(const QString& keyId, const QByteArray& base64) const;

private:
    struct Key;
    void make();

    const Clock& m_clock;
    CertificateRendering m_rendering;
    std::chrono::seconds m_rotation;
    std::vector<std::unique_ptr<Key>> m_keys;
};

} // namespace boxoffice::simulator
