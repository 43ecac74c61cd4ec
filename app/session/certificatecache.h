#pragma once
#include "crypto/cardcertificate.h"
#include "partner/partnerclient.h"
#include <QObject>
#include <QTimer>

namespace boxoffice {

/// The card certificate, fetched ahead so that paying never waits. Once asked for it is fetched anew every hour; while that cannot be done
/// the old one serves for 23, because it is valid for 24 (API 4.11). Hours are of the boot clock, which runs while the
/// machine sleeps and cannot be set. Thread: the client's.
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
    /// After 20122 the key may be the reason: never used again, nor what a fetch under way brings.
    void drop();

private:
    static constexpr Duration refetchAfter = std::chrono::hours(1);
    static constexpr Duration usableFor = std::chrono::hours(23);
    [[nodiscard]] bool isYoungerThan(Duration age) const;
    void refetch();
    void arrived(Result<UncheckedCertificate> answer, Instant sentAt);

    PartnerClient& m_partner;
    const Clock& m_clock;
    int m_minKeyBits;
    std::optional<CardCertificate> m_certificate;
    Instant m_fetchedAt{};
    QTimer m_look; ///< whether the hour is over: by the boot clock, which a long timer does not follow
    std::unique_ptr<Call> m_call;
    std::vector<Done> m_waiting;
};

} // namespace boxoffice
