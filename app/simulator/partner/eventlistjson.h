#pragma once
#include "simulator/jsontext.h"
#include "simulator/world/world.h"

namespace boxoffice::simulator {

/// Event codes and host as GET events/{code}/{host}/id takes them.
[[nodiscard]] QString eventCode(int show);
[[nodiscard]] int showOfCode(const QString& code, const QString& host); ///< may lie beyond the world; -1: no code
/// The answer of GET events (API section 4.3): `page` counts from 1, `found` are indices of shows.
[[nodiscard]] Json eventListJson(const World& world, const std::vector<int>& found, int page, int limit);

} // namespace boxoffice::simulator
