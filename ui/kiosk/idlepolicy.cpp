#include "ui/kiosk/idlepolicy.h"
#include <algorithm>

namespace boxoffice {

using std::chrono::seconds;

void IdlePolicy::touch() { m_since = m_clock.now(); }

void IdlePolicy::rest()
{
    m_since.reset();
    m_staffUntil.reset();
}

void IdlePolicy::setSuspended(bool suspended)
{
    if (m_suspended && !suspended && m_since)
        touch();
    m_suspended = suspended;
}

void IdlePolicy::waitForStaff()
{
    touch();
    m_staffUntil = m_clock.now() + staffCall;
}

Instant IdlePolicy::warnsAt() const
{
    const Instant due = *m_since + (m_long ? longPatience : patience);
    return m_staffUntil ? std::max(due, *m_staffUntil) : due;
}

IdlePolicy::State IdlePolicy::state() const
{
    if (!m_since)
        return State::Resting;
    if (m_suspended || m_clock.now() < warnsAt())
        return State::Active;
    return m_clock.now() < warnsAt() + warning ? State::Warning : State::Expired;
}

seconds IdlePolicy::warningLeft() const
{
    if (!m_since)
        return warning;
    return std::clamp(std::chrono::ceil<seconds>(warnsAt() + warning - m_clock.now()), seconds(0), seconds(warning));
}

} // namespace boxoffice
