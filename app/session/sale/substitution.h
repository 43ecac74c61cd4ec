#pragma once
#include "session/sale/state.h"

namespace boxoffice::sale {

/// Compares what the service holds with what was asked (I9): exact seats where some were asked, the areas where some were
/// asked, and always the number of tickets with their types and price levels, as far as the answer names them. Nothing when they agree.
[[nodiscard]] std::optional<SubstitutionView> substitutionIn(const ReserveChoice& asked, const Cart& cart);

/// Whether a later answer still holds the tickets of an earlier one: seats, types, areas and price levels (against what was
/// asked where the earlier one named none). An answer without ticket lines says nothing new.
[[nodiscard]] bool sameTickets(const ReserveChoice& asked, const Cart& before, const Cart& after);

/// An answer that leaves the areas out says nothing new of them: those known stay, so that a later answer is compared.
void keepAreas(const QList<CartItem>& before, QList<CartItem>& after);

/// The plates of a cart, one per ticket item.
[[nodiscard]] QList<PlateView> platesOf(const Cart& cart);

} // namespace boxoffice::sale
