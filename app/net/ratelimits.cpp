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

void LocalRateLimits::observe(const QString& scope, const Response& response)
{
    const auto reading = readRate(response);
    if (reading)
        m_scopes[scope].reading = *reading;
    if (response.status == 429)
        m_scopes[scope].blocked = retryTime(response, m_clock.wall()).value_or(m_clock.wall() + std::chrono::seconds(60));
}

std::optional<WallTime> LocalRateLimits::blockedUntil(const QString& scope) const
{
    const auto found = m_scopes.constFind(scope);
    if (found == m_scopes.cend() || !found->blocked || *found->blocked <= m_clock.wall())
        return std::nullopt;
    return found->blocked;
}

std::optional<qint64> LocalRateLimits::available(const QString& scope) const
{
    const auto found = m_scopes.constFind(scope);
    if (found == m_scopes.cend())
        return std::nullopt;
    const RateReading& reading = found->reading;
    const bool over = reading.resetsAt && *reading.resetsAt <= m_clock.wall();
    return over ? std::nullopt : reading.available;
}

} // namespace boxoffice
