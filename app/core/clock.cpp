#include "core/clock.h"
#include <ctime>

namespace boxoffice {

Instant SystemClock::now() const
{
    timespec at{};
    clock_gettime(CLOCK_BOOTTIME, &at);
    return Instant(std::chrono::duration_cast<Duration>(std::chrono::seconds(at.tv_sec) +
                                                        std::chrono::nanoseconds(at.tv_nsec)));
}

WallTime SystemClock::wall() const
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

} // namespace boxoffice
