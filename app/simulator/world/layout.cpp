#include "simulator/world/layout.h"
#include "simulator/world/seating.h"
#include <algorithm>
#include <array>
#include <mutex>

namespace boxoffice::simulator {

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

bool Layout::hasAccessible(int zone) const
{
    return std::any_of(sections.begin(), sections.end(), [&](const Section& section) {
        return section.zone == zone && isAccessible(section.rows.back().first); // the pairs begin the last row
    });
}

Layout::Address Layout::address(int seat) const
{
    const auto section = std::prev(std::upper_bound(sections.begin(), sections.end(), seat,
                                                    [](int value, const Section& each) { return value < each.rows.front().first; }));
    const auto row = std::prev(std::upper_bound(section->rows.begin(), section->rows.end(), seat,
                                                [](int value, const Row& each) { return value < each.first; }));
    return {int(section - sections.begin()), int(row - section->rows.begin()), seat - row->first};
}

const Layout& layoutOf(VenueKind kind)
{
    constexpr std::size_t kinds = std::size_t(VenueKind::Proving) + 1;
    static std::array<std::once_flag, kinds> built;
    static std::array<Layout, kinds> layouts;
    const auto index = std::size_t(kind);
    std::call_once(built[index], [&] { layouts[index] = house(kind); });
    return layouts[index];
}

} // namespace boxoffice::simulator
