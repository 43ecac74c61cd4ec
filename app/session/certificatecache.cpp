#include "session/certificatecache.h"
#include "net/call.h"
#include <QTimer>

namespace boxoffice {

CertificateCache::CertificateCache(PartnerClient& partner, const Clock& clock, int minKeyBits, QObject* parent)
    : QObject(parent), m_partner(partner), m_clock(clock), m_minKeyBits(minKeyBits)
{
}

CertificateCache::~CertificateCache() = default;

bool CertificateCache::isFresh() const
{
    return m_certificate && m_clock.now() - m_fetchedAt < std::chrono::hours(1);
}

void CertificateCache::prefetch()
{
    if (isFresh() || m_call)
        return;
    m_call = m_partner.certificate([this](Result<UncheckedCertificate> answer, Instant sentAt) { arrived(std::move(answer), sentAt); });
}

void CertificateCache::arrived(Result<UncheckedCertificate> answer, Instant sentAt)
{
    m_call.reset();
    Result<CardCertificate> checked = answer ? parseCardCertificate(answer->id, answer->pem, m_minKeyBits)
                                             : Result<CardCertificate>(answer.failure());
    if (checked) {
        m_certificate = *checked;
        m_fetchedAt = sentAt;
    }
    for (const Done& done : std::exchange(m_waiting, {}))
        done(checked);
}

void CertificateCache::get(Done done)
{
    if (isFresh()) {
        QTimer::singleShot(0, this, [certificate = *m_certificate, done = std::move(done)] { done(Result<CardCertificate>(certificate)); });
        return;
    }
    m_waiting.push_back(std::move(done));
    prefetch();
}

void CertificateCache::drop() { m_certificate.reset(); }

} // namespace boxoffice
