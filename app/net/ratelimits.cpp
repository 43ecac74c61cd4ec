#include "net/ratelimits.h"
#include <QDateTime>
#include <algorithm>

namespace boxoffice {

namespace {
std::optional<qint64> number(const Response& response, const char* name)
{
    bool ok = false;
    const qint64 value = response.header(name).trimmed().toLongLong(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<qint64> first(const Response& response, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        if (const auto value = number(response, name))
            return value;
    }
    return std::nullopt;
}

/// The answer's own Date, so that a station with a wrong clock waits no longer than it must.
std::optional<WallTime> serviceTime(const Response& response)
{
    const QByteArray text = response.header("Date").trimmed().replace("GMT", "+0000"); // Qt knows the offset only
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
    if (!date.isValid())
        return std::nullopt;
    return WallTime(Duration(date.toMSecsSinceEpoch()));
}
} // namespace

std::optional<RateReading> readRate(const Response& response)
{
    RateReading reading;
    reading.allowed = first(response, {"Ratelimit-Quota-Allowed", "Rate-Limit"});
    reading.available = first(response, {"Ratelimit-Quota-Available", "Rate-Limit-Available"});
    const auto used = number(response, "Ratelimit-Quota-Used");
    if (!reading.available && reading.allowed && used)
        reading.available = std::max<qint64>(0, *reading.allowed - *used);
    if (const auto expiry = first(response, {"Ratelimit-Expiry", "Rate-Limit-Reset"}))
        reading.resetsAt = WallTime(Duration(*expiry));
    if (!reading.allowed && !reading.available && !reading.resetsAt)
        return std::nullopt;
    return reading;
}

std::optional<WallTime> retryTime(const Response& response, WallTime now)
{
    const auto reading = readRate(response);
    if (!reading || !reading->resetsAt)
        return std::nullopt;
    const Duration wait = *reading->resetsAt - serviceTime(response).value_or(now);
    return now + std::clamp(wait, Duration(std::chrono::seconds(1)), Duration(std::chrono::hours(1)));
}

std::optional<Instant> mayGoAt(const QuotaState& quota, Purpose purpose, Instant now)
{
    if (quota.blocked && *quota.blocked > now)
        return quota.blocked;
    const bool counts = quota.available && quota.resets && *quota.resets > now;
    if (purpose != Purpose::Browse || !counts)
        return std::nullopt;
    const qint64 allowed = quota.allowed.value_or(*quota.available);
    const qint64 kept = std::min(std::max<qint64>(allowed / 10, 5), allowed / 2);
    return *quota.available > kept ? std::nullopt : quota.resets;
}

std::optional<WallTime> LocalRateLimits::spend(const QString& quota, Purpose purpose)
{
    QuotaState& known = m_quotas[quota];
    if (const auto until = mayGoAt(known, purpose, m_clock.now()))
        return m_clock.wall() + (*until - m_clock.now());
    if (known.available)
        known.available = std::max<qint64>(0, *known.available - 1); // until an answer says better
    return std::nullopt;
}

void LocalRateLimits::observe(const QString& quota, const Response& response)
{
    QuotaState& known = m_quotas[quota];
    const WallTime wall = m_clock.wall();
    const auto retry = retryTime(response, wall);
    if (const auto reading = readRate(response)) {
        known.allowed = reading->allowed;
        known.available = reading->available;
        known.resets = retry ? std::optional(m_clock.now() + (*retry - wall)) : std::nullopt;
    }
    if (response.status == 429)
        known.blocked = m_clock.now() + (retry ? *retry - wall : Duration(std::chrono::seconds(60)));
}

std::optional<qint64> LocalRateLimits::available(const QString& quota) const
{
    const auto found = m_quotas.constFind(quota);
    const bool over = found == m_quotas.cend() || (found->resets && *found->resets <= m_clock.now());
    return over ? std::nullopt : found->available;
}

} // namespace boxoffice
