#pragma once
#include <QPointF>
#include <cmath>

namespace boxoffice {

/// Where the seats of one row lie: an arc, or a straight line. Angles in radians; 0 looks from the stage into the middle
/// of the house (along y); they grow to the right (along x).
struct RowCurve {
    bool arc = false;
    QPointF origin{};    ///< centre of the arc; middle of the first row of a straight section
    double radius = 0;   ///< of the first row
    double middle = 0;   ///< angle of the section's middle; of a straight section, to which it is turned
    double stretch = 1;  ///< arcs: longer along x than along y
    double depth = 0.9;  ///< between rows
    bool leftward = false; ///< numbers rise from right to left as seen from the stage

    /// The place `along` the row from its middle, `row` rows behind the first.
    [[nodiscard]] QPointF at(double row, double along) const
    {
        const double way = leftward ? -along : along;
        if (arc) {
            const double r = radius + row * depth;
            const double angle = middle + way / r;
            return {origin.x() + stretch * r * std::sin(angle), origin.y() + r * std::cos(angle)};
        }
        return {origin.x() + way * std::cos(middle) + row * depth * std::sin(middle),
                origin.y() - way * std::sin(middle) + row * depth * std::cos(middle)};
    }
};

} // namespace boxoffice
