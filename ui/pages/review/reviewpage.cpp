#include "ui/pages/review/reviewpage.h"
#include "core/moneytext.h"
#include "ui/pages/deliverywords.h"
#include "ui/pages/eventwhen.h"
#include "ui/pages/platecells.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace boxoffice {
namespace {

QString brandWords(const QString& issuer)
{
    if (issuer == QLatin1String("VISA"))
        return QStringLiteral("Visa");
    if (issuer == QLatin1String("MC"))
        return QStringLiteral("Mastercard");
    if (issuer == QLatin1String("AMEX"))
        return QStringLiteral("American Express");
    if (issuer == QLatin1String("DISCOVER"))
        return QStringLiteral("Discover");
    return issuer.isEmpty() ? ReviewPage::tr("Card") : issuer;
}

QString lines(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString deliveryOf(const PurchaseView& view)
{
    for (const DeliveryOptionView& option : view.delivery)
        if (view.chosenDelivery && option.id == *view.chosenDelivery)
            return deliveryWords(option.serviceLevel);
    return view.deliveryPreconfigured ? ReviewPage::tr("As the ticket system delivers them") : QString();
}

} // namespace

QString paidWithWords(const PaymentView& payment)
{
    if (payment.kind == PaymentKind::Invoice)
        return ReviewPage::tr("Invoice %1").arg(payment.invoiceReference);
    if (payment.lastFour.isEmpty())
        return brandWords(payment.issuer);
    return ReviewPage::tr("%1 •••• %2").arg(brandWords(payment.issuer), payment.lastFour);
}

ReviewPage::ReviewPage(QWidget* parent) : QWidget(parent)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(sizes.gutter - 4, sizes.gutter - 4, sizes.gutter - 4, sizes.gutter - 4);
    column->setSpacing(sizes.gap);
    m_title = new TextLabel(tr("Read back before buying"), TextStyle::BodyStrong);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(sizes.gap + 4);
    grid->setVerticalSpacing(sizes.gap / 2);
    grid->setColumnStretch(1, 1);
    m_tickets = addLine(*grid, tr("Tickets"));
    m_delivery = addLine(*grid, tr("Delivery"));
    m_payment = addLine(*grid, tr("Payment"));
    column->addLayout(grid);
    m_change = new QPushButton(tr("Change payment"));
    connect(m_change, &QPushButton::clicked, this, &ReviewPage::changePaymentAsked);
    column->addWidget(m_change, 0, Qt::AlignLeft);
}

TextLabel* ReviewPage::addLine(QGridLayout& grid, const QString& title)
{
    const int row = grid.rowCount();
    grid.addWidget(new TextLabel(title, TextStyle::Detail, Role::Text2), row, 0, Qt::AlignTop);
    auto* text = new TextLabel(TextStyle::Body);
    text->setWordWrap(true);
    grid.addWidget(text, row, 1);
    return text;
}

void ReviewPage::setTitle(const QString& title)
{
    m_title->setText(title);
}

void ReviewPage::setView(const PurchaseView& view)
{
    QStringList tickets;
    for (const PlateView& plate : view.plates) {
        const QString seats = plateSentence(plate);
        tickets << (plate.ticketType.isEmpty() ? seats : tr("%1 · %2").arg(seats, plate.ticketType));
    }
    tickets << view.eventName << eventWhen(view.date, view.time);
    m_tickets->setText(lines(tickets));
    m_delivery->setText(deliveryOf(view));
    if (!view.payment) {
        m_payment->setText({});
        return;
    }
    m_payment->setText(lines({tr("%1 · %2").arg(paidWithWords(*view.payment), moneyText(view.payment->amount, QLocale())),
                              view.payment->buyerName, view.payment->email}));
}

QString ReviewPage::readBack() const
{
    return QStringList{m_title->text(), m_tickets->text(), m_delivery->text(), m_payment->text()}
        .join(QStringLiteral(". "))
        .replace(u'\n', QStringLiteral(", "));
}

void ReviewPage::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Role::LineStrong));
    painter.setBrush(theme.color(Role::Panel));
    const int radius = theme.metrics().radiusControl;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    Q_EMIT painted();
}

} // namespace boxoffice
