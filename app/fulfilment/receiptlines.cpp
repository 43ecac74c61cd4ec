#include "fulfilment/receiptlines.h"
#include "core/moneytext.h"

namespace boxoffice {
namespace {

/// "Label" left and value right, nothing for an empty value.
void field(QList<PrintLine>& lines, const QString& label, const QString& value)
{
    if (!value.isEmpty())
        lines << PrintLine{.left = label, .right = value};
}

QString place(const TicketStub& ticket, const ReceiptLabels& labels)
{
    QStringList parts;
    const auto part = [&parts](const QString& label, const QString& value) {
        if (!value.isEmpty())
            parts << label + QLatin1Char(' ') + value;
    };
    part(labels.section, ticket.section);
    part(labels.row, ticket.row);
    part(labels.seat, ticket.seat);
    return parts.join(QStringLiteral(" · "));
}

void addTicket(QList<PrintLine>& lines, const TicketStub& ticket, const ReceiptLabels& labels)
{
    const QString where = place(ticket, labels);
    const PrintStyle style = ticket.voided ? PrintStyle::Struck : PrintStyle::Strong;
    lines << PrintLine{.style = style, .left = where.isEmpty() ? ticket.typeName : where,
                       .right = where.isEmpty() ? QString() : ticket.typeName, .keepWithNext = true};
    if (ticket.voided)
        lines << PrintLine{.left = labels.voided};
    else
        lines << PrintLine{.left = ticket.barcode.isEmpty() ? labels.noBarcode : ticket.barcode};
    lines << PrintLine{.style = PrintStyle::Rule};
}

} // namespace

QList<PrintLine> receiptLines(const Receipt& receipt, const ReceiptLabels& labels, const QLocale& locale)
{
    QList<PrintLine> lines{{.style = PrintStyle::Title, .left = labels.title},
                           {.style = PrintStyle::Heading, .left = receipt.eventName}};
    if (!receipt.venueName.isEmpty() || !receipt.eventDate.isEmpty())
        lines << PrintLine{.left = receipt.venueName, .right = receipt.eventDate};
    lines << PrintLine{.style = PrintStyle::Rule};
    field(lines, labels.order, receipt.orderNumber.text());
    field(lines, labels.reference, receipt.reference);
    field(lines, labels.sold, receipt.soldAt);
    field(lines, labels.payment, receipt.paymentText);
    field(lines, labels.delivery, receipt.deliveryText);
    field(lines, labels.redeem, receipt.redemptionUrl);
    lines << PrintLine{.style = PrintStyle::Rule};
    for (const ReceiptLine& line : receipt.lines)
        lines << PrintLine{.left = line.text, .right = moneyText(line.amount, locale)};
    lines << PrintLine{.style = PrintStyle::Strong, .left = labels.total, .right = moneyText(receipt.total, locale)};
    if (receipt.tickets.isEmpty())
        return lines;
    lines << PrintLine{.style = PrintStyle::Rule}
          << PrintLine{.style = PrintStyle::Heading, .left = labels.tickets, .keepWithNext = true};
    for (const TicketStub& ticket : receipt.tickets)
        addTicket(lines, ticket, labels);
    return lines;
}

} // namespace boxoffice
