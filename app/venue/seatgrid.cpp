#include "venue/seatgrid.h"
#include <algorithm>
#include <cmath>

namespace boxoffice {

SeatGrid::SeatGrid(std::span<const float> x, std::span<const float> y, const QRectF& bounds, double cell)
    : m_bounds(bounds), m_cell(cell), m_columns(static_cast<int>(bounds.width() / cell) + 1), m_lines(static_cast<int>(bounds.height() / cell) + 1)
{
    m_begin.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_lines) + 1, 0);
    m_items.resize(x.size());
    const auto cellOf = [&](std::size_t i) {
        return static_cast<std::size_t>(line(double(y[i]))) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column(double(x[i])));
    };
    for (std::size_t i = 0; i < x.size(); ++i)
        ++m_begin[cellOf(i) + 1];
    for (std::size_t i = 1; i < m_begin.size(); ++i)
        m_begin[i] += m_begin[i - 1];
    std::vector<quint32> next(m_begin.begin(), m_begin.end() - 1);
    for (std::size_t i = 0; i < x.size(); ++i)
        m_items[next[cellOf(i)]++] = static_cast<quint32>(i);
}

int SeatGrid::column(double x) const { return std::clamp(static_cast<int>((x - m_bounds.left()) / m_cell), 0, m_columns - 1); }
int SeatGrid::line(double y) const { return std::clamp(static_cast<int>((y - m_bounds.top()) / m_cell), 0, m_lines - 1); }

quint32 SeatGrid::nearest(std::span<const float> x, std::span<const float> y, QPointF at, double reach) const
{
    if (m_items.empty() || !m_bounds.adjusted(-reach, -reach, reach, reach).contains(at))
        return none;
    quint32 best = none;
    double bestSquare = reach * reach;
    for (int row = line(at.y() - reach); row <= line(at.y() + reach); ++row)
        for (int col = column(at.x() - reach); col <= column(at.x() + reach); ++col) {
            const std::size_t cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(col);
            for (quint32 i = m_begin[cell]; i < m_begin[cell + 1]; ++i) {
                const double dx = double(x[m_items[i]]) - at.x(), dy = double(y[m_items[i]]) - at.y();
                if (const double square = dx * dx + dy * dy; square <= bestSquare) {
                    bestSquare = square;
                    best = m_items[i];
                }
            }
        }
    return best;
}

} // namespace boxoffice
