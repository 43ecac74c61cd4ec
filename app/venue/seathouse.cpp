#include "venue/seathouse.h"
#include "seats/seattablebuilder.h"
#include "venue/houseframe.h"
#include <algorithm>
#include <unordered_map>

namespace boxoffice {
namespace {

using Sections = std::unordered_map<std::string, const PlanSection*>;

Sections byName(const VenuePlan& plan)
{
    Sections sections;
    for (const PlanSection& section : plan.sections)
        sections.emplace(section.name.toStdString(), &section);
    return sections;
}

const PlanSection* planOf(const Sections& sections, const QString& name)
{
    const auto found = sections.find(name.toStdString());
    return found == sections.end() ? nullptr : found->second;
}

bool knowsAll(const Sections& sections, const SeatTable& table)
{
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const SeatRow& row) {
        const PlanSection* section = planOf(sections, table.sections[row.section].name);
        return section && section->rows.contains(row.name);
    });
}

/// The seats of the plan beside those of the table: what the table does not list is taken.
SeatTable withTakenSeats(SeatTable table, const VenuePlan& plan)
{
    SeatTableBuilder builder;
    builder.reserve(table.size() * 2);
    std::vector<quint32> handles;
    for (const SeatRow& row : table.rows) {
        const SeatSection& section = table.sections[row.section];
        handles.push_back(builder.row(section.name.toStdString(), row.name.toStdString(), row.step, section.area.toStdString()));
    }
    for (SeatIndex seat = 0; seat < table.size(); ++seat)
        builder.add(handles[table.row[seat]], table.number[seat], table.block[seat], table.marks[seat], table.isFree(seat));
    for (const PlanSection& section : plan.sections) {
        const std::string name = section.name.toStdString();
        for (qsizetype i = 0; i < section.rows.size(); ++i) {
            const quint32 row = builder.row(name, section.rows.at(i).toStdString(), section.step);
            for (int seat = 0; seat < section.seatsIn(i); ++seat) {
                const int number = section.firstNumber + seat * section.step;
                builder.add(row, number, noBlock, section.aislesAfter.contains(number) ? quint8(AisleAfterSeat) : quint8(0), false);
            }
        }
    }
    SeatTable head = std::move(table);
    head.sections.clear();
    head.rows.clear();
    return builder.finish(std::move(head));
}

void placeByPlan(SeatHouse& house, const VenuePlan& plan, const Sections& sections)
{
    const SeatTable& table = house.table;
    double pitches = 0;
    for (quint32 i = 0; i < table.sections.size(); ++i) {
        const PlanSection& section = *planOf(sections, table.sections[i].name);
        std::vector<RowReach> reach;
        for (qsizetype row = 0; row < section.rows.size(); ++row) {
            const double half = (section.seatsIn(row) - 1) * section.pitchOf(row) / 2;
            reach.push_back({-half, half});
        }
        house.sections[i] = shapeAround(section.curve, reach, 0.42);
        for (quint32 r = table.sections[i].firstRow; r < table.sections[i].firstRow + table.sections[i].rows; ++r) {
            const SeatRow& row = table.rows[r];
            const qsizetype at = section.rows.indexOf(row.name);
            const double pitch = section.pitchOf(at), middle = (section.seatsIn(at) - 1) / 2.0;
            pitches += pitch * row.count;
            for (SeatIndex seat = row.first; seat < row.first + row.count; ++seat) {
                const double index = static_cast<double>(table.number[seat] - section.firstNumber) / section.step;
                const QPointF spot = section.curve.at(static_cast<double>(at), (index - middle) * pitch);
                house.x[seat] = static_cast<float>(spot.x());
                house.y[seat] = static_cast<float>(spot.y());
            }
        }
    }
    house.pitch = table.size() > 0 ? pitches / table.size() : 1;
    house.focus = plan.focus;
    house.focusRect = plan.focusRect;
    house.planned = true;
}

} // namespace

SeatHouse layOut(SeatTable table, const std::optional<VenuePlan>& plan)
{
    SeatHouse house;
    const Sections sections = plan ? byName(*plan) : Sections();
    const bool planned = plan && knowsAll(sections, table);
    house.table = planned ? withTakenSeats(std::move(table), *plan) : std::move(table);
    house.levels = levelsOf(house.table);
    house.x.resize(house.table.size());
    house.y.resize(house.table.size());
    house.sections.resize(house.table.sections.size());
    if (planned)
        placeByPlan(house, *plan, sections);
    else
        layOutByNames(house);
    finishHouse(house);
    return house;
}

std::size_t SeatHouse::bytes() const
{
    std::size_t outlines = 0;
    for (const SectionShape& shape : sections)
        outlines += shape.outline.capacity() * sizeof(QPointF);
    return table.bytes() + (x.capacity() + y.capacity()) * sizeof(float) + sections.capacity() * sizeof(SectionShape) + outlines
           + rowBoxes.capacity() * sizeof(QRectF) + grid.bytes();
}

} // namespace boxoffice
