#pragma once
#include "catalog/catalogview.h"
#include <QLocale>
#include <QString>

namespace boxoffice {

/// The heading of a run of events: "Tonight", "Tomorrow, Mon Nov 23", "Fri Dec 11", "Date to be announced".
[[nodiscard]] QString groupWords(const EventGroup& group, const QLocale& locale);
/// Venue-local time as the row prints it: "7:30" and "PM", or TBA and TBD in words.
struct EventClock {
    QString figures, half;
};
[[nodiscard]] EventClock eventClock(const EventRow& row, const QLocale& locale);
/// The whole moment in one line: "Sun, Nov 22, 7:30 PM", venue-local; words where nothing is fixed.
[[nodiscard]] QString eventMoment(const EventRow& row, const QLocale& locale);

/// Status as word and icon; both empty for an event plainly on sale. `staff` names set-up problems.
struct StatusWords {
    QString text, icon;
    enum class Tone { Plain, Muted, Warning, Danger } tone = Tone::Plain;
};
[[nodiscard]] StatusWords statusWords(const EventRow& row, WallTime now, bool staff, const QLocale& locale);
/// Sentence for an event that cannot be sold now; empty when it can be tried.
[[nodiscard]] QString whyNot(const EventRow& row, WallTime now, bool staff, const QLocale& locale);
/// "7:30 PM, Nova Calder: Long Way Home, Halyard Arena, Sold out": what assistive tools read, and the tour finds.
[[nodiscard]] QString rowName(const EventRow& row, WallTime now, bool staff, const QLocale& locale);

} // namespace boxoffice
