#pragma once
#include "venue/seathouse.h"

/// What both ways of laying out share. Inside the room only.
namespace boxoffice {

/// How far a row of a section reaches to both sides of its middle.
struct RowReach {
    double from = 0, to = 0;
};
/// The outline around rows that reach so far, `margin` outside the outermost seats.
[[nodiscard]] SectionShape shapeAround(const RowCurve& curve, const std::vector<RowReach>& rows, double margin);
/// Bounds, row boxes and grid of a house whose seats have their places.
void finishHouse(SeatHouse& house);
/// By names alone.
void layOutByNames(SeatHouse& house);

} // namespace boxoffice
