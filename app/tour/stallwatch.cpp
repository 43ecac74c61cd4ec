#include "tour/stallwatch.h"

namespace boxoffice {

StallWatch::StallWatch(QObject* parent) : QObject(parent)
{
    m_turn.setTimerType(Qt::PreciseTimer);
    m_turn.setInterval(1);
    connect(&m_turn, &QTimer::timeout, this, &StallWatch::turned);
    resume();
}

void StallWatch::pause() { m_turn.stop(); }

void StallWatch::resume()
{
    m_since.start();
    m_turn.start();
}

void StallWatch::turned()
{
    const qint64 gap = m_since.nsecsElapsed() - 1'000'000; // one interval is no stall
    m_since.start();
    m_worst = std::max(m_worst, gap);
    m_stepWorst = std::max(m_stepWorst, gap);
}

double StallWatch::takeStepWorstMs() { return static_cast<double>(std::exchange(m_stepWorst, 0)) / 1e6; }

} // namespace boxoffice
