#include "session/recovery/wake.h"
#include <algorithm>

namespace boxoffice {

Wake::Wake(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Wake::look);
}

void Wake::at(std::optional<Instant> when)
{
    m_due = when;
    if (!m_due)
        return m_timer.stop();
    m_timer.start(std::clamp<Duration>(*m_due - m_clock.now(), Duration::zero(), std::chrono::seconds(1)));
}

void Wake::look()
{
    if (!m_due)
        return;
    if (m_clock.now() < *m_due)
        return at(m_due);
    m_due.reset();
    Q_EMIT due();
}

} // namespace boxoffice
