#include "journal/journalschema.h"
#include "journal/journalfile.h"
#include "journal/sqliteconnection.h"
#include <QMap>
#include <array>
#include <vector>

namespace boxoffice {
namespace {

/// Statements that lead from version N to N + 1; a new version appends a list and never edits an old one.
const std::array<std::vector<const char*>, journalSchemaVersion> steps = {{{ // from 0 to 1
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
}, { // from 1 to 2
    // INSERT OR REPLACE takes a row away without asking the triggers of DELETE: these stop it before.
    "CREATE TRIGGER events_anew BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE seq = NEW.seq)"
    " BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "CREATE TRIGGER attempts_anew BEFORE INSERT ON attempts WHEN EXISTS (SELECT 1 FROM attempts WHERE seq = NEW.seq"
    " OR id = NEW.id OR reference = NEW.reference) BEGIN SELECT RAISE(ABORT, 'the attempt is there'); END",
    "CREATE TRIGGER attempts_remain BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts are kept'); END",
    "CREATE TRIGGER attempts_same BEFORE UPDATE OF seq, id, reference ON attempts WHEN NEW.seq <> OLD.seq"
    " OR NEW.id <> OLD.id OR NEW.reference <> OLD.reference BEGIN SELECT RAISE(ABORT, 'an attempt stays itself'); END",
    "DROP INDEX attempts_state", // open attempts are found by what their state is not: no index serves that
    "PRAGMA user_version = 2",
}, { // from 2 to 3
    "ALTER TABLE attempts ADD COLUMN invoice_reference TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX attempts_invoice ON attempts (invoice_reference) WHERE invoice_reference <> ''",
    // The attempts on one cart are one sale and may share it; what was proven not to be sold gives it free. Only where
    // it changes: a late proof that an attempt sold is never refused.
    "CREATE TRIGGER attempts_invoiced BEFORE UPDATE OF invoice_reference ON attempts"
    " WHEN NEW.invoice_reference <> '' AND NEW.invoice_reference <> OLD.invoice_reference AND EXISTS"
    " (SELECT 1 FROM attempts WHERE invoice_reference = NEW.invoice_reference AND cart <> NEW.cart"
    " AND state NOT IN ('RELEASED', 'DECLINED', 'RECONCILED_NOT_SOLD'))"
    " BEGIN SELECT RAISE(ABORT, 'the invoice reference is taken'); END",
    "PRAGMA user_version = 3",
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

Result<void> runSteps(SqliteConnection& connection, int from, int to)
{
    for (std::size_t step = static_cast<std::size_t>(from); step < static_cast<std::size_t>(to); ++step)
        if (Result<void> done = runAll(connection, steps.at(step)); !done)
            return done;
    return {};
}

Result<int> versionOf(SqliteConnection& connection)
{
    const auto found = connection.run("PRAGMA user_version");
    if (!found)
        return found.failure();
    const int version = (*found)->value(0).toInt();
    (*found)->finish();
    return version;
}

using Schema = QMap<QString, QString>; ///< name of a table, index or trigger, and its text

Result<Schema> schemaOf(SqliteConnection& connection)
{
    const char* const sql = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL";
    const auto found = connection.run(sql);
    if (!found)
        return found.failure();
    Schema schema;
    for (QSqlQuery* query = *found; query->isValid(); query->next())
        schema.insert(query->value(0).toString(), query->value(1).toString());
    if (const std::optional<Failure> stopped = connection.stopped(**found, sql))
        return *stopped;
    return schema;
}

/// What a file of that version holds when nobody has meddled with it.
Result<Schema> expectedSchema(int version)
{
    SqliteConnection nowhere;
    if (const Result<void> opened = nowhere.open(QStringLiteral(":memory:"), SqliteConnection::Access::Write); !opened)
        return opened.failure();
    if (const Result<void> made = runSteps(nowhere, 0, version); !made)
        return made.failure();
    return schemaOf(nowhere);
}

/// Whether all that is ours is there as we made it, and nothing that would act on our writes.
bool isOurs(const Schema& found, const Schema& expected)
{
    for (auto one = expected.cbegin(); one != expected.cend(); ++one)
        if (found.value(one.key()) != one.value())
            return false;
    for (auto one = found.cbegin(); one != found.cend(); ++one)
        if (one.key().startsWith(QLatin1String("trigger ")) && !expected.contains(one.key()))
            return false;
    return true;
}

Result<Soundness> judge(SqliteConnection& connection)
{
    const auto checked = connection.run("PRAGMA integrity_check(1)");
    if (!checked)
        return checked.failure();
    const bool sound = (*checked)->value(0).toString() == QLatin1String("ok");
    (*checked)->finish();
    if (!sound)
        return Soundness::Damaged;
    const Result<int> version = versionOf(connection);
    if (!version)
        return version.failure();
    if (*version > journalSchemaVersion)
        return Soundness::Newer;
    if (*version < 1)
        return Soundness::Damaged;
    const Result<Schema> found = schemaOf(connection);
    const Result<Schema> expected = expectedSchema(*version);
    if (!found || !expected)
        return found ? expected.failure() : found.failure();
    return isOurs(*found, *expected) ? Soundness::Sound : Soundness::Damaged;
}

Result<void> migrate(SqliteConnection& connection)
{
    const Result<int> before = versionOf(connection);
    if (!before)
        return before.failure();
    if (*before == journalSchemaVersion)
        return {};
    return connection.inTransaction([&]() -> Result<void> {
        const Result<int> version = versionOf(connection); // another program may have been quicker
        if (!version)
            return version.failure();
        if (*version > journalSchemaVersion || *version < 0)
            return failed(QStringLiteral("the journal was written by a newer version of this program"));
        return runSteps(connection, *version, journalSchemaVersion);
    });
}

} // namespace

Result<void> prepareForWriting(SqliteConnection& connection)
{
    if (const auto set = connection.run("PRAGMA synchronous = EXTRA"); !set)
        return set.failure();
    if (Result<void> migrated = migrate(connection); !migrated)
        return migrated;
    const auto mode = connection.run("PRAGMA journal_mode = WAL");
    if (!mode)
        return mode.failure();
    const QString granted = (*mode)->value(0).toString();
    (*mode)->finish();
    if (granted != QLatin1String("wal"))
        return failed(QStringLiteral("the file system does not allow a write-ahead log"));
    // A row is written and seldom read again: a small cache, and a lane that sells all day does not grow.
    return runAll(connection, {"PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON", "PRAGMA cache_size = -256"});
}

Result<Soundness> inspect(const QString& path)
{
    SqliteConnection connection;
    const auto access = hasRollbackLog(path) ? SqliteConnection::Access::Write : SqliteConnection::Access::Read;
    const Result<void> opened = connection.open(path, access);
    const Result<Soundness> found = opened ? judge(connection) : Result<Soundness>(opened.failure());
    return !found && connection.blamesFile() ? Result<Soundness>(Soundness::Damaged) : found;
}

} // namespace boxoffice
