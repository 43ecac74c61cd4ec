#include "ui/widgets/iconlabel.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>

namespace boxoffice {
namespace {
int gapOf(const Theme& theme) { return theme.face() == Face::Kiosk ? 12 : 8; }
} // namespace

IconLabel::IconLabel(const QString& icon, const QString& text, TextStyle style, Role role, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_style(style), m_role(role)
{
    speakAs(*this, {.role = QAccessible::StaticText});
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void IconLabel::setText(const QString& text)
{
    if (accessibleName().isEmpty() || accessibleName() == m_text)
        setAccessibleName(text);
    m_text = text;
    updateGeometry();
    update();
}

void IconLabel::setIcon(const QString& icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void IconLabel::setLook(TextStyle style, Role role)
{
    m_style = style;
    m_role = role;
    updateGeometry();
    update();
}

void IconLabel::setWrapped(bool wrapped)
{
    m_wrapped = wrapped;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(wrapped);
    policy.setVerticalPolicy(wrapped ? QSizePolicy::Minimum : QSizePolicy::Fixed); // fixed would hold it to one line
    setSizePolicy(policy);
    updateGeometry();
}

int IconLabel::heightForWidth(int width) const
{
    const Theme& theme = Theme::of(this);
    const int icon = m_icon.isEmpty() ? 0 : theme.metrics().icon + gapOf(theme);
    const QRect room(0, 0, qMax(1, width - icon), QWIDGETSIZE_MAX);
    return qMax(sizeHint().height(), QFontMetrics(theme.font(m_style)).boundingRect(room, Qt::TextWordWrap, m_text).height());
}

QSize IconLabel::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const int icon = m_icon.isEmpty() ? 0 : theme.metrics().icon + gapOf(theme);
    return {icon + textWidth(theme.font(m_style), m_text) + 1, qMax(theme.metrics().icon, theme.lineHeight(m_style))};
}

QSize IconLabel::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {qMin(whole.width(), Theme::of(this).metrics().icon * 4), whole.height()};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Role role = isEnabled() ? m_role : Role::TextDisabled;
    QPainter painter(this);
    QRectF line = rect();
    if (!m_icon.isEmpty()) {
        const int side = theme.metrics().icon;
        paintIcon(painter, theme, m_icon, role, QRectF(0, m_wrapped ? 0 : (height() - side) / 2.0, side, side));
        line.setLeft(side + gapOf(theme));
    }
    painter.setFont(theme.font(m_style));
    painter.setPen(theme.color(role));
    if (m_wrapped && textWidth(painter.font(), m_text) > line.width() + 1)
        return painter.drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_text);
    drawLine(painter, line, Qt::AlignLeft, m_text);
    setToolTip(textWidth(painter.font(), m_text) > line.width() + 1 ? m_text : QString());
}

} // namespace boxoffice
