#pragma once
#include "core/result.h"

namespace boxoffice {

class SqliteConnection;

/// Sets how the connection writes (WAL, synchronous FULL, erased text overwritten). Storage when refused.
[[nodiscard]] Result<void> setDurable(SqliteConnection& connection);

/// Takes the file from whatever version it has, 0 for an empty one, to journalSchemaVersion, in one transaction.
/// Storage for a newer file.
[[nodiscard]] Result<void> migrate(SqliteConnection& connection);

/// Whether SQLite finds the whole file sound. Opens it for reading only; a damaged file is not changed.
[[nodiscard]] Result<bool> isSound(const QString& path);

} // namespace boxoffice
