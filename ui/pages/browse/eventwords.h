#pragma once
#include "catalog/catalogview.h"
#include "ui/theme/roles.h"
#include <QLocale>
#include <QString>

namespace boxoffice {

/// Words about events; every date and time in them is the venue's own.

/// The heading of a run of events: "Tonight", "Tomorrow, Mon Nov 23", "Fri Dec 11", "Date to be announced".
[[nodiscard]] QString groupWords(const EventGroup& group, const QLocale& locale);
/// Time as the row prints it: "7:30" and "PM"; "TBA", "TBD" where nothing is fixed, empty for no set time.
struct EventClock {
    QString figures, half;
};
[[nodiscard]] EventClock eventClock(const EventRow& row, const QLocale& locale);
/// The whole moment in one line: "Sun, Nov 22, 7:30 PM", "Dec 11 – Dec 13", "Date to be announced".
[[nodiscard]] QString eventMoment(const EventRow& row, const QLocale& locale);

/// Status as word and icon; empty for an event plainly on sale.
struct StatusWords {
    QString text, icon;
    Severity severity = Severity::Neutral;
};
/// `staff` reads set-up problems as such; visitors read that it is not sold here.
[[nodiscard]] StatusWords statusWords(const EventRow& row, WallTime now, bool staff, const QLocale& locale);
/// Why an event cannot be sold now, as title and text; for one that may be tried although its set-up is incomplete the
/// title is empty and the text is for staff.
struct Explanation {
    QString title, text, icon;
    Severity severity = Severity::Info;
};
[[nodiscard]] Explanation explain(const EventRow& row, WallTime now, bool staff, const QLocale& locale);
/// "7:30 PM, Nova Calder: Long Way Home, Halyard Arena, Sold out": what assistive tools read, and the tour finds.
[[nodiscard]] QString rowName(const EventRow& row, WallTime now, bool staff, const QLocale& locale);

} // namespace boxoffice
