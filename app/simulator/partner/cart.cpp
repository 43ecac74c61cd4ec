#include "simulator/partner/cart.h"
#include "simulator/world/dice.h"

namespace boxoffice::simulator {
namespace {

/// Delivery ids are opaque and long, as a live client recorded them.
QString opaqueId(const Show& show, quint64 which)
{
    QString id;
    for (quint64 part = 0; part < 4; ++part)
        id += QString::number(mixed(show.legacyId.toULongLong(nullptr, 16) + which, part), 16).rightJustified(16, QLatin1Char('0'));
    return id;
}

} // namespace

int Cart::tickets() const
{
    int sum = 0;
    for (const CartLine& line : lines)
        sum += line.places.count;
    return sum;
}

Sums sumsOf(const Cart& cart, const CartLine& line)
{
    Sums sums;
    for (const CartTickets& tickets : line.tickets) {
        sums.merchandise += (tickets.price.face + cart.driftPerTicket) * tickets.quantity;
        sums.fee += tickets.price.fees() * tickets.quantity;
        sums.tax += tickets.price.tax * tickets.quantity;
    }
    return sums;
}

Sums sumsOf(const Cart& cart, const QString& currency)
{
    Sums all;
    for (const CartLine& line : cart.lines) {
        const Sums sums = sumsOf(cart, line);
        all.merchandise += sums.merchandise;
        all.fee += sums.fee;
        all.tax += sums.tax;
    }
    all.fee += orderFee(currency);
    all.delivery = cart.delivery ? cart.delivery->fee : 0;
    all.unpaid = all.grand();
    for (const CartPayment& payment : cart.payments)
        all.unpaid -= payment.amount;
    return all;
}

std::vector<DeliveryOption> deliveryOptions(const World& world, const Cart& cart)
{
    const Show& show = world.shows()[std::size_t(cart.show)];
    const QString& currency = world.venueOf(show).currency;
    const DeliveryOption mail{opaqueId(show, 3), "USPS", "MAIL", "US Postal Mail", "Posted to your address", "5 to 10 days", localFee(currency, 495), true};
    if (show.trait == Trait::AddressNeeded)
        return {mail};
    std::vector<DeliveryOption> options{
        {opaqueId(show, 1), "TICKETMASTER", "ETICKET", "Mobile ticket", "Your phone is your ticket", "Right away", 0, false},
        {opaqueId(show, 2), "TICKETMASTER", "WILLCALL", "Will Call", "Collect at the box office", "Day of event", localFee(currency, 250), false}};
    if (world.today().daysTo(show.date) > 14)
        options.push_back(mail);
    return options;
}

} // namespace boxoffice::simulator
