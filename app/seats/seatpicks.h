#pragma once
#include "seats/seatrules.h"

namespace boxoffice {

/// The seats a person has chosen so far: one run, changed step by step, each step undoable. Pure value.
class SeatPicks {
public:
    [[nodiscard]] const SeatPick& pick() const { return m_pick; }
    [[nodiscard]] bool canUndo() const { return !m_past.empty(); }
    /// A tap or Space: an end of the run is dropped, a neighbour added, any other seat starts a new run of `count`.
    void tap(const SeatTable& table, SeatIndex seat, int count, const SeatTerms& terms);
    /// From the seat where a drag began to this one, as far as they are free neighbours; one step however long it takes.
    void drag(const SeatTable& table, SeatIndex from, SeatIndex to, bool begins);
    void set(const SeatPick& pick);
    void clear() { set({}); }
    void undo();
    /// Seats that are gone leave the pick: what is left is the longest free piece, and nothing can be undone.
    /// True when it changed.
    bool revise(const SeatTable& table);
    void forget();

private:
    static constexpr std::size_t mostPast = 50;
    SeatPick m_pick;
    std::vector<SeatPick> m_past;
};

} // namespace boxoffice
