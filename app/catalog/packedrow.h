#pragma once
#include "catalog/eventrow.h"
#include <QHash>
#include <limits>
#include <vector>

namespace boxoffice {

/// An EventRow of fixed size; texts are numbers into a shared list. `none` stands for an absent value.
struct PackedRow {
    static constexpr qint64 none = std::numeric_limits<qint64>::min();

    quint32 id, name, venue, city, region, timeZone, imageUrl, presale, currency;
    qint32 localTime; ///< milliseconds of the day, -1 = none
    qint64 localDate, endLocalDate; ///< Julian days
    qint64 instantUtc, onSaleFrom, onSaleUntil, presaleFrom, presaleUntil; ///< milliseconds since 1970
    qint64 priceFrom; ///< minor units
    quint32 flags;
    quint32 listed;
};

/// Texts by number, each once.
class TextPool {
public:
    [[nodiscard]] quint32 number(const QString& text);
    [[nodiscard]] const std::vector<QString>& texts() const { return m_texts; }

private:
    std::vector<QString> m_texts;
    QHash<QString, quint32> m_numbers;
};

[[nodiscard]] PackedRow packedRow(const EventRow& row, TextPool& pool);
/// Nothing when a number points past `texts` or a value is impossible.
[[nodiscard]] std::optional<EventRow> unpackedRow(const PackedRow& row, const std::vector<QString>& texts);

} // namespace boxoffice
