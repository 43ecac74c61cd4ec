#pragma once
#include "core/clock.h"
#include "core/failure.h"
#include <algorithm>

namespace boxoffice {

/// How long the janitor waits after its n-th try in a row that got no answer: 0.5 s doubling to 30 s.
[[nodiscard]] inline Duration backoff(int tries)
{
    return std::min<Duration>(std::chrono::milliseconds(500) * (1 << std::clamp(tries, 0, 6)), std::chrono::seconds(30));
}

/// How long a 429 is waited out: as it says, held within 1 s and 1 h against a skewed clock; a minute if it does not.
[[nodiscard]] inline Duration quotaPause(const std::optional<WallTime>& retryAt, WallTime now)
{
    using namespace std::chrono_literals;
    return retryAt ? std::clamp<Duration>(*retryAt - now, 1s, 1h) : Duration(1min);
}

} // namespace boxoffice
