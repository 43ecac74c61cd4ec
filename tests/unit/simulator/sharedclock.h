#pragma once
#include "core/clock.h"
#include <atomic>

/// A clock that the test moves while the simulator reads it on its own thread.
class SharedClock final : public boxoffice::Clock {
public:
    [[nodiscard]] boxoffice::Instant now() const override { return boxoffice::Instant(boxoffice::Duration(1'000'000 + m_passed.load())); }
    [[nodiscard]] boxoffice::WallTime wall() const override
    {
        return boxoffice::WallTime(std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours(18))
               + boxoffice::Duration(m_passed.load());
    }
    void advance(boxoffice::Duration by) { m_passed += by.count(); }

private:
    std::atomic<qint64> m_passed{0};
};
