#include "journal/memoryjournal.h"
#include "journal/sqlitejournal.h"
#include "sampleentries.h"
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;

/// What every journal promises, held against each of them.
class JournalTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;

    void everyKind()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("memory") << false;
        QTest::newRow("sqlite") << true;
    }
    void start()
    {
        QFETCH(bool, onDisk);
        m_folder = std::make_unique<QTemporaryDir>();
        if (!onDisk) {
            m_journal = std::make_unique<MemoryJournal>();
            return;
        }
        auto journal = std::make_unique<SqliteJournal>(m_folder->filePath(QStringLiteral("journal.sqlite")));
        QVERIFY(answer<JournalOpening>([&](auto done) { journal->open(done); })->ok());
        m_journal = std::move(journal);
    }

private Q_SLOTS:
    void cleanup() { m_journal.reset(); }

    void aRowComesBackWhole_data() { everyKind(); }
    void aRowComesBackWhole()
    {
        start();
        JournalEntry entry = intent(QStringLiteral("KX7-1"));
        entry.clerk = QStringLiteral("Zoë");
        entry.event = EventId(QStringLiteral("1AeZZfEGkD0xtGV"));
        entry.eventName = QStringLiteral("Ünïcode ✓");
        entry.cart = CartId(QStringLiteral("a+b/c=="));
        entry.amount = Money(1234, *Currency::parse(QStringLiteral("KWD")));
        entry.maskedCard = QStringLiteral("VISA ends 1006");
        entry.paymentType = QStringLiteral("CC");
        entry.holdEndBoot = Instant(Duration(123'456));
        entry.holdEndWall = at(300);
        entry.pollingUrlWithoutKey = QStringLiteral("https://x.test/polling/1");
        entry.orderNumber = OrderNumber(QStringLiteral("35-46145/LA1"));
        entry.orderToken = OrderToken(QStringLiteral("tok"));
        entry.buyerName = QStringLiteral("Ann O'Neil; DROP TABLE attempts");
        entry.maskedEmail = QStringLiteral("a…@example.test");
        QVERIFY(written(*m_journal, entry).ok());
        const QList<AttemptRow> rows = openRows(*m_journal);
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows.first() == *applyEntry(std::nullopt, entry));
    }
    void answersComeLaterAndInOrder_data() { everyKind(); }
    void answersComeLaterAndInOrder()
    {
        start();
        QList<int> order;
        const QUuid attempt = QUuid::createUuid();
        const auto note = [&order](int number) { return [&order, number](const auto&) { order << number; }; };
        m_journal->write(intent(QStringLiteral("KX7-1"), attempt), note(0));
        m_journal->nextReference(QStringLiteral("KX7"), note(1));
        m_journal->write(step(attempt, AttemptState::Committed, 1), note(2)); // refused, still in its place
        m_journal->recent(1, note(3));
        m_journal->write(step(attempt, AttemptState::Reserved, 1), note(4));
        QVERIFY(order.isEmpty());
        QTRY_COMPARE(order.size(), 5);
        QCOMPARE(order, (QList<int>{0, 1, 2, 3, 4}));
    }
    void answersComeOnTheCallersThread_data() { everyKind(); }
    void answersComeOnTheCallersThread()
    {
        start();
        QThread* thread = nullptr;
        m_journal->recent(1, [&](const auto&) { thread = QThread::currentThread(); });
        QTRY_COMPARE(thread, QThread::currentThread());
    }
    void nothingIsCalledAfterTheEnd_data() { everyKind(); }
    void nothingIsCalledAfterTheEnd()
    {
        start();
        bool called = false;
        m_journal->recent(1, [&](const auto&) { called = true; });
        m_journal.reset();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
    void aStepBackIsRefusedAndLeavesTheRow_data() { everyKind(); }
    void aStepBackIsRefusedAndLeavesTheRow()
    {
        start();
        const QUuid attempt = QUuid::createUuid();
        QVERIFY(written(*m_journal, intent(QStringLiteral("KX7-1"), attempt)).ok());
        using enum AttemptState;
        for (const AttemptState state : {Reserved, PaymentSet, CommitIntent, Committed})
            QVERIFY(written(*m_journal, step(attempt, state, 1)).ok());
        const Result<void> back = written(*m_journal, step(attempt, Declined, 2));
        QVERIFY(!back.ok());
        QCOMPARE(back.failure().kind, FailureKind::Rule);
        QCOMPARE(recentRows(*m_journal).first().state, Committed);
        const auto history = answer<QList<AttemptEvent>>([&](auto done) { m_journal->history(attempt, done); });
        QCOMPARE((*history)->size(), 5);
        QCOMPARE((*history)->last().state, Committed);
    }
    void onlyUnfinishedAttemptsAreOpen_data() { everyKind(); }
    void onlyUnfinishedAttemptsAreOpen()
    {
        start();
        using enum AttemptState;
        const QList<QList<AttemptState>> ways = {
            {}, {Reserved}, {Reserved, PaymentSet, CommitIntent}, {Orphaned}, {Released},
            {Reserved, PaymentSet, CommitIntent, Committed}, {Reserved, PaymentSet, CommitIntent, Unknown},
            {Reserved, PaymentSet, CommitIntent, Unknown, ReconciledSold}, {Reserved, ReleasePending}};
        QStringList expected;
        for (qsizetype way = 0; way < ways.size(); ++way) {
            const QUuid attempt = QUuid::createUuid();
            const QString name = QStringLiteral("KX7-%1").arg(way);
            QVERIFY(written(*m_journal, intent(name, attempt)).ok());
            for (const AttemptState state : ways.at(way))
                QVERIFY(written(*m_journal, step(attempt, state, 1)).ok());
            if (way != 4 && way != 5 && way != 7)
                expected << name;
        }
        QStringList open;
        for (const AttemptRow& row : openRows(*m_journal))
            open << row.reference;
        QCOMPARE(open, expected);
    }
    void aDeclinedAttemptIsOpenUntilItsCartIsPaidAgain_data() { everyKind(); }
    void aDeclinedAttemptIsOpenUntilItsCartIsPaidAgain()
    {
        start();
        JournalEntry first = intent(QStringLiteral("KX7-1"));
        first.cart = CartId(QStringLiteral("c"));
        QVERIFY(written(*m_journal, first).ok());
        using enum AttemptState;
        for (const AttemptState state : {Reserved, PaymentSet, CommitIntent, Declined})
            QVERIFY(written(*m_journal, step(first.attempt, state, 1)).ok());
        QCOMPARE(openRows(*m_journal).size(), 1);
        JournalEntry second = intent(QStringLiteral("KX7-2"));
        second.state = Reserved;
        second.cart = CartId(QStringLiteral("c"));
        QVERIFY(written(*m_journal, second).ok());
        const QList<AttemptRow> open = openRows(*m_journal);
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.first().reference, QStringLiteral("KX7-2"));
    }
    void recentRowsComeNewestFirst_data() { everyKind(); }
    void recentRowsComeNewestFirst()
    {
        start();
        for (int number = 1; number <= 5; ++number) {
            JournalEntry entry = intent(QStringLiteral("KX7-%1").arg(number));
            entry.at = at(number == 2 ? 100 : number);
            QVERIFY(written(*m_journal, entry).ok());
        }
        const QList<AttemptRow> rows = recentRows(*m_journal, 3);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.at(0).reference, QStringLiteral("KX7-2"));
        QCOMPARE(rows.at(1).reference, QStringLiteral("KX7-5"));
        QCOMPARE(rows.at(2).reference, QStringLiteral("KX7-4"));
        QVERIFY(recentRows(*m_journal, 0).isEmpty());
    }
    void referencesAreCountedPerPrefixAndTakenOnce_data() { everyKind(); }
    void referencesAreCountedPerPrefixAndTakenOnce()
    {
        start();
        QCOMPARE(*reference(*m_journal, QStringLiteral("KX7")), QStringLiteral("KX7-1"));
        QCOMPARE(*reference(*m_journal, QStringLiteral("KX7")), QStringLiteral("KX7-2"));
        QCOMPARE(*reference(*m_journal, QStringLiteral("AB1")), QStringLiteral("AB1-1"));
        QVERIFY(!reference(*m_journal, QString()).ok());
        QVERIFY(written(*m_journal, intent(QStringLiteral("KX7-1"))).ok());
        const Result<void> again = written(*m_journal, intent(QStringLiteral("KX7-1")));
        QVERIFY(!again.ok());
        QCOMPARE(again.failure().kind, FailureKind::Rule);
        QCOMPARE(recentRows(*m_journal).size(), 1);
    }
    void namesAreErasedAfterTheirTime_data() { everyKind(); }
    void namesAreErasedAfterTheirTime()
    {
        start();
        for (int number = 1; number <= 3; ++number) {
            JournalEntry entry = intent(QStringLiteral("KX7-%1").arg(number));
            entry.at = at(number);
            entry.buyerName = QStringLiteral("Ann");
            QVERIFY(written(*m_journal, entry).ok());
        }
        const auto erased = answer<int>([&](auto done) { m_journal->eraseNames(at(3), done); });
        QCOMPARE(**erased, 2);
        QStringList names;
        for (const AttemptRow& row : recentRows(*m_journal))
            names << row.buyerName;
        QCOMPARE(names, (QStringList{QStringLiteral("Ann"), QString(), QString()}));
    }
    void aFailingMemoryJournalSaysSoAndStoresNothing()
    {
        MemoryJournal journal;
        journal.setFailing(true);
        QCOMPARE(written(journal, intent(QStringLiteral("KX7-1"))).failure().kind, FailureKind::Storage);
        QCOMPARE(reference(journal, QStringLiteral("KX7")).failure().kind, FailureKind::Storage);
        QVERIFY(journal.rows().isEmpty());
        journal.setFailing(false);
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        QCOMPARE(journal.events().size(), 1);
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
