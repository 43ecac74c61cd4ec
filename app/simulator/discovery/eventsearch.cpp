#include "simulator/discovery/eventsearch.h"
#include "simulator/world/dice.h"
#include <QDateTime>
#include <algorithm>

namespace boxoffice::simulator {
namespace {

/// Documented parameters that this world does not filter by; anything else is unknown.
constexpr const char* tolerated[] = {
    "apikey", "locale", "source", "radius", "unit", "geoPoint", "latlong", "postalCode", "attractionId", "promoterId",
    "onsaleStartDateTime", "onsaleEndDateTime", "onsaleOnStartDate", "onsaleOnAfterStartDate", "publicVisibilityStartDateTime",
    "preSaleDateTime", "collectionId", "segmentId", "classificationId", "genreId", "subGenreId", "typeId", "subTypeId",
    "includeTest", "includeFamily", "includeSpellcheck", "includeLicensedContent", "clientVisibility", "preferredCountry"};

std::optional<qint64> utc(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    if (!time.isValid())
        return std::nullopt;
    return QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch();
}

QStringList listed(const QString& text) { return text.split(QLatin1Char(','), Qt::SkipEmptyParts); }

} // namespace

bool EventSearch::take(const QueryItem& item, QString& badDate)
{
    const auto is = [&item](const char* name) { return item.name == QLatin1String(name); };
    const auto include = [&item] {
        return item.value == QLatin1String("only") ? Include::Only : item.value == QLatin1String("no") ? Include::No : Include::Yes;
    };
    const auto time = [&](std::optional<qint64>& into) {
        into = utc(item.value);
        if (!into)
            badDate = item.name;
    };
    if (is("keyword"))
        m_words = folded(item.value).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    else if (is("id"))
        m_ids = listed(item.value);
    else if (is("venueId"))
        m_venueIds = listed(item.value);
    else if (is("countryCode"))
        m_country = item.value.toUpper();
    else if (is("stateCode"))
        m_state = item.value.toUpper();
    else if (is("city"))
        m_city = folded(item.value);
    else if (is("marketId"))
        m_market = item.value;
    else if (is("dmaId"))
        m_dma = item.value;
    else if (is("classificationName") || is("segmentName"))
        m_classification = folded(item.value);
    else if (is("sort"))
        m_sort = item.value;
    else if (is("startDateTime"))
        time(m_from);
    else if (is("endDateTime"))
        time(m_to);
    else if (is("localStartDateTime") || is("localStartEndDateTime") || is("startEndDateTime")) {
        m_localFrom = QDate::fromString(item.value.left(10), Qt::ISODate);
        m_localTo = QDate::fromString(item.value.section(QLatin1Char(','), 1).left(10), Qt::ISODate);
    } else if (is("includeTBA"))
        m_tba = include();
    else if (is("includeTBD"))
        m_tbd = include();
    else if (is("size"))
        size = item.value.toInt();
    else if (is("page"))
        page = item.value.toInt();
    else
        return std::any_of(std::begin(tolerated), std::end(tolerated), is);
    return true;
}

std::optional<SearchError> EventSearch::read(const Query& query, EventSearch& into, QStringList& unknown)
{
    QString badDate;
    for (const QueryItem& item : query.items())
        if (!into.take(item, badDate))
            unknown.append(item.name);
    if (!badDate.isEmpty())
        return SearchError{"DIS1015", QStringLiteral("Query param with date must be of valid format YYYY-MM-DDTHH:mm:ssZ (%1)").arg(badDate)};
    if (into.size < 1 || into.size > 200 || into.page < 0)
        return SearchError{"DIS1024", QStringLiteral("size must be from 1 to 200 and page not negative")};
    if (qint64(into.size) * into.page >= 1000)
        return SearchError{"DIS1035", QStringLiteral("Max paging depth exceeded. (page * size) must be less than 1,000")};
    // TBA and TBD events are left out by default as soon as a date is asked for.
    const bool dated = into.m_from || into.m_to || into.m_localFrom.isValid();
    if (!into.m_tba)
        into.m_tba = dated ? Include::No : Include::Yes;
    if (!into.m_tbd)
        into.m_tbd = dated ? Include::No : Include::Yes;
    return std::nullopt;
}

bool EventSearch::acceptsPlace(const World& world, const Show& show) const
{
    const Venue& venue = world.venueOf(show);
    return (m_country.isEmpty() || venue.countryCode == m_country) && (m_state.isEmpty() || venue.stateCode == m_state)
           && (m_venueIds.isEmpty() || m_venueIds.contains(venue.id)) && (m_city.isEmpty() || folded(venue.city) == m_city)
           && (m_market.isEmpty() || QString::number(venue.market) == m_market)
           && (m_dma.isEmpty() || QString::number(200 + venue.market) == m_dma);
}

bool EventSearch::accepts(const World& world, const Show& show) const
{
    const auto fits = [](bool flag, Include include) { return include == Include::Yes || flag == (include == Include::Only); };
    if (!fits(show.dateTba, *m_tba) || !fits(show.dateTbd, *m_tbd) || !acceptsPlace(world, show))
        return false;
    if ((m_from && show.startsAt < *m_from) || (m_to && show.startsAt > *m_to))
        return false;
    if ((m_localFrom.isValid() && show.date < m_localFrom) || (m_localTo.isValid() && show.date > m_localTo))
        return false;
    if (!m_ids.isEmpty() && !m_ids.contains(show.id))
        return false;
    const Genre& genre = World::genre(show.genre);
    if (!m_classification.isEmpty() && folded(QString::fromUtf8(genre.segment)) != m_classification
        && folded(QString::fromUtf8(genre.genre)) != m_classification)
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&show](const QString& word) { return show.folded.contains(word); });
}

void EventSearch::sorted(const World& world, std::vector<int>& found) const
{
    const auto& shows = world.shows();
    const QStringList keys = m_sort.split(QLatin1Char(','));
    const bool descending = keys.last() == QLatin1String("desc");
    const auto by = [&](auto key) {
        std::stable_sort(found.begin(), found.end(), [&](int a, int b) {
            const auto& left = shows[std::size_t(descending ? b : a)];
            const auto& right = shows[std::size_t(descending ? a : b)];
            return key(left) < key(right);
        });
    };
    if (keys.first() == QLatin1String("name"))
        by([](const Show& show) { return std::make_pair(show.name, show.startsAt); });
    else if (keys.first() == QLatin1String("date"))
        by([](const Show& show) { return std::make_pair(show.startsAt, show.name); });
    else if (keys.first() == QLatin1String("id"))
        by([](const Show& show) { return show.id; });
    else if (keys.first() == QLatin1String("venueName"))
        by([&world](const Show& show) { return world.venueOf(show).name; });
    else if (keys.first() == QLatin1String("onsaleStartDate"))
        by([](const Show& show) { return show.onsaleAt; });
    else if (keys.first() == QLatin1String("random"))
        by([](const Show& show) { return mixed(quint64(show.startsAt), quint64(show.basePrice)); });
}

std::vector<int> EventSearch::find(const World& world) const
{
    std::vector<int> found;
    for (int i = 0; i < int(world.shows().size()); ++i)
        if (accepts(world, world.shows()[std::size_t(i)]))
            found.push_back(i);
    sorted(world, found);
    return found;
}

} // namespace boxoffice::simulator
