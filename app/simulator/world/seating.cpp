#include "simulator/world/seating.h"
#include <algorithm>
#include <cmath>

namespace boxoffice::simulator {
namespace {

constexpr double seatWidth = 0.52;
constexpr double widestSeat = 0.56;
constexpr double rowDepth = 0.90;
constexpr double aisle = 1.2;

QString rowName(int row, RowNames names)
{
    if (names == RowNames::Numbers)
        return QString::number(row + 1);
    static constexpr char all[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static constexpr char some[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    const int letters = names == RowNames::Letters ? 26 : 24;
    const char letter = names == RowNames::Letters ? all[row % letters] : some[row % letters];
    return QString(row / letters + 1, QLatin1Char(letter));
}

/// The rows before the middle lose what those behind it gain, so that a block's size is rows * seats.
int seatsInRow(const Block& block, int row)
{
    return block.seats + int(std::lround((row - (block.rows - 1) / 2.0) * block.growth));
}

Spot onArc(const Block& block, int section, int row, int seats, int index)
{
    const double radius = block.inner + row * rowDepth;
    const double pitch = std::clamp((radius * block.width - aisle) / seats, seatWidth, widestSeat);
    const double middle = block.from + (section + 0.5) * block.width;
    const double along = (index - (seats - 1) / 2.0) * (block.leftward ? -pitch : pitch);
    const double angle = middle + along / radius;
    return {float(block.stretch * radius * std::sin(angle)), float(block.centreY + radius * std::cos(angle))};
}

Spot inGrid(const Block& block, int section, int row, int seats, int index)
{
    const double along = (index - (seats - 1) / 2.0) * (block.leftward ? -seatWidth : seatWidth);
    const int column = section % block.perLine;
    const int line = section / block.perLine;
    const double x = block.x + column * (block.seats * seatWidth + aisle) + along;
    const double y = block.y + line * (block.rows * rowDepth + aisle) + row * rowDepth;
    return {float(x), float(y)};
}

unsigned char markOf(const Block& block, int row, int seats, int index)
{
    if (row + 1 == block.rows && index < 2 * block.pairs)
        return index % 2 == 0 ? Wheelchair : Companion;
    return index < block.blindEnds || index >= seats - block.blindEnds ? Obstructed : Plain;
}

void addRow(Layout& layout, Section& section, const Block& block, int number, int row)
{
    const int seats = seatsInRow(block, row);
    section.rows.push_back({rowName(row, block.rowNames), seats, layout.seats});
    layout.seats += seats;
    for (int i = 0; i < seats; ++i) {
        layout.spots.push_back(block.shape == Shape::Arc ? onArc(block, number, row, seats, i) : inGrid(block, number, row, seats, i));
        layout.marks.push_back(markOf(block, row, seats, i));
    }
}

void addBlock(Layout& layout, const Block& block, int zone, int area)
{
    for (int s = 0; s < block.sections; ++s) {
        Section section;
        section.name = QString::fromUtf8(block.name);
        if (section.name.contains(QLatin1String("%1")))
            section.name = section.name.arg(block.firstNumber + s);
        section.zone = zone;
        section.area = area;
        section.numbering = block.numbering;
        for (int r = 0; r < block.rows; ++r)
            addRow(layout, section, block, s, r);
        layout.sections.push_back(std::move(section));
    }
}

} // namespace

Layout seated(const std::vector<Level>& levels, const std::vector<Floor>& floors)
{
    Layout layout;
    for (const Level& level : levels) {
        const int zone = level.sharesZone ? layout.zones : ++layout.zones;
        const int area = (level.sharesZone ? 20 : 10) + zone;
        layout.areas.push_back({area, QString::fromUtf8(level.name), QString::fromUtf8(level.description), zone});
        for (const Block& block : level.blocks)
            addBlock(layout, block, zone, area);
    }
    for (const Floor& floor : floors) {
        const int zone = ++layout.zones;
        const QString name = QString::fromUtf8(floor.section);
        layout.areas.push_back({10 + zone, name, QString::fromUtf8(floor.description), zone});
        layout.standing.push_back({name, zone, 10 + zone, floor.capacity, floor.corner, floor.size});
    }
    return layout;
}

} // namespace boxoffice::simulator
