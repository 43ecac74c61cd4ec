#include "ui/widgets/holdclock.h"
#include <QTimer>
#include <algorithm>
#include <utility>

namespace boxoffice {

using std::chrono::seconds;

HoldClock::HoldClock(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock), m_timer(new QTimer(this))
{
    // Four looks a second so that the shown second is never late by more than a quarter.
    m_timer->setInterval(250);
    connect(m_timer, &QTimer::timeout, this, &HoldClock::tick);
}

void HoldClock::set(Instant endsAt, seconds length, const QList<seconds>& warnings)
{
    m_endsAt = endsAt;
    m_length = std::max(length, seconds(1));
    m_warnings = warnings;
    m_lastLeft = left();
    if (!m_timer->isActive())
        m_timer->start();
    tick();
    Q_EMIT ticked();
}

void HoldClock::clear()
{
    m_timer->stop();
    m_endsAt.reset();
    tick();
}

HoldClock::Phase HoldClock::phase() const
{
    if (!m_endsAt)
        return Phase::None;
    const seconds rest = left();
    if (rest <= seconds(0))
        return Phase::Ended;
    return !m_warnings.isEmpty() && rest <= m_warnings.first() ? Phase::LastMinute : Phase::Held;
}

seconds HoldClock::left() const
{
    if (!m_endsAt)
        return seconds(0);
    return std::max(seconds(0), std::chrono::ceil<seconds>(*m_endsAt - m_clock.now()));
}

double HoldClock::fraction() const
{
    if (!m_endsAt)
        return 0;
    return std::clamp(double(left().count()) / double(m_length.count()), 0.0, 1.0);
}

QString HoldClock::digits() const
{
    const auto rest = left().count();
    return QStringLiteral("%1:%2").arg(rest / 60).arg(rest % 60, 2, 10, QLatin1Char('0'));
}

QString HoldClock::words() const
{
    const int rest = static_cast<int>(left().count());
    if (phase() == Phase::Ended)
        return tr("The time ran out");
    const QString minutes = tr("%n minute(s)", nullptr, rest / 60);
    const QString rests = tr("%n second(s)", nullptr, rest % 60);
    return rest < 60 ? tr("%1 left").arg(rests) : tr("%1 %2 left").arg(minutes, rests);
}

void HoldClock::tick()
{
    const seconds rest = left();
    for (const seconds mark : std::as_const(m_warnings))
        if (m_endsAt && m_lastLeft > mark && rest <= mark)
            Q_EMIT announce(words());
    const bool moved = rest != m_lastLeft;
    m_lastLeft = rest;
    if (const Phase now = phase(); now != m_shown) {
        m_shown = now;
        if (now == Phase::Ended)
            m_timer->stop();
        Q_EMIT phaseChanged(now);
        Q_EMIT ticked();
    } else if (moved) {
        Q_EMIT ticked();
    }
}

} // namespace boxoffice
