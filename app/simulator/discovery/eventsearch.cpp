#include "simulator/discovery/eventsearch.h"
#include "simulator/discovery/attractions.h"
#include "simulator/discovery/taxonomy.h"
#include <QDateTime>
#include <algorithm>

namespace boxoffice::simulator {
namespace {

constexpr qint64 longestEvening = 3LL * 3600 * 1000; ///< of an event whose end nobody tells
constexpr double kilometresPerMile = 1.609344;

bool accepts(Include include, bool flag) { return include == Include::Yes || flag == (include == Include::Only); }

bool fits(const QStringList& list, const QString& value) { return list.isEmpty() || list.contains(value); }

GeoPoint pointOf(const Venue& venue) { return {venue.latitude.toDouble(), venue.longitude.toDouble()}; }

/// Which venues fit is decided once for a search, not once for each of its events.
class VenueFilter {
public:
    VenueFilter(const World& world, const EventQuery& query) : m_words(query.words)
    {
        for (const Venue& venue : world.venues()) {
            m_accepted.push_back(accepts(venue, query));
            std::vector<bool> named;
            for (const QString& word : query.words)
                named.push_back(venue.folded.contains(word));
            m_named.push_back(std::move(named));
        }
    }
    [[nodiscard]] bool accepted(const Show& show) const { return m_accepted[std::size_t(show.venue)]; }
    [[nodiscard]] bool named(const Show& show) const
    {
        const std::vector<bool>& named = m_named[std::size_t(show.venue)];
        for (std::size_t i = 0; i < named.size(); ++i)
            if (!named[i] && !show.folded.contains(m_words[qsizetype(i)]))
                return false;
        return true;
    }

private:
    static bool accepts(const Venue& venue, const EventQuery& query)
    {
        const double reach = query.radius * (query.inMiles ? kilometresPerMile : 1);
        return (query.country.isEmpty() || venue.countryCode == query.country) && (query.state.isEmpty() || venue.stateCode == query.state)
               && (query.postalCode.isEmpty() || venue.postalCode == query.postalCode) && fits(query.venueIds, venue.id)
               && (query.city.isEmpty() || folded(venue.city) == query.city) && fits(query.markets, QString::number(venue.market))
               && fits(query.dmas, QString::number(200 + venue.market))
               && (!query.point || reach <= 0 || kilometres(*query.point, pointOf(venue)) <= reach);
    }
    const QStringList& m_words;
    std::vector<bool> m_accepted;
    std::vector<std::vector<bool>> m_named; ///< by venue and word
};

/// Genres, likewise.
std::vector<bool> acceptedGenres(const EventQuery& query)
{
    std::vector<bool> accepted;
    for (int genre = 0; genre < World::genreCount(); ++genre) {
        QStringList ids;
        QStringList names;
        for (const Branch branch : {Branch::Segment, Branch::Genre, Branch::SubGenre}) {
            ids.append(branchId(branch, genre));
            names.append(folded(branchName(branch, genre)));
        }
        ids << undefinedTypeId() << undefinedSubTypeId();
        const auto any = [](const QStringList& list, const QStringList& of) {
            return std::any_of(list.begin(), list.end(), [&of](const QString& each) { return of.contains(each); });
        };
        const auto chosen = [&any](const Choice& choice, const QStringList& of) {
            return (choice.wanted.isEmpty() || any(choice.wanted, of)) && !any(choice.unwanted, of);
        };
        accepted.push_back(fits(query.segmentIds, ids[0]) && fits(query.genreIds, ids[1]) && fits(query.subGenreIds, ids[2])
                           && fits(query.typeIds, ids[3]) && fits(query.subTypeIds, ids[4]) && fits(query.segmentNames, names[0])
                           && chosen(query.classificationNames, names) && chosen(query.classificationIds, ids));
    }
    return accepted;
}

bool fitsSales(const Show& show, const EventQuery& query)
{
    const bool dated = query.onsale.isSet() || query.onsaleOn.isValid() || query.onsaleOnOrAfter.isValid();
    if (dated && show.noOnsale)
        return false;
    const QDate onsale = QDateTime::fromMSecsSinceEpoch(localTime(show, show.onsaleAt), Qt::UTC).date();
    return query.onsale.holds(show.onsaleAt) && (!query.offsaleBefore || show.offsaleAt <= *query.offsaleBefore)
           && (!query.onsaleOn.isValid() || onsale == query.onsaleOn) && (!query.onsaleOnOrAfter.isValid() || onsale >= query.onsaleOnOrAfter)
           && (!query.presale.isSet() || (show.presaleAt != 0 && query.presale.holds(show.presaleAt)))
           && query.visible.holds(show.presaleAt != 0 ? show.presaleAt : show.onsaleAt); // shown to the public when it is announced
}

bool fitsTime(const Show& show, const EventQuery& query)
{
    if (!query.start.holds(show.startsAt) || !query.startEnd.overlaps(show.startsAt, show.startsAt + longestEvening))
        return false;
    if (!query.localStart.isSet() && !query.localStartEnd.isSet())
        return true;
    const qint64 local = localTime(show, show.startsAt);
    return query.localStart.holds(local) && query.localStartEnd.overlaps(local, local + longestEvening);
}

bool fitsItself(const Show& show, const EventQuery& query)
{
    return accepts(*query.tba, show.dateTba) && accepts(*query.tbd, show.dateTbd) && accepts(query.family, show.family)
           && (query.ids.isEmpty() || query.ids.contains(show.id) || query.ids.contains(show.legacyId))
           && (query.attractionIds.isEmpty() || query.attractionIds.contains(attractionId(show.attraction)))
           && (query.promoterIds.isEmpty() || query.promoterIds.contains(promoterId(show)));
}

} // namespace

double distanceTo(const World& world, const Show& show, const EventQuery& query)
{
    const double away = query.point ? kilometres(*query.point, pointOf(world.venueOf(show))) : 0;
    return query.inMiles ? away / kilometresPerMile : away;
}

QString promoterId(const Show& show) { return QString::number(490 + show.venue); }

qint64 localTime(const Show& show, qint64 utc)
{
    return utc + QDateTime(show.date, show.time, Qt::UTC).toMSecsSinceEpoch() - show.startsAt;
}

std::vector<int> foundEvents(const World& world, const EventQuery& query)
{
    std::vector<int> found;
    const bool elsewhere = !query.sources.isEmpty() && !query.sources.contains(QLatin1String("ticketmaster"));
    if (elsewhere || query.inCollection || query.test == Include::Only)
        return found; // this world has no such events
    const VenueFilter venues(world, query);
    const std::vector<bool> genres = acceptedGenres(query);
    for (int i = 0; i < int(world.shows().size()); ++i) {
        const Show& show = world.shows()[std::size_t(i)];
        if (venues.accepted(show) && genres[std::size_t(show.genre)] && fitsItself(show, query) && fitsTime(show, query) && fitsSales(show, query)
            && venues.named(show))
            found.push_back(i);
    }
    sortEvents(world, query, found);
    return found;
}

} // namespace boxoffice::simulator
