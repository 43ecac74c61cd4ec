#pragma once
#include "core/result.h"

namespace boxoffice {

/// Makes this process keep its secrets: no core dumps, not to be read by others of the same user, and memory
/// that can be locked. FailureKind::Storage when it cannot and `allowUnlocked` is false. True: memory is locked.
[[nodiscard]] Result<bool> hardenProcess(bool allowUnlocked);

} // namespace boxoffice
