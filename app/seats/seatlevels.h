#pragma once
#include "seats/seattable.h"

namespace boxoffice {

/// Blocks of one price: A is the dearest. General admission has none.
struct SeatLevel {
    std::optional<Money> from{}; ///< the cheapest offer as availability says it; for the order of levels, not for display
    std::vector<quint16> blocks{};
};

inline constexpr quint8 noLevel = 0xFF;

struct SeatLevels {
    std::vector<SeatLevel> levels{};
    std::vector<quint8> ofBlock{}; ///< by block; noLevel for general admission
    [[nodiscard]] quint8 of(quint16 block) const { return block < ofBlock.size() ? ofBlock[block] : noLevel; }
};

[[nodiscard]] SeatLevels levelsOf(const SeatTable& table);
/// Free seats by level, counted afresh.
[[nodiscard]] std::vector<int> freeByLevel(const SeatTable& table, const SeatLevels& levels);

} // namespace boxoffice
