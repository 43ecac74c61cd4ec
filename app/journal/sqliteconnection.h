#pragma once
#include "core/result.h"
#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>
#include <functional>
#include <memory>
#include <optional>

namespace boxoffice {

/// One connection to an SQLite file; prepared statements are kept. Used on the thread that opened it.
/// Failures are of kind Storage, a broken constraint is of kind Rule.
class SqliteConnection {
public:
    SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;
    ~SqliteConnection();

    enum class Access { Read, Write };
    [[nodiscard]] Result<void> open(const QString& path, Access access);
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    /// Whether the last failure said that the file is damaged or no database at all.
    [[nodiscard]] bool isCorrupt() const { return m_corrupt; }
    /// Whether reading or writing failed below SQLite: what a later fsync says is no longer to be trusted.
    [[nodiscard]] bool hasInputOutputError() const { return m_inputOutputError; }

    /// Runs a statement; the query stands on its first row when there is one, and is valid until the same
    /// statement runs again.
    [[nodiscard]] Result<QSqlQuery*> run(const char* sql, const QVariantList& values = {});
    /// Why a query that gave its last row ended early, if it did.
    [[nodiscard]] std::optional<Failure> stopped(const QSqlQuery& query, const char* sql);
    /// Runs `work` in an immediate transaction: all of it is durable on success, none of it on failure.
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>()>& work);

private:
    [[nodiscard]] Failure failure(const QSqlError& error, const char* during);

    QString m_name;
    QSqlDatabase m_database;
    QHash<QByteArray, std::shared_ptr<QSqlQuery>> m_statements;
    bool m_corrupt = false;
    bool m_inputOutputError = false;
};

} // namespace boxoffice
