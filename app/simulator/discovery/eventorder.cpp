#include "simulator/discovery/eventsearch.h"
#include "simulator/world/dice.h"
#include <algorithm>
#include <functional>

namespace boxoffice::simulator {
namespace {

/// What a keyword is most likely to mean: the whole name, its beginning, a part of it, the house it is in.
int relevance(const World& world, const Show& show, const EventQuery& query)
{
    const QString phrase = query.words.join(QLatin1Char(' '));
    const QString name = show.folded;
    int score = name == phrase ? 80 : name.startsWith(phrase) ? 60 : name.contains(phrase) ? 40 : 0;
    for (const QString& word : query.words)
        score += name.contains(word) ? 4 : 0;
    return score + (world.venueOf(show).countryCode == query.preferredCountry ? 1 : 0);
}

void byRelevance(const World& world, const EventQuery& query, std::vector<int>& found)
{
    std::vector<std::pair<int, int>> scored;
    scored.reserve(found.size());
    for (const int index : found)
        scored.emplace_back(-relevance(world, world.shows()[std::size_t(index)], query), index);
    std::sort(scored.begin(), scored.end()); // soonest first among equals: so are the indices
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = scored[i].second;
}

template <class T>
int order(const T& a, const T& b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

/// Negative, zero or positive for one key of the sort parameter.
int compare(const World& world, const EventQuery& query, const QString& key, int a, int b)
{
    const Show& left = world.shows()[std::size_t(a)];
    const Show& right = world.shows()[std::size_t(b)];
    if (key == QLatin1String("name"))
        return order(left.name, right.name);
    if (key == QLatin1String("date"))
        return order(left.startsAt, right.startsAt);
    if (key == QLatin1String("id"))
        return order(left.id, right.id);
    if (key == QLatin1String("venueName"))
        return order(world.venueOf(left).name, world.venueOf(right).name);
    if (key == QLatin1String("onsaleStartDate"))
        return order(left.onsaleAt, right.onsaleAt);
    if (key == QLatin1String("distance"))
        return order(distanceTo(world, left, query), distanceTo(world, right, query));
    return order(mixed(quint64(left.startsAt), quint64(left.basePrice)), mixed(quint64(right.startsAt), quint64(right.basePrice)));
}

} // namespace

bool isSortOrder(const QString& sort)
{
    static const QStringList orders = [] {
        QStringList all{QStringLiteral("random")};
        for (const char* key : {"name", "date", "relevance", "id", "distance", "venueName", "onsaleStartDate", "name,date", "date,name"})
            all << QLatin1String(key) + QLatin1String(",asc") << QLatin1String(key) + QLatin1String(",desc");
        return all;
    }();
    return orders.contains(sort);
}

void sortEvents(const World& world, const EventQuery& query, std::vector<int>& found)
{
    QStringList keys = query.sort.split(QLatin1Char(','));
    const bool descending = keys.last() == QLatin1String("desc");
    if (keys.size() > 1)
        keys.removeLast();
    if (keys.first() == QLatin1String("relevance")) {
        if (!query.words.isEmpty())
            byRelevance(world, query, found);
        return;
    }
    std::stable_sort(found.begin(), found.end(), [&](int a, int b) {
        for (const QString& key : std::as_const(keys))
            if (const int way = compare(world, query, key, a, b); way != 0)
                return descending ? way > 0 : way < 0;
        return false;
    });
}

} // namespace boxoffice::simulator
