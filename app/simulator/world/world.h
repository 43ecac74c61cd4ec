#pragma once
#include "simulator/world/show.h"
#include "simulator/world/venues.h"
#include <QHash>

namespace boxoffice::simulator {

struct Genre {
    const char* segment;
    const char* genre;
    const char* subGenre;
};

/// Every venue and event, made from a seed and a date and never changed afterwards.
class World {
public:
    World(quint32 seed, QDate today, int shows);

    [[nodiscard]] const std::vector<Venue>& venues() const { return m_venues; }
    [[nodiscard]] const std::vector<Show>& shows() const { return m_shows; } ///< by start, soonest first
    [[nodiscard]] int find(const QString& id) const; ///< universal or legacy id; -1
    [[nodiscard]] const Venue& venueOf(const Show& show) const { return m_venues[std::size_t(show.venue)]; }
    [[nodiscard]] const Layout& layoutFor(const Show& show) const { return layoutOf(venueOf(show).kind); }
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] static const Genre& genre(int index);
    [[nodiscard]] static int genreCount();

private:
    void finish(std::vector<Show> shows, quint32 seed);

    QDate m_today;
    std::vector<Venue> m_venues;
    std::vector<Show> m_shows;
    QHash<QString, int> m_index;
};

/// The shows everybody relies on: tonight in Port Ellery, and one for each Trait three days later.
[[nodiscard]] std::vector<Show> fixedShows(QDate today);
/// An event of several days, with a description.
[[nodiscard]] Show festival(QDate today);
/// Invented shows over the next 180 days.
[[nodiscard]] std::vector<Show> inventedShows(quint32 seed, QDate today, int count, const std::vector<Venue>& venues);

} // namespace boxoffice::simulator
