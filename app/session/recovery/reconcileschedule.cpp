#include "session/recovery/reconcileschedule.h"

namespace boxoffice {

Duration nextLook(Duration since)
{
    using namespace std::chrono_literals;
    if (since < 10s)
        return since < 0s ? 0s : 10s;
    if (since < 30s)
        return 30s;
    if (since < 15min)
        return std::chrono::floor<std::chrono::minutes>(since) + 1min;
    return 15min + std::chrono::floor<std::chrono::hours>(since - 15min) + 1h;
}

} // namespace boxoffice
