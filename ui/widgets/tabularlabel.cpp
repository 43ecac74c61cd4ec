#include "ui/widgets/tabularlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include <QPainter>
#include <cmath>

namespace boxoffice {

TabularLabel::TabularLabel(TextStyle style, Role role, QWidget* parent) : QLabel(parent), m_style(style), m_role(role)
{
    speakAs(*this, {.role = QAccessible::StaticText, .value = [this] { return text(); }});
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TabularLabel::setText(const QString& text)
{
    const QString before = this->text();
    if (before == text)
        return;
    if (accessibleName().isEmpty() || accessibleName() == before)
        setAccessibleName(text);
    QLabel::setText(text);
    valueSpoken(*this);
}

void TabularLabel::setLook(TextStyle style, Role role)
{
    m_style = style;
    m_role = role;
    updateGeometry();
    update();
}

QSize TabularLabel::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    return {static_cast<int>(std::ceil(tabularWidth(theme.font(m_style), text()))) + 1, theme.lineHeight(m_style)};
}

void TabularLabel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(m_style));
    painter.setPen(theme.color(isEnabled() ? m_role : Role::TextDisabled));
    drawTabular(painter, rect(), alignment(), text());
}

} // namespace boxoffice
