// Where the cursor goes: seat to seat, row to row, section to section, and to a place that was typed.
#include "ui/seatmap/seatboard.h"
#include <QStringList>
#include <cmath>

namespace boxoffice {

SeatIndex SeatBoard::nearestIn(quint32 row, QPointF at) const
{
    SeatIndex best = noSeat;
    double least = 1e18;
    const SeatRow& in = table().rows[row];
    for (SeatIndex seat = in.first; seat < in.first + in.count; ++seat)
        if (const QPointF away = m_house->at(seat) - at; QPointF::dotProduct(away, away) < least) {
            least = QPointF::dotProduct(away, away);
            best = seat;
        }
    return best;
}

/// Where numbers run to the left on the screen, Right goes to the lower number.
SeatIndex SeatBoard::besideCursor(bool right) const
{
    const SeatRow& row = table().rowOf(m_cursor);
    const SeatIndex last = row.first + row.count - 1;
    if (row.count < 2)
        return m_cursor;
    const SeatIndex a = m_cursor == last ? m_cursor - 1 : m_cursor;
    const QPointF way = m_house->at(a + 1) - m_house->at(a);
    const bool forward = (std::abs(way.x()) >= std::abs(way.y()) ? way.x() >= 0 : way.y() >= 0) == right;
    if (forward)
        return std::min(m_cursor + 1, last);
    return m_cursor > row.first ? m_cursor - 1 : m_cursor;
}

SeatIndex SeatBoard::rowAway(bool up) const
{
    const SeatSection& section = table().sectionOf(m_cursor);
    const quint32 row = table().row[m_cursor], end = section.firstRow + section.rows;
    if (section.rows < 2)
        return m_cursor;
    const quint32 other = row + 1 < end ? row + 1 : row - 1;
    const QPointF way = m_house->at(nearestIn(other, m_house->at(m_cursor))) - m_house->at(m_cursor);
    const bool behindIsDown = (std::abs(way.y()) > 1e-6 ? way.y() > 0 : way.x() > 0) == (other > row);
    const bool back = up != behindIsDown;
    if (back ? row + 1 >= end : row <= section.firstRow)
        return m_cursor;
    return nearestIn(back ? row + 1 : row - 1, m_house->at(m_cursor));
}

SeatIndex SeatBoard::sectionAway(bool after) const
{
    const auto count = static_cast<quint32>(table().sections.size());
    const quint32 section = table().rowOf(m_cursor).section;
    const quint32 next = after ? (section + 1) % count : (section + count - 1) % count;
    const SeatSection& to = table().sections[next];
    return nearestIn(to.firstRow + to.rows / 2, m_house->sections[next].label);
}

void SeatBoard::move(Way way)
{
    if (!m_house || table().size() == 0)
        return;
    if (m_cursor == noSeat)
        return setCursor(pick().isEmpty() ? 0 : pick().first);
    const SeatRow& row = table().rowOf(m_cursor);
    switch (way) {
    case Way::Left: return setCursor(besideCursor(false));
    case Way::Right: return setCursor(besideCursor(true));
    case Way::Up: return setCursor(rowAway(true));
    case Way::Down: return setCursor(rowAway(false));
    case Way::RowStart: return setCursor(row.first);
    case Way::RowEnd: return setCursor(row.first + row.count - 1);
    case Way::SectionBefore: return setCursor(sectionAway(false));
    case Way::SectionAfter: return setCursor(sectionAway(true));
    }
}

bool SeatBoard::jump(const QString& words)
{
    QStringList parts = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (!m_house || parts.isEmpty())
        return false;
    // A section's name may itself have spaces: the longest beginning that is one counts.
    for (qsizetype taken = parts.size(); taken > 0; --taken) {
        const auto section = table().findSection(parts.mid(0, taken).join(QLatin1Char(' ')));
        if (!section)
            continue;
        const QStringList rest = parts.mid(taken);
        if (rest.isEmpty()) {
            const SeatSection& in = table().sections[*section];
            return setCursor(nearestIn(in.firstRow + in.rows / 2, m_house->sections[*section].label)), true;
        }
        const auto row = table().findRow(*section, rest.at(0));
        if (!row || rest.size() > 2)
            return false;
        if (rest.size() == 1)
            return setCursor(table().rows[*row].first), true;
        bool isNumber = false;
        const SeatIndex seat = table().find(*row, rest.at(1).toInt(&isNumber));
        if (!isNumber || seat == noSeat)
            return false;
        return setCursor(seat), true;
    }
    return false;
}

} // namespace boxoffice
