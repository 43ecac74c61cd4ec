#include "seats/seattablebuilder.h"
#include <algorithm>
#include <numeric>

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
    m_row.reserve(seats);
    m_number.reserve(seats);
    m_block.reserve(seats);
    m_marks.reserve(seats);
    m_free.reserve(seats);
}

quint32 SeatTableBuilder::section(std::string_view name, std::string_view area)
{
    if (m_lastSection < m_sections.size() && m_sections[m_lastSection].name == name)
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
    Names& names = m_rowNames[in];
    if (const auto known = names.find(name); known != names.end()) {
        m_rows[known->second].step = std::min(m_rows[known->second].step, step);
        return known->second;
    }
    const auto made = static_cast<quint32>(m_rows.size());
    names.emplace(std::string(name), made);
    m_rows.push_back({in, std::string(name), step, 0});
    return made;
}

void SeatTableBuilder::add(quint32 rowHandle, qint32 number, quint16 block, quint8 marks, bool free)
{
    ++m_rows[rowHandle].count;
    m_row.push_back(rowHandle);
    m_number.push_back(number);
    m_block.push_back(block);
    m_marks.push_back(marks);
    m_free.push_back(free ? 1 : 0);
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
    const std::size_t seats = m_row.size();
    table.number.resize(seats);
    table.row.resize(seats);
    table.block.resize(seats);
    table.marks.resize(seats);
    table.free.resize(seats);
    std::vector<SeatIndex> next(table.rows.size());
    std::transform(table.rows.begin(), table.rows.end(), next.begin(), [](const SeatRow& row) { return row.first; });
    for (std::size_t i = 0; i < seats; ++i) {
        const quint32 row = to[m_row[i]];
        const SeatIndex at = next[row]++;
        table.number[at] = m_number[i];
        table.row[at] = row;
        table.block[at] = m_block[i];
        table.marks[at] = m_marks[i];
        table.free[at] = m_free[i];
    }
    for (const SeatRow& row : table.rows)
        sortRow(table, row);
    dropDoubles(table);
    *this = SeatTableBuilder();
    return table;
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
