#include "journal/sqlitestore.h"
#include "journal/attemptcolumns.h"
#include "journal/journalfile.h"
#include "journal/journalschema.h"
#include <QFile>

namespace boxoffice {
namespace {

Failure failed(const QString& detail)
{
    return {.kind = FailureKind::Storage, .where = QStringLiteral("journal"), .detail = detail};
}

QString bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
}

/// Why the file at the path must make room for a new one, if it must. Storage when it has to stay.
Result<std::optional<QString>> faultOf(const QString& path)
{
    const Result<FileVerdict> verdict = examineJournalFile(path);
    if (!verdict)
        return verdict.failure();
    switch (*verdict) {
    case FileVerdict::Absent: return std::optional<QString>();
    case FileVerdict::Newer: return failed(QStringLiteral("the journal was written by a newer version of this program"));
    case FileVerdict::Foreign: return std::optional(QStringLiteral("the file belongs to another program"));
    case FileVerdict::Corrupt: return std::optional(QStringLiteral("the file is damaged or no database"));
    case FileVerdict::Ours: break;
    }
    const Result<bool> sound = isSound(path);
    if (!sound)
        return sound.failure();
    return *sound ? std::optional<QString>() : std::optional(QStringLiteral("the file is damaged"));
}

} // namespace

SqliteStore::SqliteStore(const QString& path) : m_path(path), m_boot(bootId()) {}

Result<JournalOpening> SqliteStore::open()
{
    close();
    const Result<std::optional<QString>> fault = faultOf(m_path);
    if (!fault)
        return fault.failure();
    JournalOpening opening;
    if (*fault) {
        const Result<QString> aside = setJournalAside(m_path);
        if (!aside)
            return aside.failure();
        opening.setAside = failed(**fault);
        opening.setAsidePath = *aside;
    }
    const Result<void> connected = openFile();
    if (!connected) {
        close();
        return connected.failure();
    }
    return opening;
}

Result<void> SqliteStore::openFile()
{
    if (Result<void> made = createJournalFile(m_path); !made)
        return made;
    if (Result<void> closed = closeToOthers(m_path); !closed)
        return closed;
    m_connection = std::make_unique<SqliteConnection>();
    if (Result<void> opened = m_connection->open(m_path, SqliteConnection::Access::Write); !opened)
        return opened;
    // The schema, and with it the application id, goes into the file itself before the log exists: whoever
    // looks at the first bytes after a crash knows the file for ours.
    if (Result<void> migrated = migrate(*m_connection); !migrated)
        return migrated;
    if (Result<void> durable = setDurable(*m_connection); !durable)
        return durable;
    return m_connection->inTransaction([this]() -> Result<void> { // proves that the disk takes a write
        const auto done = m_connection->run("INSERT INTO counters (prefix, last) VALUES ('', 1) "
                                            "ON CONFLICT (prefix) DO UPDATE SET last = last + 1");
        return done ? Result<void>() : Result<void>(done.failure());
    });
}

std::optional<Failure> SqliteStore::unusable() const
{
    if (!m_connection)
        return failed(QStringLiteral("the journal is not open"));
    if (m_connection->hasInputOutputError())
        return failed(QStringLiteral("the disk failed under the journal; it must be opened again"));
    return std::nullopt;
}

Result<std::optional<AttemptRow>> SqliteStore::row(const QUuid& attempt)
{
    const auto found = m_connection->run("SELECT " BOXOFFICE_ATTEMPT_COLUMNS " FROM attempts WHERE id = ?",
                                         {attempt.toString(QUuid::WithoutBraces)});
    if (!found)
        return found.failure();
    if (!(*found)->isValid())
        return std::optional<AttemptRow>();
    Result<AttemptRow> row = rowOf(**found, m_boot);
    return row ? Result<std::optional<AttemptRow>>(*std::move(row)) : row.failure();
}

Result<void> SqliteStore::writeRow(const JournalEntry& entry)
{
    const Result<std::optional<AttemptRow>> current = row(entry.attempt);
    if (!current)
        return current.failure();
    const Result<AttemptRow> next = applyEntry(*current, entry);
    if (!next)
        return next.failure();
    QVariantList values = valuesOf(*next, m_boot);
    const QString id = values.first().toString();
    if (*current)
        values << id;
    const auto stored = *current
        ? m_connection->run("UPDATE attempts SET (" BOXOFFICE_ATTEMPT_COLUMNS ") = "
                            "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?", values)
        : m_connection->run("INSERT INTO attempts (" BOXOFFICE_ATTEMPT_COLUMNS ") VALUES "
                            "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", values);
    if (!stored)
        return stored.failure();
    const auto listed = m_connection->run("INSERT INTO events (attempt, state, at, note) VALUES (?,?,?,?)",
                                          {id, attemptStateName(entry.state), storedTime(entry.at),
                                           storedText(entry.note.value_or(QString()))});
    return listed ? Result<void>() : Result<void>(listed.failure());
}

