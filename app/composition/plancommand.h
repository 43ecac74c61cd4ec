#pragma once
#include <QString>

namespace boxoffice {

/// `--plan-check`: prints what is wrong with a venue plan, one line each, and for a saved availability answer (empty: none)
/// what the plan lacks. Exit status: 0 fine, 1 something is wrong, 2 a file cannot be read.
[[nodiscard]] int checkPlan(const QString& planFile, const QString& availabilityFile);

} // namespace boxoffice
