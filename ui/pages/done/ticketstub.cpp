#include "ui/pages/done/ticketstub.h"
#include "ui/pages/platecells.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/textlabel.h"
#include <QHBoxLayout>
#include <QPainter>

namespace boxoffice {
namespace {

/// In groups of four, as people read a long number.
QString grouped(const QString& barcode)
{
    QString text;
    for (qsizetype i = 0; i < barcode.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            text += u' ';
        text += barcode.at(i);
    }
    return text;
}

QString noBarcode(bool mobileOnly)
{
    return mobileOnly ? TicketStub::tr("On the buyer’s phone only: no barcode here")
                      : TicketStub::tr("No barcode from the ticket system");
}

} // namespace

TicketStub::TicketStub(const OrderTicketView& ticket, bool mobileOnly, QWidget* parent)
    : QWidget(parent), m_voided(ticket.voided)
{
    const Metrics sizes = Theme::of(this).metrics();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(sizes.gutter, sizes.gap, sizes.gutter, sizes.gap);
    auto* plate = new SeatPlate(m_voided ? SeatPlate::Kind::Voided : SeatPlate::Kind::Order);
    plate->setCells(plateCells({.section = ticket.section, .row = ticket.row, .seats = ticket.seat,
                                .generalAdmission = ticket.generalAdmission, .places = 1}));
    row->addWidget(plate);
    row->addStretch();
    if (m_voided) {
        row->addWidget(new TextLabel(tr("Voided"), TextStyle::BodyStrong, Role::Danger));
    } else if (ticket.barcode.isEmpty()) {
        auto* why = new TextLabel(noBarcode(mobileOnly), TextStyle::Detail, Role::Text2);
        why->setWordWrap(true);
        why->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->addWidget(why, 1);
    } else {
        auto* number = new TabularLabel(TextStyle::BodyStrong);
        number->setText(grouped(ticket.barcode));
        number->setAccessibleDescription(tr("Barcode number"));
        row->addWidget(number);
    }
}

void TicketStub::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Role::LineStrong), 1, m_voided ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(theme.color(Role::Panel));
    const int radius = theme.metrics().radiusCard;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace boxoffice
