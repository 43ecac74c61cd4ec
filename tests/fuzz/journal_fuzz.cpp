// rooms: journal
#include "journal/journalfile.h"
#include "journal/sqlitestore.h"
#include "tests/fuzz/fuzzing.h"
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <algorithm>

using namespace boxoffice;

namespace {

const QLatin1String logName("-wal");

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    mustHold(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
}

JournalEntry entry(int number, AttemptState state, const QUuid& attempt)
{
    return {.attempt = attempt,
            .state = state,
            .at = WallTime(Duration(1'795'000'000'000 + number)),
            .reference = QStringLiteral("KX7-%1").arg(number),
            .baseUrl = QUrl(QStringLiteral("https://app.ticketmaster.test/partners/v1")),
            .buyerName = QStringLiteral("Ann Example")};
}

/// A sound journal, as a killed program leaves it: half of its rows still in the log.
struct Sample {
    QByteArray file;
    QByteArray log;
    QByteArray closed; ///< the same with everything in the file
};

Sample sample(const QString& path)
{
    Sample made;
    {
        SqliteStore store(path);
        mustHold(store.open().ok());
        for (int number = 0; number < 8; ++number) {
            const QUuid attempt = QUuid::createUuidV5(QUuid(), QString::number(number));
            mustHold(store.write(entry(number, AttemptState::ReserveIntent, attempt)).ok());
            mustHold(store.write(entry(number, AttemptState::Reserved, attempt)).ok());
            mustHold(number != 3 || store.eraseNames(WallTime()).ok()); // empties the log
        }
        made.file = contents(path);
        made.log = contents(path + logName);
    }
    made.closed = contents(path);
    return made;
}

/// Overwrites single bytes: each four of the input are a place and its new value.
void overwrite(QByteArray& bytes, QByteArrayView patches)
{
    for (qsizetype at = 0; at + 3 < patches.size() && !bytes.isEmpty(); at += 4) {
        const auto place = static_cast<quint8>(patches[at]) << 16 | static_cast<quint8>(patches[at + 1]) << 8 | static_cast<quint8>(patches[at + 2]);
        bytes[place % bytes.size()] = patches[at + 3];
    }
}

/// In memory where there is such a file system: the disk is not what is tested.
QString placeFor(const QString& name)
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QDir(memory).exists() ? memory : QDir::tempPath()) + QLatin1Char('/') + name;
}

/// The file with its log brought into it, as SQLite does without us.
QByteArray settled(const QString& folder, const QByteArray& file, const QByteArray& log)
{
    const QString path = folder + QStringLiteral("/settled.sqlite");
    put(path, file);
    put(path + logName, log);
    {
        QSqlDatabase own = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), path);
        own.setDatabaseName(path);
        if (own.open())
            QSqlQuery(own).exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    QSqlDatabase::removeDatabase(path);
    return contents(path);
}

/// Opens what is there and uses it. The original is found again byte for byte, aside or in its place (at most with its log brought into it), whenever it is
/// not taken for a sound journal.
void openAndUse(const QString& path, const QByteArray& file, const QByteArray& log)
{
    SqliteStore store(path);
    const Result<JournalOpening> opening = store.open();
    if (!opening) {
        mustHold(opening.failure().kind == FailureKind::Storage && !opening.failure().detail.isEmpty());
        const bool untouched = contents(path) == file && contents(path + logName) == log;
        mustHold(untouched || (contents(path + logName).isEmpty() && contents(path) == settled(QFileInfo(path).path(), file, log)));
        return;
    }
    if (opening->setAside) {
        mustHold(contents(opening->setAsidePath) == file);
        mustHold(contents(opening->setAsidePath + logName) == log);
    }
    const QUuid attempt = QUuid::createUuid();
    JournalEntry fresh = entry(1, AttemptState::ReserveIntent, attempt);
    fresh.reference = attempt.toString(QUuid::WithoutBraces).left(8);
    const bool stored = store.write(fresh).ok();
    const Result<OpenAttempts> open = store.openAttempts();
    std::ignore = store.recent(100);
    std::ignore = store.history(attempt);
    std::ignore = store.nextReference(QStringLiteral("KX7"));
    std::ignore = store.eraseNames(WallTime(Duration(1)));
    if (stored && open)
        mustHold(std::ranges::find(open->rows, attempt, &AttemptRow::id) != open->rows.end());
}

} // namespace

/// Any bytes in the place of the journal, or a sound journal with single bytes overwritten in the file or its log.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static int words = 1;
    static char name[] = "fuzz_journal";
    static char* names[] = {name, nullptr};
    static const QCoreApplication application(words, names);
    static const QTemporaryDir folder(placeFor(QStringLiteral("fuzz-journal-XXXXXX")));
    static const Sample sound = sample(folder.filePath(QStringLiteral("sample.sqlite")));
    if (size == 0)
        return 0;
    const QString path = folder.filePath(QStringLiteral("case/journal.sqlite"));
    mustHold(QDir().mkpath(folder.filePath(QStringLiteral("case"))));
    const QByteArrayView rest = viewOf(data, size).sliced(1);
    QByteArray file;
    QByteArray log;
    switch (data[0] % 4) {
    case 0: file = rest.toByteArray(); break;
    case 1: file = sound.closed; overwrite(file, rest); break;
    case 2: file = sound.file; log = sound.log; overwrite(log, rest); break;
    default: file = sound.file; log = sound.log; overwrite(file, rest); break;
    }
    put(path, file);
    if (!log.isEmpty())
        put(path + logName, log);
    openAndUse(path, file, log);
    QDir(folder.filePath(QStringLiteral("case"))).removeRecursively();
    return 0;
}
