#include "simulator/world/world.h"
#include "simulator/world/dice.h"
#include <QTimeZone>
#include <algorithm>
#include <map>

namespace boxoffice::simulator {
namespace {

constexpr qint64 hour = 3600LL * 1000;
constexpr qint64 day = 24 * hour;

/// UTC offsets by zone and date; asking QTimeZone for every event would cost most of the start.
class Offsets {
public:
    qint64 toUtc(const QByteArray& zone, QDate date, QTime time)
    {
        const auto key = std::make_pair(zone, date.toJulianDay());
        auto found = m_offsets.find(key);
        if (found == m_offsets.end()) {
            const QDateTime evening(date, QTime(18, 0), zoneOf(zone));
            found = m_offsets.emplace(key, evening.offsetFromUtc()).first;
        }
        return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - found->second * 1000LL;
    }

private:
    const QTimeZone& zoneOf(const QByteArray& zone)
    {
        auto found = m_zones.find(zone);
        if (found == m_zones.end())
            found = m_zones.emplace(zone, QTimeZone(zone)).first;
        return found->second;
    }
    std::map<QByteArray, QTimeZone> m_zones;
    std::map<std::pair<QByteArray, qint64>, int> m_offsets;
};

QString universalId(Dice& dice)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
    QString id = QStringLiteral("1A");
    for (int i = 0; i < 13; ++i)
        id += QLatin1Char(alphabet[dice.below(i < 12 ? 64 : 62)]);
    return id;
}

QString legacyId(Dice& dice)
{
    return QStringLiteral("0A00") + QString::number(dice.next() >> 16, 16).toUpper().rightJustified(12, QLatin1Char('0')).right(12);
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
    show.offsaleAt = show.startsAt + 5 * hour;
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
    const std::vector<Show> rest = inventedShows(seed, today, qMax(0, shows - int(all.size())), m_venues);
    all.insert(all.end(), rest.begin(), rest.end());
    finish(std::move(all), seed);
}

void World::finish(std::vector<Show> shows, quint32 seed)
{
    Offsets offsets;
    const qint64 today = QDateTime(m_today, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    quint64 ordinal = 0;
    for (Show& show : shows) {
        Dice dice(mixed(seed ^ 0x5f356495ULL, ordinal++));
        const Venue& venue = m_venues[std::size_t(show.venue)];
        show.id = universalId(dice);
        show.legacyId = legacyId(dice);
        show.startsAt = offsets.toUtc(venue.zone, show.date, show.time);
        addSales(show, today, dice);
        show.folded = folded(show.name + QLatin1Char(' ') + show.attraction + QLatin1Char(' ') + venue.name + QLatin1Char(' ') + venue.city);
    }
    std::stable_sort(shows.begin(), shows.end(), [](const Show& a, const Show& b) { return a.startsAt < b.startsAt; });
    m_shows = std::move(shows);
    m_index.reserve(qsizetype(m_shows.size()) * 2);
    for (int i = 0; i < int(m_shows.size()); ++i) {
        m_index.insert(m_shows[std::size_t(i)].id, i);
        m_index.insert(m_shows[std::size_t(i)].legacyId, i);
    }
}

int World::find(const QString& id) const { return m_index.value(id, -1); }

const Genre& World::genre(int index) { return genres[std::size_t(qBound(0, index, int(std::size(genres)) - 1))]; }

QString folded(const QString& text)
{
    const QString parts = text.normalized(QString::NormalizationForm_KD).toLower();
    QString out;
    out.reserve(parts.size());
    for (const QChar c : parts)
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    return out;
}

} // namespace boxoffice::simulator
