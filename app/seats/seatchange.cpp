#include "seats/seatchange.h"

namespace boxoffice {
namespace {

/// The rows of one section of both tables, one beside the other.
class Walk {
public:
    Walk(const SeatTable& known, const SeatTable& newer) : m_known(known), m_newer(newer) {}

    SeatChange run()
    {
        quint32 row = 0; // of newer
        for (quint32 i = 0; i < m_known.rows.size(); ++i) {
            while (row < m_newer.rows.size() && isBefore(row, i)) {
                m_change.unknownSeats = true;
                ++row;
            }
            const bool both = row < m_newer.rows.size() && isSame(row, i);
            compareRow(m_known.rows[i], both ? &m_newer.rows[row] : nullptr);
            row += both ? 1 : 0;
        }
        m_change.unknownSeats = m_change.unknownSeats || row < m_newer.rows.size();
        return std::move(m_change);
    }

private:
    [[nodiscard]] bool isSame(quint32 newer, quint32 known) const
    {
        return m_newer.rows[newer].name == m_known.rows[known].name
               && m_newer.sections[m_newer.rows[newer].section].name == m_known.sections[m_known.rows[known].section].name;
    }
    [[nodiscard]] bool isBefore(quint32 newer, quint32 known) const
    {
        const QString& section = m_newer.sections[m_newer.rows[newer].section].name;
        const QString& ours = m_known.sections[m_known.rows[known].section].name;
        return section != ours ? comesBefore(section, ours)
                               : m_newer.rows[newer].name != m_known.rows[known].name && comesBefore(m_newer.rows[newer].name, m_known.rows[known].name);
    }
    void compareRow(const SeatRow& known, const SeatRow* newer)
    {
        SeatIndex at = newer ? newer->first : 0;
        const SeatIndex end = newer ? newer->first + newer->count : 0;
        for (SeatIndex seat = known.first; seat < known.first + known.count; ++seat) {
            while (at < end && m_newer.number[at] < m_known.number[seat]) {
                m_change.unknownSeats = true;
                ++at;
            }
            const bool listed = at < end && m_newer.number[at] == m_known.number[seat];
            if (!listed && m_known.isFree(seat)) {
                m_change.gone.push_back(seat);
            } else if (listed && (!m_known.isFree(seat) || m_newer.block[at] != m_known.block[seat])) {
                m_change.again.push_back(seat);
                m_change.blocks.push_back(m_newer.block[at]);
            }
            at += listed ? 1 : 0;
        }
        m_change.unknownSeats = m_change.unknownSeats || at < end;
    }

    const SeatTable& m_known;
    const SeatTable& m_newer;
    SeatChange m_change;
};

} // namespace

SeatChange changeBetween(const SeatTable& known, const SeatTable& newer) { return Walk(known, newer).run(); }

void apply(SeatTable& known, const SeatChange& change, const SeatTable& newer)
{
    for (const SeatIndex seat : change.gone)
        known.free[seat] = 0;
    for (std::size_t i = 0; i < change.again.size(); ++i) {
        known.free[change.again[i]] = 1;
        known.block[change.again[i]] = change.blocks[i];
    }
    known.blocks = newer.blocks;
    known.eventLimit = newer.eventLimit;
    known.restrictSingle = newer.restrictSingle;
    known.opens = newer.opens;
    known.closes = newer.closes;
}

} // namespace boxoffice
