#pragma once
#include "session/sale/turn.h"

namespace boxoffice::sale {

/// A line of the table with what is to be done; null where the pair is ignored.
struct Row {
    using Handle = void (*)(Turn&, const Event&);
    Transition transition;
    Handle handle = nullptr;
};
[[nodiscard]] std::span<const Row> rows();

} // namespace boxoffice::sale
