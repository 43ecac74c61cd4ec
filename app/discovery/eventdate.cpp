#include "discovery/eventcodec.h"
#include <QTimeZone>

namespace boxoffice {
namespace {

/// The end often comes as a moment only.
std::optional<QDate> readEnd(const JsonReader& end, const EventDate& date, const Lenient& lenient)
{
    if (const std::optional<QDate> local = lenient.date(end["localDate"]))
        return local;
    const std::optional<WallTime> moment = lenient.instant(end["dateTime"]);
    const QTimeZone zone(date.timeZone.toUtf8());
    if (!moment || !date.spanMultipleDays || !zone.isValid())
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(moment->time_since_epoch().count(), zone).date();
}

std::optional<InitialDate> readInitial(const JsonReader& initial, const Lenient& lenient)
{
    if (!initial.isObject())
        return std::nullopt;
    return InitialDate{lenient.date(initial["localDate"]), lenient.time(initial["localTime"]),
                       lenient.instant(initial["dateTime"])};
}

} // namespace

EventDate readEventDate(const JsonReader& dates, const QString& venueZone, const Lenient& lenient)
{
    const JsonReader start = dates["start"];
    EventDate date;
    date.localDate = lenient.date(start["localDate"]);
    date.localTime = lenient.time(start["localTime"]);
    date.instantUtc = lenient.instant(start["dateTime"]);
    date.dateTbd = lenient.flag(start["dateTBD"]);
    date.dateTba = lenient.flag(start["dateTBA"]);
    date.timeTba = lenient.flag(start["timeTBA"]);
    date.noSpecificTime = lenient.flag(start["noSpecificTime"]);
    date.timeZone = lenient.text(dates["timezone"]);
    if (date.timeZone.isEmpty())
        date.timeZone = venueZone;
    date.spanMultipleDays = lenient.flag(dates["spanMultipleDays"]);
    date.endLocalDate = readEnd(dates["end"], date, lenient);
    date.initial = readInitial(dates["initialStartDate"], lenient);
    return date;
}

} // namespace boxoffice
