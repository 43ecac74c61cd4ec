// A readable map from names alone: rings around the middle for a bowl, fans before a stage for a theatre.
#include "venue/houseframe.h"
#include "venue/sectionnames.h"
#include <algorithm>
#include <map>
#include <numbers>

namespace boxoffice {
namespace {

constexpr double rowDepth = 1.5;
constexpr double aisle = 3;     ///< between sections, in seats
constexpr double tierGap = 4;
constexpr int widestGap = 3;    ///< numbers that nobody sells take no more room than this
constexpr int enoughForABowl = 12;

/// The seats of one section as a sheet of rows and columns; neighbours are one apart.
struct Sheet {
    quint32 section = 0;
    SectionPlace place{};
    int step = 1;
    std::vector<qint32> keys{};   ///< number / step, each once
    std::vector<double> columns{}; ///< of the keys
    int rows = 0;
    [[nodiscard]] double width() const { return columns.empty() ? 1 : columns.back() + 1; }
    [[nodiscard]] double depth() const { return (rows - 1) * rowDepth; }
    [[nodiscard]] double columnOf(qint32 number) const
    {
        const auto at = std::lower_bound(keys.begin(), keys.end(), number / step) - keys.begin();
        return columns[static_cast<std::size_t>(at)];
    }
};

Sheet sheetOf(const SeatTable& table, quint32 index)
{
    const SeatSection& section = table.sections[index];
    Sheet sheet{.section = index, .place = placeOfSection(section.name), .step = 2, .rows = static_cast<int>(section.rows)};
    for (quint32 row = section.firstRow; row < section.firstRow + section.rows; ++row)
        sheet.step = std::min(sheet.step, table.rows[row].step);
    for (quint32 row = section.firstRow; row < section.firstRow + section.rows; ++row)
        for (SeatIndex seat = table.rows[row].first; seat < table.rows[row].first + table.rows[row].count; ++seat)
            sheet.keys.push_back(table.number[seat] / sheet.step);
    std::sort(sheet.keys.begin(), sheet.keys.end());
    sheet.keys.erase(std::unique(sheet.keys.begin(), sheet.keys.end()), sheet.keys.end());
    double column = 0;
    for (std::size_t i = 0; i < sheet.keys.size(); ++i) {
        if (i > 0)
            column += std::min(sheet.keys[i] - sheet.keys[i - 1], widestGap);
        sheet.columns.push_back(column);
    }
    return sheet;
}

void place(SeatHouse& house, const Sheet& sheet, const RowCurve& curve)
{
    const SeatTable& table = house.table;
    const SeatSection& section = table.sections[sheet.section];
    const double middle = (sheet.width() - 1) / 2;
    std::vector<RowReach> reach;
    for (quint32 i = 0; i < section.rows; ++i) {
        const SeatRow& row = table.rows[section.firstRow + i];
        // A seat keeps its angle from row to row, so neighbours never come closer than in the first row.
        const double spread = curve.arc ? (curve.radius + i * curve.depth) / curve.radius : 1;
        reach.push_back({-middle * spread, middle * spread});
        for (SeatIndex seat = row.first; seat < row.first + row.count; ++seat) {
            const QPointF spot = curve.at(i, (sheet.columnOf(table.number[seat]) - middle) * spread);
            house.x[seat] = static_cast<float>(spot.x());
            house.y[seat] = static_cast<float>(spot.y());
        }
    }
    house.sections[sheet.section] = shapeAround(curve, reach, 0.8);
}

using Tiers = std::map<int, std::vector<Sheet>>;

double lengthOf(const std::vector<Sheet>& tier)
{
    double length = 0;
    for (const Sheet& sheet : tier)
        length += sheet.width() + aisle;
    return length;
}

double depthOf(const std::vector<Sheet>& tier)
{
    double depth = 0;
    for (const Sheet& sheet : tier)
        depth = std::max(depth, sheet.depth());
    return depth;
}

/// Side by side on an arc of `angle`, its middle at 0.
void placeTier(SeatHouse& house, const std::vector<Sheet>& tier, double radius, double angle, double stretch)
{
    const double spare = (angle * radius - lengthOf(tier)) / static_cast<double>(tier.size());
    double along = -angle * radius / 2;
    for (const Sheet& sheet : tier) {
        const double room = sheet.width() + aisle + spare;
        place(house, sheet, {.arc = true, .radius = radius, .middle = (along + room / 2) / radius, .stretch = stretch, .depth = rowDepth});
        along += room;
    }
}

/// In lines around the middle; returns how far they reach from it.
double placeFloor(SeatHouse& house, const std::vector<Sheet>& floor)
{
    if (floor.empty())
        return 8;
    double width = 0, depth = 0;
    for (const Sheet& sheet : floor) {
        width = std::max(width, sheet.width() + aisle);
        depth = std::max(depth, sheet.depth() + rowDepth + aisle);
    }
    const double square = std::sqrt(static_cast<double>(floor.size()) * depth / width);
    const auto perLine = static_cast<std::size_t>(std::clamp(std::lround(square * 1.3), 1L, static_cast<long>(floor.size())));
    const std::size_t lines = (floor.size() + perLine - 1) / perLine;
    for (std::size_t i = 0; i < floor.size(); ++i) {
        const double x = (static_cast<double>(i % perLine) - static_cast<double>(perLine - 1) / 2) * width;
        const auto line = i / perLine;
        const double y = (static_cast<double>(line) - static_cast<double>(lines) / 2) * depth + aisle / 2;
        place(house, floor[i], {.origin = {x, y}, .depth = rowDepth});
    }
    return std::hypot(static_cast<double>(perLine) * width, static_cast<double>(lines) * depth) / 2;
}

void placeBowl(SeatHouse& house, Tiers& tiers)
{
    constexpr double turn = 2 * std::numbers::pi;
    const auto floor = tiers.find(0);
    double radius = placeFloor(house, floor == tiers.end() ? std::vector<Sheet>() : floor->second) + tierGap;
    tiers.erase(0);
    for (const auto& [rank, tier] : tiers) {
        radius = std::max(radius, lengthOf(tier) / turn);
        placeTier(house, tier, radius, turn, 1.25);
        radius += depthOf(tier) + tierGap;
    }
}

void placeTheatre(SeatHouse& house, Tiers& tiers)
{
    constexpr double widest = 1.75; // radians: everybody still looks forward
    double radius = 12;
    bool first = true;
    for (auto& [rank, tier] : tiers) {
        std::stable_sort(tier.begin(), tier.end(), [](const Sheet& a, const Sheet& b) { return a.place.side < b.place.side; });
        radius = std::max(radius, lengthOf(tier) / widest);
        if (std::exchange(first, false)) {
            house.focus = VenueFocus::Stage;
            house.focusRect = QRectF(-9, radius - 11, 18, 6);
        }
        placeTier(house, tier, radius, lengthOf(tier) / radius, 1);
        radius += depthOf(tier) + tierGap;
    }
}

} // namespace

void layOutByNames(SeatHouse& house)
{
    Tiers tiers;
    int numbered = 0;
    for (quint32 i = 0; i < house.table.sections.size(); ++i) {
        Sheet sheet = sheetOf(house.table, i);
        numbered += sheet.place.numbered ? 1 : 0;
        tiers[sheet.place.tier].push_back(std::move(sheet));
    }
    if (numbered >= enoughForABowl)
        placeBowl(house, tiers);
    else
        placeTheatre(house, tiers);
}

} // namespace boxoffice
