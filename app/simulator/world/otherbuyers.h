#pragma once
#include "core/clock.h"
#include "simulator/world/dice.h"
#include "simulator/world/stock.h"

namespace boxoffice::simulator {

/// Everybody else who wants to see one show: they put places in carts, buy some and let the others go again.
/// Nothing runs in the background: whoever asks for the stock first lets happen what the clock says has happened. They
/// take free places only, and give back only what they took, so a cart of ours loses nothing. They leave at least half
/// of what was free at the start. The same seed, clock and order of calls give the same places.
class OtherBuyers {
public:
    /// `perMinute`: how many of them put places in a cart. Some carts were open before `now`.
    OtherBuyers(const Stock& stock, quint64 seed, int perMinute, Instant now);
    void catchUp(Stock& stock, Instant now);
    [[nodiscard]] int taken() const { return m_taken; } ///< places that were free at the start and are theirs now

private:
    struct Holding {
        Places places;
        Instant until;
        bool buys = false;
    };
    void openCartsBefore(const Stock& stock, Instant now);
    void comes(Stock& stock, Instant now);
    void settle(Stock& stock, Instant now);
    [[nodiscard]] std::optional<Places> choose(const Stock& stock);

    Dice m_dice;
    Duration m_between;
    Instant m_next;
    int m_most;
    int m_taken = 0;
    int m_bought = 0;
    std::vector<Holding> m_holdings;
};

} // namespace boxoffice::simulator
