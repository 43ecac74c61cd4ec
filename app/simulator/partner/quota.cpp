#include "simulator/partner/quota.h"

namespace boxoffice::simulator {

bool Quota::spend()
{
    if (m_time.instant() >= m_until) {
        m_until = m_time.instant() + m_window;
        m_used = 0;
    }
    if (m_used >= m_allowed)
        return false;
    ++m_used;
    return true;
}

WallTime Quota::expiry() const { return m_time.now() + (m_until - m_time.instant()); }

void Quota::tell(HttpResponse& response) const
{
    response.headers.emplace_back("Ratelimit-Quota-Allowed", QByteArray::number(m_allowed));
    response.headers.emplace_back("Ratelimit-Quota-Used", QByteArray::number(m_used));
    if (m_family == Family::AllowedAndAvailable)
        response.headers.emplace_back("Ratelimit-Quota-Available", QByteArray::number(m_allowed - m_used));
    response.headers.emplace_back("Ratelimit-Expiry", QByteArray::number(qint64(expiry().time_since_epoch().count())));
}

bool QuotaWatch::ignores(const QString& endpoint, WallTime now) const
{
    const auto found = m_until.find(endpoint);
    return found != m_until.end() && qint64(now.time_since_epoch().count()) < found->second;
}

void QuotaWatch::answered(const QString& endpoint, const HttpResponse& response)
{
    if (response.status != 429)
        return;
    for (const auto& [name, value] : response.headers)
        if (name == "Ratelimit-Expiry" || name == "Rate-Limit-Reset")
            m_until[endpoint] = value.toLongLong();
}

} // namespace boxoffice::simulator
