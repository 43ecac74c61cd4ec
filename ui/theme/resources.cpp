#include "ui/theme/resources.h"
#include <QtGlobal>

// Q_INIT_RESOURCE names a function of the global namespace.
static void registerUiResources() { Q_INIT_RESOURCE(ui); }

namespace boxoffice::ui {

void initResources() { registerUiResources(); }

} // namespace boxoffice::ui
