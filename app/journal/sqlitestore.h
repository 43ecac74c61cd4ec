#pragma once
#include "journal/journalfile.h"
#include "journal/keptattempts.h"
#include "journal/sqliteconnection.h"
#include "journal/sqlitejournal.h"
#include <utility>

namespace boxoffice {

/// The journal's work, done where its thread is. Every call blocks until the disk has answered.
class SqliteStore final : public QObject {
    Q_OBJECT
public:
    explicit SqliteStore(const QString& path);
    ~SqliteStore() override;

    [[nodiscard]] Result<JournalOpening> open();
    /// What the last call found when it had to open the file again; told once.
    [[nodiscard]] std::optional<JournalOpening> takeNews() { return std::exchange(m_news, std::nullopt); }
    [[nodiscard]] Result<void> write(const JournalEntry& entry);
    [[nodiscard]] Result<OpenAttempts> openAttempts();
    [[nodiscard]] Result<QList<AttemptRow>> recent(int limit);
    [[nodiscard]] Result<QList<AttemptEvent>> history(const QUuid& attempt);
    [[nodiscard]] Result<QString> nextReference(const QString& prefix);
    [[nodiscard]] Result<int> eraseNames(WallTime before);

private:
    /// A usable connection: the one there is, or after a failure below it the same or a new one that is proven to
    /// take writes. The same is tried first: SQLite then overwrites what a failed commit left in the log, and a failed
    /// sync is followed by a sync of the same bytes written again, so no later answer rests on it.
    [[nodiscard]] Result<void> mend();
    /// Does the work on a usable connection, once more when the disk failed under it and works again.
    template <class T, class Work>
    [[nodiscard]] Result<T> mended(Work work);
    [[nodiscard]] Result<std::optional<AttemptRow>> row(const QUuid& attempt);
    /// The row after the entry, written. A row that this file has never seen begins with what is kept of it.
    [[nodiscard]] Result<AttemptRow> writeRow(const JournalEntry& entry);
    /// Storage unless exactly this row was changed or begun, and the event listed.
    [[nodiscard]] Result<void> put(const AttemptRow& row, bool begins, WallTime at, const QString& note);
    /// A file that takes the place of another one begins with what is kept.
    [[nodiscard]] Result<void> carryOver();
    [[nodiscard]] Result<void> carryRows();
    [[nodiscard]] Result<void> carryNumbers();
    [[nodiscard]] Result<OpenAttempts> rows(const char* sql, const QVariantList& values);
    [[nodiscard]] Result<QList<AttemptEvent>> eventsOf(const QUuid& attempt);

    QString m_path;
    QString m_boot; ///< which boot of the machine this is
    std::unique_ptr<SqliteConnection> m_connection;
    std::optional<FileIdentity> m_file; ///< the file that the connection has open
    JournalOpening m_found; ///< what openings that failed in the end have found: the next that succeeds tells
    std::optional<JournalOpening> m_news;
    KeptAttempts m_kept;
    bool m_wanted = false; ///< it was asked to open: from then on it tries by itself
};

} // namespace boxoffice
