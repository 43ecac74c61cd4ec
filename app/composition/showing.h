#pragma once
#include "composition/arguments.h"
#include "composition/statefolder.h"
#include "core/settings.h"

namespace boxoffice {

/// Needs a QApplication. Opens the attended window or the kiosk and runs until it is closed, or the tour is over. Answers the exit status.
[[nodiscard]] int showProgram(const Arguments& arguments, const Settings& settings, const StateFolder& folder,
                              bool memoryLocked);

} // namespace boxoffice
