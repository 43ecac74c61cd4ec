#pragma once
#include "core/clock.h"
#include <QTimer>
#include <optional>

namespace boxoffice {

/// Tells when the clock has reached an instant. Qt's timers stand still while the machine sleeps and the boot clock
/// does not, so the clock is asked at least once a second. Thread: the one it was made in.
class Wake : public QObject {
    Q_OBJECT
public:
    explicit Wake(const Clock& clock, QObject* parent = nullptr);
    /// Replaces what was asked before; nothing: not at all. A time that has passed is told in the next turn.
    void at(std::optional<Instant> due);

Q_SIGNALS:
    void due();

private:
    void look();
    const Clock& m_clock;
    std::optional<Instant> m_due;
    QTimer m_timer;
};

} // namespace boxoffice
