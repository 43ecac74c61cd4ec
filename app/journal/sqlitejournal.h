#pragma once
#include "journal/journal.h"
#include <QObject>
#include <QThread>

namespace boxoffice {

class SqliteStore;

/// What opening found.
struct JournalOpening {
    /// Set when a corrupt or foreign file stood at the path: what was wrong with it, for staff.
    std::optional<Failure> setAside;
    QString setAsidePath; ///< where that file is now: "journal.sqlite.corrupt-1"
};

/// The journal of one lane in an SQLite file (WAL, synced in every commit, mode 0600), written by a thread of its own.
/// A call that finds the disk failing is refused (Storage); once it was asked to open, every call first tries to mend
/// that, so the journal works again as soon as the disk does. What was refused is then not in it; what was confirmed is.
/// Several programs may have the file open at a time.
class SqliteJournal final : public QObject, public Journal {
    Q_OBJECT
public:
    explicit SqliteJournal(const QString& path, QObject* parent = nullptr);
    /// Waits until everything accepted so far is stored; call-backs not yet delivered are dropped.
    ~SqliteJournal() override;

    /// Opens or makes the file, before any other call. Storage when it cannot be read or written, is locked, or comes
    /// from a newer version (which is left untouched); calls after that try again.
    void open(Done<JournalOpening> done);
    void write(const JournalEntry& entry, Done<void> done) override;
    void openAttempts(Done<OpenAttempts> done) override;
    void recent(int limit, Done<QList<AttemptRow>> done) override;
    void history(const QUuid& attempt, Done<QList<AttemptEvent>> done) override;
    void nextReference(const QString& prefix, Done<QString> done) override;
    void eraseNames(WallTime before, Done<int> done) override;

Q_SIGNALS:
    /// A call opened the file by itself, after a failure; comes before the answer to that call.
    void reopened(const boxoffice::JournalOpening& opening);

private:
    template <class T, class Work>
    void run(Work work, Done<T> done);

    QThread m_thread;
    SqliteStore* m_store; ///< lives on m_thread
};

} // namespace boxoffice
