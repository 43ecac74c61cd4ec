#pragma once
#include "simulator/faults/scripttext.h"
#include "simulator/options.h"

namespace boxoffice::simulator {

/// Sets the options that a script's `options` object names; the Failure says where, and what is expected.
[[nodiscard]] Result<void> setOptions(const ScriptValue& object, const QString& name, Options& options);

} // namespace boxoffice::simulator
