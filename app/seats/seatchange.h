#pragma once
#include "seats/seattable.h"

namespace boxoffice {

/// What a newer availability says of the seats that are already known.
struct SeatChange {
    std::vector<SeatIndex> gone;  ///< were free
    std::vector<SeatIndex> again; ///< are free again
    std::vector<quint16> blocks;  ///< of `again`: where they are sold now
    bool unknownSeats = false;    ///< it lists seats the table has never seen: only a new layout can show them
    [[nodiscard]] std::size_t count() const { return gone.size() + again.size(); }
};

/// Compares by section, row and number; both tables are sorted, so it is one walk. Pure; any thread.
[[nodiscard]] SeatChange changeBetween(const SeatTable& known, const SeatTable& newer);
/// Applies it in place and takes over what `newer` says of blocks and limits.
void apply(SeatTable& known, const SeatChange& change, const SeatTable& newer);

} // namespace boxoffice
