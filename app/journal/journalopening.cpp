#include "journal/journalopening.h"
#include "core/clock.h"
#include "journal/journalfile.h"
#include "journal/journalnumbers.h"
#include "journal/journalschema.h"

namespace boxoffice {
namespace {

Failure failed(const QString& detail)
{
    return {.kind = FailureKind::Storage, .where = QStringLiteral("journal"), .detail = detail};
}

Failure newer() { return failed(QStringLiteral("the journal was written by a newer version of this program")); }

/// Why the file at the path must make room for a new one, if it must. Storage when it has to stay.
Result<std::optional<QString>> faultOf(const QString& path)
{
    const Result<FileVerdict> verdict = examineJournalFile(path);
    if (!verdict)
        return verdict.failure();
    switch (*verdict) {
    case FileVerdict::Absent: return std::optional<QString>();
    case FileVerdict::Newer: return newer();
    case FileVerdict::Foreign: return std::optional(QStringLiteral("the file belongs to another program"));
    case FileVerdict::Corrupt: return std::optional(QStringLiteral("the file is damaged or no database"));
    case FileVerdict::Ours: break;
    }
    const Result<Soundness> found = inspect(path);
    if (!found)
        return found.failure();
    if (*found == Soundness::Newer)
        return newer();
    return *found == Soundness::Sound ? std::optional<QString>() : std::optional(QStringLiteral("the file is damaged"));
}

Result<void> moveAside(const QString& path, const QString& why, JournalOpening& opening)
{
    QString aside;
    Result<void> moved = setJournalAside(path, aside);
    if (aside.isEmpty())
        return moved;
    const bool another = opening.setAside.has_value(); // of an opening that failed afterwards
    opening.setAside = failed(another ? opening.setAside->detail + QStringLiteral("; ") + why : why);
    opening.setAsidePath = another ? opening.setAsidePath + QStringLiteral(", ") + aside : aside;
    return moved;
}

/// What a crash left in the log is brought into the file before anything is added. When the crash followed a failed
/// sync, the log reads well from memory and is not all on the disk, and rows added behind it would be lost with it.
Result<void> settleLog(SqliteConnection& connection)
{
    const Result<void> emptied = emptyLog(connection);
    return emptied || !connection.isBroken() ? Result<void>() : emptied;
}

Result<void> connectTo(const QString& path, SqliteConnection& connection)
{
    if (Result<void> made = createJournalFile(path); !made)
        return made;
    if (Result<void> closed = closeToOthers(path); !closed)
        return closed;
    if (Result<void> opened = connection.open(path, SqliteConnection::Access::Write); !opened)
        return opened;
    if (Result<void> prepared = prepareForWriting(connection); !prepared)
        return prepared;
    if (Result<void> settled = settleLog(connection); !settled)
        return settled;
    if (Result<void> numbered = goOnNumbering(connection, path, SystemClock().wall()); !numbered)
        return numbered;
    return proveWritable(connection);
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> openJournalFile(const QString& path, JournalOpening& opening)
{
    auto connection = std::make_unique<SqliteConnection>();
    const Result<std::optional<QString>> fault = faultOf(path);
    if (!fault)
        return fault.failure();
    if (*fault)
        if (const Result<void> moved = moveAside(path, **fault, opening); !moved)
            return moved.failure();
    Result<void> connected = connectTo(path, *connection);
    if (!connected && connection->isCorrupt() && !*fault) { // what only a write brings to light
        connection = std::make_unique<SqliteConnection>();
        if (const Result<void> moved = moveAside(path, QStringLiteral("the file is damaged"), opening); !moved)
            return moved.failure();
        connected = connectTo(path, *connection);
    }
    if (!connected)
        return connected.failure();
    return connection;
}

Result<void> proveWritable(SqliteConnection& connection)
{
    return connection.inTransaction([&connection]() -> Result<void> {
        const auto done = connection.run("INSERT INTO counters (prefix, last) VALUES ('', 1) "
                                         "ON CONFLICT (prefix) DO UPDATE SET last = last + 1");
        return done ? Result<void>() : Result<void>(done.failure());
    });
}

Result<void> emptyLog(SqliteConnection& connection)
{
    const auto emptied = connection.run("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!emptied)
        return emptied.failure();
    const bool busy = (*emptied)->value(0).toInt() != 0;
    (*emptied)->finish();
    return busy ? Result<void>(failed(QStringLiteral("another program reads the journal: its log could not be emptied"))) : Result<void>();
}

} // namespace boxoffice
