#include "journal/keptattempts.h"
#include "journalfiles.h"
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;

/// The file is deleted, moved away or damaged while the program runs: the sale in hand goes on in the new one.
class ReplacedTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    static constexpr std::array companions = {"", "-wal", "-shm"};
    void remove() const
    {
        for (const char* end : companions)
            QVERIFY(QFile::remove(m_path + QLatin1String(end)));
    }
    static std::optional<AttemptRow> rowOf(Journal& journal, const QUuid& attempt)
    {
        for (const AttemptRow& row : recentRows(journal, 1000))
            if (row.id == attempt)
                return row;
        return std::nullopt;
    }
    static QUuid reachPayment(Journal& journal, const char* reference = "KX7-1")
    {
        const QUuid attempt = QUuid::createUuid();
        JournalEntry first = intent(QLatin1String(reference), attempt);
        first.eventName = QStringLiteral("Glass Harbor");
        JournalEntry held = step(attempt, AttemptState::Reserved, 1);
        held.cart = CartId(QStringLiteral("cart-1"));
        held.amount = Money(1000, *Currency::parse(QStringLiteral("USD")));
        for (const JournalEntry& entry : {first, held, step(attempt, AttemptState::PaymentSet, 2)})
            if (!written(journal, entry))
                return {};
        return attempt;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("state/journal.sqlite"));
    }

    void everyLaterNoteFindsItsRow_data()
    {
        QTest::addColumn<QList<int>>("way");
        using enum AttemptState;
        QTest::addRow("sold") << QList<int>{int(CommitIntent), int(Committed)};
        QTest::addRow("polled and sold") << QList<int>{int(CommitIntent), int(Polling), int(Committed)};
        QTest::addRow("unknown") << QList<int>{int(CommitIntent), int(Unknown)};
        QTest::addRow("found sold") << QList<int>{int(CommitIntent), int(Unknown), int(ReconciledSold)};
        QTest::addRow("declined") << QList<int>{int(CommitIntent), int(Declined)};
        QTest::addRow("given back") << QList<int>{int(ReleasePending), int(Released)};
    }
    void everyLaterNoteFindsItsRow()
    {
        QFETCH(QList<int>, way);
        for (qsizetype lostBefore = 0; lostBefore < way.size(); ++lostBefore) { // replaced before each of the notes
            init();
            QUuid attempt;
            {
                SqliteJournal journal(m_path);
                QVERIFY(opened(journal).ok());
                attempt = reachPayment(journal);
                QVERIFY(!attempt.isNull());
                for (qsizetype i = 0; i < way.size(); ++i) {
                    if (i == lostBefore)
                        remove();
                    QVERIFY(written(journal, step(attempt, static_cast<AttemptState>(way.at(i)), 3 + static_cast<int>(i))).ok());
                }
            }
            SqliteJournal next(m_path); // what the next start finds
            QVERIFY(opened(next).ok());
            const std::optional<AttemptRow> row = rowOf(next, attempt);
            QVERIFY(row);
            QCOMPARE(row->state, static_cast<AttemptState>(way.last()));
            QCOMPARE(row->reference, QStringLiteral("KX7-1"));
            QCOMPARE(row->cart.text(), QStringLiteral("cart-1"));
            QCOMPARE(row->eventName, QStringLiteral("Glass Harbor"));
            QVERIFY(row->amount && !row->baseUrl.isEmpty());
        }
    }

    /// Told after the sale was over: an order number that came late, a proof.
    void aNoteOnWhatIsSoldFindsItsRowToo()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        const QUuid attempt = reachPayment(journal);
        QVERIFY(written(journal, step(attempt, AttemptState::CommitIntent, 3)).ok());
        QVERIFY(written(journal, step(attempt, AttemptState::Committed, 4)).ok());
        remove();
        JournalEntry number = step(attempt, AttemptState::Committed, 5);
        number.orderNumber = OrderNumber(QStringLiteral("35-46145/LA1"));
        QVERIFY(written(journal, number).ok());
        QCOMPARE(rowOf(journal, attempt)->orderNumber.text(), QStringLiteral("35-46145/LA1"));
    }

    /// An unknown outcome of an earlier run waits for a person: it may not vanish with the file.
    void whatIsOpenIsInTheNewFileThoughNobodyNotesAnything()
    {
        QUuid unknown;
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            unknown = reachPayment(journal);
            QVERIFY(written(journal, step(unknown, AttemptState::CommitIntent, 3)).ok());
            QVERIFY(written(journal, step(unknown, AttemptState::Unknown, 4)).ok());
        }
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QCOMPARE(openRows(journal).size(), 1); // recovery's first question
        remove();
        QSignalSpy reopenings(&journal, &SqliteJournal::reopened);
        QCOMPARE(openRows(journal).size(), 1);
        QTRY_COMPARE(reopenings.size(), 1);
        QCOMPARE(openRows(journal).first().state, AttemptState::Unknown);
        const QList<AttemptEvent> events = *answer<QList<AttemptEvent>>([&](auto done) { journal.history(unknown, done); }).value();
        QCOMPARE(events.size(), 1);
        QVERIFY(events.first().note.startsWith(QStringLiteral("carried over")));
        QVERIFY(written(journal, step(unknown, AttemptState::ReconciledSold, 9)).ok());
        QCOMPARE(rowOf(journal, unknown)->state, AttemptState::ReconciledSold);
    }

    void aDamagedFileIsSetAsideAndTheSaleGoesOn()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        const QUuid attempt = reachPayment(journal);
        remove();
        QVERIFY(put(m_path, "not a database, but a letter to my aunt"));
        QSignalSpy reopenings(&journal, &SqliteJournal::reopened);
        QVERIFY(written(journal, step(attempt, AttemptState::CommitIntent, 3)).ok());
        QTRY_COMPARE(reopenings.size(), 1);
        QVERIFY(reopenings.first().first().value<JournalOpening>().setAside.has_value());
        QCOMPARE(rowOf(journal, attempt)->state, AttemptState::CommitIntent);
    }

    /// A copy of an hour ago is put in the file's place: it is not believed over what was kept since.
    void anOlderCopyIsBroughtUpToDate()
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
        QUuid attempt;
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            attempt = reachPayment(journal);
        }
        QVERIFY(QFile::copy(m_path, copy));
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QCOMPARE(openRows(journal).size(), 1);
        QVERIFY(written(journal, step(attempt, AttemptState::CommitIntent, 7)).ok());
        remove();
        QVERIFY(QFile::copy(copy, m_path));
        QVERIFY(written(journal, step(attempt, AttemptState::Unknown, 8)).ok()); // cannot follow PAYMENT_SET
        QCOMPARE(rowOf(journal, attempt)->state, AttemptState::Unknown);
    }

    /// The copy's note is dated later than what is kept: the wall clock was set back in between.
    void anOlderCopyIsBroughtUpToDateWhateverTheClockSaid()
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
        QUuid attempt;
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            attempt = reachPayment(journal);
            QVERIFY(written(journal, step(attempt, AttemptState::CommitIntent, 3600)).ok());
        }
        QVERIFY(QFile::copy(m_path, copy));
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QCOMPARE(openRows(journal).size(), 1);
        QVERIFY(written(journal, step(attempt, AttemptState::Unknown, 5)).ok());
        remove();
        QVERIFY(QFile::copy(copy, m_path));
        QCOMPARE(openRows(journal).first().state, AttemptState::Unknown); // a commit intent would be asked about anew
        QCOMPARE(openRows(journal).first().changed, at(5));
    }
    /// An intent that was refused (no byte of the commit left) is in the file all the same: the sale went on without it.
    void aRefusedIntentInTheFileIsTakenBack()
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        const QUuid attempt = reachPayment(journal);
        QCOMPARE(onFile(m_path, {QStringLiteral("UPDATE attempts SET state = 'COMMIT_INTENT', changed = changed + 9"),
                                 QStringLiteral("VACUUM INTO '%1'").arg(copy)}), QString());
        remove();
        QVERIFY(QFile::rename(copy, m_path));
        QVERIFY(written(journal, step(attempt, AttemptState::ReleasePending, 4)).ok());
        QCOMPARE(rowOf(journal, attempt)->state, AttemptState::ReleasePending);
    }
    /// A second program noted a proof, or erased names, in a file that this one opens again.
    void whatLiesFurtherOnTheWayOrWasErasedStays()
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QList<QUuid> unknown;
        for (const char* reference : {"KX7-1", "KX7-2"}) {
            unknown << reachPayment(journal, reference);
            JournalEntry named = step(unknown.last(), AttemptState::CommitIntent, 3);
            named.buyerName = QStringLiteral("Ada Example");
            QVERIFY(written(journal, named).ok());
            QVERIFY(written(journal, step(unknown.last(), AttemptState::Unknown, 4)).ok());
        }
        QCOMPARE(onFile(m_path, {QStringLiteral("UPDATE attempts SET state = 'RECONCILED_SOLD', changed = changed - 1 WHERE reference = 'KX7-1'"),
                                 QStringLiteral("UPDATE attempts SET buyer_name = '' WHERE reference = 'KX7-2'"),
                                 QStringLiteral("VACUUM INTO '%1'").arg(copy)}), QString());
        remove();
        QVERIFY(QFile::rename(copy, m_path));
        QCOMPARE(openRows(journal).size(), 1);
        QCOMPARE(rowOf(journal, unknown.first())->state, AttemptState::ReconciledSold);
        QCOMPARE(rowOf(journal, unknown.last())->buyerName, QString());
        QCOMPARE(valueIn(m_path, QStringLiteral("SELECT count(*) FROM events WHERE note LIKE 'carried%'")).toInt(), 0);
    }

    void noReferenceIsGivenOutTwice()
    {
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            QCOMPARE(*reference(journal, QStringLiteral("KX7")), QStringLiteral("KX7-1"));
        }
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            remove();
            QVERIFY(written(journal, intent(QStringLiteral("OTHER-1"))).ok()); // the new file knows, also for the next start
        }
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QCOMPARE(*reference(journal, QStringLiteral("KX7")), QStringLiteral("KX7-2"));
    }

    void aNoteThatChangesNoRowIsNotKept()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        const QUuid attempt = reachPayment(journal);
        QCOMPARE(onFile(m_path, {QStringLiteral("CREATE TRIGGER deaf BEFORE UPDATE ON attempts BEGIN SELECT RAISE(IGNORE); END")}), QString());
        const Result<void> refused = written(journal, step(attempt, AttemptState::CommitIntent, 3));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.failure().kind, FailureKind::Storage); // whoever asked tries again, or refuses the sale
        QCOMPARE(rowOf(journal, attempt)->state, AttemptState::PaymentSet);
        QCOMPARE(onFile(m_path, {QStringLiteral("DROP TRIGGER deaf")}), QString());
        QVERIFY(written(journal, step(attempt, AttemptState::CommitIntent, 4)).ok());
    }

    void aNoteOfNobodyIsRefused()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        const Result<void> refused = written(journal, step(QUuid::createUuid(), AttemptState::Committed, 3));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.failure().kind, FailureKind::Rule);
    }

    void whatIsOpenIsKeptHoweverMuchIsOver()
    {
        KeptAttempts kept;
        AttemptRow open{.id = QUuid::createUuid(), .buyerName = QStringLiteral("Ada Example"), .changed = at(1)};
        open.state = AttemptState::Unknown;
        kept.keep(open);
        for (int i = 0; i < 5 * KeptAttempts::mostOver; ++i) {
            AttemptRow over{.id = QUuid::createUuid(), .changed = at(2)};
            over.state = AttemptState::Committed;
            kept.keep(over);
        }
        QCOMPARE(kept.rows().size(), static_cast<std::size_t>(KeptAttempts::mostOver + 1));
        QVERIFY(kept.find(open.id));
        kept.eraseNames(at(2));
        QVERIFY(kept.find(open.id)->buyerName.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ReplacedTest)
#include "replaced_test.moc"
