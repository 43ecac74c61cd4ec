#pragma once
#include "journal/sqliteconnection.h"
#include "journal/sqlitejournal.h"

namespace boxoffice {

/// A journal file that takes writes.
struct OpenJournal {
    std::unique_ptr<SqliteConnection> connection;
    JournalOpening opening;
};

/// Opens or makes the file; one that is damaged or not ours is moved aside first, unchanged. Storage when it cannot be
/// read or written, is locked by another program, or comes from a newer version (which is left untouched).
[[nodiscard]] Result<OpenJournal> openJournalFile(const QString& path);

/// Writes one small page through to the disk: whether it takes writes. After a failed commit this also overwrites what
/// the commit left in the log, which could otherwise come back after a crash as a row that was refused.
[[nodiscard]] Result<void> proveWritable(SqliteConnection& connection);

/// Moves all that is in the log into the file, and the log's bytes off the disk. Storage when another program reads
/// just now and it could not be done.
[[nodiscard]] Result<void> emptyLog(SqliteConnection& connection);

} // namespace boxoffice
