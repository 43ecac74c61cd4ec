#pragma once
#include "core/result.h"

namespace boxoffice {

/// What stands at the journal's path, judged by its first bytes alone: SQLite does not open, and so cannot
/// change, a file that is not ours.
enum class FileVerdict { Absent, Ours, Newer, Foreign, Corrupt };

inline constexpr quint32 journalApplicationId = 0x426F784F; ///< "BoxO", SQLite header offset 68
inline constexpr int journalSchemaVersion = 1;              ///< user_version, offset 60

/// Storage when the path cannot be read (no permission, a folder).
[[nodiscard]] Result<FileVerdict> examineJournalFile(const QString& path);

/// Renames the file and its -wal, -shm and -journal companions to the first free "PATH.corrupt-N"; never
/// over another file. The new path is the result.
[[nodiscard]] Result<QString> setJournalAside(const QString& path);

/// Makes an empty file of mode 0600, with its folder, durable in the folder. Not an error when it is there.
[[nodiscard]] Result<void> createJournalFile(const QString& path);

/// Brings a file that others could read back to mode 0600, companions too.
[[nodiscard]] Result<void> closeToOthers(const QString& path);

} // namespace boxoffice
