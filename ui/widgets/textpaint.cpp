#include "ui/widgets/textpaint.h"
#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace boxoffice {
namespace {

qreal cellOf(const QFontMetricsF& metrics)
{
    qreal cell = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        cell = qMax(cell, metrics.horizontalAdvance(QChar(digit)));
    return std::ceil(cell * 2) / 2;
}

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

qreal baseline(const QFontMetricsF& metrics, const QRectF& line)
{
    return std::round(line.center().y() + metrics.capHeight() / 2);
}

qreal leftOf(const QRectF& line, Qt::Alignment align, qreal width)
{
    if (align & Qt::AlignRight)
        return line.right() - width;
    return align & Qt::AlignHCenter ? line.center().x() - width / 2 : line.left();
}

} // namespace

qreal drawLine(QPainter& painter, const QRectF& line, Qt::Alignment align, const QString& text)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QString fitted = metrics.elidedText(text, Qt::ElideRight, line.width() + 0.5);
    const qreal width = metrics.horizontalAdvance(fitted);
    painter.drawText(QPointF(leftOf(line, align, width), baseline(metrics, line)), fitted);
    return width;
}

qreal tabularWidth(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    const qreal cell = cellOf(metrics);
    qreal width = 0;
    for (const QChar c : text)
        width += isDigit(c) ? cell : metrics.horizontalAdvance(c);
    return width;
}

qreal drawTabular(QPainter& painter, const QRectF& line, Qt::Alignment align, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal cell = cellOf(metrics);
    const qreal width = tabularWidth(painter.font(), text);
    const qreal y = baseline(metrics, line);
    qreal x = leftOf(line, align, width);
    for (const QChar c : text) {
        const qreal advance = metrics.horizontalAdvance(c);
        painter.drawText(QPointF(isDigit(c) ? x + (cell - advance) / 2 : x, y), QString(c));
        x += isDigit(c) ? cell : advance;
    }
    return width;
}

int textWidth(const QFont& font, const QString& text)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

int linesWidth(const QFont& font, const QString& text)
{
    int width = 0;
    const auto lines = text.split(u'\n');
    for (const QString& line : lines)
        width = qMax(width, textWidth(font, line));
    return width;
}

void paintBox(QPainter& painter, const QRectF& box, qreal radius, const QColor& fill, const QColor& edge, qreal width,
              Qt::PenStyle style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool edged = edge.alpha() != 0 && width > 0;
    QPen pen(edge, width, style, Qt::FlatCap);
    if (style == Qt::DashLine)
        pen.setDashPattern({3, 2.5});
    painter.setPen(edged ? pen : QPen(Qt::NoPen));
    painter.setBrush(fill);
    const qreal inset = edged ? width / 2 : 0;
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

} // namespace boxoffice
