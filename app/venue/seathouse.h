#pragma once
#include "seats/seatlevels.h"
#include "venue/seatgrid.h"
#include "venue/venueplan.h"

namespace boxoffice {

struct SectionShape {
    std::vector<QPointF> outline{};
    QPointF label{}; ///< middle of the section
};

/// A table of seats and where each of them is, in the layout's own lengths. Made beside the UI thread, then shown.
struct SeatHouse {
    SeatTable table{};
    SeatLevels levels{};
    std::vector<float> x{}, y{};           ///< by seat
    std::vector<SectionShape> sections{};  ///< by section
    std::vector<QRectF> rowBoxes{};        ///< by row: middles of its seats
    QRectF bounds{};
    VenueFocus focus = VenueFocus::None;
    QRectF focusRect{};
    double pitch = 1;     ///< usual distance of neighbours
    bool planned = false; ///< by a venue plan: taken seats are known, too
    SeatGrid grid{};

    [[nodiscard]] QPointF at(SeatIndex seat) const { return {double(x[seat]), double(y[seat])}; }
    [[nodiscard]] std::size_t bytes() const;
};

/// Places every seat: by the plan where it knows all sections and rows of the table, whose taken seats are then added;
/// else by the names alone, as a bowl or a theatre. Pure; any thread; 5 to 30 ms for 100,000 seats.
[[nodiscard]] SeatHouse layOut(SeatTable table, const std::optional<VenuePlan>& plan);

} // namespace boxoffice
