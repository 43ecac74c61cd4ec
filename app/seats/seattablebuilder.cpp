#include "seats/seattablebuilder.h"
#include <algorithm>
#include <numeric>
#include <utility>

namespace boxoffice {
namespace {

QString text(const std::string& utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

/// Sorts the seats of one row by number; nearly always they are sorted already.
void sortRow(SeatTable& table, const SeatRow& row)
{
    const auto begin = table.number.begin() + row.first;
    if (std::is_sorted(begin, begin + row.count))
        return;
    std::vector<quint32> order(row.count);
    std::iota(order.begin(), order.end(), row.first);
    std::stable_sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return table.number[a] < table.number[b]; });
    const auto apply = [&](auto& column) {
        auto sorted = std::vector(column.begin() + row.first, column.begin() + row.first + row.count);
        for (quint32 i = 0; i < row.count; ++i)
            sorted[i] = column[order[i]];
        std::copy(sorted.begin(), sorted.end(), column.begin() + row.first);
    };
    apply(table.block);
    apply(table.marks);
    apply(table.free);
    apply(table.number);
}

} // namespace

void SeatTableBuilder::reserve(std::size_t seats)
{
    m_number.reserve(seats);
    m_runs.reserve(seats / 4);
}

quint32 SeatTableBuilder::section(std::string_view name, std::string_view area)
{
    if (isLastSection(name))
        return m_lastSection;
    if (const auto known = m_sectionNames.find(name); known != m_sectionNames.end())
        return m_lastSection = known->second;
    m_lastSection = static_cast<quint32>(m_sections.size());
    m_sectionNames.emplace(std::string(name), m_lastSection);
    m_sections.push_back({std::string(name), std::string(area)});
    m_rowNames.emplace_back();
    return m_lastSection;
}

quint32 SeatTableBuilder::row(std::string_view sectionName, std::string_view name, int step, std::string_view area)
{
    const quint32 in = section(sectionName, area);
    if (m_lastRow < m_rows.size() && m_rows[m_lastRow].section == in && m_rows[m_lastRow].name == name) {
        m_rows[m_lastRow].step = std::min(m_rows[m_lastRow].step, step);
        return m_lastRow;
    }
    Names& names = m_rowNames[in];
    if (const auto known = names.find(name); known != names.end()) {
        m_rows[known->second].step = std::min(m_rows[known->second].step, step);
        return m_lastRow = known->second;
    }
    const auto made = static_cast<quint32>(m_rows.size());
    names.emplace(std::string(name), made);
    m_rows.push_back({in, std::string(name), step, 0});
    return m_lastRow = made;
}

void SeatTableBuilder::add(quint32 rowHandle, std::span<const qint32> numbers, quint16 block, quint8 marks, bool free)
{
    const auto count = static_cast<quint32>(numbers.size());
    m_rows[rowHandle].count += count;
    m_number.insert(m_number.end(), numbers.begin(), numbers.end());
    const quint8 isFree = free ? 1 : 0;
    if (!m_runs.empty() && m_runs.back().row == rowHandle && m_runs.back().block == block && m_runs.back().marks == marks && m_runs.back().free == isFree)
        m_runs.back().count += count;
    else
        m_runs.push_back({rowHandle, count, block, marks, isFree});
}

