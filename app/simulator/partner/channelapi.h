#pragma once
#include "simulator/call.h"
#include "simulator/options.h"
#include "simulator/partner/quota.h"
#include "simulator/world/stock.h"

namespace boxoffice::simulator {

/// What is there to sell, for partners that keep their own lists: event list, the deprecated event details, Top Picks
/// and Inventory Status (API sections 4.3, 4.5, 4.19). Reads only.
///
/// Invented, because no document tells: the `page` block of the event list (counted from 1, as Top Picks), the members
/// of its `attractions`, which countries belong to which `source`, and everything about `seatSnapshot` but its 204.
class ChannelApi {
public:
    ChannelApi(const World& world, const WorldClock& time, const Options& options, Stocks& stocks);

    /// Nothing for an endpoint that is not one of these.
    [[nodiscard]] std::optional<HttpResponse> answer(const Call& call);

private:
    [[nodiscard]] HttpResponse eventList(const Call& call);
    [[nodiscard]] HttpResponse eventDetails(const Call& call);
    [[nodiscard]] HttpResponse topPicks(const Call& call);
    [[nodiscard]] HttpResponse inventoryStatus(const Call& call);

    const World& m_world;
    const WorldClock& m_time;
    const Options& m_options;
    Stocks& m_stocks;
    Quota m_events;
    Quota m_picks;
};

/// A page number or a size: the value of a query parameter, `usual` if it is absent, -1 if it is no number within bounds.
[[nodiscard]] int countedParameter(const Query& query, const char* name, int usual, int most);
/// The answer to a call that the account is not enabled for.
[[nodiscard]] HttpResponse notEnabled(const char* what);

} // namespace boxoffice::simulator
