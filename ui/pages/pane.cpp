#include "ui/pages/pane.h"
#include "ui/theme/theme.h"
#include <QPainter>

namespace boxoffice {

Pane::Pane(Role fill, Qt::Edges lines, QWidget* parent) : QWidget(parent), m_fill(fill), m_lines(lines)
{
    connect(&Theme::of(this), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Pane::setFill(Role fill)
{
    m_fill = fill;
    update();
}

void Pane::setLeftEdge(std::optional<Role> edge)
{
    m_leftEdge = edge;
    update();
}

void Pane::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(m_fill));
    const QColor line = theme.color(Role::Line);
    if (m_lines & Qt::TopEdge)
        painter.fillRect(QRect(0, 0, width(), 1), line);
    if (m_lines & Qt::BottomEdge)
        painter.fillRect(QRect(0, height() - 1, width(), 1), line);
    if (m_lines & Qt::LeftEdge)
        painter.fillRect(QRect(0, 0, 1, height()), line);
    if (m_lines & Qt::RightEdge)
        painter.fillRect(QRect(width() - 1, 0, 1, height()), line);
    if (m_leftEdge)
        painter.fillRect(QRect(0, 0, 4, height()), theme.color(*m_leftEdge));
}

} // namespace boxoffice
