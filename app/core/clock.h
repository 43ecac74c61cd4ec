#pragma once
#include <chrono>

namespace boxoffice {

using Duration = std::chrono::milliseconds;

/// Time since boot, suspend included (CLOCK_BOOTTIME). Holds and deadlines use it: nobody can set it.
struct BootTime {
    using rep = Duration::rep;
    using period = Duration::period;
    using duration = Duration;
    using time_point = std::chrono::time_point<BootTime>;
    static constexpr bool is_steady = true;
};
using Instant = BootTime::time_point;

/// UTC time of day, for display and for what the service dates. Never for a deadline.
using WallTime = std::chrono::sys_time<Duration>;

/// Where time comes from. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] WallTime wall() const override;
};

} // namespace boxoffice
