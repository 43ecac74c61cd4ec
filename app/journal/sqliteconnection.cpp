#include "journal/sqliteconnection.h"
#include <QSqlError>
#include <QUuid>
#include <algorithm>
#include <array>

namespace boxoffice {
namespace {

// Primary result codes of SQLite; extended ones carry them in their low byte (sqlite.org/rescode.html).
enum SqliteCode {
    Error = 1, Internal = 2, Permission = 3, Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, Interrupt = 9, InputOutput = 10,
    Corrupt = 11, Full = 13, CannotOpen = 14, Protocol = 15, Constraint = 19, Misuse = 21, NoLargeFiles = 22, NotADatabase = 26
};

constexpr std::array besideTheFile = {Internal, Permission, Busy, Locked, NoMemory, ReadOnly, Interrupt,
                                      InputOutput, Full, CannotOpen, Protocol, Misuse, NoLargeFiles};
constexpr std::array breaking = {ReadOnly, InputOutput, Corrupt, CannotOpen, Protocol, Misuse, NotADatabase};

int primaryCode(const QSqlError& error) { return error.nativeErrorCode().toInt() & 0xff; }

} // namespace

SqliteConnection::SqliteConnection()
    : m_name(QStringLiteral("journal-") + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
{
}

SqliteConnection::~SqliteConnection()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> SqliteConnection::open(const QString& path, Access access)
{
    const QString reading = access == Access::Read ? QStringLiteral(";QSQLITE_OPEN_READONLY") : QString();
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000") + reading);
    if (!m_database.open())
        return failure(m_database.lastError(), "open");
    return {};
}

bool SqliteConnection::blamesFile() const
{
    return m_lastCode != 0 && std::ranges::find(besideTheFile, m_lastCode) == besideTheFile.end();
}

Result<QSqlQuery*> SqliteConnection::run(const char* sql, const QVariantList& values)
{
    std::shared_ptr<QSqlQuery>& query = m_statements[sql];
    if (!query) {
        auto fresh = std::make_shared<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(QString::fromLatin1(sql)))
            return failure(fresh->lastError(), sql);
        query = std::move(fresh);
    }
    query->finish();
    for (qsizetype at = 0; at < values.size(); ++at)
        query->bindValue(static_cast<int>(at), values.at(at));
    if (!query->exec())
        return failure(query->lastError(), sql);
    query->first();
    return query.get();
}

std::optional<Failure> SqliteConnection::stopped(const QSqlQuery& query, const char* sql)
{
    return query.lastError().isValid() ? std::optional(failure(query.lastError(), sql)) : std::nullopt;
}

Result<void> SqliteConnection::inTransaction(const std::function<Result<void>()>& work)
{
    if (const auto begun = run("BEGIN IMMEDIATE"); !begun) {
        m_broken = m_broken || m_lastCode == Error; // still inside one that could not be taken back
        return begun.failure();
    }
    Result<void> result = work();
    for (const auto& statement : std::as_const(m_statements))
        if (statement)
            statement->finish();
    if (result) {
        const auto ended = run("COMMIT");
        if (ended)
            return {};
        result = ended.failure();
    }
    // A full disk may have rolled back already; then there is nothing left to undo.
    std::ignore = run("ROLLBACK");
    return result;
}

Failure SqliteConnection::failure(const QSqlError& error, const char* during)
{
    const int code = primaryCode(error);
    m_lastCode = code;
    m_corrupt = m_corrupt || code == Corrupt || code == NotADatabase;
    m_broken = m_broken || std::ranges::find(breaking, code) != breaking.end();
    const QString words = QString::fromLatin1(during).section(QLatin1Char(' '), 0, 1);
    return {.kind = code == Constraint ? FailureKind::Rule : FailureKind::Storage,
            .where = QStringLiteral("journal"),
            .detail = QStringLiteral("%1: %2 (SQLite %3)").arg(words, error.databaseText(), error.nativeErrorCode())};
}

} // namespace boxoffice
