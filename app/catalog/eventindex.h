#pragma once
#include "catalog/catalogview.h"

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
    void match(const QString& query);
    void scanAll(const QList<QByteArray>& words);
    void narrow(const QList<QByteArray>& words);
    [[nodiscard]] bool matches(quint32 row, const QList<QByteArray>& words) const;
    void readCalendar(WallTime now);
    void addHits(CatalogView& view) const;

    std::shared_ptr<const EventTable> m_table = std::make_shared<EventTable>();
    QList<QByteArray> m_words;
    std::vector<quint32> m_matches; ///< rows that match m_words, ascending
    bool m_matched = false;
    std::vector<QDate> m_today; ///< per zone of the table
};

} // namespace boxoffice
