#include "ui/widgets/stubline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>
#include <cmath>

namespace boxoffice {

StubLine::StubLine(const QString& label, const QString& amount, QWidget* parent) : QWidget(parent)
{
    speakAs(*this, {.role = QAccessible::StaticText, .value = [this] { return m_amount; }});
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    set(label, amount);
}

void StubLine::set(const QString& label, const QString& amount)
{
    m_label = label;
    m_amount = amount;
    setAccessibleName(label + QStringLiteral(", ") + amount);
    updateGeometry();
    update();
}

void StubLine::setLook(TextStyle style, Role label, Role amount)
{
    m_style = style;
    m_labelRole = label;
    m_amountRole = amount;
    updateGeometry();
    update();
}

QSize StubLine::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const QFont font = theme.font(m_style);
    const int width = textWidth(font, m_label) + static_cast<int>(std::ceil(tabularWidth(font, m_amount)));
    return {width + theme.px(32), theme.lineHeight(m_style) + theme.px(theme.face() == Face::Kiosk ? 4 : 3)};
}

QSize StubLine::minimumSizeHint() const
{
    const Theme& theme = Theme::of(this);
    return {static_cast<int>(std::ceil(tabularWidth(theme.font(m_style), m_amount))) + theme.px(60),
            sizeHint().height()};
}

void StubLine::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(m_style));
    painter.setPen(theme.color(m_amountRole));
    const qreal amount = drawTabular(painter, rect(), Qt::AlignRight, m_amount);
    const qreal pad = theme.px(8);
    painter.setPen(theme.color(m_labelRole));
    const qreal label = drawLine(painter, QRectF(0, 0, width() - amount - pad, height()), Qt::AlignLeft, m_label);
    setToolTip(textWidth(painter.font(), m_label) > width() - amount - pad + 1 ? m_label : QString());

    const QFontMetricsF metrics(painter.font());
    const qreal y = std::round(rect().toRectF().center().y() + metrics.capHeight() / 2) - 0.5;
    painter.setRenderHint(QPainter::Antialiasing);
    QPen dots(theme.color(Role::SectionLine), theme.face() == Face::Kiosk ? 2 : 1.2, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.01, 4});
    painter.setPen(dots);
    if (const qreal from = label + pad, to = width() - amount - pad; to - from > 12)
        painter.drawLine(QPointF(to, y), QPointF(from, y));
}

StubRule::StubRule(QWidget* parent) : QWidget(parent)
{
    speakAs(*this, {.role = QAccessible::Separator});
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StubRule::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    QPen dashes(theme.color(Role::LineStrong), theme.face() == Face::Kiosk ? 2 : 1, Qt::CustomDashLine, Qt::FlatCap);
    dashes.setDashPattern({4, 4});
    painter.setPen(dashes);
    painter.drawLine(QPointF(0, 1.5), QPointF(width(), 1.5));
}

} // namespace boxoffice
