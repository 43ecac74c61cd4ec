#pragma once
#include "core/clock.h"
#include <QList>
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
    /// `warnings`: announced when so much is left, longest first; from the first on it is the last minute.
    void set(Instant endsAt, std::chrono::seconds length, const QList<std::chrono::seconds>& warnings);
    void clear();
    [[nodiscard]] Phase phase() const;
    [[nodiscard]] std::chrono::seconds left() const; ///< rounded up, never negative
    [[nodiscard]] double fraction() const;           ///< 1 full, 0 over
    [[nodiscard]] QString digits() const;            ///< "4:12"
    [[nodiscard]] QString words() const;             ///< "4 minutes 12 seconds left"

Q_SIGNALS:
    void ticked();
    void phaseChanged(boxoffice::HoldClock::Phase phase);
    /// At each warning, for assistive tools.
    void announce(const QString& words);

private:
    void tick();
    const Clock& m_clock;
    QTimer* m_timer;
    std::optional<Instant> m_endsAt;
    std::chrono::seconds m_length{0};
    QList<std::chrono::seconds> m_warnings;
    Phase m_shown = Phase::None;
    std::chrono::seconds m_lastLeft{0};
};

} // namespace boxoffice
