#include "session/sale/view.h"
#include "session/sale/substitution.h"
#include <algorithm>

namespace boxoffice::sale {
namespace {

SaleStep stepOf(const Stage& stage)
{
    static constexpr std::array steps{SaleStep::Browse,   SaleStep::Captcha,  SaleStep::Captcha, SaleStep::Reserve,
                                      SaleStep::Reserve,  SaleStep::Delivery, SaleStep::Delivery, SaleStep::Payment,
                                      SaleStep::Payment,  SaleStep::Commit,   SaleStep::Commit,   SaleStep::Commit,
                                      SaleStep::Order,    SaleStep::Release,  SaleStep::Release};
    static_assert(steps.size() == std::variant_size_v<Stage>);
    return steps.at(stage.index());
}

bool isHeld(const Stage& stage)
{
    return std::holds_alternative<SeatsOffered>(stage) || std::holds_alternative<Held>(stage) ||
           std::holds_alternative<ChoosingDelivery>(stage) || std::holds_alternative<EnteringPayment>(stage) ||
           std::holds_alternative<AddingPayment>(stage) || std::holds_alternative<ReadyToCommit>(stage);
}

bool mayRelease(const Stage& stage)
{
    return isHeld(stage) || std::holds_alternative<Reserving>(stage) || std::holds_alternative<CheckingCaptcha>(stage) ||
           std::holds_alternative<AwaitingCaptcha>(stage);
}

Money orderFeeIn(const Cart& cart)
{
    Money fee;
    for (const CartItem& item : cart.items)
        if (item.kind == CartItem::Kind::Processing)
            fee = fee + item.totals.grand;
    return fee;
}

/// The lines add up to `grand` because they are the parts of `totals`; the order fee is shown apart from the
/// other fees, as the cart's processing item says it.
QList<PriceLineView> linesOf(const Sale& sale)
{
    const CartTotals& totals = sale.cart.totals;
    const Money orderFee = orderFeeIn(sale.cart);
    const bool apart = !orderFee.isZero() && totals.fee.minor() >= orderFee.minor();
    QList<PriceLineView> lines{{PriceLineKind::Tickets, totals.merchandise, sale.choice.tickets()},
                               {PriceLineKind::Fees, apart ? totals.fee - orderFee : totals.fee, 0}};
    if (apart)
        lines.append({PriceLineKind::OrderFee, orderFee, 0});
    lines.append({PriceLineKind::Tax, totals.tax, 0});
    lines.append({PriceLineKind::Delivery, totals.delivery, 0});
    if (totals.upsell && !totals.upsell->isZero())
        lines.append({PriceLineKind::Upsell, *totals.upsell, 0});
    return lines;
}

QList<ChargeView> chargesOf(const Cart& cart)
{
    QList<ChargeView> charges;
    for (const CartItem& item : cart.items)
        for (const CartTicket& ticket : item.tickets)
            for (const CartCharge& charge : ticket.charges)
                charges.append({charge.type, charge.price, charge.quantity});
    return charges;
}

QString describedDelivery(const Cart& cart, const QString& level)
{
    for (const CartItem& item : cart.items)
        if (item.kind == CartItem::Kind::Delivery && item.serviceLevel == level)
            return item.longDescription.isEmpty() ? item.description : item.longDescription;
    return {};
}

QList<DeliveryOptionView> deliveryOf(const Sale& sale)
{
    QList<DeliveryOptionView> options;
    for (const ShippingOption& option : sale.delivery)
        options.append({option.id, option.carrier, option.serviceLevel, describedDelivery(sale.cart, option.serviceLevel),
                        option.grand, option.requiresAddress});
    return options;
}

QString chosenLevel(const Sale& sale)
{
    for (const ShippingOption& option : sale.delivery)
        if (sale.chosenDelivery && option.id == *sale.chosenDelivery)
            return option.serviceLevel;
    return {};
}

bool needsAddress(const Sale& sale)
{
    return std::ranges::any_of(sale.delivery, [&](const ShippingOption& option) { return sale.chosenDelivery == option.id && option.requiresAddress; });
}

QList<OrderTicketView> ticketsOf(const Order& order)
{
    QList<OrderTicketView> tickets;
    for (const OrderTicket& ticket : order.tickets)
        tickets.append({ticket.section, ticket.row, ticket.seat, ticket.barcode.value_or(QString()),
                        ticket.isGeneralAdmission, ticket.voided});
    return tickets;
}

QList<OrderTicketView> ticketsOf(const Cart& cart)
{
    QList<OrderTicketView> tickets;
    for (const CartItem& item : cart.items) {
        if (item.kind != CartItem::Kind::Ticket)
            continue;
        bool numbered = false;
        const int first = item.startSeat.toInt(&numbered);
        const int last = item.endSeat.toInt();
        const int step = numbered && item.seatCount > 1 ? (last - first) / (item.seatCount - 1) : 0;
        for (int i = 0; i < item.seatCount; ++i)
            tickets.append({item.section, item.row, numbered ? QString::number(first + i * step) : item.startSeat, {},
                            item.isGeneralAdmission, false});
    }
    return tickets;
}

OrderView orderOf(const Sold& stage)
{
    OrderView order{.number = stage.answer.orderNumber.value_or(OrderNumber()),
                    .redemption = QUrl(stage.answer.redemptionUrl)};
    order.total = stage.answer.grandTotal;
    if (!order.total && stage.answer.grandTotalText) // no currency in the answer (API T36): the cart's
        if (const Result<Money> money = Money::from(*stage.answer.grandTotalText, stage.sale.cart.totals.currency, {}))
            order.total = *money;
    order.deliveryLevel = chosenLevel(stage.sale);
    order.email = stage.sale.accepted ? stage.sale.accepted->shown.email : QString();
    order.fromService = stage.order.has_value();
    order.loading = stage.wait.has_value();
    order.tickets = stage.order ? ticketsOf(*stage.order) : ticketsOf(stage.sale.cart);
    return order;
}

/// An invoice reference is digits (API T21): the lane's prefix, the day, the number of the attempt.
QString suggestedReference(const LaneOffers& lane, const Sale& sale, WallTime wall)
{
    const QString day = QDateTime::fromMSecsSinceEpoch(wall.time_since_epoch().count()).toString(QStringLiteral("yyyyMMdd"));
    const QString first = sale.reference.section(QLatin1Char('/'), 0, 0); // a second payment is of the same sale
    const QString number = first.section(QLatin1Char('-'), -1);
    return lane.referencePrefix + day + number.rightJustified(6, QLatin1Char('0'));
}

WaitView waitView(const Stage& stage, const Wait& wait)
{
    const auto* reserving = std::get_if<Reserving>(&stage);
    return {.step = stepOf(stage), .since = wait.since, .inLine = wait.poll.has_value(), .nextCheck = wait.nextPoll,
            .canStop = reserving && !wait.leave, .askToKeepWaiting = reserving && reserving->asking, .leaving = wait.leave};
}

Leaving leavingOf(const Stage& stage)
{
    if (std::holds_alternative<Committing>(stage))
        return Leaving::NotWhileCommitting;
    const Wait* wait = waitOf(stage);
    if (std::holds_alternative<Releasing>(stage) || (wait && wait->leave))
        return Leaving::UnderWay;
    return mayRelease(stage) ? Leaving::AsksFirst : Leaving::Free;
}

void addSale(PurchaseView& view, const Stage& stage, const Sale& sale, Instant now, WallTime wall)
{
    view.event = sale.choice.event;
    view.eventName = sale.choice.eventName;
    view.venue = sale.choice.venue;
    view.city = sale.choice.city;
    view.date = sale.choice.date;
    view.time = sale.choice.time;
    view.reference = sale.reference;
    view.captchaTriesLeft = sale.captchaTriesLeft;
    if (sale.cart.items.isEmpty())
        return;
    view.plates = platesOf(sale.cart);
    view.lines = linesOf(sale);
    view.charges = chargesOf(sale.cart);
    view.total = sale.cart.totals.grand;
    view.delivery = deliveryOf(sale);
    view.chosenDelivery = sale.chosenDelivery;
    if (needsAddress(sale) && !view.requiredFields.contains(BuyerField::Address))
        view.requiredFields.append(BuyerField::Address); // where it is sent: the service takes an address with the payment alone
    if (sale.accepted)
        view.payment = sale.accepted->shown;
    if (isHeld(stage) && sale.hold) {
        view.hold = sale.hold;
        view.hold->endsAtWall = wall + (sale.hold->endsAt - now);
    }
}

} // namespace

PurchaseView viewOf(const State& state, const LaneOffers& lane, Instant now, WallTime wall)
{
    PurchaseView view;
    view.stage = static_cast<SaleStage>(state.stage.index());
    view.paymentKinds = lane.paymentKinds;
    view.requiredFields = lane.requiredFields;
    view.deliveryPreconfigured = state.rules.deliveryPreconfigured;
    view.problem = state.problem;
    view.canRelease = mayRelease(state.stage);
    view.leaving = leavingOf(state.stage);
    view.canCommit = std::holds_alternative<ReadyToCommit>(state.stage);
    if (const Sale* sale = saleOf(state.stage)) {
        addSale(view, state.stage, *sale, now, wall);
        view.suggestedReference = suggestedReference(lane, *sale, wall);
    }
    if (const Wait* wait = waitOf(state.stage))
        view.wait = waitView(state.stage, *wait);
    if (const auto* offered = std::get_if<SeatsOffered>(&state.stage))
        view.substitution = offered->substitution;
    if (const auto* sold = std::get_if<Sold>(&state.stage))
        view.order = orderOf(*sold);
    return view;
}

} // namespace boxoffice::sale
