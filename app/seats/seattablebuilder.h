#pragma once
#include "seats/seattable.h"
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace boxoffice {

/// Gathers seats in any order and makes the sorted columns of a SeatTable. A seat named twice is one seat: the free
/// one wins, marks add up.
class SeatTableBuilder {
public:
    void reserve(std::size_t seats);
    /// The handle of a row, made when first named (UTF-8). A row that once lists odd and even numbers has step 1.
    [[nodiscard]] quint32 row(std::string_view section, std::string_view name, int step, std::string_view area = {});
    /// A row of that section was named just now: its area is known.
    [[nodiscard]] bool isLastSection(std::string_view name) const { return m_lastSection < m_sections.size() && m_sections[m_lastSection].name == name; }
    void add(quint32 rowHandle, qint32 number, quint16 block, quint8 marks, bool free = true) { add(rowHandle, std::span(&number, 1), block, marks, free); }
    /// Seats that are alike but for their number.
    void add(quint32 rowHandle, std::span<const qint32> numbers, quint16 block, quint8 marks, bool free = true);
    /// Fills the columns of `head`, whose other members stay.
    [[nodiscard]] SeatTable finish(SeatTable head);

private:
    struct Row {
        quint32 section = 0;
        std::string name{};
        int step = 1;
        quint32 count = 0;
    };
    struct Section {
        std::string name{};
        std::string area{};
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Names = std::unordered_map<std::string, quint32, Hash, std::equal_to<>>;
    [[nodiscard]] quint32 section(std::string_view name, std::string_view area);
    [[nodiscard]] std::vector<quint32> placeRows(SeatTable& table) const;
    void fill(SeatTable& table, const std::vector<quint32>& rows) const;
    static void dropDoubles(SeatTable& table);

    std::vector<Section> m_sections;
    std::vector<Row> m_rows;
    Names m_sectionNames;
    std::vector<Names> m_rowNames; ///< by section
    quint32 m_lastSection = 0, m_lastRow = 0;
    struct Run { ///< seats that came one behind the other and are alike but for their number
        quint32 row = 0;
        quint32 count = 0;
        quint16 block = 0;
        quint8 marks = 0;
        quint8 free = 0;
    };
    std::vector<Run> m_runs;
    std::vector<qint32> m_number;
};

} // namespace boxoffice
