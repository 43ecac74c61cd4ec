// Which legal picks there are: beside a refused one, anywhere, around one seat.
#include "seats/seatrules.h"
#include <algorithm>
#include <cstdlib>
#include <limits>

namespace boxoffice {
namespace {

/// A legal pick and how far it is from what was wanted; smaller is better.
struct Candidate {
    SeatPick pick;
    int counts = 0; ///< difference in how many
    int shift = 0;
    [[nodiscard]] bool betterThan(const std::optional<Candidate>& other) const
    {
        return !other || counts < other->counts || (counts == other->counts && shift < other->shift);
    }
};

int lengthOfRun(const SeatTable& table, SeatIndex first)
{
    SeatIndex last = first;
    while (table.touch(last, last + 1) && table.isFree(last + 1) && table.block[last + 1] == table.block[first])
        ++last;
    return static_cast<int>(last - first) + 1;
}

/// The best legal pick of one row; the smallest difference in count wins, then the nearest to `middle` (twice the index).
std::optional<Candidate> bestInRow(const SeatTable& table, quint32 rowIndex, int count, qint64 middle, const SeatTerms& terms)
{
    std::optional<Candidate> best;
    const SeatRow& row = table.rows[rowIndex];
    for (SeatIndex first = row.first; first < row.first + row.count; ++first) {
        if (!table.isFree(first))
            continue;
        const int longest = lengthOfRun(table, first);
        for (int n = longest; n >= 1; --n) { // of two counts equally far the larger: taking the lone seat along beats leaving somebody out
            Candidate found{{first, first + static_cast<SeatIndex>(n) - 1}, std::abs(n - count), 0};
            found.shift = static_cast<int>(std::abs(static_cast<qint64>(found.pick.first) + found.pick.last - middle));
            if (found.betterThan(best) && !judge(table, found.pick, terms))
                best = found;
        }
    }
    return best;
}

/// Keeps looking through `rows` outwards from `from` until a pick of the wanted count turns up.
class Outward {
public:
    Outward(const SeatTable& table, const SeatPick& pick, const SeatTerms& terms)
        : m_table(table), m_terms(terms), m_count(pick.count()), m_offset(static_cast<qint64>(pick.first) + pick.last),
          m_first(table.rowOf(pick.first).first)
    {
    }
    /// True: nothing better can be found.
    bool look(quint32 row)
    {
        const qint64 middle = m_offset - 2 * static_cast<qint64>(m_first) + 2 * static_cast<qint64>(m_table.rows[row].first);
        const auto found = bestInRow(m_table, row, m_count, middle, m_terms);
        if (found && found->counts < m_fewest) {
            m_fewest = found->counts;
            m_best = found->pick;
        }
        return m_fewest == 0;
    }
    bool lookAround(quint32 from, quint32 first, quint32 end)
    {
        for (quint32 far = 1; far < end - first; ++far) {
            if (from >= first + far && look(from - far))
                return true;
            if (from + far < end && look(from + far))
                return true;
        }
        return false;
    }
    [[nodiscard]] std::optional<SeatPick> best() const { return m_best; }

private:
    const SeatTable& m_table;
    const SeatTerms& m_terms;
    int m_count;
    qint64 m_offset;
    SeatIndex m_first;
    std::optional<SeatPick> m_best;
    int m_fewest = std::numeric_limits<int>::max(); ///< by how many its count differs
};

bool wanted(const SeatTable& table, SeatIndex seat, const SeatWish& wish)
{
    if (!table.isFree(seat))
        return false;
    const bool accessible = (table.marks[seat] & (WheelchairSeat | CompanionSeat)) != 0;
    return accessible == wish.accessible && (wish.blocks.empty() || (table.block[seat] < wish.blocks.size() && wish.blocks[table.block[seat]]))
           && (wish.sections.empty() || wish.sections[table.rowOf(seat).section]);
}

/// The run of the row nearest to its middle.
std::optional<SeatPick> middleOfRow(const SeatTable& table, const SeatRow& row, const SeatWish& wish, const SeatTerms& terms)
{
    std::optional<SeatPick> best;
    qint64 bestFar = 0;
    const auto count = static_cast<SeatIndex>(wish.count);
    const qint64 middle = 2 * static_cast<qint64>(row.first) + row.count - 1;
    for (SeatIndex first = row.first; first + count <= row.first + row.count; ++first) {
        const SeatPick pick{first, first + count - 1};
        const qint64 far = std::abs(static_cast<qint64>(pick.first) + pick.last - middle);
        if (best && far >= bestFar)
            continue;
        bool fine = true;
        for (SeatIndex seat = first; fine && seat <= pick.last; ++seat)
            fine = wanted(table, seat, wish);
        if (fine && !judge(table, pick, terms)) {
            best = pick;
            bestFar = far;
        }
    }
    return best;
}

} // namespace

std::optional<SeatPick> nearestLegal(const SeatTable& table, const SeatPick& pick, const SeatTerms& terms)
{
    if (pick.isEmpty() || pick.last >= table.size())
        return std::nullopt;
    const quint32 row = table.row[pick.first];
    const SeatSection& section = table.sections[table.rows[row].section];
    Outward search(table, pick, terms);
    const bool found = search.look(row) || search.lookAround(row, section.firstRow, section.firstRow + section.rows)
                       || search.lookAround(row, 0, static_cast<quint32>(table.rows.size()));
    (void)found;
    return search.best();
}

std::vector<SeatPick> findTogether(const SeatTable& table, const SeatWish& wish, const SeatTerms& terms, std::size_t most)
{
    struct Found {
        SeatPick pick;
        quint16 block;
        quint32 depth; ///< how many rows lie in front
    };
    std::vector<Found> all;
    if (wish.count < 1)
        return {};
    for (const SeatSection& section : table.sections)
        for (quint32 i = 0; i < section.rows; ++i)
            if (const auto pick = middleOfRow(table, table.rows[section.firstRow + i], wish, terms))
                all.push_back({*pick, table.block[pick->first], i});
    std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.block != b.block ? a.block < b.block : a.depth < b.depth; });
    std::vector<SeatPick> picks;
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
        picks.push_back(all[i].pick);
    return picks;
}

SeatPick runAround(const SeatTable& table, SeatIndex seat, int count, const SeatTerms& terms)
{
    SeatIndex begin = seat, end = seat;
    while (begin > 0 && seat - begin + 1 < static_cast<SeatIndex>(count) && table.touch(begin - 1, begin) && table.isFree(begin - 1)
           && table.block[begin - 1] == table.block[seat])
        --begin;
    while (end - seat + 1 < static_cast<SeatIndex>(count) && table.touch(end, end + 1) && table.isFree(end + 1) && table.block[end + 1] == table.block[seat])
        ++end;
    const auto wish = static_cast<SeatIndex>(std::max(1, count));
    const SeatIndex have = std::min(wish, end - begin + 1);
    SeatPick fallback{std::min(seat, end + 1 - have), 0};
    fallback.last = fallback.first + have - 1;
    for (SeatIndex back = 0; have == wish && back < wish; ++back) { // the seat that was touched comes first, then ever further right
        if (seat < begin + back || seat - back + wish - 1 > end)
            continue;
        const SeatPick pick{seat - back, seat - back + wish - 1};
        if (!judge(table, pick, terms))
            return pick;
    }
    return fallback;
}

} // namespace boxoffice
