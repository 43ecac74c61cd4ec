#include "ui/seatmap/seatwords.h"
#include "core/moneytext.h"
#include "ui/seatmap/seatlook.h"
#include <QCoreApplication>
#include <QStringList>

namespace boxoffice {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SeatWords)
};

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString seatTitle(const SeatTable& table, SeatIndex seat)
{
    QStringList parts;
    if (!table.hideSection && !table.sectionOf(seat).name.isEmpty())
        parts += Words::tr("Section %1").arg(table.sectionOf(seat).name);
    if (!table.hideRowAndSeat) {
        parts += table.rowOf(seat).name.isEmpty() ? QString() : Words::tr("Row %1").arg(table.rowOf(seat).name);
        parts += Words::tr("Seat %1").arg(table.number[seat]);
    }
    return joined(parts);
}

QString seatState(const SeatBoard& board, SeatIndex seat)
{
    if (board.pick().holds(seat))
        return Words::tr("Your choice");
    return board.table().isFree(seat) ? Words::tr("Available") : Words::tr("Taken");
}

QString seatPrice(const SeatBoard& board, SeatIndex seat, const QLocale& locale)
{
    if (!board.table().isFree(seat))
        return {};
    const std::optional<Money> price = board.priceOf(board.table().block[seat]);
    return price ? Words::tr("From %1 + order fee").arg(moneyText(*price, locale)) : QString();
}

QString seatNotes(const SeatTable& table, SeatIndex seat)
{
    const quint8 marks = table.marks[seat];
    return joined({marks & WheelchairSeat ? Words::tr("Wheelchair place") : QString(), marks & CompanionSeat ? Words::tr("Companion seat") : QString(),
                   marks & ObstructedSeat ? Words::tr("Restricted view") : QString()});
}

QString seatSpoken(const SeatBoard& board, SeatIndex seat, const QLocale& locale)
{
    const SeatTable& table = board.table();
    const quint8 level = board.house()->levels.of(table.block[seat]);
    const std::optional<Money> price = table.isFree(seat) ? board.priceOf(table.block[seat]) : std::nullopt;
    QStringList parts;
    if (!table.hideRowAndSeat)
        parts << Words::tr("Row %1").arg(table.rowOf(seat).name) << Words::tr("seat %1").arg(table.number[seat]);
    if (table.isFree(seat) && level != noLevel)
        parts += Words::tr("level %1").arg(levelLetter(level));
    if (price)
        parts += Words::tr("from %1 plus order fee").arg(moneyText(*price, locale));
    return joined(parts << seatNotes(table, seat).toLower() << seatState(board, seat).toLower());
}

QString pickWords(const SeatTable& table, const SeatPick& pick)
{
    if (pick.isEmpty())
        return {};
    if (pick.count() == 1 || table.hideRowAndSeat)
        return seatTitle(table, pick.first);
    return joined({table.hideSection ? QString() : Words::tr("Section %1").arg(table.sectionOf(pick.first).name),
                   Words::tr("Row %1").arg(table.rowOf(pick.first).name),
                   Words::tr("Seats %1–%2").arg(table.number[pick.first]).arg(table.number[pick.last])});
}

QString refusalWords(const SeatRefusal& refusal)
{
    switch (refusal.rule) {
    case SeatRule::Gone: return Words::tr("Seat %1 is taken. Choose seats beside each other.").arg(refusal.limit);
    case SeatRule::OneRun: return Words::tr("These seats are not beside each other. One sale takes neighbours of one row.");
    case SeatRule::OneKind: return Words::tr("These seats have different prices or kinds. One sale takes seats of one kind.");
    case SeatRule::NotOpenYet: return Words::tr("The sale of this event has not begun.");
    case SeatRule::Closed: return Words::tr("The sale of this event is over.");
    case SeatRule::Protected: return Words::tr("These tickets need a password. Choose another ticket type.");
    case SeatRule::EventLimit: return Words::tr("This event allows at most %n tickets per buyer.", nullptr, refusal.limit);
    case SeatRule::CurrentLimit: return Words::tr("At most %n of these tickets can be bought at once now.", nullptr, refusal.limit);
    case SeatRule::Minimum: return Words::tr("At least %n of these tickets must be bought.", nullptr, refusal.limit);
    case SeatRule::Maximum: return Words::tr("At most %n tickets of this type per order.", nullptr, refusal.limit);
    case SeatRule::Multiple: return refusal.limit == 2 ? Words::tr("Sold in pairs: choose an even number.") : Words::tr("Sold in groups of %1.").arg(refusal.limit);
    case SeatRule::Quantity: return Words::tr("This number of tickets is not sold. Choose another number.");
    case SeatRule::LoneSeat: return Words::tr("That leaves one seat alone. Pick the seat next to it, or choose other seats.");
    }
    return {};
}

} // namespace boxoffice
