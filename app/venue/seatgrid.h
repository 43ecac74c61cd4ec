#pragma once
#include <QPointF>
#include <QRectF>
#include <limits>
#include <span>
#include <vector>

namespace boxoffice {

/// Points in square cells: the nearest one is found by looking at a few cells, however many there are.
class SeatGrid {
public:
    static constexpr quint32 none = std::numeric_limits<quint32>::max();
    SeatGrid() = default;
    SeatGrid(std::span<const float> x, std::span<const float> y, const QRectF& bounds, double cell);
    /// The index nearest to `at`, at most `reach` away; none if there is none.
    [[nodiscard]] quint32 nearest(std::span<const float> x, std::span<const float> y, QPointF at, double reach) const;
    [[nodiscard]] std::size_t bytes() const { return (m_begin.capacity() + m_items.capacity()) * sizeof(quint32); }

private:
    [[nodiscard]] int column(double x) const;
    [[nodiscard]] int line(double y) const;
    QRectF m_bounds;
    double m_cell = 1;
    int m_columns = 0, m_lines = 0;
    std::vector<quint32> m_begin; ///< by cell: where its items begin
    std::vector<quint32> m_items;
};

} // namespace boxoffice
