#include "journal/sqlitestore.h"
#include "journal/attemptcolumns.h"
#include "journal/journalfile.h"
#include "journal/journalnumbers.h"
#include "journal/journalopening.h"
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

/// Whether the file's row says all that is kept. What is kept was confirmed by this program, which alone sells on this
/// lane, so it is the newer of two that differ, whatever the clock said: the file is a copy of before, or holds a note
/// that was refused. Only what lies further on the way stays, and what differs in names that were erased beside us: an
/// answer that got lost on its way from the disk, a proof that a second program noted.
bool isUpToDate(const AttemptRow& here, const AttemptRow& kept, const QString& boot)
{
    if (isFurther(kept.state, here.state))
        return true;
    AttemptRow known = kept;
    if (here.buyerName.isEmpty() && here.maskedEmail.isEmpty())
        known.buyerName = known.maskedEmail = QString();
    return valuesOf(here, boot) == valuesOf(here.changed == kept.changed ? known : kept, boot);
}

} // namespace

SqliteStore::SqliteStore(const QString& path) : m_path(path), m_boot(bootId()) {}

SqliteStore::~SqliteStore() = default;

Result<JournalOpening> SqliteStore::open()
{
    m_wanted = true;
    m_connection.reset();
    Result<std::unique_ptr<SqliteConnection>> opened = openJournalFile(m_path, m_found);
    if (!opened)
        return opened.failure();
    m_connection = *std::move(opened);
    m_file = identityOf(m_path);
    if (const Result<void> carried = carryOver(); !carried) {
        m_connection.reset();
        return carried.failure();
    }
    return std::exchange(m_found, {});
}

Result<void> SqliteStore::carryOver()
{
    return m_connection->inTransaction([this]() -> Result<void> {
        const Result<void> rows = carryRows();
        return rows ? carryNumbers() : rows;
    });
}

Result<void> SqliteStore::carryRows()
{
    const std::vector<AttemptRow> rows = m_kept.rows();
    for (const AttemptRow& kept : rows) {
        const Result<std::optional<AttemptRow>> here = row(kept.id);
        if (!here && m_connection->isBroken())
            return here.failure();
        if (!here || (*here && isUpToDate(**here, kept, m_boot))) // unreadable: for a person
            continue;
        Result<void> stored = put(kept, !*here, kept.changed, QStringLiteral("carried over: the journal was replaced"));
        if (!stored && stored.failure().kind == FailureKind::Storage)
            return stored;
    }
    return {};
}

Result<void> SqliteStore::carryNumbers()
{
    const QHash<QString, qint64>& numbers = m_kept.numbers();
    for (auto number = numbers.cbegin(); number != numbers.cend(); ++number) {
        const auto carried = m_connection->run("INSERT INTO counters (prefix, last) VALUES (?, ?) ON CONFLICT (prefix) "
                                               "DO UPDATE SET last = max(last, excluded.last)", {number.key(), number.value()});
        if (!carried)
            return carried.failure();
    }
    const char* const sql = "SELECT prefix, last FROM counters WHERE prefix <> ''";
    const auto found = m_connection->run(sql);
    if (!found)
        return found.failure();
    for (QSqlQuery* query = *found; query->isValid(); query->next())
        m_kept.keepNumber(query->value(0).toString(), query->value(1).toLongLong());
    const std::optional<Failure> stopped = m_connection->stopped(**found, sql);
    return stopped ? Result<void>(*stopped) : Result<void>();
}

Result<void> SqliteStore::mend()
{
    if (!m_wanted)
        return failed(QStringLiteral("the journal is not open"));
    // What is written to a file that was removed or replaced meanwhile would be found by nobody.
    const bool inPlace = m_connection && identityOf(m_path) == m_file;
    if (inPlace && !m_connection->isBroken())
        return {};
    if (inPlace && !m_connection->isCorrupt() && proveWritable(*m_connection)) {
        m_connection->trustAgain();
        return {};
    }
    const Result<JournalOpening> again = open();
    if (!again)
        return again.failure();
    m_news = *again;
    return {};
}

