#pragma once
#include "simulator/faults/scripttext.h"
#include "simulator/faults/faultrule.h"
#include "simulator/options.h"

namespace boxoffice::simulator {

/// A script file: `{"title": ..., "teaches": ..., "options": {...}, "faults": [...]}`. The format: README, "Fault scripts".
struct FaultScript {
    QString title;
    QString teaches; ///< one sentence: what staff learn from it
    std::vector<FaultRule> faults;
    ScriptValue options; ///< checked; applied by applyOptions
};

/// `name` is the file's, for what is said when it makes no sense: `NAME:LINE:COLUMN: what is expected`.
[[nodiscard]] Result<FaultScript> readFaultScript(const QByteArray& json, const QString& name);
/// Also a Failure when the file cannot be read.
[[nodiscard]] Result<FaultScript> readFaultScriptFile(const QString& path);
/// Sets what the script's `options` name and leaves the others.
void applyOptions(const FaultScript& script, Options& options);

} // namespace boxoffice::simulator
