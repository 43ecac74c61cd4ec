#include "journal/attemptstate.h"
#include <QSet>
#include <QTest>

using namespace boxoffice;
using enum AttemptState;

namespace {

/// Every pair that is allowed, written out once more and by hand: the table and this list must agree.
const QList<std::pair<AttemptState, AttemptState>> allowed = {
    {ReserveIntent, Reserved},
    {ReserveIntent, ReleasePending},
    {ReserveIntent, Released},
    {ReserveIntent, Orphaned},
    {Reserved, PaymentSet},
    {Reserved, Declined},
    {Reserved, ReleasePending},
    {Reserved, Released},
    {PaymentSet, CommitIntent},
    {PaymentSet, Declined},
    {PaymentSet, ReleasePending},
    {PaymentSet, Released},
    {CommitIntent, PaymentSet},
    {CommitIntent, Polling},
    {CommitIntent, Committed},
    {CommitIntent, Declined},
    {CommitIntent, Unknown},
    {Polling, Committed},
    {Polling, Declined},
    {Polling, Unknown},
    {Declined, ReleasePending},
    {Declined, Released},
    {Unknown, Committed},
    {Unknown, ReconciledSold},
    {Unknown, ReconciledNotSold},
    {ReconciledNotSold, ReconciledSold},
    {ReleasePending, Released},
    {Orphaned, ReleasePending},
    {Orphaned, Released}};

/// Everything that can be reached from `from`, itself included.
QSet<int> reachable(AttemptState from)
{
    QSet<int> seen{static_cast<int>(from)};
    QList<AttemptState> open{from};
    while (!open.isEmpty()) {
        const AttemptState at = open.takeFirst();
        for (const AttemptState next : allAttemptStates)
            if (mayFollow(at, next) && !seen.contains(static_cast<int>(next))) {
                seen << static_cast<int>(next);
                open << next;
            }
    }
    return seen;
}

} // namespace

class AttemptStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPairIsAllowedOrRefusedOnPurpose()
    {
        for (const AttemptState from : allAttemptStates)
            for (const AttemptState to : allAttemptStates) {
                const bool expected = from == to || allowed.contains({from, to});
                QVERIFY2(mayFollow(from, to) == expected,
                         qPrintable(attemptStateName(from) + QStringLiteral(" -> ") + attemptStateName(to)));
            }
    }
    void soldStaysSold()
    {
        for (const AttemptState sold : {Committed, ReconciledSold})
            QCOMPARE(reachable(sold).size(), 1);
    }
    void aPossibleSaleIsNeverReleased()
    {
        QVERIFY(!reachable(Unknown).contains(static_cast<int>(ReleasePending)));
        QVERIFY(!reachable(Unknown).contains(static_cast<int>(Declined)));
        QVERIFY(!mayFollow(CommitIntent, ReleasePending));
        QVERIFY(!mayFollow(CommitIntent, Released));
        QVERIFY(!mayFollow(Polling, ReleasePending));
    }
    void noCommitHappensWithoutItsIntent()
    {
        for (const AttemptState before : {ReserveIntent, Reserved, PaymentSet, Declined, ReleasePending, Orphaned})
            for (const AttemptState after : {Polling, Committed, Unknown, ReconciledSold})
                QVERIFY(!mayFollow(before, after));
    }
    void everyStateIsReachedFromAStart()
    {
        QSet<int> all;
        for (const AttemptState state : allAttemptStates)
            if (mayStart(state))
                all.unite(reachable(state));
        QCOMPARE(all.size(), static_cast<int>(allAttemptStates.size()));
        QVERIFY(mayStart(ReserveIntent));
        QVERIFY(mayStart(Reserved));
        QVERIFY(!mayStart(CommitIntent));
    }
    void furtherIsWhatLeadsNoMoreBack()
    {
        QVERIFY(isFurther(Unknown, ReconciledSold) && !isFurther(ReconciledSold, Unknown));
        QVERIFY(isFurther(Reserved, Committed)); // over several steps
        QVERIFY(isFurther(ReserveIntent, Released) && !isFurther(Released, ReserveIntent));
        QVERIFY(!isFurther(PaymentSet, CommitIntent) && !isFurther(CommitIntent, PaymentSet)); // either may be the newer one
        QVERIFY(!isFurther(ReleasePending, Committed) && !isFurther(Committed, ReleasePending));
        for (const AttemptState state : allAttemptStates)
            QVERIFY(!isFurther(state, state));
    }
    void namesAreStableAndReadBack()
    {
        QSet<QString> names;
        for (const AttemptState state : allAttemptStates) {
            const QString name = attemptStateName(state);
            names << name;
            QVERIFY(attemptStateFromName(name) == state);
        }
        QCOMPARE(names.size(), static_cast<int>(allAttemptStates.size()));
        QCOMPARE(attemptStateName(ReserveIntent), QStringLiteral("RESERVE_INTENT"));
        QCOMPARE(attemptStateName(ReconciledNotSold), QStringLiteral("RECONCILED_NOT_SOLD"));
        QVERIFY(!attemptStateFromName(QStringLiteral("reserved")));
    }
};

QTEST_APPLESS_MAIN(AttemptStateTest)
#include "attemptstate_test.moc"
