#include "ui/widgets/countdownring.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>
#include <algorithm>

namespace boxoffice {

CountdownRing::CountdownRing(int fullSeconds, QWidget* parent)
    : QWidget(parent), m_full(std::max(1, fullSeconds)), m_left(m_full)
{
    speakAs(*this, {.role = QAccessible::ProgressBar,
                    .value = [this] { return tr("%n second(s)", nullptr, m_left); },
                    .range = [this] { return Spoken::Range{.now = m_left, .maximum = m_full}; }});
    setAccessibleName(tr("Seconds left"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CountdownRing::setLeft(int seconds)
{
    m_left = std::clamp(seconds, 0, m_full);
    update();
    valueSpoken(*this);
}

QSize CountdownRing::sizeHint() const
{
    const int side = Theme::of(this).face() == Face::Kiosk ? 264 : 96;
    return {side, side};
}

void CountdownRing::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal stroke = width() / 13.0;
    const QRectF ring = QRectF(rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.setPen(QPen(theme.color(theme.name() == ThemeName::Contrast ? Role::SeatTaken : Role::Line), stroke));
    painter.drawEllipse(ring);
    painter.setPen(QPen(theme.color(Role::Text), stroke, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, 90 * 16, -360 * 16 * m_left / m_full);
    painter.setFont(theme.font(TextStyle::Ring));
    painter.setPen(theme.color(Role::Text));
    drawTabular(painter, QRectF(0, height() * 0.24, width(), height() * 0.4), Qt::AlignHCenter, QString::number(m_left));
    painter.setFont(theme.font(TextStyle::Body));
    painter.setPen(theme.color(Role::Text2));
    drawLine(painter, QRectF(stroke * 1.5, height() * 0.62, width() - 3 * stroke, height() * 0.16), Qt::AlignHCenter,
             tr("seconds"));
}

} // namespace boxoffice
