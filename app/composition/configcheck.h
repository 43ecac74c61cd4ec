#pragma once
#include "core/settingssources.h"

namespace boxoffice {

class StateFolder;

/// `--check`: prints the settings in use with secrets masked, then asks every service one harmless question.
/// Returns the exit status: 0 when all is well, 1 otherwise. Runs its own event loop; no window.
[[nodiscard]] int checkConfiguration(const LoadedSettings& loaded, const StateFolder& folder, bool memoryLocked);

} // namespace boxoffice
