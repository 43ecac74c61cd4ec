#pragma once
#include "catalog/catalogview.h"
#include <QTimeZone>

namespace boxoffice {

/// Search as you type. All words of the query must occur in name, venue or city. Keeps the results of what was
/// typed before, so that one more letter looks only at what matched already, and one letter taken back at
/// nothing at all (qt-facts 16). One thread at a time.
class EventIndex {
public:
    void setTable(std::shared_ptr<const EventTable> table);
    [[nodiscard]] const std::shared_ptr<const EventTable>& table() const { return m_table; }

    /// A view with table, hits, groups, query, period, now, total and nextEvent filled in.
    [[nodiscard]] CatalogView search(const QString& query, Period period, WallTime now);

private:
    struct Hits;
    using Words = QList<QByteArray>; ///< longest first
    /// Rows that match some words, ascending. Each step is narrower than the one before it.
    struct Step {
        Words words;
        std::vector<quint32> rows;
    };
    [[nodiscard]] const std::vector<quint32>& match(const QString& query);
    [[nodiscard]] std::vector<quint32> scanAll(const Words& words) const;
    [[nodiscard]] bool matches(quint32 row, const Words& words) const;
    void readCalendar(WallTime now);
    void readDistances();
    [[nodiscard]] Hits sorted(const std::vector<quint32>& matching, Period period) const;
    void add(const std::vector<quint32>& rows, CatalogView& view) const;

    std::shared_ptr<const EventTable> m_table = std::make_shared<EventTable>();
    std::vector<Step> m_steps;
    std::vector<QTimeZone> m_zones; ///< of the table
    std::vector<qint64> m_today;    ///< per zone, as a Julian day
    std::vector<int> m_ahead;       ///< per row: days from the venue's today
    std::vector<qint64> m_day;      ///< per row: venue-local Julian day, so that a search touches no row
};

} // namespace boxoffice
