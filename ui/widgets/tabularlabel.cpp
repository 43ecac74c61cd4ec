#include "ui/widgets/tabularlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include <QPainter>
#include <cmath>

namespace boxoffice {

TabularLabel::TabularLabel(TextStyle style, Role role, QWidget* parent) : QWidget(parent), m_style(style), m_role(role)
{
    speakAs(*this, {.role = QAccessible::StaticText, .value = [this] { return m_text; }});
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TabularLabel::setText(const QString& text)
{
    if (m_text == text)
        return;
    if (accessibleName().isEmpty() || accessibleName() == m_text)
        setAccessibleName(text);
    m_text = text;
    updateGeometry();
    update();
    valueSpoken(*this);
}

void TabularLabel::setLook(TextStyle style, Role role)
{
    m_style = style;
    m_role = role;
    updateGeometry();
    update();
}

void TabularLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize TabularLabel::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    return {static_cast<int>(std::ceil(tabularWidth(theme.font(m_style), m_text))) + 1, theme.lineHeight(m_style)};
}

void TabularLabel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(m_style));
    painter.setPen(theme.color(isEnabled() ? m_role : Role::TextDisabled));
    drawTabular(painter, rect(), m_alignment, m_text);
}

} // namespace boxoffice
