#pragma once
#include "session/memberview.h"

namespace boxoffice {

/// What went wrong with the sign-in or a saved card, and the way on. Empty for None.
[[nodiscard]] QString memberTroubleText(MemberTrouble trouble);

} // namespace boxoffice
