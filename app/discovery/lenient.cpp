#include "discovery/lenient.h"
#include <QDateTime>
#include <limits>

namespace boxoffice {
namespace {

/// No event is sold before this; the service fills unknown dates with 1900-01-01.
constexpr int firstRealYear = 1971;

bool isTruth(const JsonReader& field)
{
    return !field.isString() && !field.isNumber() && !field.isArray() && !field.isObject();
}

} // namespace

void Lenient::note(const JsonReader& field, FailureKind kind, const QString& detail, bool eventUnreadable) const
{
    m_problems.append({Failure{.kind = kind, .where = field.path(), .detail = detail}, eventUnreadable});
}

void Lenient::noteType(const JsonReader& field, const char* expected) const
{
    note(field, FailureKind::WrongType, QStringLiteral("expected ") + QLatin1String(expected));
}

QString Lenient::text(const JsonReader& field) const
{
    if (!given(field))
        return {};
    if (field.isString() || field.isNumber())
        return field.text();
    noteType(field, "text");
    return {};
}

QUrl Lenient::url(const JsonReader& field) const
{
    QString spelled = text(field).trimmed();
    if (spelled.isEmpty())
        return {};
    if (spelled.startsWith(QLatin1String("//")))
        spelled.prepend(QLatin1String("https:"));
    QUrl url(spelled);
    if (!url.isValid())
        noteType(field, "an address");
    return url;
}

bool Lenient::flag(const JsonReader& field) const
{
    if (!given(field))
        return false;
    if (isTruth(field))
        return field.boolean();
    noteType(field, "true or false");
    return false;
}

int Lenient::count(const JsonReader& field) const
{
    if (const std::optional<Decimal> number = decimal(field)) {
        const std::optional<qint64> whole = number->shifted(0);
        if (whole && *whole >= 0 && *whole <= std::numeric_limits<int>::max())
            return static_cast<int>(*whole);
        noteType(field, "a whole number");
    }
    return 0;
}

std::optional<Decimal> Lenient::decimal(const JsonReader& field) const
{
    if (!given(field))
        return std::nullopt;
    if (field.isString() || field.isNumber())
        if (const std::optional<Decimal> number = Decimal::parse(field.text().toStdString()))
            return number;
    noteType(field, "a number");
    return std::nullopt;
}

std::optional<QDate> Lenient::date(const JsonReader& field) const
{
    const QString spelled = text(field);
    if (spelled.isEmpty())
        return std::nullopt;
    const QDate date = QDate::fromString(spelled, Qt::ISODate);
    if (!date.isValid())
        noteType(field, "a date");
    return date.isValid() && date.year() >= firstRealYear ? std::optional(date) : std::nullopt;
}

std::optional<QTime> Lenient::time(const JsonReader& field) const
{
    const QString spelled = text(field);
    if (spelled.isEmpty())
        return std::nullopt;
    const QTime time = QTime::fromString(spelled, Qt::ISODate);
    if (!time.isValid())
        noteType(field, "a time");
    return time.isValid() ? std::optional(time) : std::nullopt;
}

std::optional<WallTime> Lenient::instant(const JsonReader& field) const
{
    const QString spelled = text(field);
    if (spelled.isEmpty())
        return std::nullopt;
    QDateTime moment = QDateTime::fromString(spelled, Qt::ISODate);
    if (!moment.isValid()) {
        noteType(field, "a date and time");
        return std::nullopt;
    }
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeSpec(Qt::UTC);
    if (moment.date().year() < firstRealYear)
        return std::nullopt;
    return WallTime(Duration(moment.toMSecsSinceEpoch()));
}

std::vector<JsonReader> Lenient::items(const JsonReader& field) const
{
    if (!given(field))
        return {};
    if (field.isArray())
        return field.items();
    noteType(field, "a list");
    return {};
}

} // namespace boxoffice
