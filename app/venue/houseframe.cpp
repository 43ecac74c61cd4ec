#include "venue/houseframe.h"
#include <algorithm>

namespace boxoffice {
namespace {

constexpr int alongSteps = 8;

/// Row numbers at which the sides of the outline bend.
std::vector<std::size_t> sideStops(std::size_t rows)
{
    std::vector<std::size_t> stops;
    const std::size_t most = std::min<std::size_t>(rows, 6);
    for (std::size_t i = 0; i < most; ++i)
        stops.push_back(most == 1 ? 0 : i * (rows - 1) / (most - 1));
    return stops;
}

void addBow(std::vector<QPointF>& outline, const RowCurve& curve, double row, double from, double to)
{
    for (int i = 0; i <= alongSteps; ++i)
        outline.push_back(curve.at(row, from + (to - from) * i / alongSteps));
}

} // namespace

SectionShape shapeAround(const RowCurve& curve, const std::vector<RowReach>& rows, double margin)
{
    SectionShape shape;
    if (rows.empty())
        return shape;
    const double rowMargin = margin / curve.depth;
    const auto last = static_cast<double>(rows.size() - 1);
    const std::vector<std::size_t> stops = sideStops(rows.size());
    addBow(shape.outline, curve, -rowMargin, rows.front().from - margin, rows.front().to + margin);
    for (const std::size_t row : stops)
        shape.outline.push_back(curve.at(static_cast<double>(row), rows[row].to + margin));
    addBow(shape.outline, curve, last + rowMargin, rows.back().to + margin, rows.back().from - margin);
    const std::vector<std::size_t> back(stops.rbegin(), stops.rend());
    for (const std::size_t row : back)
        shape.outline.push_back(curve.at(static_cast<double>(row), rows[row].from - margin));
    const RowReach& middle = rows[rows.size() / 2];
    shape.label = curve.at(last / 2, (middle.from + middle.to) / 2);
    return shape;
}

void finishHouse(SeatHouse& house)
{
    const SeatTable& table = house.table;
    house.rowBoxes.resize(table.rows.size());
    QRectF all = house.focusRect;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const SeatRow& row = table.rows[i];
        const auto x = std::minmax_element(house.x.begin() + row.first, house.x.begin() + row.first + row.count);
        const auto y = std::minmax_element(house.y.begin() + row.first, house.y.begin() + row.first + row.count);
        if (row.count == 0)
            continue;
        house.rowBoxes[i] = QRectF(QPointF(double(*x.first), double(*y.first)), QPointF(double(*x.second), double(*y.second)));
        all = all.isNull() ? house.rowBoxes[i] : QRectF(QPointF(std::min(all.left(), house.rowBoxes[i].left()), std::min(all.top(), house.rowBoxes[i].top())),
                                                        QPointF(std::max(all.right(), house.rowBoxes[i].right()), std::max(all.bottom(), house.rowBoxes[i].bottom())));
    }
    const double margin = 1.5 * house.pitch;
    house.bounds = all.adjusted(-margin, -margin, margin, margin);
    house.grid = SeatGrid(house.x, house.y, house.bounds, 2.5 * house.pitch);
}

} // namespace boxoffice
