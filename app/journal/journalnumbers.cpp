#include "journal/journalnumbers.h"
#include "journal/journalfile.h"
#include "journal/sqliteconnection.h"
#include <QDateTime>
#include <QFileInfo>
#include <QHash>
#include <algorithm>
#include <functional>

namespace boxoffice {
namespace {

using Numbers = QHash<QString, qint64>; ///< by prefix, the last given out

constexpr qint64 highest = 999'999'999;

void raise(Numbers& numbers, const QString& prefix, qint64 last)
{
    numbers.insert(prefix, std::max(last, numbers.value(prefix)));
}

/// Of "KX7-12/2" the prefix and 12.
void raiseTo(Numbers& numbers, const QString& reference)
{
    const QString first = reference.section(QLatin1Char('/'), 0, 0);
    const qsizetype dash = first.lastIndexOf(QLatin1Char('-'));
    bool isNumber = false;
    const qint64 number = first.mid(dash + 1).toLongLong(&isNumber);
    if (dash > 0 && isNumber)
        raise(numbers, first.left(dash), number);
}

bool eachRow(SqliteConnection& connection, const char* sql, const std::function<void(const QSqlQuery&)>& take)
{
    const auto found = connection.run(sql);
    if (!found)
        return false;
    for (QSqlQuery* query = *found; query->isValid(); query->next())
        take(*query);
    return !connection.stopped(**found, sql);
}

/// All that the file knows of its numbers, or nothing when a part of it cannot be read or believed. Its counters may be
/// damaged and its references not, or the other way round.
std::optional<Numbers> numbersIn(const QString& file)
{
    const Result<FileVerdict> verdict = examineJournalFile(file);
    if (verdict && *verdict == FileVerdict::Absent)
        return Numbers();
    SqliteConnection connection;
    if (!verdict || *verdict != FileVerdict::Ours || hasRollbackLog(file) || !connection.open(file, SqliteConnection::Access::Read))
        return std::nullopt;
    Numbers numbers;
    const auto counted = [&](const QSqlQuery& row) { raise(numbers, row.value(0).toString(), row.value(1).toLongLong()); };
    const auto used = [&](const QSqlQuery& row) { raiseTo(numbers, row.value(0).toString()); };
    if (!eachRow(connection, "SELECT prefix, last FROM counters WHERE prefix <> ''", counted)
        || !eachRow(connection, "SELECT reference FROM attempts", used))
        return std::nullopt;
    const bool believed = std::ranges::all_of(numbers, [](qint64 last) { return last >= 0 && last <= highest; });
    return believed ? std::optional(numbers) : std::nullopt;
}

/// A clock that was set back is not before the last change of the file.
qint64 numberOfTime(const QString& file, WallTime now)
{
    using namespace std::chrono;
    constexpr WallTime begin = sys_days{year{2026} / 1 / 1};
    const QDateTime changed = QFileInfo(file).lastModified();
    const WallTime last = changed.isValid() ? WallTime(Duration(changed.toMSecsSinceEpoch())) : now;
    return std::clamp<qint64>(duration_cast<seconds>(std::max(now, last) - begin).count(), 0, highest);
}

Numbers numbersBeside(const QString& path, WallTime now)
{
    Numbers all;
    for (const QString& file : journalsSetAside(path)) {
        const std::optional<Numbers> known = numbersIn(file);
        if (!known) {
            raise(all, everyPrefix, numberOfTime(file, now));
            continue;
        }
        for (auto one = known->cbegin(); one != known->cend(); ++one)
            raise(all, one.key(), one.value());
    }
    return all;
}

} // namespace

Result<void> goOnNumbering(SqliteConnection& connection, const QString& path, WallTime now)
{
    const auto own = connection.run("SELECT count(*) FROM counters WHERE prefix <> ''");
    if (!own)
        return own.failure();
    const bool begun = (*own)->value(0).toLongLong() > 0;
    (*own)->finish();
    const Numbers numbers = begun ? Numbers() : numbersBeside(path, now);
    if (numbers.isEmpty())
        return {};
    return connection.inTransaction([&]() -> Result<void> {
        for (auto one = numbers.cbegin(); one != numbers.cend(); ++one)
            if (const auto raised = connection.run("INSERT INTO counters (prefix, last) VALUES (?, ?) ON CONFLICT (prefix) "
                                                   "DO UPDATE SET last = max(last, excluded.last)", {one.key(), one.value()}); !raised)
                return raised.failure();
        return {};
    });
}

} // namespace boxoffice
