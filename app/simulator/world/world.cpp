#include "simulator/world/world.h"
#include "simulator/world/dice.h"
#include <QTimeZone>
#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

namespace boxoffice::simulator {
namespace {

constexpr qint64 hour = 3600LL * 1000;
constexpr qint64 day = 24 * hour;

/// UTC offsets by zone and date; asking QTimeZone for every event would cost most of the start.
class Offsets {
public:
    explicit Offsets(const std::vector<Venue>& venues)
    {
        for (const Venue& venue : venues) {
            const auto found = std::find(m_names.begin(), m_names.end(), venue.zone);
            m_zoneOf.push_back(std::size_t(found - m_names.begin()));
            if (found == m_names.end())
                m_names.push_back(venue.zone);
        }
        m_zones.resize(m_names.size());
    }
    qint64 toUtc(int venue, QDate date, QTime time)
    {
        const std::size_t zone = m_zoneOf[std::size_t(venue)];
        const qint64 key = date.toJulianDay() * 64 + qint64(zone);
        auto found = m_offsets.find(key);
        if (found == m_offsets.end()) {
            if (!m_zones[zone].isValid())
                m_zones[zone] = QTimeZone(m_names[zone]);
            const QDateTime evening(date, QTime(18, 0), m_zones[zone]);
            found = m_offsets.emplace(key, evening.offsetFromUtc()).first;
        }
        return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - found->second * 1000LL;
    }

private:
    std::vector<QByteArray> m_names;
    std::vector<QTimeZone> m_zones;
    std::vector<std::size_t> m_zoneOf; ///< by venue
    std::unordered_map<qint64, int> m_offsets;
};

/// Moves each show once; sorting the wide rows themselves costs ten times as much.
std::vector<Show> byStart(std::vector<Show> shows)
{
    std::vector<std::pair<qint64, std::size_t>> order;
    order.reserve(shows.size());
    for (std::size_t i = 0; i < shows.size(); ++i)
        order.emplace_back(shows[i].startsAt, i);
    std::sort(order.begin(), order.end());
    std::vector<Show> sorted;
    sorted.reserve(shows.size());
    for (const auto& [start, index] : order)
        sorted.push_back(std::move(shows[index]));
    return sorted;
}

QString universalId(Dice& dice)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
    std::array<char, 15> id{'1', 'A'};
    for (std::size_t i = 2; i < id.size(); ++i)
        id[i] = alphabet[dice.below(i + 1 < id.size() ? 64 : 62)];
    return QString::fromLatin1(id.data(), qsizetype(id.size()));
}

QString legacyId(Dice& dice)
{
    std::array<char, 16> id{'0', 'A', '0', '0'};
    quint64 number = dice.next() >> 16;
    for (std::size_t i = id.size(); i-- > 4; number >>= 4)
        id[i] = "0123456789ABCDEF"[number & 15];
    return QString::fromLatin1(id.data(), qsizetype(id.size()));
}

/// On-sale windows: most are open, some open later, some are in presale now.
void addSales(Show& show, qint64 today, Dice& dice)
{
    const int roll = dice.below(1000);
    const bool soon = show.startsAt < today + 12 * day;
    show.onsaleAt = today - dice.between(5, 120) * day + 15 * hour;
    if (!soon && show.trait == Trait::Ordinary && roll < 60)
        show.onsaleAt = today + dice.between(1, 9) * day + 15 * hour;
    else if (!soon && show.trait == Trait::Ordinary && roll < 90)
        show.onsaleAt = today + dice.between(1, 5) * day + 15 * hour;
    if (roll >= 60 && roll < 260)
        show.presaleAt = show.onsaleAt - 3 * day - (roll < 90 ? 4 * day : 0);
    if (show.presaleNow) {
        show.presaleAt = today - 2 * day;
        show.onsaleAt = today + 6 * day + 15 * hour;
    }
    show.offsaleAt = show.startsAt + 5 * hour + (show.days - 1) * day;
}

constexpr Genre genres[] = {
    {"Music", "Pop", "Pop"}, {"Music", "Rock", "Alternative Rock"}, {"Music", "Hip-Hop/Rap", "Urban"},
    {"Music", "Folk", "Indie Folk"}, {"Music", "Jazz", "Jazz"}, {"Music", "Dance/Electronic", "Club Dance"},
    {"Sports", "Hockey", "Minor League"}, {"Sports", "Football", "League"}, {"Arts & Theatre", "Theatre", "Drama"},
    {"Arts & Theatre", "Classical", "Symphonic"}, {"Arts & Theatre", "Comedy", "Comedy"},
};

} // namespace

World::World(quint32 seed, QDate today, int shows) : m_today(today), m_venues(allVenues())
{
    std::vector<Show> all = fixedShows(today);
    std::vector<Show> rest = inventedShows(seed, today, qMax(0, shows - int(all.size()) - 1), m_venues);
    all.reserve(all.size() + rest.size() + 1);
    std::move(rest.begin(), rest.end(), std::back_inserter(all));
    all.push_back(festival(today)); // ids follow from the order: the last one moves no other's
    finish(std::move(all), seed);
}

void World::finish(std::vector<Show> shows, quint32 seed)
{
    Offsets offsets(m_venues);
    const qint64 today = QDateTime(m_today, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    quint64 ordinal = 0;
    for (Show& show : shows) {
        Dice dice(mixed(seed ^ 0x5f356495ULL, ordinal++));
        show.id = universalId(dice);
        show.legacyId = legacyId(dice);
        show.startsAt = offsets.toUtc(show.venue, show.date, show.time);
        addSales(show, today, dice);
        ++m_venues[std::size_t(show.venue)].upcoming;
        const bool named = show.name.contains(show.attraction);
        show.folded = folded(named ? show.name : show.name + QLatin1Char(' ') + show.attraction);
    }
    m_shows = byStart(std::move(shows));
    m_index.reserve(qsizetype(m_shows.size()) * 2);
    for (int i = 0; i < int(m_shows.size()); ++i) {
        m_index.insert(m_shows[std::size_t(i)].id, i);
        m_index.insert(m_shows[std::size_t(i)].legacyId, i);
    }
}

int World::find(const QString& id) const { return m_index.value(id, -1); }

int World::genreCount() { return int(std::size(genres)); }

const Genre& World::genre(int index) { return genres[std::size_t(qBound(0, index, int(std::size(genres)) - 1))]; }

} // namespace boxoffice::simulator