template <class T, class Work>
Result<T> SqliteStore::mended(Work work)
{
    if (const Result<void> usable = mend(); !usable)
        return usable.failure();
    Result<T> result = work();
    if (result || !m_connection->isBroken() || !proveWritable(*m_connection))
        return result;
    m_connection->trustAgain(); // one bad moment of the disk: whoever asked need not know
    return work();
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

Result<AttemptRow> SqliteStore::writeRow(const JournalEntry& entry)
{
    const Result<std::optional<AttemptRow>> here = row(entry.attempt);
    if (!here)
        return here.failure();
    Result<AttemptRow> next = applyEntry(*here ? *here : m_kept.find(entry.attempt), entry);
    if (!next)
        return next;
    const Result<void> stored = put(*next, !*here, entry.at, entry.note.value_or(QString()));
    return stored ? next : stored.failure();
}

Result<void> SqliteStore::put(const AttemptRow& row, bool begins, WallTime at, const QString& note)
{
    QVariantList values = valuesOf(row, m_boot);
    const QString id = values.first().toString();
    if (!begins)
        values << id;
    const auto stored = begins
        ? m_connection->run("INSERT INTO attempts (" BOXOFFICE_ATTEMPT_COLUMNS ") VALUES "
                            "(" BOXOFFICE_ATTEMPT_PLACES ")", values)
        : m_connection->run("UPDATE attempts SET (" BOXOFFICE_ATTEMPT_COLUMNS ") = "
                            "(" BOXOFFICE_ATTEMPT_PLACES ") WHERE id = ?", values);
    if (!stored)
        return stored.failure();
    if ((*stored)->numRowsAffected() != 1)
        return failed(QStringLiteral("a record changed no row"));
    const auto listed = m_connection->run("INSERT INTO events (attempt, state, at, note) VALUES (?,?,?,?)",
                                          {id, attemptStateName(row.state), storedTime(at), storedText(note)});
    if (!listed)
        return listed.failure();
    return (*listed)->numRowsAffected() == 1 ? Result<void>() : Result<void>(failed(QStringLiteral("a record was not listed")));
}

Result<void> SqliteStore::write(const JournalEntry& entry)
{
    std::optional<AttemptRow> row;
    Result<void> written = mended<void>([&] {
        return m_connection->inTransaction([&]() -> Result<void> {
            Result<AttemptRow> next = writeRow(entry);
            if (!next)
                return next.failure();
            row = *std::move(next);
            return {};
        });
    });
    if (written)
        m_kept.keep(*row);
    return written;
}

Result<OpenAttempts> SqliteStore::rows(const char* sql, const QVariantList& values)
{
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
    Result<OpenAttempts> open = mended<OpenAttempts>([this] {
        return rows("SELECT " BOXOFFICE_ATTEMPT_COLUMNS ", seq FROM attempts AS a WHERE state NOT IN "
                    "('COMMITTED', 'RELEASED', 'RECONCILED_SOLD', 'RECONCILED_NOT_SOLD', 'DECLINED') "
                    "OR id NOT LIKE '________-____-____-____-____________' "
                    "OR (state = 'DECLINED' AND NOT EXISTS (SELECT 1 FROM attempts AS later "
                    "WHERE later.cart = a.cart AND later.seq > a.seq)) ORDER BY seq", {});
    });
    if (open)
        for (const AttemptRow& one : std::as_const(open->rows))
            m_kept.keep(one); // what a run of before left open is as dear as what this one does
    return open;
}

Result<QList<AttemptRow>> SqliteStore::recent(int limit)
{
    Result<OpenAttempts> newest = mended<OpenAttempts>([&] {
        return rows("SELECT " BOXOFFICE_ATTEMPT_COLUMNS ", seq FROM attempts ORDER BY changed DESC, seq DESC LIMIT ?",
                    {std::max(limit, 0)});
    });
    return newest ? Result<QList<AttemptRow>>(std::move(newest->rows)) : newest.failure();
}

Result<QList<AttemptEvent>> SqliteStore::history(const QUuid& attempt)
{
    return mended<QList<AttemptEvent>>([&] { return eventsOf(attempt); });
}

Result<QList<AttemptEvent>> SqliteStore::eventsOf(const QUuid& attempt)
{
    const char* const sql = "SELECT state, at, note FROM events WHERE attempt = ? ORDER BY seq";
    const auto found = m_connection->run(sql, {attempt.toString(QUuid::WithoutBraces)});
    if (!found)
        return found.failure();
    QList<AttemptEvent> list;
    for (QSqlQuery* query = *found; query->isValid(); query->next()) {
        const std::optional<AttemptState> state = attemptStateFromName(query->value(0).toString());
        if (!state)
            return failed(QStringLiteral("an event with an unknown state"));
        list << AttemptEvent{attempt, *state, timeFromStored(query->value(1).toLongLong()), query->value(2).toString()};
    }
    if (const std::optional<Failure> stopped = m_connection->stopped(**found, sql))
        return *stopped;
    return list;
}

Result<QString> SqliteStore::nextReference(const QString& prefix)
{
    if (prefix.isEmpty() || prefix == everyPrefix || holdsCardDigits(prefix) || holdsCiphertext(prefix))
        return Failure{.kind = FailureKind::Rule, .where = QStringLiteral("journal"),
                       .detail = QStringLiteral("no prefix for a reference")};
    const auto count = [&]() -> Result<qint64> {
        qint64 number = 0;
        const Result<void> counted = m_connection->inTransaction([&]() -> Result<void> {
            const auto next = m_connection->run("INSERT INTO counters (prefix, last) SELECT ?, coalesce(max(last), 0) + 1 "
                                                "FROM counters WHERE prefix IN (?, '*') " // everyPrefix
                                                "ON CONFLICT (prefix) DO UPDATE SET last = excluded.last RETURNING last",
                                                {prefix, prefix});
            if (!next)
                return next.failure();
            number = (*next)->value(0).toLongLong();
            return {};
        });
        return counted ? Result<qint64>(number) : Result<qint64>(counted.failure());
    };
    const Result<qint64> number = mended<qint64>(count);
    if (number)
        m_kept.keepNumber(prefix, *number);
    return number ? Result<QString>(QStringLiteral("%1-%2").arg(prefix).arg(*number)) : Result<QString>(number.failure());
}

Result<int> SqliteStore::eraseNames(WallTime before)
{
    const auto erase = [&]() -> Result<int> {
        int erased = 0;
        const Result<void> done = m_connection->inTransaction([&]() -> Result<void> {
            const auto updated = m_connection->run("UPDATE attempts SET buyer_name = '', masked_email = '' WHERE changed < ? "
                                                   "AND (buyer_name <> '' OR masked_email <> '')", {storedTime(before)});
            if (!updated)
                return updated.failure();
            erased = (*updated)->numRowsAffected();
            return {};
        });
        return done ? Result<int>(erased) : Result<int>(done.failure());
    };
    Result<int> erased = mended<int>(erase);
    if (!erased)
        return erased;
    m_kept.eraseNames(before);
    // Until the log is emptied it still holds the names.
    const Result<void> emptied = emptyLog(*m_connection);
    return emptied ? erased : Result<int>(emptied.failure());
}

} // namespace boxoffice
