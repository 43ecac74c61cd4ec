#pragma once
#include "simulator/faults/faultrule.h"
#include "simulator/faults/scripttext.h"

namespace boxoffice::simulator {

/// One rule out of a script that was read; `name` is the file's, for what is said when it makes no sense.
[[nodiscard]] Result<FaultRule> faultRuleFrom(const ScriptValue& value, const QString& name);

} // namespace boxoffice::simulator
