#pragma once
#include "crypto/cardcertificate.h"
#include "partner/partnerclient.h"
#include <QObject>

namespace boxoffice {

/// The card certificate, fetched ahead so that paying never waits. Used for an hour, valid for 24 (API 4.11).
/// Thread: the client's.
class CertificateCache : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Result<CardCertificate>&)>;
    CertificateCache(PartnerClient& partner, const Clock& clock, int minKeyBits, QObject* parent = nullptr);
    ~CertificateCache() override;

    /// Fetches if the cached one is older than an hour. Harmless to repeat.
    void prefetch();
    /// `done` gets the certificate, at once when it is here (also then through the event loop).
    void get(Done done);
    void drop();

private:
    [[nodiscard]] bool isFresh() const;
    void arrived(Result<UncheckedCertificate> answer, Instant sentAt);

    PartnerClient& m_partner;
    const Clock& m_clock;
    int m_minKeyBits;
    std::optional<CardCertificate> m_certificate;
    Instant m_fetchedAt{};
    std::unique_ptr<Call> m_call;
    std::vector<Done> m_waiting;
};

} // namespace boxoffice
