#pragma once
#include "simulator/partner/carts.h"

namespace boxoffice::simulator {

/// GET /simulator/: what plays today and what was sold, for people.
[[nodiscard]] QByteArray frontPage(const World& world, const Carts& carts);

} // namespace boxoffice::simulator
