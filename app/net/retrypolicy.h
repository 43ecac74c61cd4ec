#pragma once
#include "core/clock.h"
#include "core/result.h"
#include "net/request.h"
#include <algorithm>
#include <optional>

namespace boxoffice {

/// Pure: how long to wait before attempt `attempt + 1`, or nothing when the result stands.
/// Only Replay::SafeRead, at most 3 repeats, full jitter up to 2, 4, 8 s and never under 0.5 s. Repeated:
/// NotSent, ConnectionLost, Deadline and the statuses 408, 500, 502, 503, 504. Never a 429 (the quota says when).
/// `attempt` counts from 1; `random` is uniform in [0, 1).
[[nodiscard]] std::optional<Duration> retryDelay(Replay replay, int attempt, const Result<Response>& result,
                                                 double random);

/// Keeps a service that is down from being asked fourfold by everybody: a repeat costs one token, an exchange that was
/// answered below 500 earns a fifth, and without a whole token nothing is repeated.
class RetryBudget {
public:
    [[nodiscard]] bool take()
    {
        if (m_fifths < 5)
            return false;
        m_fifths -= 5;
        return true;
    }
    void earn() { m_fifths = std::min(m_fifths + 1, full); }

private:
    static constexpr int full = 100; ///< 20 repeats
    int m_fifths = full;
};

} // namespace boxoffice
