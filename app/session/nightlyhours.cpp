#include "session/nightlyhours.h"
#include "catalog/eventrow.h"

namespace boxoffice {
namespace {

constexpr int day = 24 * 60;
constexpr int notice = 15; ///< minutes: the longest hold (API 4.8), so a sale begun earlier can be finished

int minutes(QTime time) { return time.hour() * 60 + time.minute(); }

} // namespace

std::optional<NightlyNotice> nightlyNotice(const NightlyHours& hours, const QString& timeZone, WallTime now)
{
    if (!hours.from.isValid() || !hours.to.isValid() || hours.from == hours.to)
        return std::nullopt;
    const int venue = minutes(venueTime(now, timeZone).time());
    const int sinceClosing = (venue - minutes(hours.from) + day) % day;
    const int length = (minutes(hours.to) - minutes(hours.from) + day) % day;
    if (sinceClosing < length)
        return NightlyNotice{true, hours};
    return day - sinceClosing <= notice ? std::optional(NightlyNotice{false, hours}) : std::nullopt;
}

} // namespace boxoffice
