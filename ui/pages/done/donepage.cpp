#include "ui/pages/done/donepage.h"
#include "core/moneytext.h"
#include "ui/pages/clearlayout.h"
#include "ui/pages/done/ticketstub.h"
#include "ui/pages/eventwhen.h"
#include "ui/pages/pane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/textpaint.h"
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

namespace boxoffice {
namespace {

bool isMobile(const OrderView& order)
{
    return order.deliveryLevel.compare(QLatin1String("ETICKET"), Qt::CaseInsensitive) == 0;
}

} // namespace

QString collectWords(const OrderView& order)
{
    if (isMobile(order))
        return DonePage::tr("The tickets come to the buyer’s phone from the ticket system. The order number finds them.");
    if (order.deliveryLevel.compare(QLatin1String("WILLCALL"), Qt::CaseInsensitive) == 0)
        return DonePage::tr("Collect at the will call window with this order number and photo ID.");
    if (order.deliveryLevel.compare(QLatin1String("MAIL"), Qt::CaseInsensitive) == 0)
        return DonePage::tr("The tickets are sent by mail to the address of the buyer.");
    return DonePage::tr("Keep this order number: it finds the tickets.");
}

DonePage::DonePage(QWidget* parent) : QWidget(parent)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new Pane(Role::Panel, {}, scroll->viewport());
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(sizes.gutter, sizes.gutter, sizes.gutter, sizes.gutter);
    column->setSpacing(sizes.gap);
    buildHead(*column);
    buildCollect(*column);
    m_ticketsHead = new TextLabel(TextStyle::Heading);
    column->addSpacing(sizes.gap);
    column->addWidget(m_ticketsHead);
    m_tickets = new QVBoxLayout;
    m_tickets->setSpacing(sizes.gap);
    column->addLayout(m_tickets);
    m_origin = new TextLabel(TextStyle::Detail, Role::Text2);
    m_origin->setWordWrap(true);
    column->addWidget(m_origin);
    column->addStretch();
    scroll->setWidget(inside);
    outer->addWidget(scroll, 1);
    auto* foot = new Pane(Role::Sunken, Qt::TopEdge, this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(sizes.gutter, sizes.gap + 4, sizes.gutter, sizes.gap + 4);
    row->addStretch();
    m_newSale = new PrimaryButton(tr("New sale"));
    m_newSale->setAccessibleName(tr("New sale"));
    connect(m_newSale, &QPushButton::clicked, this, &DonePage::newSaleAsked);
    row->addWidget(m_newSale);
    outer->addWidget(foot);
}

void DonePage::buildHead(QVBoxLayout& column)
{
    column.addWidget(new IconLabel(QStringLiteral("check"), tr("Sold"), TextStyle::Heading, Role::Success), 0, Qt::AlignLeft);
    auto* word = new TextLabel(tr("Order number"), TextStyle::Detail, Role::Text2);
    word->setAccessibleName(tr("Order number:"));
    column.addWidget(word);
    m_number = new TabularLabel(TextStyle::Reference);
    column.addWidget(m_number, 0, Qt::AlignLeft);
    m_event = new TextLabel(TextStyle::Body, Role::Text2);
    m_event->setWordWrap(true);
    column.addWidget(m_event);
    m_total = new TabularLabel(TextStyle::Title);
    column.addWidget(m_total, 0, Qt::AlignLeft);
}

void DonePage::buildCollect(QVBoxLayout& column)
{
    m_collect = new TextLabel(TextStyle::BodyStrong);
    m_collect->setWordWrap(true);
    column.addWidget(m_collect);
    m_email = new TextLabel(TextStyle::Body, Role::Text2);
    m_email->setWordWrap(true);
    column.addWidget(m_email);
    m_redemptionWord = new TextLabel(tr("Redemption address, for the buyer’s own device"), TextStyle::Detail, Role::Text2);
    m_redemption = new TextLabel(TextStyle::Body);
    m_redemption->setWordWrap(true);
    m_redemption->setAccessibleName(tr("Redemption address"));
    m_redemption->setTextFormat(Qt::PlainText);
    column.addWidget(m_redemptionWord);
    column.addWidget(m_redemption);
}

void DonePage::setNewSaleKey(const QString& key)
{
    m_newSale->setKey(key);
}

void DonePage::setView(const PurchaseView& view)
{
    if (!view.order)
        return;
    const OrderView& order = *view.order;
    m_number->setText(order.number.text());
    fitNumber();
    m_number->setAccessibleName(tr("Order number"));
    m_number->setAccessibleDescription(order.number.text());
    QStringList what{view.eventName, view.venue, eventWhen(view.date, view.time)};
    what.removeAll(QString());
    m_event->setText(what.join(QStringLiteral(" · ")));
    const std::optional<Money> total = order.total ? order.total : view.total;
    m_total->setText(total ? moneyText(*total, QLocale()) : QString());
    m_total->setVisible(total.has_value());
    m_collect->setText(collectWords(order));
    m_email->setText(order.email.isEmpty() ? QString() : tr("The ticket system may e-mail %1.").arg(order.email));
    m_email->setVisible(!order.email.isEmpty());
    // A line may break anywhere in an address; without this a long token would widen the page.
    m_redemption->setText(order.redemption.toString().replace(u'/', QStringLiteral("/\u200B")).replace(u'-', QStringLiteral("-\u200B")));
    m_redemption->setAccessibleDescription(order.redemption.toString());
    m_redemption->setVisible(!order.redemption.isEmpty());
    m_redemptionWord->setVisible(!order.redemption.isEmpty());
    showTickets(order);
    m_origin->setText(order.loading ? tr("Fetching the tickets from the ticket system…")
                      : order.fromService ? tr("Tickets as the ticket system lists them.")
                                          : tr("Tickets as held for this sale; this account can’t fetch the order."));
}

/// The whole number, smaller where it would be cut.
void DonePage::fitNumber()
{
    const Theme& theme = Theme::of(this);
    const int room = width() - 3 * theme.metrics().gutter;
    const bool fits = tabularWidth(theme.font(TextStyle::Reference), m_number->text()) < room;
    m_number->setLook(fits ? TextStyle::Reference : TextStyle::Title, Role::Text);
}

void DonePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitNumber();
}

void DonePage::showTickets(const OrderView& order)
{
    QStringList parts;
    for (const OrderTicketView& ticket : order.tickets)
        parts << ticket.section << ticket.row << ticket.seat << ticket.barcode << QString::number(ticket.voided);
    const QString shape = order.number.text() + parts.join(u'|');
    const auto count = static_cast<int>(order.tickets.size());
    m_ticketsHead->setText(count == 1 ? tr("1 ticket") : tr("%n tickets", nullptr, count));
    m_ticketsHead->setVisible(count > 0);
    if (shape == m_shape)
        return;
    m_shape = shape;
    clearLayout(*m_tickets);
    for (const OrderTicketView& ticket : order.tickets)
        m_tickets->addWidget(new TicketStub(ticket, isMobile(order)));
}

void DonePage::focusFirst()
{
    m_newSale->setFocus(Qt::OtherFocusReason);
}

} // namespace boxoffice
