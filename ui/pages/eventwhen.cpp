#include "ui/pages/eventwhen.h"
#include <QCoreApplication>

namespace boxoffice {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Events)
};

} // namespace

QString dayWords(QDate date, const QLocale& locale)
{
    const bool thisYear = date.year() == QDate::currentDate().year();
    return locale.toString(date, thisYear ? QStringLiteral("ddd, MMM d") : QStringLiteral("ddd, MMM d, yyyy"));
}

QString eventWhen(const std::optional<QDate>& date, const std::optional<QTime>& time)
{
    const QLocale locale;
    if (!date)
        return Words::tr("Date to be announced");
    const QString day = dayWords(*date, locale);
    return time ? Words::tr("%1, %2").arg(day, locale.toString(*time, QLocale::ShortFormat)) : day;
}

} // namespace boxoffice
