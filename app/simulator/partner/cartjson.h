#pragma once
#include "simulator/partner/cart.h"
#include "simulator/jsontext.h"

namespace boxoffice::simulator {

/// The `cart` object of reserve, delivery and payment answers (API section 4.8).
[[nodiscard]] Json cartJson(const World& world, const Cart& cart, int holdLeft);
/// The answer of GET orders: one entry per seat (API section 4.17).
[[nodiscard]] Json orderJson(const World& world, const Cart& cart);
[[nodiscard]] Json deliveryOptionsJson(const World& world, const Cart& cart);

} // namespace boxoffice::simulator
