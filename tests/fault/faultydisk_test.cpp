#include "tests/support/childprogram.h"
#include "tests/support/crash/journalcopy.h"
#include <QCoreApplication>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <unistd.h>

using namespace boxoffice::test;

namespace {

const QString library = QStringLiteral("libfaultydisk.so");

/// What the child does: one transaction that lasts, one line for the parent, then another transaction when it is told to.
int writeAsChild(const QString& journal)
{
    QSqlDatabase file = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    file.setDatabaseName(journal);
    QSqlQuery query(file);
    const bool ready = file.open() && query.exec(QStringLiteral("PRAGMA journal_mode = WAL")) && query.exec(QStringLiteral("PRAGMA synchronous = FULL")) &&
                       query.exec(QStringLiteral("CREATE TABLE attempts (seq INTEGER PRIMARY KEY, id, reference, state, cart)")) &&
                       query.exec(QStringLiteral("CREATE TABLE events (attempt, state)")) &&
                       query.exec(QStringLiteral("INSERT INTO attempts (id, reference, state, cart) VALUES ('1', 'R-1', 'FIRST_WORD', 'c')"));
    if (!ready)
        return 9;
    std::printf("%lld\n", static_cast<long long>(std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count()));
    std::fflush(stdout);
    char told = 0;
    if (read(0, &told, 1) != 1)
        return 8;
    const bool written = query.exec(QStringLiteral("INSERT INTO attempts (id, reference, state, cart) VALUES ('2', 'R-2', 'SECOND_WORD', 'c')"));
    std::printf("%lld\n", static_cast<long long>(std::time(nullptr)));
    if (!written)
        std::printf("%s\n", qPrintable(query.lastError().nativeErrorCode()));
    return written ? 0 : 7;
}

/// A child that writes a journal on the faulty disk.
class Writer {
public:
    explicit Writer(const char* stall = "")
    {
        QDir().mkpath(m_home.path(QStringLiteral("control")));
        QProcessEnvironment environment = m_home.withoutDisplay();
        environment.insert(QStringLiteral("LD_PRELOAD"), QDir(QCoreApplication::applicationDirPath()).filePath(library));
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0"));
        environment.insert(QStringLiteral("FAULTYDISK_FOLDER"), m_home.path(QStringLiteral("control")));
        environment.insert(QStringLiteral("FAULTYDISK_STALL"), QLatin1String(stall));
        environment.insert(QStringLiteral("WRITES_JOURNAL"), journal());
        m_process.setProcessEnvironment(environment);
        m_process.start(QCoreApplication::applicationFilePath(), QStringList());
        m_process.waitForReadyRead(10'000);
    }
    [[nodiscard]] QString journal() const { return m_home.path(QStringLiteral("journal.sqlite")); }
    [[nodiscard]] QByteArray control(const char* name) const { return m_home.read(QStringLiteral("control/") + QLatin1String(name)); }
    [[nodiscard]] bool has(const char* name) const { return QFile::exists(m_home.path(QStringLiteral("control/") + QLatin1String(name))); }
    void put(const char* name, const QByteArray& word)
    {
        const QString path = m_home.path(QStringLiteral("control/") + QLatin1String(name));
        m_home.write(QStringLiteral("control/new"), word);
        QFile::rename(m_home.path(QStringLiteral("control/new")), path);
    }
    void writeMore() { m_process.write("x"); }
    void arm(const QByteArray& word)
    {
        put("fault", word);
        QTRY_VERIFY(has("armed"));
    }
    bool ended() { return m_process.waitForFinished(10'000); }
    [[nodiscard]] bool crashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    [[nodiscard]] int status() const { return m_process.exitCode(); }
    [[nodiscard]] QList<QByteArray> said() { return m_process.readAllStandardOutput().trimmed().split('\n'); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList states;
        for (const RowFact& row : rowsInCopyOf(journal()))
            states.append(row.state);
        return states;
    }

private:
    Home m_home;
    QProcess m_process;
};

const QStringList first{QStringLiteral("FIRST_WORD")};
const QStringList both{QStringLiteral("FIRST_WORD"), QStringLiteral("SECOND_WORD")};

} // namespace

/// The disk that the crash matrix relies on does what its name says, under SQLite itself.
class FaultyDiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Otherwise every cell of the matrix would pass on a disk that never failed.
    void catchesTheCallsOfSqlite()
    {
        Writer writer;
        writer.writeMore();
        QVERIFY(writer.ended());
        QCOMPARE(writer.status(), 0);
        const QByteArray seen = writer.control("seen");
        for (const char* call : {"open journal.sqlite\n", "open journal.sqlite-wal\n", "pwrite64 journal.sqlite-wal\n", "fdatasync journal.sqlite-wal\n", "unlink journal.sqlite-wal\n"})
            QVERIFY2(seen.contains(call), call);
        QCOMPARE(writer.rows(), both);
    }

    void aFullDiskRefusesTheNextRecord()
    {
        Writer writer;
        writer.arm("full");
        writer.writeMore();
        QVERIFY(writer.ended());
        QCOMPARE(writer.status(), 7);
        QCOMPARE(writer.said().constLast(), QByteArray("13")); // SQLITE_FULL
        QCOMPARE(writer.rows(), first);
    }

    void aFailedSyncRefusesTheNextRecord()
    {
        Writer writer;
        writer.arm("syncfails");
        writer.writeMore();
        QVERIFY(writer.ended());
        QCOMPARE(writer.status(), 7);
        QCOMPARE(writer.said().constLast().toInt() & 0xff, 10); // SQLITE_IOERR
    }

    void powerLossTakesBackWhatWasNotSynced()
    {
        Writer writer("before SECOND_WORD");
        writer.writeMore();
        QTRY_VERIFY(writer.has("stalled"));
        QCOMPARE(writer.rows(), both); // written, and seen by whoever looks
        writer.put("fault", "powerloss");
        QVERIFY(writer.ended());
        QVERIFY(writer.crashed());
        QCOMPARE(writer.rows(), first);
    }

    void powerLossKeepsWhatWasSynced()
    {
        Writer writer("after SECOND_WORD");
        writer.writeMore();
        QTRY_VERIFY(writer.has("stalled"));
        writer.put("fault", "powerloss");
        QVERIFY(writer.ended());
        QCOMPARE(writer.rows(), both);
    }

    void aStallEndsWhenItIsToldTo()
    {
        Writer writer("before SECOND_WORD");
        writer.writeMore();
        QTRY_VERIFY(writer.has("stalled"));
        writer.put("go", {});
        QVERIFY(writer.ended());
        QCOMPARE(writer.status(), 0);
    }

    void aTornRecordEndsTheProgramAndIsHalfThere()
    {
        Writer writer;
        const qint64 before = QFileInfo(writer.journal() + QStringLiteral("-wal")).size();
        writer.arm("torn");
        writer.writeMore();
        QVERIFY(writer.ended());
        QVERIFY(writer.crashed());
        const qint64 after = QFileInfo(writer.journal() + QStringLiteral("-wal")).size();
        QVERIFY2(after > before && (after - 32) % (4096 + 24) != 0, QByteArray::number(after).constData());
        QCOMPARE(writer.rows(), first);
    }

    void theWallClockIsShiftedOnCommand()
    {
        Writer writer;
        const qint64 before = writer.said().constFirst().toLongLong();
        writer.arm("clock 86400");
        writer.writeMore();
        QVERIFY(writer.ended());
        const qint64 day = writer.said().constFirst().toLongLong() - before;
        QVERIFY2(day >= 86400 && day < 86400 + 60, QByteArray::number(day).constData());
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (const QString journal = qEnvironmentVariable("WRITES_JOURNAL"); !journal.isEmpty())
        return writeAsChild(journal);
    FaultyDiskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "faultydisk_test.moc"