/// Sections and rows in order; returns where each row handle went.
std::vector<quint32> SeatTableBuilder::placeRows(SeatTable& table) const
{
    std::vector<QString> sectionNames(m_sections.size()), rowNames(m_rows.size());
    std::transform(m_sections.begin(), m_sections.end(), sectionNames.begin(), [](const Section& section) { return text(section.name); });
    std::transform(m_rows.begin(), m_rows.end(), rowNames.begin(), [](const Row& row) { return text(row.name); });
    std::vector<quint32> order(m_sections.size()), rank(m_sections.size()), rows(m_rows.size()), to(m_rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return comesBefore(sectionNames[a], sectionNames[b]); });
    table.sections.resize(m_sections.size());
    for (quint32 i = 0; i < order.size(); ++i) {
        rank[order[i]] = i;
        table.sections[i] = {sectionNames[order[i]], text(m_sections[order[i]].area), 0, 0};
    }
    std::iota(rows.begin(), rows.end(), 0U);
    const auto before = [&](quint32 a, quint32 b) {
        const quint32 rankA = rank[m_rows[a].section], rankB = rank[m_rows[b].section];
        return rankA != rankB ? rankA < rankB : comesBefore(rowNames[a], rowNames[b]);
    };
    if (!std::is_sorted(rows.begin(), rows.end(), before)) // services list them in order: thousands of comparisons less
        std::sort(rows.begin(), rows.end(), before);
    table.rows.resize(m_rows.size());
    SeatIndex first = 0;
    for (quint32 i = 0; i < rows.size(); ++i) {
        const Row& from = m_rows[rows[i]];
        to[rows[i]] = i;
        table.rows[i] = {rowNames[rows[i]], rank[from.section], first, from.count, from.step};
        first += from.count;
        SeatSection& section = table.sections[rank[from.section]];
        section.firstRow = section.rows == 0 ? i : section.firstRow;
        ++section.rows;
    }
    return to;
}

SeatTable SeatTableBuilder::finish(SeatTable head)
{
    SeatTable table = std::move(head);
    const std::vector<quint32> to = placeRows(table);
    const std::size_t seats = m_number.size();
    table.number.resize(seats);
    table.row.resize(seats);
    table.block.resize(seats);
    table.marks.resize(seats);
    table.free.resize(seats);
    fill(table, to);
    bool doubles = false;
    for (const SeatRow& row : table.rows) {
        sortRow(table, row);
        const auto begin = table.number.begin() + row.first;
        doubles = doubles || std::adjacent_find(begin, begin + row.count) != begin + row.count;
    }
    if (doubles)
        dropDoubles(table);
    *this = SeatTableBuilder();
    return table;
}

void SeatTableBuilder::fill(SeatTable& table, const std::vector<quint32>& rows) const
{
    std::vector<SeatIndex> next(table.rows.size());
    std::transform(table.rows.begin(), table.rows.end(), next.begin(), [](const SeatRow& row) { return row.first; });
    std::size_t from = 0;
    for (const Run& run : m_runs) {
        const quint32 row = rows[run.row];
        const SeatIndex at = std::exchange(next[row], next[row] + run.count);
        std::copy_n(m_number.begin() + static_cast<std::ptrdiff_t>(from), run.count, table.number.begin() + at);
        std::fill_n(table.row.begin() + at, run.count, row);
        std::fill_n(table.block.begin() + at, run.count, run.block);
        std::fill_n(table.marks.begin() + at, run.count, run.marks);
        std::fill_n(table.free.begin() + at, run.count, run.free);
        from += run.count;
    }
}

void SeatTableBuilder::dropDoubles(SeatTable& table)
{
    SeatIndex to = 0;
    for (SeatRow& row : table.rows) {
        const SeatIndex begin = row.first, end = row.first + row.count;
        row.first = to;
        for (SeatIndex i = begin; i < end; ++i) {
            const bool again = to > row.first && table.number[to - 1] == table.number[i];
            const SeatIndex at = again ? to - 1 : to++;
            const quint8 marks = again ? static_cast<quint8>(table.marks[at] | table.marks[i]) : table.marks[i];
            if (!again || (table.free[i] != 0 && table.free[at] == 0)) {
                table.block[at] = table.block[i];
                table.free[at] = table.free[i];
            }
            table.number[at] = table.number[i];
            table.row[at] = table.row[i];
            table.marks[at] = marks;
        }
        row.count = to - row.first;
    }
    table.number.resize(to);
    table.row.resize(to);
    table.block.resize(to);
    table.marks.resize(to);
    table.free.resize(to);
}

} // namespace boxoffice
