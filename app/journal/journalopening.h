#pragma once
#include "journal/sqliteconnection.h"
#include "journal/sqlitejournal.h"

namespace boxoffice {

/// Opens or makes the file; one that is damaged or not ours is moved aside first, unchanged, and that is added to
/// `opening`, also when a later step fails: the next try finds nothing wrong any more. Storage when it cannot be
/// read or written, is locked by another program, or comes from a newer version (which is left untouched).
[[nodiscard]] Result<std::unique_ptr<SqliteConnection>> openJournalFile(const QString& path, JournalOpening& opening);

/// Writes one small page through to the disk: whether it takes writes. After a failed commit this also overwrites what
/// the commit left in the log, which could otherwise come back after a crash as a row that was refused.
[[nodiscard]] Result<void> proveWritable(SqliteConnection& connection);

/// Moves all that is in the log into the file, and the log's bytes off the disk. Storage when another program reads
/// just now and it could not be done.
[[nodiscard]] Result<void> emptyLog(SqliteConnection& connection);

} // namespace boxoffice
