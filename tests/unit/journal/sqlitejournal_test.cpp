#include "journal/journalfile.h"
#include "journalfiles.h"
#include <QDir>
#include <QSignalSpy>
#include <QFileInfo>
#include <QTemporaryDir>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

unsigned modeOf(const QString& path)
{
    struct stat found{};
    return stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 0777U : 0;
}

} // namespace

class SqliteJournalTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    /// The file at the path makes room, unchanged, for a fresh journal that works.
    void isSetAside(const QByteArray& before)
    {
        SqliteJournal journal(m_path);
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(opening.ok());
        QVERIFY(opening->setAside.has_value());
        QCOMPARE(opening->setAside->kind, FailureKind::Storage);
        QVERIFY(!opening->setAside->detail.isEmpty());
        QCOMPARE(opening->setAsidePath, m_path + QStringLiteral(".corrupt-1"));
        QCOMPARE(contents(opening->setAsidePath), before);
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        QCOMPARE(recentRows(journal).size(), 1);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("state/journal.sqlite"));
    }

    void whatIsWrittenIsThereAfterReopening()
    {
        const QUuid attempt = QUuid::createUuid();
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            QVERIFY(written(journal, intent(QStringLiteral("KX7-1"), attempt)).ok());
            QVERIFY(reference(journal, QStringLiteral("KX7")).ok());
        }
        SqliteJournal journal(m_path);
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(opening.ok());
        QVERIFY(!opening->setAside);
        QCOMPARE(openRows(journal).first().id, attempt);
        QCOMPARE(*reference(journal, QStringLiteral("KX7")), QStringLiteral("KX7-2"));
    }
    void destructionStoresWhatWasAccepted()
    {
        QVERIFY(fill(m_path, 300));
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QCOMPARE(recentRows(journal, 1000).size(), 300);
    }
    void aConfirmedWriteIsInTheFilesOfTheMoment()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        // What a killed process leaves behind: the files as they are now, without a tidy close.
        const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(m_path + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        SqliteJournal survivor(copy);
        QVERIFY(opened(survivor).ok());
        QCOMPARE(openRows(survivor).size(), 1);
    }
    void aTornLastRecordLosesNothingBeforeIt()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        QVERIFY(written(journal, intent(QStringLiteral("KX7-2"))).ok());
        const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
        QVERIFY(QFile::copy(m_path, copy));
        const QByteArray log = contents(m_path + QStringLiteral("-wal"));
        QVERIFY(put(copy + QStringLiteral("-wal"), log.first(log.size() - 100)));
        SqliteJournal survivor(copy);
        const Result<JournalOpening> opening = opened(survivor);
        QVERIFY(opening.ok());
        QVERIFY(!opening->setAside);
        QCOMPARE(openRows(survivor).size(), 1);
        QCOMPARE(openRows(survivor).first().reference, QStringLiteral("KX7-1"));
    }
    void onlyTheOwnerMayReadTheFiles()
    {
        {
            const mode_t before = umask(0);
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            umask(before);
            for (const char* end : {"", "-wal", "-shm"})
                QCOMPARE(modeOf(m_path + QLatin1String(end)), 0600U);
        }
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QCOMPARE(modeOf(m_path), 0600U);
    }
    void theFileIsWrittenThroughTheLogAndMarkedAsOurs()
    {
        QVERIFY(fill(m_path, 1));
        const QByteArray bytes = contents(m_path);
        QCOMPARE(bytes.mid(68, 4), QByteArray("BoxO"));
        QCOMPARE(bytes.at(63), char(journalSchemaVersion)); // user_version
        QCOMPARE(bytes.at(18), '\2'); // write version: WAL
    }
    void whatStandsInTheListsStaysThere_data()
    {
        QTest::addColumn<QString>("statement");
        const QStringList statements{
            QStringLiteral("UPDATE events SET state = 'COMMITTED'"),
            QStringLiteral("DELETE FROM events"),
            QStringLiteral("INSERT OR REPLACE INTO events (seq, attempt, state, at, note) SELECT seq, attempt, 'COMMITTED', at, '' FROM events"),
            QStringLiteral("UPDATE OR REPLACE events SET seq = 2 WHERE seq = 1"),
            QStringLiteral("DELETE FROM attempts"),
            QStringLiteral("UPDATE attempts SET id = 'x' WHERE seq = 1"),
            QStringLiteral("UPDATE OR REPLACE attempts SET reference = 'KX7-1' WHERE seq = 1"),
            QStringLiteral("INSERT OR REPLACE INTO attempts SELECT * FROM attempts WHERE seq = 1")};
        for (const QString& statement : statements)
            QTest::newRow(qPrintable(statement)) << statement;
    }
    void whatStandsInTheListsStaysThere()
    {
        QFETCH(QString, statement);
        QVERIFY(fill(m_path, 2));
        const QString all = QStringLiteral("SELECT group_concat(e.seq || e.attempt || e.state || e.note || a.seq || a.id || a.reference) "
                                           "FROM events e JOIN attempts a ON a.id = e.attempt");
        const QVariant before = valueIn(m_path, all);
        QVERIFY(!before.toString().isEmpty());
        QCOMPARE(onFile(m_path, {statement}), statement);
        QCOMPARE(valueIn(m_path, all), before);
    }
    void aHoldEndOfAnotherBootIsNotBelieved()
    {
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            JournalEntry entry = intent(QStringLiteral("KX7-1"));
            entry.holdEndBoot = Instant(Duration(5));
            entry.holdEndWall = at(5);
            QVERIFY(written(journal, entry).ok());
            QVERIFY(openRows(journal).first().holdEndBoot == entry.holdEndBoot);
        }
        QCOMPARE(onFile(m_path, {QStringLiteral("UPDATE attempts SET boot = 'another'")}), QString());
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(!openRows(journal).first().holdEndBoot);
        QVERIFY(openRows(journal).first().holdEndWall == at(5));
    }
    void anUnreadableRowDoesNotHideTheOthers()
    {
        QVERIFY(fill(m_path, 4));
        // What a broken disk or a hand at the file leaves: the triggers are ours, so they are taken off for it.
        const QString trigger = valueIn(m_path, QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = 'attempts_same'")).toString();
        QCOMPARE(onFile(m_path, {QStringLiteral("DROP TRIGGER attempts_same"),
                                 QStringLiteral("UPDATE attempts SET state = 'RESERVD' WHERE reference = 'KX7-1'"),
                                 QStringLiteral("UPDATE attempts SET id = '', reference = '', state = 'COMMITTED' WHERE reference = 'KX7-2'"),
                                 trigger}), QString());
        SqliteJournal journal(m_path);
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(opening.ok() && !opening->setAside);
        const Result<OpenAttempts> open = answer<OpenAttempts>([&](auto done) { journal.openAttempts(done); }).value();
        QVERIFY(open.ok());
        QCOMPARE(open->rows.size(), 2);
        QCOMPARE(open->rows.first().reference, QStringLiteral("KX7-0"));
        QCOMPARE(open->rows.last().reference, QStringLiteral("KX7-3"));
        QCOMPARE(open->unreadable, (QList<QString>{QStringLiteral("KX7-1"), QStringLiteral("row 3")}));
        QCOMPARE(recentRows(journal).size(), 2);
        QVERIFY(written(journal, step(open->rows.last().id, AttemptState::Reserved, 9)).ok());
    }
    void aJournalSomebodyMeddledWithIsSetAside_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("list no longer append-only") << QStringLiteral("DROP TRIGGER events_remain");
        QTest::newRow("a table gone") << QStringLiteral("DROP TABLE counters");
        QTest::newRow("a strange trigger") << QStringLiteral("CREATE TRIGGER t AFTER INSERT ON events BEGIN UPDATE attempts SET state = 'COMMITTED'; END");
        QTest::newRow("a column more") << QStringLiteral("ALTER TABLE attempts ADD COLUMN pan TEXT");
        QTest::newRow("no version") << QStringLiteral("PRAGMA user_version = 0");
    }
    void aJournalSomebodyMeddledWithIsSetAside()
    {
        QFETCH(QString, statement);
        QVERIFY(fill(m_path, 1));
        QCOMPARE(onFile(m_path, {statement}), QString());
        isSetAside(contents(m_path));
    }
    void anIndexOfTheOwnersIsNoReasonToStartAnew()
    {
        QVERIFY(fill(m_path, 1));
        QCOMPARE(onFile(m_path, {QStringLiteral("CREATE INDEX theirs ON attempts (event)"), QStringLiteral("ANALYZE")}), QString());
        SqliteJournal journal(m_path);
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(opening.ok() && !opening->setAside);
        QCOMPARE(recentRows(journal).size(), 1);
    }
    void aFileTakenAwayUnderTheJournalIsNoticed()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        const QString elsewhere = m_folder->filePath(QStringLiteral("elsewhere.sqlite"));
        for (const char* end : {"", "-wal", "-shm"})
            QVERIFY(QFile::rename(m_path + QLatin1String(end), elsewhere + QLatin1String(end)));
        QSignalSpy reopenings(&journal, &SqliteJournal::reopened);
        QVERIFY(written(journal, intent(QStringLiteral("KX7-2"))).ok());
        QCOMPARE(reopenings.size(), 1);
        QCOMPARE(references(journal), (QStringList{QStringLiteral("KX7-1"), QStringLiteral("KX7-2")})); // the open one goes along
        QCOMPARE(valueIn(m_path, QStringLiteral("SELECT count(*) FROM attempts")).toInt(), 2);
        QCOMPARE(valueIn(elsewhere, QStringLiteral("SELECT reference FROM attempts")).toString(), QStringLiteral("KX7-1"));
    }

    void somethingElseIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("not a database, but a letter to my aunt");
        QTest::newRow("short") << QByteArray("SQLite format 3");
        QTest::newRow("noise") << QByteArray(8192, '\x5a');
    }
    void somethingElseIsSetAside()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QVERIFY(put(m_path, bytes));
        isSetAside(bytes);
    }
    void aDatabaseOfAnotherProgramIsSetAside()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QCOMPARE(onFile(m_path, {QStringLiteral("CREATE TABLE theirs (x)"), QStringLiteral("INSERT INTO theirs VALUES (1)")}), QString());
        isSetAside(contents(m_path));
    }
    void aDamagedJournalIsSetAside_data()
    {
        QTest::addColumn<int>("kept");
        QTest::newRow("pages overwritten") << -1;
        QTest::newRow("cut short") << 5000;
    }
    void aDamagedJournalIsSetAside()
    {
        QFETCH(int, kept);
        QVERIFY(fill(m_path));
        QByteArray bytes = contents(m_path);
        QVERIFY(bytes.size() > 20'000);
        bytes = kept < 0 ? bytes.first(4096) + QByteArray(bytes.size() - 4096, '\x5a') : bytes.first(kept);
        QVERIFY(put(m_path, bytes));
        isSetAside(bytes);
    }
    void aLogWithoutItsFileIsSetAside()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QVERIFY(put(m_path + QStringLiteral("-wal"), "half a sale"));
        SqliteJournal journal(m_path);
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(opening.ok());
        QVERIFY(opening->setAside.has_value());
        QCOMPARE(contents(m_path + QStringLiteral(".corrupt-1-wal")), QByteArray("half a sale"));
    }
    void everyFileSetAsideIsKept()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        for (int number = 1; number <= 3; ++number) {
            QVERIFY(put(m_path, "junk " + QByteArray::number(number)));
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
        }
        for (int number = 1; number <= 3; ++number)
            QCOMPARE(contents(m_path + QStringLiteral(".corrupt-%1").arg(number)), "junk " + QByteArray::number(number));
    }
    void aNewerFileIsRefusedUntouched()
    {
        QVERIFY(fill(m_path, 1));
        QCOMPARE(onFile(m_path, {QStringLiteral("PRAGMA user_version = %1").arg(journalSchemaVersion + 1)}), QString());
        const QByteArray before = contents(m_path);
        SqliteJournal journal(m_path);
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(!opening.ok());
        QCOMPARE(opening.failure().kind, FailureKind::Storage);
        QVERIFY(opening.failure().detail.contains(QStringLiteral("newer")));
        QCOMPARE(contents(m_path), before);
        QCOMPARE(written(journal, intent(QStringLiteral("KX7-9"))).failure().kind, FailureKind::Storage);
    }
    void aPlaceThatCannotHoldAFileIsRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("under a file") << QStringLiteral("/etc/passwd/journal.sqlite");
        QTest::newRow("a folder") << QStringLiteral("/tmp");
        QTest::newRow("a file system for reading") << QStringLiteral("/proc/journal.sqlite");
    }
    void aPlaceThatCannotHoldAFileIsRefused()
    {
        QFETCH(QString, path);
        SqliteJournal journal(path);
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(!opening.ok());
        QCOMPARE(opening.failure().kind, FailureKind::Storage);
        QCOMPARE(reference(journal, QStringLiteral("KX7")).failure().kind, FailureKind::Storage);
    }
    void aReadOnlyFolderIsRefusedUntilItIsNot()
    {
        // Root may write anywhere: it becomes nobody for a moment.
        constexpr uid_t nobody = 65534;
        const bool root = geteuid() == 0;
        const QByteArray folder = QFile::encodeName(QFileInfo(m_path).path());
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QVERIFY(!root || (chmod(qPrintable(m_folder->path()), 0755) == 0 && chown(folder.constData(), nobody, nobody) == 0));
        QVERIFY(chmod(folder.constData(), 0500) == 0);
        QVERIFY(!root || seteuid(nobody) == 0);
        SqliteJournal journal(m_path);
        const Result<JournalOpening> opening = opened(journal);
        const Result<QString> refused = reference(journal, QStringLiteral("KX7"));
        QVERIFY(chmod(folder.constData(), 0700) == 0);
        const Result<QString> granted = reference(journal, QStringLiteral("KX7"));
        QVERIFY(!root || seteuid(0) == 0);
        QCOMPARE(opening.failure().kind, FailureKind::Storage);
        QCOMPARE(refused.failure().kind, FailureKind::Storage);
        QCOMPARE(*granted, QStringLiteral("KX7-1"));
    }
    void aDiskThatTakesNoMoreFailsTheWriteAndKeepsTheRest()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit tight = before;
        tight.rlim_cur = static_cast<rlim_t>(QFileInfo(m_path + QStringLiteral("-wal")).size() + 100);
        setrlimit(RLIMIT_FSIZE, &tight);
        const Result<void> refused = written(journal, intent(QStringLiteral("KX7-2")));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.failure().kind, FailureKind::Storage);
        QCOMPARE(recentRows(journal).size(), 1);
        QVERIFY(written(journal, intent(QStringLiteral("KX7-2"))).ok());
        QCOMPARE(references(journal), (QStringList{QStringLiteral("KX7-1"), QStringLiteral("KX7-2")}));
    }
    void aFileLockedByAnotherProgramIsRefusedNotMoved()
    {
        QVERIFY(fill(m_path, 1));
        const QString name = QStringLiteral("beside");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(QStringLiteral("BEGIN EXCLUSIVE")));
            SqliteJournal journal(m_path);
            const Result<JournalOpening> opening = opened(journal);
            QVERIFY(!opening.ok());
            QCOMPARE(opening.failure().kind, FailureKind::Storage);
        }
        QSqlDatabase::removeDatabase(name);
        QVERIFY(!QFile::exists(m_path + QStringLiteral(".corrupt-1")));
    }
};

QTEST_GUILESS_MAIN(SqliteJournalTest)
#include "sqlitejournal_test.moc"
