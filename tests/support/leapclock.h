#pragma once
#include "core/clock.h"
#include <atomic>

namespace boxoffice::test {

/// The machine's time, which a test moves ahead at will. Thread-safe: a simulator may share it.
class LeapClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return m_system.now() + Duration(m_ahead.load()); }
    [[nodiscard]] WallTime wall() const override { return m_system.wall() + Duration(m_ahead.load()); }
    void leap(Duration by) { m_ahead += by.count(); }

private:
    SystemClock m_system;
    std::atomic<Duration::rep> m_ahead{0};
};

} // namespace boxoffice::test
