#pragma once
#include "simulator/faults/faultscript.h"
#include <QStringList>

namespace boxoffice::simulator {

/// The training drills that are built in: resources/drills/NAME.json.
[[nodiscard]] QStringList drillNames(); ///< sorted
/// Failure{Rule} that lists the known ones when there is none of that name.
[[nodiscard]] Result<FaultScript> drill(const QString& name);

} // namespace boxoffice::simulator
