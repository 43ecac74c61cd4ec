#include "simulator/world/layout.h"
#include <algorithm>
#include <array>

namespace boxoffice::simulator {
namespace {

struct Block {
    const char* name; ///< "%1" is the running section number
    int firstNumber;
    int sections;
    int rows;
    int seats;
    Numbering numbering = Numbering::Every;
};
struct Level {
    const char* name;
    const char* description;
    std::vector<Block> blocks;
};
struct Floor {
    const char* section;
    const char* description;
    int capacity;
};

QString rowName(int row) { return QString(row / 26 + 1, QLatin1Char(char('A' + row % 26))); }

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
        for (int r = 0; r < block.rows; ++r) {
            section.rows.push_back({rowName(r), block.seats, layout.seats});
            layout.seats += block.seats;
        }
        layout.sections.push_back(std::move(section));
    }
}

Layout build(const std::vector<Level>& levels, const std::vector<Floor>& floors)
{
    Layout layout;
    for (const Level& level : levels) {
        const int zone = ++layout.zones;
        const int area = 10 + zone;
        layout.areas.push_back({area, QString::fromUtf8(level.name), QString::fromUtf8(level.description), zone});
        for (const Block& block : level.blocks)
            addBlock(layout, block, zone, area);
    }
    for (const Floor& floor : floors) {
        const int zone = ++layout.zones;
        const int area = 10 + zone;
        const QString name = QString::fromUtf8(floor.section);
        layout.areas.push_back({area, name, QString::fromUtf8(floor.description), zone});
        layout.standing.push_back({name, zone, area, floor.capacity});
    }
    return layout;
}

Layout arena()
{
    Layout layout = build({{"FLOOR", "Floor", {{"F%1", 1, 12, 10, 12}}},
                           {"LOWER", "Lower Bowl, centre", {{"1%1", 10, 8, 15, 17}}},
                           {"LOWEND", "Lower Bowl, ends", {{"1%1", 18, 9, 15, 17}, {"10%1", 1, 9, 15, 17}}},
                           {"UPPER", "Upper Bowl, centre", {{"2%1", 10, 12, 9, 12}}},
                           {"UPEND", "Upper Bowl, ends", {{"2%1", 22, 15, 9, 12}}},
                           {"REAR", "Upper Bowl, rear", {{"20%1", 1, 9, 9, 12}}}}, {});
    layout.sections.back().rows.pop_back(); // the last section loses a row to the camera platform
    layout.seats -= 12;
    return layout;
}

Layout make(VenueKind kind)
{
    switch (kind) {
    case VenueKind::Arena: return arena();
    case VenueKind::Stadium:
        return build({{"FIELD", "Field Level", {{"%1", 101, 40, 25, 24}}},
                      {"CLUB", "Club Level", {{"%1", 201, 50, 20, 28}}},
                      {"TERRACE", "Terrace", {{"%1", 301, 50, 28, 20}}}}, {});
    case VenueKind::Theatre:
        return build({{"STALLS", "Stalls", {{"STALLS C", 0, 1, 20, 14},
                                            {"STALLS L", 0, 1, 20, 8, Numbering::Odd},
                                            {"STALLS R", 0, 1, 20, 8, Numbering::Even}}},
                      {"CIRCLE", "Circle", {{"CIRCLE", 0, 1, 12, 30}}},
                      {"BALCONY", "Balcony", {{"BALCONY L", 0, 1, 8, 15, Numbering::Odd},
                                              {"BALCONY R", 0, 1, 8, 15, Numbering::Even}}}}, {});
    case VenueKind::Hall:
        return build({{"ORCH", "Orchestra", {{"ORCH %1", 1, 3, 20, 18}}},
                      {"MEZZ", "Mezzanine", {{"MEZZ %1", 1, 3, 14, 16}}},
                      {"GALLERY", "Gallery", {{"GAL %1", 1, 4, 11, 15}}}}, {});
    case VenueKind::Rink:
        return build({{"GLASS", "On the glass", {{"%1", 1, 16, 4, 16}}},
                      {"MAIN", "Main stand", {{"%1", 101, 24, 12, 14}}},
                      {"END", "End stand", {{"%1", 201, 4, 9, 15}}}}, {});
    case VenueKind::Room: return build({{"TABLES", "Room", {{"MAIN", 0, 1, 10, 16}, {"SIDE", 0, 1, 10, 12, Numbering::Odd}}}}, {});
    case VenueKind::Lawn:
        return build({{"PIT", "Reserved Front", {{"%1", 101, 5, 20, 24}}}, {"PAV", "Pavilion", {{"%1", 201, 7, 22, 26}}}},
                     {{"LAWN", "Lawn, general admission", 6000}});
    case VenueKind::Club:
        return build({}, {{"FLOOR", "Floor", 900}, {"BALCONY", "Balcony", 320}, {"EARLY", "Early entry", 120},
                          {"PLATFORM", "Accessible platform", 20}, {"RAIL", "VIP rail", 40}});
    case VenueKind::Proving:
        return build({{"FRONT", "Front block", {{"101", 0, 1, 10, 20}}}, {"REAR", "Rear block", {{"102", 0, 1, 10, 20, Numbering::Odd}}}}, {});
    }
    return {};
}

} // namespace

int Section::seatNumber(int index) const
{
    switch (numbering) {
    case Numbering::Odd: return 1 + 2 * index;
    case Numbering::Even: return 2 + 2 * index;
    case Numbering::Every: break;
    }
    return 1 + index;
}

int Section::seatIndex(int number) const
{
    const int first = seatNumber(0);
    const int step = numbering == Numbering::Every ? 1 : 2;
    return number >= first && (number - first) % step == 0 ? (number - first) / step : -1;
}

int Layout::capacity() const
{
    int sum = seats;
    for (const Standing& part : standing)
        sum += part.capacity;
    return sum;
}

const Area* Layout::area(int id) const
{
    const auto found = std::find_if(areas.begin(), areas.end(), [id](const Area& area) { return area.id == id; });
    return found == areas.end() ? nullptr : &*found;
}

const Layout& layoutOf(VenueKind kind)
{
    static const std::array<Layout, 9> layouts = [] {
        std::array<Layout, 9> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = make(VenueKind(i));
        return all;
    }();
    return layouts[std::size_t(kind)];
}

} // namespace boxoffice::simulator
