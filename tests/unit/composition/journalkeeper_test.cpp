#include "composition/journalkeeper.h"
#include "tests/support/manualclock.h"
#include "tests/unit/journal/journalfiles.h"
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;

class JournalKeeperTest : public QObject {
    Q_OBJECT
    static constexpr JournalKeeper::Times quick{std::chrono::milliseconds(5), std::chrono::milliseconds(5), std::chrono::milliseconds(5)};
    static JournalEntry named(const QString& reference, WallTime when)
    {
        JournalEntry entry = intent(reference);
        entry.at = when;
        entry.buyerName = QStringLiteral("Ann Example");
        return entry;
    }
    static QStringList names(Journal& journal)
    {
        QStringList all;
        for (const AttemptRow& row : recentRows(journal))
            all << row.buyerName;
        return all;
    }

private Q_SLOTS:
    void aJournalThatCannotBeOpenedIsTriedAgain()
    {
        const QTemporaryDir folder;
        const QString inTheWay = folder.filePath(QStringLiteral("state"));
        QVERIFY(put(inTheWay, "a file where the folder should be"));
        SqliteJournal journal(inTheWay + QStringLiteral("/journal.sqlite"));
        ManualClock clock;
        JournalKeeper keeper(journal, clock, 30, quick);
        QSignalSpy openings(&keeper, &JournalKeeper::opened);
        QSignalSpy refusals(&keeper, &JournalKeeper::refused);
        keeper.start();
        QTRY_COMPARE(refusals.size(), 1);
        QCOMPARE(openings.size(), 0);
        QVERIFY(QFile::remove(inTheWay));
        QTRY_COMPARE(openings.size(), 1);
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        QCOMPARE(refusals.size(), 1);
    }
    void namesAreErasedAtTheStartAndEveryDayAfter()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("journal.sqlite"));
        ManualClock clock;
        const WallTime now = clock.wall();
        {
            SqliteJournal journal(path);
            QVERIFY(opened(journal).ok());
            QVERIFY(written(journal, named(QStringLiteral("KX7-1"), now - std::chrono::days(31))).ok());
            QVERIFY(written(journal, named(QStringLiteral("KX7-2"), now - std::chrono::days(29))).ok());
            QCOMPARE(names(journal).filter(QStringLiteral("Ann")).size(), 2);
        }
        SqliteJournal journal(path);
        JournalKeeper keeper(journal, clock, 30, quick);
        keeper.start();
        QTRY_COMPARE(names(journal), (QStringList{QStringLiteral("Ann Example"), QString()}));
        QVERIFY(written(journal, named(QStringLiteral("KX7-3"), now - std::chrono::days(40))).ok());
        QTRY_COMPARE(names(journal).filter(QStringLiteral("Ann")).size(), 1);
    }
};

QTEST_GUILESS_MAIN(JournalKeeperTest)
#include "journalkeeper_test.moc"
