#include "ui/pages/browse/eventwords.h"
#include "ui/pages/eventwhen.h"
#include <QCoreApplication>
#include <QStringList>

namespace boxoffice {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Events)
};

/// Short time split at the half of the day, where the locale has one: "7:30" and "PM".
EventClock splitTime(QTime time, const QLocale& locale)
{
    const QString text = locale.toString(time, QLocale::ShortFormat);
    for (const QString& half : {locale.amText(), locale.pmText()}) {
        const qsizetype at = half.isEmpty() ? -1 : text.indexOf(half);
        if (at > 0)
            return {text.left(at).trimmed(), half};
    }
    return {text, {}};
}

bool dateIsOpen(const EventRow& row)
{
    return row.dateTba || row.dateTbd || !row.localDate;
}

QString openDateWords(const EventRow& row)
{
    return row.dateTbd ? Words::tr("Date to be decided") : Words::tr("Date to be announced");
}

QString saleOpens(const EventRow& row, const QLocale& locale)
{
    if (!row.onSaleFrom)
        return Words::tr("On sale later");
    const QDateTime at = venueTime(*row.onSaleFrom, row.timeZone);
    return Words::tr("On sale %1").arg(locale.toString(at.date(), QStringLiteral("MMM d")));
}

QString presaleWords(const EventRow& row, WallTime now, const QLocale& locale)
{
    if (row.presaleFrom && *row.presaleFrom > now) {
        const QDateTime at = venueTime(*row.presaleFrom, row.timeZone);
        return Words::tr("Presale from %1").arg(locale.toString(at.date(), QStringLiteral("MMM d")));
    }
    return Words::tr("Presale");
}

QString icon(const char* name)
{
    return QLatin1String(name);
}

} // namespace

QString groupWords(const EventGroup& group, const QLocale& locale)
{
    switch (group.kind) {
    case GroupKind::Tonight: return Words::tr("Tonight");
    case GroupKind::Tomorrow:
        return group.date ? Words::tr("Tomorrow, %1").arg(locale.toString(*group.date, QStringLiteral("ddd MMM d")))
                          : Words::tr("Tomorrow");
    case GroupKind::Date: return group.date ? dayWords(*group.date, locale) : Words::tr("Date to be announced");
    case GroupKind::Undated: return Words::tr("Date to be announced");
    case GroupKind::Past: return Words::tr("Past");
    }
    return {};
}

EventClock eventClock(const EventRow& row, const QLocale& locale)
{
    if (row.timeTba)
        return {Words::tr("TBA"), {}};
    if (dateIsOpen(row) && !row.localTime)
        return {row.dateTbd ? Words::tr("TBD") : Words::tr("TBA"), {}};
    if (row.localTime && !row.noSpecificTime)
        return splitTime(*row.localTime, locale);
    return {QStringLiteral("–"), {}};
}

QString eventMoment(const EventRow& row, const QLocale& locale)
{
    if (dateIsOpen(row))
        return openDateWords(row);
    QString day = dayWords(*row.localDate, locale);
    if (row.endLocalDate && *row.endLocalDate > *row.localDate)
        return Words::tr("%1 to %2").arg(day, dayWords(*row.endLocalDate, locale));
    if (row.timeTba)
        return Words::tr("%1, time to be announced").arg(day);
    if (!row.localTime || row.noSpecificTime)
        return day;
    return Words::tr("%1, %2").arg(day, locale.toString(*row.localTime, QLocale::ShortFormat));
}

StatusWords statusWords(const EventRow& row, WallTime now, bool staff, const QLocale& locale)
{
    switch (stateAt(row, now)) {
    case EventState::OnSale:
    case EventState::Unknown: return {};
    case EventState::Presale: return {presaleWords(row, now, locale), icon("clock"), Severity::Info};
    case EventState::NotYetOnSale: return {saleOpens(row, locale), icon("clock"), Severity::Neutral};
    case EventState::OffSale: return {Words::tr("Sales ended"), icon("close"), Severity::Neutral};
    case EventState::SoldOut: return {Words::tr("Sold out"), icon("close"), Severity::Neutral};
    case EventState::Cancelled: return {Words::tr("Cancelled"), icon("close"), Severity::Danger};
    case EventState::Postponed: return {Words::tr("Postponed"), icon("calendar"), Severity::Warning};
    case EventState::Rescheduled: return {Words::tr("New date"), icon("calendar"), Severity::Warning};
    case EventState::SetupProblem:
        return staff ? StatusWords{Words::tr("Set-up problem"), icon("warning"), Severity::Warning}
                     : StatusWords{};
    }
    return {};
}

Explanation explain(const EventRow& row, WallTime now, bool staff, const QLocale& locale)
{
    const EventState state = stateAt(row, now);
    Explanation words{statusWords(row, now, staff, locale).text, {}, icon("info"), Severity::Info};
    switch (state) {
    case EventState::NotYetOnSale:
        words.icon = icon("clock");
        words.text = row.onSaleFrom ? Words::tr("Sales open %1, venue time.")
                                          .arg(locale.toString(venueTime(*row.onSaleFrom, row.timeZone), QLocale::ShortFormat))
                                    : Words::tr("The ticket system has not said when sales open.");
        break;
    case EventState::OffSale: words.text = Words::tr("The ticket system no longer sells this event."); break;
    case EventState::SoldOut:
        words.icon = icon("ticket");
        words.text = Words::tr("There are no tickets left. More may come back if held seats are let go.");
        break;
    case EventState::Cancelled:
        words = {words.title, Words::tr("This event does not take place."), icon("close"), Severity::Danger};
        break;
    case EventState::Postponed:
        words = {words.title, Words::tr("Sales stopped until there is a new date."), icon("calendar"), Severity::Warning};
        break;
    case EventState::SetupProblem:
        if (staff)
            return {{}, Words::tr("Set-up problem: this event has no on-sale date. Tell who sets up events; a sale may still work."),
                    icon("warning"), Severity::Warning};
        return {};
    default: return {};
    }
    return words;
}

QString rowName(const EventRow& row, WallTime now, bool staff, const QLocale& locale)
{
    const EventClock clock = eventClock(row, locale);
    QStringList parts;
    if (dateIsOpen(row))
        parts << openDateWords(row);
    else
        parts << (clock.half.isEmpty() ? clock.figures : clock.figures + u' ' + clock.half);
    parts << row.name << row.venue << statusWords(row, now, staff, locale).text;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace boxoffice
