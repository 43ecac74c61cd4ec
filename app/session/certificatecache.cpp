#include "session/certificatecache.h"
#include "net/call.h"

namespace boxoffice {

CertificateCache::CertificateCache(PartnerClient& partner, const Clock& clock, int minKeyBits, QObject* parent)
    : QObject(parent), m_partner(partner), m_clock(clock), m_minKeyBits(minKeyBits), m_look(this)
{
    m_look.setInterval(std::chrono::minutes(1));
    connect(&m_look, &QTimer::timeout, this, &CertificateCache::refetch);
}

CertificateCache::~CertificateCache() = default;

bool CertificateCache::isYoungerThan(Duration age) const
{
    return m_certificate && m_clock.now() - m_fetchedAt < age;
}

void CertificateCache::prefetch()
{
    if (isYoungerThan(refetchAfter) || m_call)
        return;
    m_call = m_partner.certificate([this](Result<UncheckedCertificate> answer, Instant sentAt) { arrived(std::move(answer), sentAt); });
}

void CertificateCache::refetch()
{
    if (m_certificate) // what was dropped or refused waits for the next sale
        prefetch();
}

void CertificateCache::arrived(Result<UncheckedCertificate> answer, Instant sentAt)
{
    m_call.reset();
    Result<CardCertificate> checked = answer ? parseCardCertificate(answer->id, answer->pem, m_minKeyBits)
                                             : Result<CardCertificate>(answer.failure());
    if (checked) {
        m_certificate = *checked;
        m_fetchedAt = sentAt;
        m_look.start();
    } else if (answer) {
        m_certificate.reset(); // the service has another one now, and it is not usable
    }
    for (const Done& done : std::exchange(m_waiting, {}))
        done(checked);
}

void CertificateCache::get(Done done)
{
    prefetch(); // of an older one too, for the next payment
    if (isYoungerThan(usableFor)) {
        QTimer::singleShot(0, this, [certificate = *m_certificate, done = std::move(done)] { done(Result<CardCertificate>(certificate)); });
        return;
    }
    m_waiting.push_back(std::move(done));
}

void CertificateCache::drop()
{
    m_certificate.reset();
    if (std::exchange(m_call, nullptr) && !m_waiting.empty())
        prefetch(); // what was asked before may still be the old one
}

} // namespace boxoffice
