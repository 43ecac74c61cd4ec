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

/// What is known of one quota, on the boot-time clock: a jump of the wall clock changes nothing.
struct QuotaState {
    std::optional<qint64> allowed{};
    std::optional<qint64> available{};
    std::optional<Instant> resets{};  ///< when the window starts anew
    std::optional<Instant> blocked{}; ///< after a 429: nobody asks before
};

/// Pure: nothing if a request may go now, else when. Browsing leaves the last tenth of a quota (5 requests at least,
/// half of it at most) to the sale in hand until the window starts anew.
[[nodiscard]] std::optional<Instant> mayGoAt(const QuotaState& quota, Purpose purpose, Instant now);

/// The governor of the whole program: every request that names a quota passes it, in HttpClient. Several lanes may
/// share one store, so this is an interface. Thread: the network's.
class RateLimits {
public:
    virtual ~RateLimits() = default;
    /// Nothing: the request may go, and is counted. Else when it may.
    [[nodiscard]] virtual std::optional<WallTime> spend(const QString& quota, Purpose purpose) = 0;
    /// Takes note of an answer's headers and of a 429.
    virtual void observe(const QString& quota, const Response& response) = 0;
    /// Requests left in the running window, if the service said so.
    [[nodiscard]] virtual std::optional<qint64> available(const QString& quota) const = 0;
};

/// The default: this process alone.
class LocalRateLimits final : public RateLimits {
public:
    explicit LocalRateLimits(const Clock& clock) : m_clock(clock) {}
    [[nodiscard]] std::optional<WallTime> spend(const QString& quota, Purpose purpose) override;
    void observe(const QString& quota, const Response& response) override;
    [[nodiscard]] std::optional<qint64> available(const QString& quota) const override;

private:
    const Clock& m_clock;
    QHash<QString, QuotaState> m_quotas;
};

} // namespace boxoffice
