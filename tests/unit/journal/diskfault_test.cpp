#include "journalfiles.h"
#include <QDir>
#include <QFileInfo>
#include <QMutex>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

/// What the disk does to files named journal.sqlite*. SQLite's calls come through the functions below, which stand
/// before the C library's own.
std::atomic<int> syncFaults = 0;   ///< so many syncs fail with EIO, after the data went into the file
std::atomic<int> writesLeft = -1;  ///< so many writes succeed, later ones meet `writeError`; -1: all succeed
std::atomic<int> writeError = 0;
std::atomic<bool> recording = false;
QString* recordFolder = nullptr;   ///< what a power cut would leave: files as last synced, under names last synced
QSet<QString>* namesOnDisk = nullptr;
QStringList* foldersSynced = nullptr;
QMutex recordLock;

QString nameOf(int handle) { return QFile::symLinkTarget(QStringLiteral("/proc/self/fd/%1").arg(handle)); }
bool isJournal(int handle) { return QFileInfo(nameOf(handle)).fileName().startsWith(QLatin1String("journal.sqlite")); }

/// The file, or the folder's list of names, has reached the disk.
void record(int handle)
{
    const QMutexLocker lock(&recordLock);
    const QFileInfo synced(nameOf(handle));
    if (synced.isDir()) {
        foldersSynced->append(synced.filePath());
        const QStringList names = QDir(synced.filePath()).entryList(QDir::Files);
        *namesOnDisk = QSet<QString>(names.begin(), names.end());
    } else if (isJournal(handle)) {
        std::ignore = put(*recordFolder + QLatin1Char('/') + synced.fileName(), contents(synced.filePath()));
    }
}

template <class Function>
Function real(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

int synced(int handle, const char* name)
{
    if (isJournal(handle) && syncFaults > 0) {
        --syncFaults;
        errno = EIO;
        return -1;
    }
    const int result = real<int (*)(int)>(name)(handle);
    if (result == 0 && recording)
        record(handle);
    return result;
}

bool mayWrite(int handle)
{
    if (writesLeft < 0 || !isJournal(handle))
        return true;
    if (writesLeft > 0) {
        --writesLeft;
        return true;
    }
    errno = writeError;
    return false;
}

} // namespace

extern "C" {
__attribute__((visibility("default"))) int fdatasync(int handle) { return synced(handle, "fdatasync"); }
__attribute__((visibility("default"))) int fsync(int handle) { return synced(handle, "fsync"); }
__attribute__((visibility("default"))) ssize_t pwrite64(int handle, const void* bytes, size_t size, off64_t where)
{
    return mayWrite(handle) ? real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(handle, bytes, size, where) : -1;
}
}

