#pragma once
#include "catalog/catalogview.h"
#include <QTimeZone>

namespace boxoffice {

/// Search as you type. All words of the query must occur in name, venue or city. Keeps the last result, so
/// that one more letter looks only at what matched before (qt-facts 16). One thread at a time.
class EventIndex {
public:
    void setTable(std::shared_ptr<const EventTable> table);
    [[nodiscard]] const std::shared_ptr<const EventTable>& table() const { return m_table; }

    /// A view with table, hits, groups, query, period, now, total and nextEvent filled in.
    [[nodiscard]] CatalogView search(const QString& query, Period period, WallTime now);

private:
    struct Hits;
    void match(const QString& query);
    void scanAll();
    void narrow(const QList<QByteArray>& words);
    [[nodiscard]] bool matches(quint32 row, const QList<QByteArray>& words) const;
    void readCalendar(WallTime now);
    void readDistances();
    [[nodiscard]] Hits sorted(Period period) const;
    void add(const std::vector<quint32>& rows, CatalogView& view) const;

    std::shared_ptr<const EventTable> m_table = std::make_shared<EventTable>();
    QList<QByteArray> m_words;      ///< longest first
    std::vector<quint32> m_matches; ///< rows that match m_words, ascending
    bool m_matched = false;         ///< m_matches belongs to m_words and m_table
    std::vector<QTimeZone> m_zones; ///< of the table
    std::vector<qint64> m_today;    ///< per zone, as a Julian day
    std::vector<int> m_ahead;       ///< per row: days from the venue's today
};

} // namespace boxoffice
