#include "venue/plancheck.h"
#include "venue/seathouse.h"

namespace boxoffice {
namespace {

QString nameOf(const SeatTable& table, SeatIndex seat)
{
    return QStringLiteral("section %1, row %2, seat %3").arg(table.sectionOf(seat).name, table.rowOf(seat).name).arg(table.number[seat]);
}

/// Two seats in one place, of two sections: one finding for each pair of sections is enough.
QStringList overlaps(const SeatHouse& house)
{
    QStringList findings, told;
    for (SeatIndex seat = 0; seat < house.table.size(); ++seat) {
        // The grid finds the nearest of all, which is the seat itself: look beside it, in four directions.
        for (const QPointF& beside : {QPointF(0.3, 0), QPointF(-0.3, 0), QPointF(0, 0.3), QPointF(0, -0.3)}) {
            const SeatIndex other = house.grid.nearest(house.x, house.y, house.at(seat) + beside * house.pitch, 0.29 * house.pitch);
            if (other == SeatGrid::none || other == seat || house.table.rowOf(other).section == house.table.rowOf(seat).section)
                continue;
            const QString pair = QStringLiteral("%1|%2").arg(house.table.sectionOf(std::min(seat, other)).name, house.table.sectionOf(std::max(seat, other)).name);
            if (told.contains(pair))
                continue;
            told += pair;
            findings += QStringLiteral("%1 and %2 lie on each other").arg(nameOf(house.table, seat), nameOf(house.table, other));
        }
    }
    return findings;
}

} // namespace

QStringList findingsIn(const VenuePlan& plan)
{
    QStringList findings;
    for (const PlanSection& section : plan.sections)
        for (qsizetype row = 0; row < section.rows.size(); ++row) {
            const double length = section.room * (section.curve.radius + static_cast<double>(row) * section.curve.depth);
            if (section.room > 0 && section.seatsIn(row) * section.pitchOf(row) > length) {
                findings += QStringLiteral("section %1, row %2: %3 seats do not fit").arg(section.name, section.rows.at(row)).arg(section.seatsIn(row));
                break;
            }
        }
    return findings + overlaps(layOut(SeatTable{}, plan));
}

QStringList findingsAgainst(const VenuePlan& plan, const SeatTable& table)
{
    QStringList findings;
    for (const SeatSection& section : table.sections) {
        const PlanSection* planned = plan.section(section.name);
        if (!planned) {
            findings += QStringLiteral("section %1 is not in the plan").arg(section.name);
            continue;
        }
        for (quint32 r = section.firstRow; r < section.firstRow + section.rows; ++r) {
            const SeatRow& row = table.rows[r];
            const qsizetype at = planned->rows.indexOf(row.name);
            if (at < 0) {
                findings += QStringLiteral("section %1, row %2 is not in the plan").arg(section.name, row.name);
                continue;
            }
            for (SeatIndex seat = row.first; seat < row.first + row.count; ++seat) {
                const int index = table.number[seat] - planned->firstNumber;
                if (index < 0 || index % planned->step != 0 || index / planned->step >= planned->seatsIn(at))
                    findings += QStringLiteral("%1 is not in the plan").arg(nameOf(table, seat));
            }
        }
    }
    return findings;
}

} // namespace boxoffice
