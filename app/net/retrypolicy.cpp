#include "net/retrypolicy.h"
#include <algorithm>

namespace boxoffice {

namespace {
constexpr int maxRepeats = 3;
constexpr Duration shortest{500};
constexpr Duration longest{8000};

bool mayPass(const Result<Response>& result)
{
    if (result.ok()) {
        const int status = result->status;
        return status == 408 || status == 500 || (status >= 502 && status <= 504);
    }
    switch (result.failure().kind) {
    case FailureKind::NotSent:
    case FailureKind::ConnectionLost:
    case FailureKind::Deadline:
        return true;
    default:
        return false;
    }
}
} // namespace

std::optional<Duration> retryDelay(Replay replay, int attempt, const Result<Response>& result, double random)
{
    if (replay != Replay::SafeRead || attempt > maxRepeats || !mayPass(result))
        return std::nullopt;
    const Duration ceiling = std::min(longest, Duration(1000 * (1 << std::max(1, attempt))));
    const auto span = static_cast<double>((ceiling - shortest).count());
    return shortest + Duration(static_cast<Duration::rep>(span * std::clamp(random, 0.0, 1.0)));
}

} // namespace boxoffice
