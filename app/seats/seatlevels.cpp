#include "seats/seatlevels.h"
#include <algorithm>
#include <map>

namespace boxoffice {
namespace {

std::optional<Money> cheapest(const SeatBlock& block)
{
    std::optional<Money> best;
    for (const SeatOffer& offer : block.offers) {
        const std::optional<Money>& price = offer.total ? offer.total : offer.faceValue;
        if (price && (!best || price->minor() < best->minor()))
            best = price;
    }
    return best;
}

} // namespace

SeatLevels levelsOf(const SeatTable& table)
{
    std::map<qint64, SeatLevel, std::greater<>> byPrice;
    for (quint16 block = 0; block < static_cast<quint16>(table.blocks.size()); ++block) {
        if (table.blocks[block].generalAdmission)
            continue;
        const std::optional<Money> price = cheapest(table.blocks[block]);
        SeatLevel& level = byPrice[price ? price->minor() : -1];
        level.from = price;
        level.blocks.push_back(block);
    }
    SeatLevels found{.levels = {}, .ofBlock = std::vector<quint8>(table.blocks.size(), noLevel)};
    for (auto& [price, level] : byPrice) {
        const auto index = static_cast<quint8>(std::min<std::size_t>(found.levels.size(), noLevel - 1U));
        for (const quint16 block : level.blocks)
            found.ofBlock[block] = index;
        found.levels.push_back(std::move(level));
    }
    return found;
}

std::vector<int> freeByLevel(const SeatTable& table, const SeatLevels& levels)
{
    std::vector<int> counts(levels.levels.size(), 0);
    for (SeatIndex seat = 0; seat < table.size(); ++seat)
        if (const quint8 level = levels.of(table.block[seat]); table.isFree(seat) && level < counts.size())
            ++counts[level];
    return counts;
}

} // namespace boxoffice
