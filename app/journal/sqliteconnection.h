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
    /// Whether a failure said that the file is damaged or no database at all.
    [[nodiscard]] bool isCorrupt() const { return m_corrupt; }
    /// Whether the last failure lies in what the file holds, not in the disk, the rights or another program.
    [[nodiscard]] bool blamesFile() const;
    /// Whether something failed that the next statement may not get over by itself: the disk below (EIO, read-only,
    /// gone), a damaged file, a transaction that could be neither ended nor taken back. A full disk is not among them.
    [[nodiscard]] bool isBroken() const { return m_broken; }
    /// Proven to work again.
    void trustAgain() { m_broken = m_corrupt = false; }

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
    int m_lastCode = 0;
    bool m_corrupt = false;
    bool m_broken = false;
};

} // namespace boxoffice
