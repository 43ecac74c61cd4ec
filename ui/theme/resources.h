#pragma once

namespace boxoffice::ui {

/// Makes ":/icons" and ":/themes" readable; the ui room is a static library, whose resources do not register
/// themselves. Safe to call again.
void initResources();

} // namespace boxoffice::ui
