#include "session/sale/step.h"
#include "session/sale/table.h"
#include <array>

namespace boxoffice::sale {
namespace {

constexpr std::size_t stages = std::variant_size_v<Stage>;
constexpr std::size_t events = std::variant_size_v<Event>;
using Lookup = std::array<std::array<Row::Handle, events>, stages>;

const Lookup& lookup()
{
    static const Lookup table = [] {
        Lookup filled{};
        for (const Row& row : rows())
            filled[row.transition.stage][row.transition.event] = row.handle;
        return filled;
    }();
    return table;
}

/// Whether the event answers an operation the stage no longer waits for, or a hold that was replaced.
bool isStale(const State& state, const Event& event)
{
    return std::visit([&]<class E>(const E& e) {
        if constexpr (std::is_same_v<E, HoldOver>) {
            const Sale* sale = saleOf(state.stage);
            return !sale || !sale->hold || sale->hold->endsAt != e.endsAt;
        } else if constexpr (requires { e.operation; } && !std::is_same_v<E, PatienceOver>) {
            // PatienceOver says only that time has passed: its handlers look at the clock.
            const Wait* wait = waitOf(state.stage);
            return !wait || wait->operation != e.operation;
        } else {
            return false;
        }
    }, event);
}

bool saysJournalBroken(const Event& event)
{
    const auto* answer = std::get_if<JournalAnswered>(&event);
    return answer && !answer->written;
}

} // namespace

Step step(const State& state, const Event& event, Instant now)
{
    Step next{state, {}};
    if (saysJournalBroken(event))
        next.state.journalBroken = true;
    if (isStale(state, event))
        return next;
    if (const Row::Handle handle = lookup()[state.stage.index()][event.index()]) {
        Turn turn{next.state, now, next.effects};
        handle(turn, event);
    }
    return next;
}

std::span<const Transition> transitionTable()
{
    static const std::vector<Transition> all = [] {
        std::vector<Transition> table;
        for (const Row& row : rows())
            table.push_back(row.transition);
        return table;
    }();
    return all;
}

} // namespace boxoffice::sale
