#pragma once
#include "discovery/eventpage.h"
#include <QSet>

namespace boxoffice {

/// Whether events whose date is still to be announced (TBA) or determined (TBD) are listed.
enum class Undated { ServiceDefault, Include, OnlyTba, OnlyTbd };

/// An event search (Discovery 6.2).
struct EventQuery {
    QString keyword;
    int page = 0; ///< from 0
    int size = 200;
    std::optional<WallTime> start; ///< events from here on
    std::optional<WallTime> end;
    QString sort = QStringLiteral("date,asc");
    Undated undated = Undated::ServiceDefault;
};

/// The service serves a page only while size * page < 1000 (Discovery 6.3).
[[nodiscard]] bool withinReach(const EventQuery& query);

/// Lists more events than one search can reach: when a search ends at its reach, the next one starts from the
/// date of the last event seen. Pure; `next()` says what to ask, `take()` is given the answer.
/// Never follows `_links`.
class DiscoveryPager {
public:
    /// `pageSize` 1 to 200. `maxRequests` bounds the whole listing.
    explicit DiscoveryPager(int pageSize = 200, int maxRequests = 1000);

    /// The next question; nothing when the listing is complete.
    [[nodiscard]] std::optional<EventQuery> next() const;
    /// The answer to `next()`. Returns the events not seen before, by id.
    [[nodiscard]] QList<DiscoveredEvent> take(const EventPage& page);

    /// What the service said in its first answer; more may turn up.
    [[nodiscard]] int announcedTotal() const { return m_announced; }
    [[nodiscard]] int seen() const { return static_cast<int>(m_seen.size()); }
    /// More events shared one instant than a search can reach, or the request bound was met: some are missing.
    [[nodiscard]] bool incomplete() const { return m_incomplete; }

private:
    enum class Phase { Everything, Windows, OnlyTba, OnlyTbd, Done };
    void finishSearch(bool moreThanReach);
    void nextWindow();
    void nextPhase();

    Phase m_phase = Phase::Everything;
    EventQuery m_query;
    int m_requestsLeft = 0;
    std::optional<WallTime> m_lastDate; ///< of the search under way
    QSet<QString> m_seen;
    int m_announced = 0;
    bool m_incomplete = false;
};

} // namespace boxoffice
