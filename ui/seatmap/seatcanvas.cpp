#include "ui/seatmap/seatcanvas.h"
#include <algorithm>
#include <cmath>
#include <cstring>

namespace boxoffice {

QRgb mixed(QRgb under, QRgb over, int strength)
{
    const quint32 a = static_cast<quint32>(strength) + (static_cast<quint32>(strength) >> 7); // 255 is all of it
    const quint32 odd = ((under & 0xFF00FFU) * (256 - a) + (over & 0xFF00FFU) * a) >> 8;
    const quint32 even = ((under >> 8) & 0xFF00FFU) * (256 - a) + ((over >> 8) & 0xFF00FFU) * a;
    return 0xFF000000U | (odd & 0xFF00FFU) | (even & 0xFF00FF00U);
}

SeatCanvas::SeatCanvas(QImage& image, const QRect& clip) : m_bits(image.bits()), m_stride(image.bytesPerLine()), m_clip(clip & image.rect()) {}

void SeatCanvas::fill(const QRect& rect, QRgb colour)
{
    const QRect part = rect & m_clip;
    for (int y = part.top(); y <= part.bottom(); ++y)
        std::fill_n(at(y) + part.left(), part.width(), colour);
}

void SeatCanvas::copy(int x, int y, const SeatSprite& sprite)
{
    for (int row = std::max(y, m_clip.top()); row < std::min(y + sprite.image.height(), m_clip.bottom() + 1); ++row) {
        const auto& [begin, end] = sprite.spans[static_cast<std::size_t>(row - y)];
        const int from = std::max(x + begin, m_clip.left()), to = std::min(x + end, m_clip.right() + 1);
        if (from < to)
            std::memcpy(at(row) + from, reinterpret_cast<const QRgb*>(sprite.image.constScanLine(row - y)) + (from - x), static_cast<std::size_t>(to - from) * sizeof(QRgb));
    }
}

void SeatCanvas::wipe(int x, int y, const SeatSprite& sprite, QRgb colour)
{
    for (int row = 0; row < sprite.image.height(); ++row) {
        const auto& [begin, end] = sprite.spans[static_cast<std::size_t>(row)];
        if (begin < end)
            fill(QRect(x + begin, y + row, end - begin, 1), colour);
    }
}

void SeatCanvas::blend(int x, int y, const QImage& sprite)
{
    for (int row = std::max(y, m_clip.top()); row < std::min(y + sprite.height(), m_clip.bottom() + 1); ++row) {
        const auto* source = reinterpret_cast<const QRgb*>(sprite.constScanLine(row - y));
        for (int col = std::max(x, m_clip.left()); col < std::min(x + sprite.width(), m_clip.right() + 1); ++col)
            if (const QRgb over = source[col - x]; qAlpha(over) > 0)
                at(row)[col] = 0xFF000000U | (over + mixed(at(row)[col], 0, qAlpha(over)));
    }
}

void SeatCanvas::stencil(int x, int y, const QImage& mask, const QRect& part, QRgb colour)
{
    for (int row = std::max(y, m_clip.top()); row < std::min(y + part.height(), m_clip.bottom() + 1); ++row) {
        const uchar* source = mask.constScanLine(part.top() + row - y) + part.left();
        for (int col = std::max(x, m_clip.left()); col < std::min(x + part.width(), m_clip.right() + 1); ++col)
            if (const int strength = source[col - x]; strength > 0)
                at(row)[col] = mixed(at(row)[col], colour, strength);
    }
}

void SeatCanvas::mix(int x, int y, QRgb colour, int strength)
{
    if (strength > 0 && x >= m_clip.left() && x <= m_clip.right() && y >= m_clip.top() && y <= m_clip.bottom())
        at(y)[x] = mixed(at(y)[x], colour, strength);
}

/// One step along the longer side per pixel; the two pixels beside share the colour.
void SeatCanvas::line(QPointF from, QPointF to, QRgb colour)
{
    const QRectF box = QRectF(from, to).normalized().adjusted(-1, -1, 1, 1);
    if (!box.intersects(QRectF(m_clip)))
        return;
    const bool steep = std::abs(to.y() - from.y()) > std::abs(to.x() - from.x());
    double a = steep ? from.y() : from.x(), b = steep ? from.x() : from.y();
    double endA = steep ? to.y() : to.x(), endB = steep ? to.x() : to.y();
    if (a > endA) {
        std::swap(a, endA);
        std::swap(b, endB);
    }
    const double slope = endA - a < 1e-6 ? 0 : (endB - b) / (endA - a);
    const double low = steep ? m_clip.top() : m_clip.left(), high = steep ? m_clip.bottom() : m_clip.right();
    const int first = static_cast<int>(std::ceil(std::max(a, low))), last = static_cast<int>(std::floor(std::min(endA, high)));
    for (int i = first; i <= last; ++i) {
        const double at = b + (i - a) * slope;
        const int whole = static_cast<int>(std::floor(at));
        const int part = static_cast<int>((at - whole) * 255);
        mix(steep ? whole : i, steep ? i : whole, colour, 255 - part);
        mix(steep ? whole + 1 : i, steep ? i : whole + 1, colour, part);
    }
}

void SeatCanvas::polygon(std::span<const QPointF> points, QRgb colour)
{
    if (points.size() < 3)
        return;
    const auto [lowest, highest] = std::minmax_element(points.begin(), points.end(), [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
    const int top = std::max(m_clip.top(), static_cast<int>(std::ceil(lowest->y()))), bottom = std::min(m_clip.bottom(), static_cast<int>(std::floor(highest->y())));
    if (top > bottom)
        return;
    constexpr std::size_t most = 8; // sections are bent bands: a line cuts them twice, rarely more
    m_cuts.resize(static_cast<std::size_t>(bottom - top + 1) * most);
    m_cutCounts.assign(static_cast<std::size_t>(bottom - top + 1), 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF &a = points[i], &b = points[(i + 1) % points.size()];
        const QPointF &upper = a.y() <= b.y() ? a : b, &lower = a.y() <= b.y() ? b : a;
        const double slope = lower.y() > upper.y() ? (lower.x() - upper.x()) / (lower.y() - upper.y()) : 0;
        const int begin = std::max(top, static_cast<int>(std::ceil(upper.y()))), end = std::min(bottom, static_cast<int>(std::ceil(lower.y())) - 1);
        for (int y = begin; y <= end; ++y) {
            const auto line = static_cast<std::size_t>(y - top);
            if (m_cutCounts[line] < most)
                m_cuts[line * most + m_cutCounts[line]++] = static_cast<float>(upper.x() + (y - upper.y()) * slope);
        }
    }
    for (std::size_t line = 0; line < m_cutCounts.size(); ++line) {
        float* cuts = m_cuts.data() + line * most;
        std::sort(cuts, cuts + m_cutCounts[line]);
        for (std::size_t i = 0; i + 1 < m_cutCounts[line]; i += 2) {
            const int from = std::max(m_clip.left(), static_cast<int>(std::ceil(cuts[i]))), to = std::min(m_clip.right(), static_cast<int>(std::floor(cuts[i + 1])));
            if (from <= to)
                std::fill_n(at(top + static_cast<int>(line)) + from, to - from + 1, colour);
        }
    }
}

} // namespace boxoffice
