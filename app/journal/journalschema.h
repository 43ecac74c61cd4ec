#pragma once
#include "core/result.h"

namespace boxoffice {

class SqliteConnection;

/// Brings the file to journalSchemaVersion, in one transaction from whatever version it has (0 for an empty one), and
/// sets how the connection writes. Storage when refused or newer. A write is durable when its transaction has ended:
/// - WAL with synchronous FULL or more syncs the log in every commit, and the folder once when the log is new;
/// - EXTRA differs from FULL only before the log exists (creation, migration): there it also syncs the folder after the
///   rollback log is deleted. With FULL a power cut could bring that log back, and it would undo the schema below rows
///   written since;
/// - the schema, and with it the application id, goes into the file itself before the log exists: whoever looks at the
///   first bytes after a crash knows the file for ours;
/// - secure_delete overwrites erased text inside the pages.
[[nodiscard]] Result<void> prepareForWriting(SqliteConnection& connection);

enum class Soundness { Sound, Damaged, Newer };

/// Whether SQLite finds the whole file sound and its tables, indexes and triggers are those of its version. Opened for
/// reading only, so that a damaged file is not changed, unless a rollback log of ours has to be taken back first.
[[nodiscard]] Result<Soundness> inspect(const QString& path);

} // namespace boxoffice
