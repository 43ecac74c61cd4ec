#include "seats/seatpicks.h"
#include <algorithm>

namespace boxoffice {

void SeatPicks::set(const SeatPick& pick)
{
    if (pick == m_pick)
        return;
    if (m_past.size() == mostPast)
        m_past.erase(m_past.begin());
    m_past.push_back(m_pick);
    m_pick = pick;
}

void SeatPicks::tap(const SeatTable& table, SeatIndex seat, int count, const SeatTerms& terms)
{
    if (seat >= table.size() || !table.isFree(seat))
        return;
    const bool sameKind = !m_pick.isEmpty() && table.block[seat] == table.block[m_pick.first];
    if (m_pick.holds(seat) && m_pick.count() == 1)
        return set({});
    if (m_pick.holds(seat) && seat == m_pick.last)
        return set({m_pick.first, seat - 1});
    if (m_pick.holds(seat) && seat == m_pick.first)
        return set({seat + 1, m_pick.last});
    if (m_pick.holds(seat))
        return set({m_pick.first, seat});
    if (sameKind && table.touch(m_pick.last, seat))
        return set({m_pick.first, seat});
    if (sameKind && table.touch(seat, m_pick.first))
        return set({seat, m_pick.last});
    set(runAround(table, seat, count, terms));
}

void SeatPicks::drag(const SeatTable& table, SeatIndex from, SeatIndex to, bool begins)
{
    if (from >= table.size() || to >= table.size() || !table.isFree(from) || table.row[from] != table.row[to])
        return;
    SeatIndex end = from;
    const auto goesOn = [&](SeatIndex a, SeatIndex b, SeatIndex next) {
        return table.touch(a, b) && table.isFree(next) && table.block[next] == table.block[from];
    };
    while (end < to && goesOn(end, end + 1, end + 1))
        ++end;
    while (end > to && goesOn(end - 1, end, end - 1))
        --end;
    const SeatPick pick{std::min(from, end), std::max(from, end)};
    if (begins)
        set(pick);
    else
        m_pick = pick;
}

void SeatPicks::undo()
{
    if (m_past.empty())
        return;
    m_pick = m_past.back();
    m_past.pop_back();
}

bool SeatPicks::revise(const SeatTable& table)
{
    m_past.clear();
    if (m_pick.isEmpty())
        return false;
    SeatPick best;
    for (SeatIndex seat = m_pick.first; seat <= m_pick.last && seat < table.size(); ++seat) {
        if (!table.isFree(seat))
            continue;
        SeatPick piece{seat, seat};
        while (piece.last < m_pick.last && table.touch(piece.last, piece.last + 1) && table.isFree(piece.last + 1))
            ++piece.last;
        if (piece.count() > best.count())
            best = piece;
        seat = piece.last;
    }
    return std::exchange(m_pick, best) != best;
}

void SeatPicks::forget()
{
    m_pick = {};
    m_past.clear();
}

} // namespace boxoffice
