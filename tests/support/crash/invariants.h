#pragma once
#include <QList>
#include <QStringList>
#include <optional>

namespace boxoffice::test {

/// A cart as the service's ledger has it in the end.
struct CartFact {
    QString id;
    QString state; ///< held, paid, committed, deleted, expired...
    int commits = 0;
    QString total; ///< "123.50"
};

/// A row of the journal.
struct RowFact {
    QString id;
    QString reference;
    QString state;
    QString cart;
    bool meantToCommit = false; ///< a commit intent was once written
    friend bool operator==(const RowFact&, const RowFact&) = default;
};

/// What one sale that met one fault left behind, and what three starts of the program made of it.
struct CellFacts {
    bool reached = true;      ///< the point of the purchase was there
    int commitsSent = 0;      ///< commit requests that left the program, the lost ones too
    int cartCallsAtOnce = 0;  ///< "concurrentCartCall" in the ledger
    QStringList clientFaults; ///< everything else the service held against the program
    bool journalUnwritable = false;  ///< from the point on, in the program that was selling
    int paymentsOnBrokenJournal = 0; ///< payments begun after that
    bool endedByItself = false; ///< the program that was selling came to its end
    QString said;               ///< by it
    QList<CartFact> carts;
    QList<QList<RowFact>> rows;        ///< after each of the three starts
    QList<int> deletes;                ///< DELETE requests in the ledger after each
    QList<qint64> startMilliseconds;   ///< how long each start took, recovery included
    QStringList movedAside;            ///< journal files that were taken for damaged
};

/// The invariants I1-I9 that the facts break, each "I3: what happened"; empty when all hold. Pure.
[[nodiscard]] QStringList violationsIn(const CellFacts& facts);

} // namespace boxoffice::test
