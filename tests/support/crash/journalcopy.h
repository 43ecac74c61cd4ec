#pragma once
#include "tests/support/crash/invariants.h"

namespace boxoffice::test {

/// The attempts in a journal's file, oldest first, read from a copy: looking must not fold the log into the file, nor
/// take a lock. Empty when there is no journal yet. Any thread.
[[nodiscard]] QList<RowFact> rowsInCopyOf(const QString& journalFile);

} // namespace boxoffice::test
