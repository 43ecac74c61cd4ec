#include "simulator/world/worldclock.h"
#include <QTimeZone>

namespace boxoffice::simulator {
namespace {
QDate dateInTown(WallTime time)
{
    static const QTimeZone town("America/New_York");
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), town).date();
}
} // namespace

WorldClock::WorldClock(const Clock& clock, QDate date) : m_clock(clock)
{
    const QDate present = dateInTown(clock.wall());
    m_today = date.isValid() ? date : present;
    m_shift = std::chrono::days(present.daysTo(m_today));
}

QDate WorldClock::date() const { return dateInTown(now()); }

QString utcText(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")); }

} // namespace boxoffice::simulator
