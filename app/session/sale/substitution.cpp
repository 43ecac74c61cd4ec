#include "session/sale/substitution.h"
#include <QMap>
#include <QSet>
#include <algorithm>
#include <iterator>

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

/// A recorded cart lists the price level among an item's areas, under its price zone's id (API 4.8, 7.1).
bool isPriceLevel(const CartArea& area) { return area.description.startsWith(QLatin1String("price level"), Qt::CaseInsensitive); }

/// Where areas were asked, every ticket must be in one of them (as far as the answer names areas).
bool isInAnAskedArea(const ReserveChoice& asked, const CartItem& item)
{
    bool named = false;
    for (const CartArea& area : item.areas) {
        if (isPriceLevel(area))
            continue;
        if (asked.areas.contains(area.id))
            return true;
        named = true;
    }
    return !named;
}

bool areasAgree(const ReserveChoice& asked, const Cart& cart)
{
    return asked.areas.isEmpty() || std::all_of(cart.items.begin(), cart.items.end(), [&](const CartItem& item) {
        return item.kind != CartItem::Kind::Ticket || isInAnAskedArea(asked, item);
    });
}

/// Empty where the answer does not say.
PriceLevelId levelOf(const CartItem& item)
{
    const auto found = std::find_if(item.areas.begin(), item.areas.end(), isPriceLevel);
    return found == item.areas.end() ? PriceLevelId() : PriceLevelId(found->id.text());
}

/// Takes held tickets off the lines that they fit; false when some fit none. A level that one side does not name fits any.
bool takeOff(QList<ReserveChoice::Line>& lines, const CartTicket& held, const PriceLevelId& level)
{
    int left = held.quantity;
    for (ReserveChoice::Line& line : lines) {
        if (line.type != held.id || (!line.level.isEmpty() && !level.isEmpty() && line.level != level))
            continue;
        const int taken = std::min(left, line.quantity);
        line.quantity -= taken;
        left -= taken;
    }
    return left == 0;
}

/// Every ticket is of a type and in a price level that was asked, as many of each as were asked.
bool typesAgree(const ReserveChoice& asked, const Cart& cart)
{
    QList<ReserveChoice::Line> lines = asked.lines;
    // Lines that name their level are filled first: one without takes what is left.
    std::stable_partition(lines.begin(), lines.end(), [](const ReserveChoice::Line& line) { return !line.level.isEmpty(); });
    for (const bool named : {true, false})
        for (const CartItem& item : cart.items)
            if (item.kind == CartItem::Kind::Ticket && levelOf(item).isEmpty() != named)
                for (const CartTicket& ticket : item.tickets)
                    if (!takeOff(lines, ticket, levelOf(item)))
                        return false;
    return std::all_of(lines.begin(), lines.end(), [](const ReserveChoice::Line& line) { return line.quantity == 0; });
}

QList<CartItem> ticketsIn(const Cart& cart)
{
    QList<CartItem> tickets;
    std::copy_if(cart.items.begin(), cart.items.end(), std::back_inserter(tickets),
                 [](const CartItem& item) { return item.kind == CartItem::Kind::Ticket; });
    return tickets;
}

QSet<QString> areaIdsIn(const CartItem& item)
{
    QSet<QString> ids;
    for (const CartArea& area : item.areas)
        ids.insert(area.id.text());
    return ids;
}

QMap<QString, int> countsIn(const CartItem& item)
{
    QMap<QString, int> counts;
    for (const CartTicket& ticket : item.tickets)
        counts[ticket.id.text()] += ticket.quantity;
    return counts;
}

bool isOfAnAskedLevel(const ReserveChoice& asked, const CartItem& item)
{
    const PriceLevelId level = levelOf(item);
    return level.isEmpty() || std::all_of(item.tickets.begin(), item.tickets.end(), [&](const CartTicket& ticket) {
        return std::any_of(asked.lines.begin(), asked.lines.end(), [&](const ReserveChoice::Line& line) {
            return line.type == ticket.id && (line.level.isEmpty() || line.level == level);
        });
    });
}

/// The same area and price level; where the earlier answer left them out, those that were asked.
bool isSameArea(const ReserveChoice& asked, const CartItem& before, const CartItem& after)
{
    if (after.areas.isEmpty())
        return true;
    if (!before.areas.isEmpty())
        return areaIdsIn(before) == areaIdsIn(after);
    return (asked.areas.isEmpty() || isInAnAskedArea(asked, after)) && isOfAnAskedLevel(asked, after);
}

bool isSamePlace(const ReserveChoice& asked, const CartItem& before, const CartItem& after)
{
    const bool sameSeats = before.section == after.section && before.row == after.row && before.startSeat == after.startSeat &&
                           before.endSeat == after.endSeat && before.seatCount == after.seatCount;
    return sameSeats && isSameArea(asked, before, after) && countsIn(before) == countsIn(after);
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

bool sameTickets(const ReserveChoice& asked, const Cart& before, const Cart& after)
{
    const QList<CartItem> was = ticketsIn(before);
    const QList<CartItem> is = ticketsIn(after);
    return is.isEmpty() || std::equal(was.begin(), was.end(), is.begin(), is.end(), [&](const CartItem& a, const CartItem& b) {
        return isSamePlace(asked, a, b);
    });
}

void keepAreas(const QList<CartItem>& before, QList<CartItem>& after)
{
    for (qsizetype i = 0; i < std::min(before.size(), after.size()); ++i)
        if (after.at(i).areas.isEmpty() && after.at(i).kind == before.at(i).kind)
            after[i].areas = before.at(i).areas;
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
    if (seatsAgree(asked, cart) && areasAgree(asked, cart) && typesAgree(asked, cart))
        return std::nullopt;
    return SubstitutionView{.asked = {askedPlate(asked)}, .offered = platesOf(cart), .offeredTotal = cart.totals.grand};
}

} // namespace boxoffice::sale
