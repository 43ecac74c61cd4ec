#include "journal/journalschema.h"
#include "journal/journalfile.h"
#include "journal/sqliteconnection.h"
#include <array>
#include <vector>

namespace boxoffice {
namespace {

/// Statements that lead from version N to N + 1; a new version appends a list and never edits an old one.
const std::array<std::vector<const char*>, journalSchemaVersion> steps = {{{
    "PRAGMA application_id = 1114601551", // journalApplicationId
    "CREATE TABLE attempts (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
    " reference TEXT NOT NULL UNIQUE, lane TEXT NOT NULL, clerk TEXT NOT NULL, base_url TEXT NOT NULL,"
    " event TEXT NOT NULL, event_name TEXT NOT NULL, cart TEXT NOT NULL, amount_minor INTEGER, currency TEXT,"
    " masked_card TEXT NOT NULL, payment_type TEXT NOT NULL, hold_end_boot INTEGER, boot TEXT,"
    " hold_end_wall INTEGER, state TEXT NOT NULL, polling_url TEXT NOT NULL, order_number TEXT NOT NULL,"
    " order_token TEXT NOT NULL, buyer_name TEXT NOT NULL, masked_email TEXT NOT NULL,"
    " created INTEGER NOT NULL, changed INTEGER NOT NULL) STRICT",
    "CREATE INDEX attempts_state ON attempts (state)",
    "CREATE INDEX attempts_changed ON attempts (changed)",
    "CREATE INDEX attempts_cart ON attempts (cart)",
    // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one statement on two lines
    "CREATE TABLE events (seq INTEGER PRIMARY KEY AUTOINCREMENT, attempt TEXT NOT NULL REFERENCES attempts (id),"
    " state TEXT NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL) STRICT",
    "CREATE INDEX events_attempt ON events (attempt)",
    "CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "CREATE TABLE counters (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT",
    "PRAGMA user_version = 1",
}}};
static_assert(journalApplicationId == 1114601551);

Failure failed(const QString& detail)
{
    return {.kind = FailureKind::Storage, .where = QStringLiteral("journal"), .detail = detail};
}

Result<void> runAll(SqliteConnection& connection, const std::vector<const char*>& statements)
{
    for (const char* statement : statements)
        if (const auto done = connection.run(statement); !done)
            return done.failure();
    return {};
}

} // namespace

Result<void> setDurable(SqliteConnection& connection)
{
    const auto mode = connection.run("PRAGMA journal_mode = WAL");
    if (!mode)
        return mode.failure();
    const QString granted = (*mode)->value(0).toString();
    (*mode)->finish();
    if (granted != QLatin1String("wal"))
        return failed(QStringLiteral("the file system does not allow a write-ahead log"));
    return runAll(connection, {"PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON"});
}

Result<void> migrate(SqliteConnection& connection)
{
    const auto found = connection.run("PRAGMA user_version");
    if (!found)
        return found.failure();
    const int version = (*found)->value(0).toInt();
    (*found)->finish();
    if (version > journalSchemaVersion)
        return failed(QStringLiteral("the journal was written by a newer version of this program"));
    if (version == journalSchemaVersion)
        return {};
    return connection.inTransaction([&]() -> Result<void> {
        for (std::size_t step = static_cast<std::size_t>(version); step < steps.size(); ++step)
            if (Result<void> done = runAll(connection, steps.at(step)); !done)
                return done;
        return {};
    });
}

Result<bool> isSound(const QString& path)
{
    SqliteConnection connection;
    const Result<void> opened = connection.open(path, SqliteConnection::Access::Read);
    const auto checked = opened ? connection.run("PRAGMA quick_check(1)") : Result<QSqlQuery*>(opened.failure());
    if (checked)
        return (*checked)->value(0).toString() == QLatin1String("ok");
    if (connection.isCorrupt())
        return false;
    return checked.failure();
}

} // namespace boxoffice
