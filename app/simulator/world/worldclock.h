#pragma once
#include "core/clock.h"
#include <QDateTime>

namespace boxoffice::simulator {

/// Time inside the world: the clock's time of day, moved to the world's date. Holds use the clock itself.
class WorldClock {
public:
    /// `date` invalid: the present day of the demonstration town, New York time.
    WorldClock(const Clock& clock, QDate date);
    [[nodiscard]] QDate today() const { return m_today; } ///< when the world was made
    [[nodiscard]] WallTime now() const { return m_clock.wall() + m_shift; }
    [[nodiscard]] qint64 nowMs() const { return now().time_since_epoch().count(); }
    [[nodiscard]] QDate date() const;
    [[nodiscard]] Instant instant() const { return m_clock.now(); }

private:
    const Clock& m_clock;
    QDate m_today;
    Duration m_shift{0};
};

[[nodiscard]] QString utcText(qint64 ms); ///< 2026-11-22T23:00:00Z

} // namespace boxoffice::simulator