/// The journal on a disk that fails and works again: nothing that was confirmed is lost, nothing that was refused is
/// there, and no restart is needed.
class DiskFaultTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    /// The journal as another program finds it after a kill: the files as they are now.
    [[nodiscard]] QStringList afterAKill() const
    {
        const QTemporaryDir place;
        const QString copy = place.filePath(QStringLiteral("copy.sqlite")); // a name that no fault is for
        for (const char* end : {"", "-wal"})
            QFile::copy(m_path + QLatin1String(end), copy + QLatin1String(end));
        SqliteJournal survivor(copy);
        return opened(survivor).ok() ? references(survivor) : QStringList{QStringLiteral("cannot be opened")};
    }
    static void heal()
    {
        syncFaults = 0;
        writesLeft = -1;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("state/journal.sqlite"));
    }
    void cleanup()
    {
        heal();
        recording = false;
    }

    void oneFailedSyncIsNotNoticed()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        const QUuid attempt = QUuid::createUuid();
        syncFaults = 1;
        QVERIFY(written(journal, intent(QStringLiteral("KX7-2"), attempt)).ok());
        QCOMPARE(syncFaults.load(), 0); // it did fail
        QCOMPARE(references(journal), (QStringList{QStringLiteral("KX7-1"), QStringLiteral("KX7-2")}));
        QCOMPARE((*answer<QList<AttemptEvent>>([&](auto done) { journal.history(attempt, done); }))->size(), 1);
        QCOMPARE(afterAKill(), (QStringList{QStringLiteral("KX7-1"), QStringLiteral("KX7-2")}));
    }
    void aDiskThatFailsIsRefusedUntilItWorksAgain_data()
    {
        QTest::addColumn<int>("error"); // 0: of the sync
        QTest::addColumn<int>("writes");
        QTest::newRow("EIO on sync") << 0 << -1;
        QTest::newRow("EIO on the first write") << EIO << 0;
        QTest::newRow("EIO in the middle") << EIO << 3;
        QTest::newRow("ENOSPC on the first write") << ENOSPC << 0;
        QTest::newRow("ENOSPC in the middle") << ENOSPC << 3;
        QTest::newRow("quota in the middle") << EDQUOT << 2;
        QTest::newRow("read-only in the middle") << EROFS << 1;
    }
    void aDiskThatFailsIsRefusedUntilItWorksAgain()
    {
        QFETCH(int, error);
        QFETCH(int, writes);
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        const QUuid attempt = QUuid::createUuid();
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"), attempt)).ok());
        for (int round = 0; round < 3; ++round) {
            syncFaults = error == 0 ? 1'000'000 : 0;
            writeError = error;
            writesLeft = writes;
            QCOMPARE(written(journal, intent(QStringLiteral("LOST-1"))).failure().kind, FailureKind::Storage);
            QCOMPARE(written(journal, step(attempt, AttemptState::Reserved, 5)).failure().kind, FailureKind::Storage);
            QCOMPARE(reference(journal, QStringLiteral("KX7")).failure().kind, FailureKind::Storage);
            const QStringList killed = afterAKill();
            QVERIFY(killed.contains(QStringLiteral("KX7-1")) && !killed.contains(QStringLiteral("LOST-1")));
            heal();
            QCOMPARE(recentRows(journal).last().state, AttemptState::ReserveIntent);
            QVERIFY(written(journal, intent(QStringLiteral("KX7-2%1").arg(round))).ok());
        }
        QVERIFY(written(journal, step(attempt, AttemptState::Reserved, 6)).ok());
        const QStringList expected{QStringLiteral("KX7-1"), QStringLiteral("KX7-20"), QStringLiteral("KX7-21"), QStringLiteral("KX7-22")};
        const QStringList found = references(journal);
        QCOMPARE(QSet<QString>(found.begin(), found.end()), QSet<QString>(expected.begin(), expected.end()));
        QCOMPARE(found.size(), expected.size());
        QCOMPARE((*answer<QList<AttemptEvent>>([&](auto done) { journal.history(attempt, done); }))->size(), 2);
        QCOMPARE(afterAKill().size(), expected.size());
    }
    void whatIsRefusedDoesNotComeBackAfterAKill()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        syncFaults = 1'000'000;
        QVERIFY(!written(journal, intent(QStringLiteral("LOST-1"))).ok());
        heal();
        // The refused commit's frames went into the log before its sync failed; a reader after a kill must not find them.
        QCOMPARE(afterAKill(), QStringList{QStringLiteral("KX7-1")});
    }
    void aJournalThatCouldNotBeOpenedOpensByItself()
    {
        writesLeft = 0;
        writeError = ENOSPC;
        SqliteJournal journal(m_path);
        QCOMPARE(opened(journal).failure().kind, FailureKind::Storage);
        QCOMPARE(reference(journal, QStringLiteral("KX7")).failure().kind, FailureKind::Storage);
        heal();
        QSignalSpy reopenings(&journal, &SqliteJournal::reopened);
        QCOMPARE(*reference(journal, QStringLiteral("KX7")), QStringLiteral("KX7-1"));
        QCOMPARE(reopenings.size(), 1);
        QVERIFY(!QFile::exists(m_path + QStringLiteral(".corrupt-1")));
    }
    /// The disk fills up between the renaming and the new file: staff hear of it when that is made, and of both if there
    /// were two.
    void aFileThatWasSetAsideIsToldWhenTheOpeningSucceeds()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        SqliteJournal journal(m_path);
        QSignalSpy reopenings(&journal, &SqliteJournal::reopened);
        for (const char* bytes : {"a letter to my aunt", "another letter"}) {
            QFile::remove(m_path);
            QVERIFY(put(m_path, bytes));
            writeError = ENOSPC;
            writesLeft = 0;
            QCOMPARE(opened(journal).failure().kind, FailureKind::Storage);
            heal();
        }
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(opening.ok() && opening->setAside);
        QCOMPARE(opening->setAsidePath, QStringLiteral("%1.corrupt-1, %1.corrupt-2").arg(m_path));
        QCOMPARE(contents(m_path + QStringLiteral(".corrupt-1")), QByteArray("a letter to my aunt"));
        const Result<JournalOpening> next = opened(journal);
        QVERIFY(next.ok() && !next->setAside); // told once
        QCOMPARE(reopenings.size(), 0);
    }
    void aFileSetAsideInMidRunIsToldWhenTheJournalMendsItself()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QSignalSpy reopenings(&journal, &SqliteJournal::reopened);
        for (const char* end : {"", "-wal", "-shm"})
            QVERIFY(QFile::remove(m_path + QLatin1String(end)));
        QVERIFY(put(m_path, "a letter to my aunt"));
        writeError = ENOSPC;
        writesLeft = 0;
        QCOMPARE(written(journal, intent(QStringLiteral("KX7-1"))).failure().kind, FailureKind::Storage);
        heal();
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        QCOMPARE(reopenings.size(), 1);
        QCOMPARE(reopenings.first().first().value<JournalOpening>().setAsidePath, m_path + QStringLiteral(".corrupt-1"));
    }
    void aPowerCutAtAnyConfirmedWriteLosesNothing()
    {
        const QTemporaryDir shadow;
        QString folder = shadow.path();
        QSet<QString> names;
        QStringList folders;
        foldersSynced = &folders;
        recordFolder = &folder;
        namesOnDisk = &names;
        recording = true;
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QVERIFY(folders.contains(m_folder->path())); // where the new folder's name stands
        QVERIFY(folders.contains(QFileInfo(m_path).path()));
        QStringList confirmed;
        for (int number = 0; number < 250; ++number) { // past the first time that the log is brought into the file
            confirmed << QStringLiteral("KX7-%1").arg(number);
            QVERIFY(written(journal, intent(confirmed.last())).ok());
            if (number > 3 && number % 50 != 0)
                continue;
            recording = false;
            const QTemporaryDir place;
            for (const QString& file : QDir(folder).entryList(QDir::Files))
                if (names.contains(file))
                    QVERIFY(QFile::copy(folder + QLatin1Char('/') + file, place.filePath(file)));
            SqliteJournal survivor(place.filePath(QStringLiteral("journal.sqlite")));
            const Result<JournalOpening> opening = opened(survivor);
            QVERIFY(opening.ok() && !opening->setAside);
            QCOMPARE(references(survivor), confirmed);
            recording = true;
        }
    }
};

QTEST_GUILESS_MAIN(DiskFaultTest)
#include "diskfault_test.moc"
