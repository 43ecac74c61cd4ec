#pragma once
#include "core/clock.h"
#include <QObject>
#include <QString>
#include <optional>

class QTimer;

namespace boxoffice {

/// Counts a hold down once a second on the boot-time clock; what HoldBar and HoldPill share.
class HoldClock : public QObject {
    Q_OBJECT
public:
    enum class Phase { None, Held, LastMinute, Ended };
    explicit HoldClock(const Clock& clock, QObject* parent = nullptr);
    void set(Instant endsAt, std::chrono::seconds length);
    void clear();
    [[nodiscard]] Phase phase() const;
    [[nodiscard]] std::chrono::seconds left() const; ///< rounded up, never negative
    [[nodiscard]] double fraction() const;           ///< 1 full, 0 over
    [[nodiscard]] QString digits() const;            ///< "4:12"
    [[nodiscard]] QString words() const;             ///< "4 minutes 12 seconds left"

Q_SIGNALS:
    void ticked();
    void phaseChanged(boxoffice::HoldClock::Phase phase);
    /// At 60, 30 and 10 seconds, for assistive tools.
    void announce(const QString& words);

private:
    void tick();
    const Clock& m_clock;
    QTimer* m_timer;
    std::optional<Instant> m_endsAt;
    std::chrono::seconds m_length{0};
    Phase m_shown = Phase::None;
    std::chrono::seconds m_lastLeft{0};
};

} // namespace boxoffice
