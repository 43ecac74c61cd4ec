#include "journal/sqlitejournal.h"
#include "sampleentries.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

/// Runs statements on the file beside the journal, as another program would.
void onFile(const QString& path, const QStringList& statements)
{
    const QString name = QStringLiteral("beside");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString& statement : statements)
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(name);
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

unsigned modeOf(const QString& path)
{
    struct stat found{};
    return stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 0777U : 0;
}

/// A journal file with a hundred attempts in it, closed.
void fill(const QString& path, int attempts = 100)
{
    SqliteJournal journal(path);
    QVERIFY(answer<JournalOpening>([&](auto done) { journal.open(done); })->ok());
    for (int number = 0; number < attempts; ++number)
        journal.write(intent(QStringLiteral("KX7-%1").arg(number)), [](const Result<void>&) {});
}

} // namespace

class SqliteJournalTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    Result<JournalOpening> opened(SqliteJournal& journal)
    {
        return answer<JournalOpening>([&](auto done) { journal.open(done); }).value();
    }
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
        fill(m_path, 300);
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
        put(copy + QStringLiteral("-wal"), log.first(log.size() - 100));
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
        fill(m_path, 1);
        const QByteArray bytes = contents(m_path);
        QCOMPARE(bytes.mid(68, 4), QByteArray("BoxO"));
        QCOMPARE(bytes.at(63), '\1'); // user_version
        QCOMPARE(bytes.at(18), '\2'); // write version: WAL
    }
    void theEventListIsAppendOnly()
    {
        fill(m_path, 1);
        const QString name = QStringLiteral("beside");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            QVERIFY(!QSqlQuery(database).exec(QStringLiteral("UPDATE events SET state = 'COMMITTED'")));
            QVERIFY(!QSqlQuery(database).exec(QStringLiteral("DELETE FROM events")));
        }
        QSqlDatabase::removeDatabase(name);
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
        onFile(m_path, {QStringLiteral("UPDATE attempts SET boot = 'another'")});
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(!openRows(journal).first().holdEndBoot);
        QVERIFY(openRows(journal).first().holdEndWall == at(5));
    }
    void erasedNamesAreGoneFromTheFiles()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        JournalEntry entry = intent(QStringLiteral("KX7-1"));
        entry.buyerName = QStringLiteral("Bartholomew Quill");
        QVERIFY(written(journal, entry).ok());
        QVERIFY(contents(m_path + QStringLiteral("-wal")).contains("Bartholomew"));
        QCOMPARE(**answer<int>([&](auto done) { journal.eraseNames(at(1), done); }), 1);
        QVERIFY(!contents(m_path).contains("Bartholomew"));
        QVERIFY(!contents(m_path + QStringLiteral("-wal")).contains("Bartholomew"));
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
        put(m_path, bytes);
        isSetAside(bytes);
    }
    void aDatabaseOfAnotherProgramIsSetAside()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        onFile(m_path, {QStringLiteral("CREATE TABLE theirs (x)"), QStringLiteral("INSERT INTO theirs VALUES (1)")});
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
        fill(m_path);
        QByteArray bytes = contents(m_path);
        QVERIFY(bytes.size() > 20'000);
        bytes = kept < 0 ? bytes.first(4096) + QByteArray(bytes.size() - 4096, '\x5a') : bytes.first(kept);
        put(m_path, bytes);
        isSetAside(bytes);
    }
    void aLogWithoutItsFileIsSetAside()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        put(m_path + QStringLiteral("-wal"), "half a sale");
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
            put(m_path, "junk " + QByteArray::number(number));
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
        }
        for (int number = 1; number <= 3; ++number)
            QCOMPARE(contents(m_path + QStringLiteral(".corrupt-%1").arg(number)), "junk " + QByteArray::number(number));
    }
    void aNewerFileIsRefusedUntouched()
    {
        fill(m_path, 1);
        onFile(m_path, {QStringLiteral("PRAGMA user_version = 2")});
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
    void aReadOnlyFolderIsRefused()
    {
        if (geteuid() == 0)
            QSKIP("root may write anywhere");
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QVERIFY(QFile::setPermissions(QFileInfo(m_path).path(), QFile::ReadOwner | QFile::ExeOwner));
        SqliteJournal journal(m_path);
        QCOMPARE(opened(journal).failure().kind, FailureKind::Storage);
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
        QVERIFY(opened(journal).ok());
        QCOMPARE(recentRows(journal).size(), 1);
        QVERIFY(written(journal, intent(QStringLiteral("KX7-2"))).ok());
    }
    void aFileLockedByAnotherProgramIsRefusedNotMoved()
    {
        fill(m_path, 1);
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
