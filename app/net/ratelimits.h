#pragma once
#include "core/clock.h"
#include "net/request.h"
#include <QHash>
#include <optional>

namespace boxoffice {

/// What an answer said about its quota.
struct RateReading {
    std::optional<qint64> allowed{};
    std::optional<qint64> available{};
    std::optional<WallTime> resetsAt{}; ///< the service's clock
};

/// Reads both families (API T41): Ratelimit-Quota-Allowed/-Used/-Available with Ratelimit-Expiry (Partner), and
/// Rate-Limit/-Available/-Over with Rate-Limit-Reset (Discovery). Times are UTC milliseconds. Nothing if neither is there.
[[nodiscard]] std::optional<RateReading> readRate(const Response& response);

/// When a 429 may be tried again: its own time, corrected by the answer's Date header for a skewed clock and
/// held within 1 s and 1 h from `now`; nothing if the answer does not say.
[[nodiscard]] std::optional<WallTime> retryTime(const Response& response, WallTime now);

/// Shared knowledge of quotas, one scope per limit ("discovery", "availability"). Several lanes may share one
/// store, so this is an interface. Thread: the network's.
class RateLimits {
public:
    virtual ~RateLimits() = default;
    /// Takes note of an answer's headers and of a 429.
    virtual void observe(const QString& scope, const Response& response) = 0;
    /// Nothing if a request of this scope may go now, else when it may.
    [[nodiscard]] virtual std::optional<WallTime> blockedUntil(const QString& scope) const = 0;
    /// Requests left in the running window, if the service said so.
    [[nodiscard]] virtual std::optional<qint64> available(const QString& scope) const = 0;
};

/// The default: this process alone.
class LocalRateLimits final : public RateLimits {
public:
    explicit LocalRateLimits(const Clock& clock) : m_clock(clock) {}
    void observe(const QString& scope, const Response& response) override;
    [[nodiscard]] std::optional<WallTime> blockedUntil(const QString& scope) const override;
    [[nodiscard]] std::optional<qint64> available(const QString& scope) const override;

private:
    struct Scope {
        RateReading reading;
        std::optional<WallTime> blocked;
    };
    const Clock& m_clock;
    QHash<QString, Scope> m_scopes;
};

} // namespace boxoffice
