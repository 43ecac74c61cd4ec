#pragma once
#include "catalog/eventrow.h"
#include <QByteArray>
#include <span>
#include <vector>

namespace boxoffice {

/// All events of the list with their search text: built once, then shared and never changed. Rows are in
/// order of venue-local date and time (undated ones last), then name, then id.
class EventTable {
public:
    EventTable() = default;
    explicit EventTable(std::vector<EventRow> rows);

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] const EventRow& row(std::size_t index) const { return m_rows.at(index); }
    [[nodiscard]] std::span<const EventRow> rows() const { return m_rows; }

    /// Folded name, venue and city of every row, each row followed by '\n'.
    [[nodiscard]] const QByteArray& folded() const { return m_folded; }
    /// Where row `index` begins in folded(); size() + 1 entries.
    [[nodiscard]] std::span<const quint32> offsets() const { return m_offsets; }
    /// The time zones in use, and which of them each row has.
    [[nodiscard]] const std::vector<QString>& zones() const { return m_zones; }
    [[nodiscard]] std::span<const quint16> zoneOf() const { return m_zoneOf; }

private:
    friend class EventPacker;
    void numberZones();

    std::vector<EventRow> m_rows;
    QByteArray m_folded;
    std::vector<quint32> m_offsets{0};
    std::vector<QString> m_zones;
    std::vector<quint16> m_zoneOf;
};

/// Text as it is searched: UTF-8 without case, accents, ligatures or punctuation; words divided by one space.
[[nodiscard]] QByteArray foldedText(const QString& text);

} // namespace boxoffice
