#include "simulator/world/layout.h"
#include "simulator/world/placeid.h"
#include "simulator/world/seating.h"
#include <algorithm>
#include <array>
#include <mutex>

namespace boxoffice::simulator {
namespace {

/// Once for all: making 80,000 of them takes longer than sending them.
void namePlaces(Layout& layout)
{
    for (const Section& section : layout.sections)
        for (const Row& row : section.rows) {
            const QByteArray before = section.name.toUtf8() + ':' + row.name.toUtf8() + ':';
            for (int i = 0; i < row.seats; ++i) {
                appendBase32(layout.placeIds, before + QByteArray::number(section.seatNumber(i)));
                layout.placeIdEnds.push_back(quint32(layout.placeIds.size()));
            }
        }
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

QByteArrayView Layout::placeId(int seat) const
{
    const quint32 from = seat == 0 ? 0 : placeIdEnds[std::size_t(seat) - 1];
    return QByteArrayView(placeIds).sliced(from, placeIdEnds[std::size_t(seat)] - from);
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
    std::call_once(built[index], [&] {
        layouts[index] = house(kind);
        namePlaces(layouts[index]);
    });
    return layouts[index];
}

} // namespace boxoffice::simulator
