#pragma once
#include "session/sale/effect.h"
#include "session/sale/event.h"
#include <span>
#include <vector>

namespace boxoffice::sale {

struct Step {
    State state;
    std::vector<Effect> effects;
};

/// The next state of the sale and what is to be done about it. Pure: no I/O, no clock, no randomness.
[[nodiscard]] Step step(const State& state, const Event& event, Instant now);

/// One line of the transition table: a stage, an event, and the name of what is done; ignored when `name` is empty.
struct Transition {
    std::size_t stage = 0; ///< index in Stage
    std::size_t event = 0; ///< index in Event
    const char* name = "";
};
/// Every Stage x Event pair, each exactly once.
[[nodiscard]] std::span<const Transition> transitionTable();

} // namespace boxoffice::sale
