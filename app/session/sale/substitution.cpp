#include "session/sale/substitution.h"
#include <QMap>

namespace boxoffice::sale {
namespace {

QString seatRange(const CartItem& item)
{
    if (item.startSeat.isEmpty() || item.startSeat == item.endSeat || item.endSeat.isEmpty())
        return item.startSeat;
    return item.startSeat + QStringLiteral("–") + item.endSeat;
}

QString typesOf(const CartItem& item)
{
    QStringList names;
    for (const CartTicket& ticket : item.tickets)
        if (!ticket.description.isEmpty() && !names.contains(ticket.description))
            names.append(ticket.description);
    return names.join(QStringLiteral(", "));
}

PlateView plateOf(const CartItem& item)
{
    PlateView plate{.section = item.section, .row = item.row, .seats = seatRange(item),
                    .generalAdmission = item.isGeneralAdmission, .places = item.seatCount, .ticketType = typesOf(item)};
    plate.areaName = item.areas.isEmpty() ? QString() : item.areas.last().description;
    plate.price = item.totals.merchandise;
    return plate;
}

QMap<QString, int> countsAsked(const ReserveChoice& choice)
{
    QMap<QString, int> counts;
    for (const ReserveChoice::Line& line : choice.lines)
        counts[line.type.text()] += line.quantity;
    return counts;
}

QMap<QString, int> countsHeld(const Cart& cart)
{
    QMap<QString, int> counts;
    for (const CartItem& item : cart.items)
        if (item.kind == CartItem::Kind::Ticket)
            for (const CartTicket& ticket : item.tickets)
                counts[ticket.id.text()] += ticket.quantity;
    return counts;
}

bool isTheAskedRange(const ReserveChoice& asked, const CartItem& item)
{
    if (item.section != asked.section || item.row != asked.row)
        return false;
    return !asked.beginSeat || (item.startSeat == QString::number(*asked.beginSeat) &&
                                (!asked.endSeat || item.endSeat == QString::number(*asked.endSeat)));
}

bool seatsAgree(const ReserveChoice& asked, const Cart& cart)
{
    if (asked.section.isEmpty())
        return true;
    return std::all_of(cart.items.begin(), cart.items.end(), [&](const CartItem& item) {
        return item.kind != CartItem::Kind::Ticket || isTheAskedRange(asked, item);
    });
}

/// Where exactly one area was asked, every ticket must be in it (as far as the answer names areas).
bool areasAgree(const ReserveChoice& asked, const Cart& cart)
{
    if (asked.areas.size() != 1)
        return true;
    return std::all_of(cart.items.begin(), cart.items.end(), [&](const CartItem& item) {
        return item.kind != CartItem::Kind::Ticket || item.areas.isEmpty() ||
               std::any_of(item.areas.begin(), item.areas.end(), [&](const CartArea& area) { return area.id == asked.areas.first(); });
    });
}

QList<QStringList> placesIn(const Cart& cart)
{
    QList<QStringList> places;
    for (const CartItem& item : cart.items)
        if (item.kind == CartItem::Kind::Ticket)
            places.append({item.section, item.row, item.startSeat, item.endSeat, QString::number(item.seatCount)});
    return places;
}

PlateView askedPlate(const ReserveChoice& asked)
{
    PlateView plate{.section = asked.section, .row = asked.row, .places = asked.tickets()};
    if (asked.beginSeat)
        plate.seats = QString::number(*asked.beginSeat) +
                      (asked.endSeat && asked.endSeat != asked.beginSeat ? QStringLiteral("–%1").arg(*asked.endSeat) : QString());
    if (!asked.lines.isEmpty())
        plate.ticketType = asked.lines.first().name;
    return plate;
}

} // namespace

bool sameTickets(const Cart& before, const Cart& after)
{
    const QList<QStringList> places = placesIn(after);
    return places.isEmpty() || (places == placesIn(before) && countsHeld(after) == countsHeld(before));
}

QList<PlateView> platesOf(const Cart& cart)
{
    QList<PlateView> plates;
    for (const CartItem& item : cart.items)
        if (item.kind == CartItem::Kind::Ticket)
            plates.append(plateOf(item));
    return plates;
}

std::optional<SubstitutionView> substitutionIn(const ReserveChoice& asked, const Cart& cart)
{
    if (seatsAgree(asked, cart) && areasAgree(asked, cart) && countsAsked(asked) == countsHeld(cart))
        return std::nullopt;
    return SubstitutionView{.asked = {askedPlate(asked)}, .offered = platesOf(cart), .offeredTotal = cart.totals.grand};
}

} // namespace boxoffice::sale
