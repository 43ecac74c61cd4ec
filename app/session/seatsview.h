#pragma once
#include "core/clock.h"
#include "session/problemview.h"
#include "venue/seathouse.h"
#include <memory>

/// The seats of the chosen event, where the account may see them.
namespace boxoffice {

struct SeatsView {
    EventId event = {};
    bool loading = false;
    std::optional<Problem> problem = std::nullopt;
    /// Nothing: not asked for, not there yet, no numbered seats, or rows and seats are hidden for this event.
    std::shared_ptr<const SeatHouse> house = {};
    std::vector<SeatIndex> changed = {}; ///< seats of the same house that changed since the view before
    std::optional<WallTime> updated = std::nullopt;
};

/// A pick as reserve takes it: one run of one row, of one ticket type.
struct SeatRunView {
    TicketTypeId type = {};
    PriceLevelId level = {}; ///< empty under granular pricing
    QString typeName = {};
    QString section = {}, row = {};
    int begin = 0, end = 0;
    int count = 0;
};

} // namespace boxoffice
