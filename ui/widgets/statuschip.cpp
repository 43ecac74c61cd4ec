#include "ui/widgets/statuschip.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>

namespace boxoffice {
namespace {
int iconSide(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 22 : 14); }
} // namespace

StatusChip::StatusChip(QWidget* parent) : QWidget(parent)
{
    speakAs(*this, {.role = QAccessible::StaticText});
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusChip::set(Severity severity, const QString& icon, const QString& text)
{
    m_severity = severity;
    m_icon = icon;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const int icon = m_icon.isEmpty() ? 0 : iconSide(theme) + theme.px(6);
    return {icon + textWidth(theme.font(TextStyle::PlateLabel), m_text) + theme.px(18),
            theme.lineHeight(TextStyle::PlateLabel) + theme.px(8)};
}

void StatusChip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Role ink = theme.ink(m_severity);
    QPainter painter(this);
    paintBox(painter, rect(), height() / 2.0, theme.tint(m_severity), theme.color(ink), 1);
    qreal x = theme.px(9);
    if (!m_icon.isEmpty()) {
        const int side = iconSide(theme);
        paintIcon(painter, theme, m_icon, ink, QRectF(x, (height() - side) / 2.0, side, side));
        x += side + theme.px(6);
    }
    painter.setFont(theme.font(TextStyle::PlateLabel));
    painter.setPen(theme.color(ink));
    drawLine(painter, QRectF(x, 0, width() - x, height()), Qt::AlignLeft, m_text);
}

} // namespace boxoffice
