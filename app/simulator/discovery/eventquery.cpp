#include "simulator/discovery/eventsearch.h"
#include <QDateTime>
#include <algorithm>
#include <functional>

namespace boxoffice::simulator {
namespace {

constexpr int largestPage = 200;
constexpr int deepest = 1000;

/// Documented parameters that change nothing in this world; anything else is unknown.
constexpr const char* tolerated[] = {"apikey", "locale", "includeSpellcheck", "includeLicensedContent", "clientVisibility", "domain"};

std::optional<qint64> utc(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    if (!time.isValid())
        return std::nullopt;
    return QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch();
}

/// A date-time without a zone, or a date alone.
std::optional<qint64> local(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd'T'HH:mm:ss"));
    const QDate date = time.isValid() ? time.date() : QDate::fromString(text, Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    return QDateTime(date, time.isValid() ? time.time() : QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
}

QStringList listed(const QString& text) { return text.split(QLatin1Char(','), Qt::SkipEmptyParts); }

QStringList foldedList(const QString& text)
{
    QStringList names = listed(text);
    for (QString& name : names)
        name = folded(name.trimmed());
    return names;
}

Choice choice(const QStringList& names)
{
    Choice choice;
    for (const QString& name : names)
        (name.startsWith(QLatin1Char('-')) ? choice.unwanted : choice.wanted).append(name.startsWith(QLatin1Char('-')) ? name.mid(1) : name);
    return choice;
}

Include include(const QString& text)
{
    return text == QLatin1String("only") ? Include::Only : text == QLatin1String("no") ? Include::No : Include::Yes;
}

using Reader = std::function<bool(EventQuery&, const QString&)>; ///< false: the value cannot be read

/// "from,to"; '*' or nothing leaves a side open. A date alone as the end means the whole of that day.
bool readSpan(Span& span, const QString& text, std::optional<qint64> (*parse)(const QString&))
{
    const QStringList ends = text.split(QLatin1Char(','));
    const auto open = [](const QString& end) { return end.isEmpty() || end == QLatin1String("*"); };
    const QString last = ends.value(1);
    span.from = parse(ends.value(0));
    span.to = parse(last);
    if (span.to && last.size() == 10)
        *span.to += 24LL * 3600 * 1000 - 1;
    return ends.size() <= 2 && (span.from || open(ends.value(0))) && (span.to || open(last)) && span.isSet();
}

Reader list(QStringList EventQuery::*into)
{
    return [into](EventQuery& query, const QString& value) { query.*into = listed(value); return true; };
}
Reader utcSpan(Span EventQuery::*into)
{
    return [into](EventQuery& query, const QString& value) { return readSpan(query.*into, value, utc); };
}
Reader localSpan(Span EventQuery::*into)
{
    return [into](EventQuery& query, const QString& value) { return readSpan(query.*into, value, local); };
}
Reader bound(Span EventQuery::*into, std::optional<qint64> Span::*side)
{
    return [into, side](EventQuery& query, const QString& value) { return ((query.*into).*side = utc(value)).has_value(); };
}
Reader date(QDate EventQuery::*into)
{
    return [into](EventQuery& query, const QString& value) { return (query.*into = QDate::fromString(value, Qt::ISODate)).isValid(); };
}

const QHash<QString, Reader>& dateReaders()
{
    static const QHash<QString, Reader> readers{
        {QStringLiteral("startDateTime"), bound(&EventQuery::start, &Span::from)},
        {QStringLiteral("endDateTime"), bound(&EventQuery::start, &Span::to)},
        {QStringLiteral("onsaleStartDateTime"), bound(&EventQuery::onsale, &Span::from)},
        {QStringLiteral("onsaleEndDateTime"), [](EventQuery& query, const QString& value) { return (query.offsaleBefore = utc(value)).has_value(); }},
        {QStringLiteral("onsaleOnStartDate"), date(&EventQuery::onsaleOn)},
        {QStringLiteral("onsaleOnAfterStartDate"), date(&EventQuery::onsaleOnOrAfter)},
        {QStringLiteral("localStartDateTime"), localSpan(&EventQuery::localStart)},
        {QStringLiteral("localStartEndDateTime"), localSpan(&EventQuery::localStartEnd)},
        {QStringLiteral("startEndDateTime"), utcSpan(&EventQuery::startEnd)},
        {QStringLiteral("publicVisibilityStartDateTime"), utcSpan(&EventQuery::visible)},
        {QStringLiteral("preSaleDateTime"), utcSpan(&EventQuery::presale)}};
    return readers;
}

const QHash<QString, Reader>& readers()
{
    static const QHash<QString, Reader> readers{
        {QStringLiteral("keyword"), [](EventQuery& q, const QString& v) { q.words = folded(v).split(QLatin1Char(' '), Qt::SkipEmptyParts); return true; }},
        {QStringLiteral("id"), list(&EventQuery::ids)},
        {QStringLiteral("attractionId"), list(&EventQuery::attractionIds)},
        {QStringLiteral("venueId"), list(&EventQuery::venueIds)},
        {QStringLiteral("promoterId"), list(&EventQuery::promoterIds)},
        {QStringLiteral("marketId"), list(&EventQuery::markets)},
        {QStringLiteral("dmaId"), list(&EventQuery::dmas)},
        {QStringLiteral("source"), list(&EventQuery::sources)},
        {QStringLiteral("segmentId"), list(&EventQuery::segmentIds)},
        {QStringLiteral("genreId"), list(&EventQuery::genreIds)},
        {QStringLiteral("subGenreId"), list(&EventQuery::subGenreIds)},
        {QStringLiteral("typeId"), list(&EventQuery::typeIds)},
        {QStringLiteral("subTypeId"), list(&EventQuery::subTypeIds)},
        {QStringLiteral("segmentName"), [](EventQuery& q, const QString& v) { q.segmentNames = foldedList(v); return true; }},
        {QStringLiteral("classificationName"), [](EventQuery& q, const QString& v) { q.classificationNames = choice(foldedList(v)); return true; }},
        {QStringLiteral("classificationId"), [](EventQuery& q, const QString& v) { q.classificationIds = choice(listed(v)); return true; }},
        {QStringLiteral("collectionId"), [](EventQuery& q, const QString&) { return q.inCollection = true; }},
        {QStringLiteral("postalCode"), [](EventQuery& q, const QString& v) { q.postalCode = v.toUpper(); return true; }},
        {QStringLiteral("countryCode"), [](EventQuery& q, const QString& v) { q.country = v.toUpper(); return true; }},
        {QStringLiteral("stateCode"), [](EventQuery& q, const QString& v) { q.state = v.toUpper(); return true; }},
        {QStringLiteral("preferredCountry"), [](EventQuery& q, const QString& v) { q.preferredCountry = v.toUpper(); return true; }},
        {QStringLiteral("city"), [](EventQuery& q, const QString& v) { q.city = folded(v); return true; }},
        {QStringLiteral("geoPoint"), [](EventQuery& q, const QString& v) { return (q.point = fromGeohash(v)).has_value(); }},
        {QStringLiteral("latlong"), [](EventQuery& q, const QString& v) { return (q.point = fromLatLong(v)).has_value(); }},
        {QStringLiteral("radius"), [](EventQuery& q, const QString& v) { bool ok = false; q.radius = v.toDouble(&ok); return ok && q.radius >= 0; }},
        {QStringLiteral("unit"), [](EventQuery& q, const QString& v) { q.inMiles = v != QLatin1String("km"); return v == QLatin1String("km") || v == QLatin1String("miles"); }},
        {QStringLiteral("includeTBA"), [](EventQuery& q, const QString& v) { q.tba = include(v); return true; }},
        {QStringLiteral("includeTBD"), [](EventQuery& q, const QString& v) { q.tbd = include(v); return true; }},
        {QStringLiteral("includeTest"), [](EventQuery& q, const QString& v) { q.test = include(v); return true; }},
        {QStringLiteral("includeFamily"), [](EventQuery& q, const QString& v) { q.family = include(v); return true; }},
        {QStringLiteral("sort"), [](EventQuery& q, const QString& v) { q.sort = v; return isSortOrder(v); }}};
    return readers;
}

/// Code and sentence are invented.
SearchError badValue(const QString& name) { return {"DIS1024", QStringLiteral("Query param %1 has a value that cannot be read").arg(name)}; }

} // namespace

std::optional<SearchError> readPaging(const Query& query, int& size, int& page)
{
    const auto number = [&query](const char* name, int otherwise) {
        bool ok = false;
        const int value = query.value(name).toInt(&ok);
        return !query.has(name) ? otherwise : ok ? value : -1;
    };
    size = number("size", 20);
    page = number("page", 0);
    if (size < 1 || size > largestPage || page < 0)
        return SearchError{"DIS1024", QStringLiteral("size must be from 1 to %1 and page not negative").arg(largestPage)};
    if (qint64(size) * page >= deepest)
        return SearchError{"DIS1035", QStringLiteral("Max paging depth exceeded. (page * size) must be less than 1,000")};
    return std::nullopt;
}

std::optional<SearchError> EventQuery::read(const Query& query, EventQuery& into, QStringList& unknown)
{
    for (const QueryItem& item : query.items()) {
        if (const auto found = dateReaders().constFind(item.name); found != dateReaders().constEnd()) {
            if (!(*found)(into, item.value))
                return SearchError{"DIS1015", QStringLiteral("Query param with date must be of valid format YYYY-MM-DDTHH:mm:ssZ (%1)").arg(item.name)};
        } else if (const auto reader = readers().constFind(item.name); reader != readers().constEnd()) {
            if (!item.value.isEmpty() && !(*reader)(into, item.value))
                return badValue(item.name);
        } else if (item.name != QLatin1String("size") && item.name != QLatin1String("page")
                   && std::none_of(std::begin(tolerated), std::end(tolerated), [&item](const char* name) { return item.name == QLatin1String(name); })) {
            unknown.append(item.name);
        }
    }
    if (auto error = readPaging(query, into.size, into.page))
        return error;
    // TBA and TBD events are left out by default as soon as a date is asked for.
    const bool dated = into.start.isSet() || into.startEnd.isSet() || into.localStart.isSet() || into.localStartEnd.isSet();
    into.tba = into.tba.value_or(dated ? Include::No : Include::Yes);
    into.tbd = into.tbd.value_or(dated ? Include::No : Include::Yes);
    return std::nullopt;
}

} // namespace boxoffice::simulator
