#pragma once
#include "journal/journal.h"
#include <QHash>
#include <QObject>
#include <QStringList>

namespace boxoffice {

/// A journal that forgets: for tests and for the pictures of the gallery. Same rules, same asynchronous answers.
class MemoryJournal final : public QObject, public Journal {
    Q_OBJECT
public:
    explicit MemoryJournal(QObject* parent = nullptr) : QObject(parent) {}

    /// From now on every write and reference fails as on a full disk, or works again.
    void setFailing(bool failing) { m_failing = failing; }
    /// From now on what is open cannot be read, or can again.
    void setUnreadable(bool unreadable) { m_unreadable = unreadable; }
    /// Rows that nobody can read, by the names openAttempts gives them.
    void setUnreadableRows(const QStringList& names) { m_unreadableRows = names; }
    /// The rows as they stand, oldest first, for tests to look at.
    [[nodiscard]] const QList<AttemptRow>& rows() const { return m_rows; }
    [[nodiscard]] const QList<AttemptEvent>& events() const { return m_events; }

    void write(const JournalEntry& entry, Done<void> done) override;
    void openAttempts(Done<OpenAttempts> done) override;
    void recent(int limit, Done<QList<AttemptRow>> done) override;
    void history(const QUuid& attempt, Done<QList<AttemptEvent>> done) override;
    void nextReference(const QString& prefix, Done<QString> done) override;
    void eraseNames(WallTime before, Done<int> done) override;

private:
    template <class T>
    void later(Done<T> done, Result<T> result);
    [[nodiscard]] Result<void> store(const JournalEntry& entry);
    [[nodiscard]] bool invoiceTaken(const AttemptRow& row) const;

    QList<AttemptRow> m_rows;
    QList<AttemptEvent> m_events;
    QHash<QString, int> m_counters;
    QStringList m_unreadableRows;
    bool m_failing = false;
    bool m_unreadable = false;
};

} // namespace boxoffice
