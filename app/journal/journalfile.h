#pragma once
#include "core/result.h"
#include <QStringList>
#include <optional>

namespace boxoffice {

/// What stands at the journal's path, judged by its first bytes alone: SQLite does not open, and so cannot
/// change, a file that is not ours.
enum class FileVerdict { Absent, Ours, Newer, Foreign, Corrupt };

inline constexpr quint32 journalApplicationId = 0x426F784F; ///< "BoxO", SQLite header offset 68
inline constexpr int journalSchemaVersion = 3;              ///< user_version, offset 60

/// Storage when the path cannot be read (no permission, a folder).
[[nodiscard]] Result<FileVerdict> examineJournalFile(const QString& path);

/// Renames the file and its -wal, -shm and -journal companions to the first free "PATH.corrupt-N"; never
/// over another file. `aside` is the new path as soon as anything has moved there, also when a later step fails.
[[nodiscard]] Result<void> setJournalAside(const QString& path, QString& aside);

/// The "PATH.corrupt-N" there are; one whose companions alone were moved is among them.
[[nodiscard]] QStringList journalsSetAside(const QString& path);

/// Makes an empty file of mode 0600, with its folder (0700), each durable in the folder above it: SQLite syncs what is
/// in a file, and only we know that its name is new. Not an error when it is there. Like examineJournalFile, not while
/// this process has the file open: closing a handle would drop SQLite's locks (fcntl locks belong to the process).
[[nodiscard]] Result<void> createJournalFile(const QString& path);

/// Brings a file that others could read back to mode 0600, companions too.
[[nodiscard]] Result<void> closeToOthers(const QString& path);

/// Which file stands at a path, whatever its name; none when there is none.
struct FileIdentity {
    quint64 device = 0;
    quint64 number = 0;
    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};
[[nodiscard]] std::optional<FileIdentity> identityOf(const QString& path);

/// Whether the file has a rollback log beside it, which only a connection that may write can take back.
[[nodiscard]] bool hasRollbackLog(const QString& path);

} // namespace boxoffice
