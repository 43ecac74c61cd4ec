#include "journal/memoryjournal.h"
#include "session/salejournal.h"
#include "tests/support/manualclock.h"
#include <QTest>

using namespace boxoffice;

/// What a sale writes while the disk comes and goes.
class SaleJournalTest : public QObject {
    Q_OBJECT
    MemoryJournal m_journal;
    test::ManualClock m_clock;
    std::unique_ptr<SaleJournal> m_sale;
    QUuid m_attempt;

    [[nodiscard]] JournalEntry entry(AttemptState state) const
    {
        JournalEntry made{.attempt = m_attempt, .state = state};
        if (state == AttemptState::ReserveIntent) {
            made.reference = m_attempt.toString();
            made.baseUrl = QUrl(QStringLiteral("https://service.invalid"));
        }
        return made;
    }
    void write(AttemptState state)
    {
        bool done = false;
        m_sale->write(entry(state), [&done](const Result<void>&) { done = true; });
        QTRY_VERIFY(done);
    }
    void note(AttemptState state)
    {
        bool done = false;
        m_sale->note(entry(state), [&done](const Result<void>&) { done = true; });
        QTRY_VERIFY(done);
    }
    /// Every state that was kept, in order.
    [[nodiscard]] QList<AttemptState> kept() const
    {
        QList<AttemptState> states;
        for (const AttemptEvent& event : m_journal.events())
            if (event.attempt == m_attempt)
                states << event.state;
        return states;
    }
    using enum AttemptState;

private Q_SLOTS:
    void init()
    {
        m_sale = std::make_unique<SaleJournal>(m_journal, m_clock);
        m_attempt = QUuid::createUuid();
        m_journal.setFailing(false);
        write(ReserveIntent);
        write(Reserved);
    }

    void aRefusedNoteIsKeptLaterByItself()
    {
        m_journal.setFailing(true);
        note(PaymentSet);
        QCOMPARE(kept(), (QList{ReserveIntent, Reserved}));
        m_journal.setFailing(false);
        QTRY_COMPARE(kept(), (QList{ReserveIntent, Reserved, PaymentSet}));
    }

    /// Or the record of the sale would be refused as one that cannot follow, and be lost.
    void anOldStateNeverOverwritesANewerOne()
    {
        write(PaymentSet);
        m_journal.setFailing(true);
        note(PaymentSet); // the payment was changed; its repeat waits
        m_journal.setFailing(false);
        write(CommitIntent);
        note(Committed);
        QCOMPARE(kept().last(), Committed);
        const qsizetype before = kept().size();
        QVERIFY(!QTest::qWaitFor([&] { return kept().size() != before; }, 1500)); // nothing is left to repeat
        QCOMPARE(m_journal.rows().last().state, Committed);
    }

    void whatWaitsIsWrittenBeforeWhatFollowsIt()
    {
        write(PaymentSet);
        write(CommitIntent);
        m_journal.setFailing(true);
        note(Unknown);
        m_journal.setFailing(false);
        note(ReconciledSold); // could not follow the intent
        QCOMPARE(kept().mid(4), (QList{Unknown, ReconciledSold}));
    }

    /// Nobody may send on the strength of it later.
    void anIntentIsTriedOnce()
    {
        write(PaymentSet);
        m_journal.setFailing(true);
        write(CommitIntent);
        m_journal.setFailing(false);
        QVERIFY(!QTest::qWaitFor([&] { return kept().size() != 3; }, 1500));
    }

    void anotherSalesRecordsDoNotWait()
    {
        m_journal.setFailing(true);
        note(PaymentSet);
        m_journal.setFailing(false);
        const QUuid first = std::exchange(m_attempt, QUuid::createUuid());
        write(ReserveIntent);
        QCOMPARE(kept(), QList{ReserveIntent});
        m_attempt = first;
        QTRY_COMPARE(kept().last(), PaymentSet);
    }
};

QTEST_GUILESS_MAIN(SaleJournalTest)
#include "salejournal_test.moc"
