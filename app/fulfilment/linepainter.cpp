#include "fulfilment/linepainter.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

namespace boxoffice {
namespace {

/// Lines break between words, and inside a word only where it is longer than a line (a link).
QTextOption wrapped(Qt::Alignment side)
{
    QTextOption option(side | Qt::AlignTop);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

struct StyleOf { double size; QFont::Weight weight; double gap; };

StyleOf styleOf(PrintStyle style)
{
    switch (style) {
    case PrintStyle::Title: return {12, QFont::DemiBold, 10};
    case PrintStyle::Heading: return {20, QFont::Bold, 6};
    case PrintStyle::Strong: return {11, QFont::DemiBold, 4};
    case PrintStyle::Normal:
    case PrintStyle::Struck: return {11, QFont::Normal, 4};
    case PrintStyle::Rule: break;
    }
    return {11, QFont::Normal, 0};
}

} // namespace

LinePainter::LinePainter(QPainter& painter, const QRectF& page, double point, std::function<bool()> newPage)
    : m_painter(painter), m_page(page), m_point(point), m_newPage(std::move(newPage)), m_at(page.top())
{
}

QFont LinePainter::fontOf(PrintStyle style) const
{
    QFont font(QStringLiteral("Inter")); // the font system takes its own sans where Inter is missing
    font.setStyleHint(QFont::SansSerif);
    font.setWeight(styleOf(style).weight);
    font.setPixelSize(qRound(styleOf(style).size * m_point));
    font.setStrikeOut(style == PrintStyle::Struck);
    return font;
}

/// What the left text may take: all, or what the right text leaves it, but at least half.
double LinePainter::leftWidth(const PrintLine& line) const
{
    if (line.right.isEmpty())
        return m_page.width();
    const double right = QFontMetricsF(fontOf(line.style)).horizontalAdvance(line.right) + 12 * m_point;
    return std::max(m_page.width() - right, m_page.width() / 2);
}

double LinePainter::heightOf(const PrintLine& line) const
{
    if (line.style == PrintStyle::Rule)
        return 14 * m_point;
    m_painter.setFont(fontOf(line.style));
    const double left = leftWidth(line);
    const auto height = [this](const QString& text, double width, Qt::Alignment side) {
        return text.isEmpty() ? 0.0 : m_painter.boundingRect(QRectF(0, 0, width, 1e6), text, wrapped(side)).height();
    };
    return std::max({QFontMetricsF(fontOf(line.style)).height(), height(line.left, left, Qt::AlignLeft),
                     height(line.right, m_page.width() - left, Qt::AlignRight)})
        + styleOf(line.style).gap * m_point;
}

double LinePainter::heightWithNext(const QList<PrintLine>& lines, qsizetype at) const
{
    double height = heightOf(lines.at(at));
    while (lines.at(at).keepWithNext && ++at < lines.size())
        height += heightOf(lines.at(at));
    return height;
}

bool LinePainter::paint(const QList<PrintLine>& lines)
{
    paintWatermark();
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const bool fits = m_at + heightWithNext(lines, at) <= m_page.bottom();
        if (!fits && m_at > m_page.top()) {
            if (!m_newPage())
                return false;
            m_at = m_page.top();
            paintWatermark();
        }
        const double height = heightOf(lines.at(at));
        paintLine(lines.at(at), height);
        m_at += height;
    }
    return true;
}

void LinePainter::paintLine(const PrintLine& line, double height)
{
    m_painter.setPen(QPen(Qt::black, 0.75 * m_point));
    if (line.style == PrintStyle::Rule) {
        const double middle = m_at + height / 2;
        m_painter.drawLine(QPointF(m_page.left(), middle), QPointF(m_page.right(), middle));
        return;
    }
    m_painter.setFont(fontOf(line.style));
    const double left = leftWidth(line);
    m_painter.drawText(QRectF(m_page.left(), m_at, left, height), line.left, wrapped(Qt::AlignLeft));
    if (!line.right.isEmpty())
        m_painter.drawText(QRectF(m_page.left() + left, m_at, m_page.width() - left, height), line.right,
                           wrapped(Qt::AlignRight));
}

void LinePainter::paintWatermark()
{
    if (m_watermark.isEmpty())
        return;
    m_painter.save();
    QFont font = fontOf(PrintStyle::Heading);
    font.setPixelSize(qRound(100 * m_point));
    const double wide = QFontMetricsF(font).horizontalAdvance(m_watermark);
    const double room = m_page.width() * 1.05;
    if (wide > room)
        font.setPixelSize(std::max(1, qRound(100 * m_point * room / wide)));
    m_painter.setFont(font);
    m_painter.setPen(QColor(225, 225, 225)); // light enough to read through, dark enough to copy
    m_painter.translate(m_page.center());
    m_painter.rotate(-45);
    m_painter.drawText(QRectF(-m_page.width(), -m_page.width() / 2, 2 * m_page.width(), m_page.width()),
                       Qt::AlignCenter, m_watermark);
    m_painter.restore();
}

} // namespace boxoffice
