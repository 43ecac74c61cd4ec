#include "ui/pages/platecells.h"
#include <QCoreApplication>
#include <QStringList>

namespace boxoffice {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Plates)
};

QString areaOf(const PlateView& plate)
{
    if (!plate.areaName.isEmpty())
        return plate.areaName;
    return plate.section.isEmpty() ? Words::tr("General admission") : plate.section;
}

QString tickets(int count)
{
    return count == 1 ? Words::tr("1 ticket") : Words::tr("%n tickets", nullptr, count);
}

bool isOneSeat(const QString& seats)
{
    return !seats.contains(u'–') && !seats.contains(u',') && !seats.contains(u'-');
}

} // namespace

QList<SeatPlate::Cell> plateCells(const PlateView& plate)
{
    if (plate.generalAdmission)
        return {{Words::tr("Area"), areaOf(plate)}, {Words::tr("Places"), QString::number(plate.places)}};
    QList<SeatPlate::Cell> cells;
    if (!plate.section.isEmpty())
        cells << SeatPlate::Cell{Words::tr("Section"), plate.section};
    if (!plate.row.isEmpty())
        cells << SeatPlate::Cell{Words::tr("Row"), plate.row};
    if (!plate.seats.isEmpty())
        cells << SeatPlate::Cell{isOneSeat(plate.seats) ? Words::tr("Seat") : Words::tr("Seats"), plate.seats};
    if (cells.isEmpty())
        cells << SeatPlate::Cell{Words::tr("Seats"), tickets(plate.places)};
    return cells;
}

QString plateSentence(const PlateView& plate)
{
    if (plate.generalAdmission)
        return (plate.places == 1 ? Words::tr("1 place, %1") : Words::tr("%n places, %1", nullptr, plate.places))
            .arg(areaOf(plate));
    QStringList parts{tickets(plate.places)};
    if (!plate.section.isEmpty())
        parts << Words::tr("section %1").arg(plate.section);
    if (!plate.row.isEmpty())
        parts << Words::tr("row %1").arg(plate.row);
    if (!plate.seats.isEmpty())
        parts << (isOneSeat(plate.seats) ? Words::tr("seat %1") : Words::tr("seats %1")).arg(plate.seats);
    return parts.join(QStringLiteral(", "));
}

} // namespace boxoffice
