#pragma once
#include "journal/attempt.h"
#include <QList>
#include <functional>

namespace boxoffice {

/// Attempts that still need something.
struct OpenAttempts {
    QList<AttemptRow> rows; ///< oldest first
    /// Rows whose values are none that we write (damaged, or edited by hand): the reference where it can be read,
    /// else "row N". They need a person; recovery of the others goes on without them.
    QList<QString> unreadable;
};

/// The record of every sale on this lane. Used from one thread, the one it was made on; work is done elsewhere,
/// and every call-back comes through that thread's event loop, in the order of the calls, exactly once, and not
/// at all after the journal is destroyed. Failures are of kind Storage (it cannot be written: refuse the sale
/// before payment, I8) or Rule (the entry is wrong: applyEntry).
class Journal {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~Journal() = default;
    /// Appends the entry and updates its row in one transaction. Durable when `done` is called with success.
    virtual void write(const JournalEntry& entry, Done<void> done) = 0;
    /// Rows that still need something: every state but Committed, Released and the reconciled ones; Declined
    /// ones only while no later attempt has their cart. One unreadable row does not hide the others: it is named
    /// beside them.
    virtual void openAttempts(Done<OpenAttempts> done) = 0;
    /// The newest `limit` rows by change, newest first; unreadable ones are left to openAttempts.
    virtual void recent(int limit, Done<QList<AttemptRow>> done) = 0;
    /// What happened to one attempt, oldest first.
    virtual void history(const QUuid& attempt, Done<QList<AttemptEvent>> done) = 0;
    /// "PREFIX-1", "PREFIX-2"...: a reference never given out before, durable when `done` is called.
    virtual void nextReference(const QString& prefix, Done<QString> done) = 0;
    /// Forgets buyer names and masked e-mails of rows last changed before `before`; tells how many.
    virtual void eraseNames(WallTime before, Done<int> done) = 0;
};

} // namespace boxoffice
