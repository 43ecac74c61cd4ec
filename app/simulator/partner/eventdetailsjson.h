#pragma once
#include "simulator/jsontext.h"
#include "simulator/world/world.h"

namespace boxoffice::simulator {

/// The answer of the deprecated GET events/{id} (API section 4.5), in the shape of its last documentation.
[[nodiscard]] Json eventDetailsJson(const World& world, int show, qint64 nowMs, const QByteArray& root);

} // namespace boxoffice::simulator
