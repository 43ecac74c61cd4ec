#pragma once
#include "core/clock.h"

namespace boxoffice::test {

/// A clock that moves only when told to.
class ManualClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] WallTime wall() const override { return m_wall; }
    void advance(Duration by)
    {
        m_now += by;
        m_wall += by;
    }
    void setWall(WallTime wall) { m_wall = wall; }

private:
    Instant m_now{Duration(1'000'000)};
    WallTime m_wall{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours(18)};
};

} // namespace boxoffice::test
