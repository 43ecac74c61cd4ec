#pragma once
#include "session/sale/state.h"

namespace boxoffice::sale {

/// Compares what the service holds with what was asked (I9): exact seats where some were asked, and always the
/// number of tickets and their types. Nothing when they agree.
[[nodiscard]] std::optional<SubstitutionView> substitutionIn(const ReserveChoice& asked, const Cart& cart);

/// Whether a later answer still holds the tickets of an earlier one; an answer without ticket lines says nothing new.
[[nodiscard]] bool sameTickets(const Cart& before, const Cart& after);

/// The plates of a cart, one per ticket item.
[[nodiscard]] QList<PlateView> platesOf(const Cart& cart);

} // namespace boxoffice::sale