Result<void> SqliteStore::write(const JournalEntry& entry)
{
    if (std::optional<Failure> broken = unusable())
        return *std::move(broken);
    return m_connection->inTransaction([&] { return writeRow(entry); });
}

Result<OpenAttempts> SqliteStore::rows(const char* sql, const QVariantList& values)
{
    if (std::optional<Failure> broken = unusable())
        return *std::move(broken);
    const auto found = m_connection->run(sql, values);
    if (!found)
        return found.failure();
    OpenAttempts list;
    for (QSqlQuery* query = *found; query->isValid(); query->next()) {
        Result<AttemptRow> one = rowOf(*query, m_boot);
        if (one)
            list.rows << *std::move(one);
        else
            list.unreadable << rowNameOf(*query);
    }
    // A page that cannot be read ends the rows like their end does; only the error tells.
    if (const std::optional<Failure> stopped = m_connection->stopped(**found, sql))
        return *stopped;
    return list;
}

Result<OpenAttempts> SqliteStore::openAttempts()
{
    return rows("SELECT " BOXOFFICE_ATTEMPT_COLUMNS ", seq FROM attempts AS a WHERE state NOT IN "
                "('COMMITTED', 'RELEASED', 'RECONCILED_SOLD', 'RECONCILED_NOT_SOLD', 'DECLINED') "
                "OR id NOT LIKE '________-____-____-____-____________' "
                "OR (state = 'DECLINED' AND NOT EXISTS (SELECT 1 FROM attempts AS later "
                "WHERE later.cart = a.cart AND later.seq > a.seq)) ORDER BY seq", {});
}

Result<QList<AttemptRow>> SqliteStore::recent(int limit)
{
    Result<OpenAttempts> newest = rows(
        "SELECT " BOXOFFICE_ATTEMPT_COLUMNS ", seq FROM attempts ORDER BY changed DESC, seq DESC LIMIT ?", {std::max(limit, 0)});
    return newest ? Result<QList<AttemptRow>>(std::move(newest->rows)) : newest.failure();
}

Result<QList<AttemptEvent>> SqliteStore::history(const QUuid& attempt)
{
    if (std::optional<Failure> broken = unusable())
        return *std::move(broken);
    const auto found = m_connection->run("SELECT state, at, note FROM events WHERE attempt = ? ORDER BY seq",
                                         {attempt.toString(QUuid::WithoutBraces)});
    if (!found)
        return found.failure();
    QList<AttemptEvent> list;
    for (QSqlQuery* query = *found; query->isValid(); query->next()) {
        const std::optional<AttemptState> state = attemptStateFromName(query->value(0).toString());
        if (!state)
            return failed(QStringLiteral("an event with an unknown state"));
        list << AttemptEvent{attempt, *state, timeFromStored(query->value(1).toLongLong()), query->value(2).toString()};
    }
    return list;
}

Result<QString> SqliteStore::nextReference(const QString& prefix)
{
    if (std::optional<Failure> broken = unusable())
        return *std::move(broken);
    if (prefix.isEmpty() || holdsCardDigits(prefix))
        return Failure{.kind = FailureKind::Rule, .where = QStringLiteral("journal"),
                       .detail = QStringLiteral("no prefix for a reference")};
    qint64 number = 0;
    const Result<void> counted = m_connection->inTransaction([&]() -> Result<void> {
        const auto next = m_connection->run("INSERT INTO counters (prefix, last) VALUES (?, 1) "
                                            "ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last", {prefix});
        if (!next)
            return next.failure();
        number = (*next)->value(0).toLongLong();
        return {};
    });
    if (!counted)
        return counted.failure();
    return QStringLiteral("%1-%2").arg(prefix).arg(number);
}

Result<int> SqliteStore::eraseNames(WallTime before)
{
    if (std::optional<Failure> broken = unusable())
        return *std::move(broken);
    int erased = 0;
    const Result<void> done = m_connection->inTransaction([&]() -> Result<void> {
        const auto updated = m_connection->run("UPDATE attempts SET buyer_name = '', masked_email = '' WHERE changed < ? "
                                               "AND (buyer_name <> '' OR masked_email <> '')", {storedTime(before)});
        if (!updated)
            return updated.failure();
        erased = (*updated)->numRowsAffected();
        return {};
    });
    if (!done)
        return done.failure();
    // Until the log is emptied it still holds the names.
    const auto emptied = m_connection->run("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!emptied)
        return emptied.failure();
    (*emptied)->finish();
    return erased;
}

} // namespace boxoffice
