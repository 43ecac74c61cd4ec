#pragma once
#include "journal/sqliteconnection.h"
#include "journal/sqlitejournal.h"

namespace boxoffice {

/// The journal's work, done where its thread is. Every call blocks until the disk has answered.
class SqliteStore final : public QObject {
    Q_OBJECT
public:
    explicit SqliteStore(const QString& path);

    [[nodiscard]] Result<JournalOpening> open();
    void close() { m_connection.reset(); }
    [[nodiscard]] Result<void> write(const JournalEntry& entry);
    [[nodiscard]] Result<OpenAttempts> openAttempts();
    [[nodiscard]] Result<QList<AttemptRow>> recent(int limit);
    [[nodiscard]] Result<QList<AttemptEvent>> history(const QUuid& attempt);
    [[nodiscard]] Result<QString> nextReference(const QString& prefix);
    [[nodiscard]] Result<int> eraseNames(WallTime before);

private:
    [[nodiscard]] std::optional<Failure> unusable() const;
    [[nodiscard]] Result<void> openFile();
    [[nodiscard]] Result<std::optional<AttemptRow>> row(const QUuid& attempt);
    [[nodiscard]] Result<void> writeRow(const JournalEntry& entry);
    [[nodiscard]] Result<OpenAttempts> rows(const char* sql, const QVariantList& values);

    QString m_path;
    QString m_boot; ///< which boot of the machine this is
    std::unique_ptr<SqliteConnection> m_connection;
};

} // namespace boxoffice
