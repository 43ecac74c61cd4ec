#pragma once
#include "journal/attempt.h"
#include <QHash>
#include <algorithm>
#include <vector>

namespace boxoffice {

/// What the program knows of its attempts beside the file: every one that is open, the newest that are over, and the
/// last references given out. A journal that is replaced in mid-run (deleted, or damaged and set aside) begins with
/// them: the later notes of a sale in hand, and of an unknown outcome, find their row. Thread: the store's.
class KeptAttempts {
public:
    static constexpr int mostOver = 32; ///< a note may still come for what is over: an order number, a late proof

    /// The row as it is on the disk now.
    void keep(const AttemptRow& row);
    [[nodiscard]] std::optional<AttemptRow> find(const QUuid& attempt) const;
    /// In the order in which they began.
    [[nodiscard]] const std::vector<AttemptRow>& rows() const { return m_rows; }
    /// As Journal::eraseNames.
    void eraseNames(WallTime before);

    void keepNumber(const QString& prefix, qint64 last) { m_numbers.insert(prefix, std::max(last, lastNumber(prefix))); }
    [[nodiscard]] const QHash<QString, qint64>& numbers() const { return m_numbers; }
    /// 0 when none was given out.
    [[nodiscard]] qint64 lastNumber(const QString& prefix) const { return m_numbers.value(prefix); }

private:
    std::vector<AttemptRow> m_rows;
    QHash<QString, qint64> m_numbers;
};

} // namespace boxoffice
