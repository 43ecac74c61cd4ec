#include "ui/widgets/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textpaint.h"
#include <QEvent>
#include <QPainter>

namespace boxoffice {

TextLabel::TextLabel(TextStyle style, Role role, QWidget* parent) : TextLabel({}, style, role, parent) {}

TextLabel::TextLabel(const QString& text, TextStyle style, Role role, QWidget* parent)
    : QLabel(text, parent), m_style(style), m_role(role)
{
    setTextFormat(Qt::PlainText);
    refresh();
}

void TextLabel::setLook(TextStyle style, Role role)
{
    m_style = style;
    m_role = role;
    refresh();
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

QSize TextLabel::sizeHint() const
{
    return m_elided ? QSize(textWidth(font(), text()), QLabel::sizeHint().height()) : QLabel::sizeHint();
}

QSize TextLabel::minimumSizeHint() const
{
    if (!m_elided)
        return QLabel::minimumSizeHint();
    return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

int TextLabel::heightForWidth(int width) const
{
    if (m_heights.text != text() || m_heights.font != font() || m_heights.margins != contentsMargins() || m_heights.wraps != wordWrap())
        m_heights = {text(), font(), contentsMargins(), wordWrap(), {}};
    auto known = m_heights.ofWidth.constFind(width);
    if (known == m_heights.ofWidth.constEnd())
        known = m_heights.ofWidth.insert(width, QLabel::heightForWidth(width));
    return *known;
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ParentChange)
        refresh();
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const QString whole = text();
    drawLine(painter, contentsRect(), alignment(), whole);
    setToolTip(textWidth(font(), whole) > contentsRect().width() ? whole : QString());
}

void TextLabel::refresh()
{
    const Theme& theme = Theme::of(this);
    if (const QFont wanted = theme.font(m_style); font() != wanted)
        setFont(wanted);
    QPalette colors = palette();
    if (colors.color(QPalette::Active, QPalette::WindowText) == theme.color(m_role))
        return;
    colors.setColor(QPalette::WindowText, theme.color(m_role));
    colors.setColor(QPalette::Disabled, QPalette::WindowText, theme.color(Role::TextDisabled));
    setPalette(colors);
}

} // namespace boxoffice
