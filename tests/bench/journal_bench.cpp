#include "journal/sqlitejournal.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <unistd.h>
#include <vector>

using namespace boxoffice;

namespace {

constexpr int warmUp = 20;
constexpr int rounds = 1500;
constexpr double bar = 2.0; ///< a journal intent costs at most this many bare appends

/// Microseconds, smallest first.
struct Times {
    std::vector<double> all;
    [[nodiscard]] double at(double part) const { return all[static_cast<std::size_t>(part * static_cast<double>(all.size() - 1))]; }
    [[nodiscard]] double mean() const
    {
        double sum = 0;
        for (const double one : all)
            sum += one;
        return sum / static_cast<double>(all.size());
    }
    void print(const char* what) const
    {
        std::printf("%-52s median %7.1f us   mean %7.1f us   p99 %8.1f us   worst %8.1f us\n", what, at(0.5), mean(), at(0.99), at(1));
    }
};

/// An intent of ordinary size: what stands in the row before a commit.
JournalEntry intent(int number)
{
    return {.attempt = QUuid::createUuid(),
            .state = AttemptState::ReserveIntent,
            .at = WallTime(Duration(1'795'000'000'000 + number)),
            .reference = QStringLiteral("KX7-%1").arg(number),
            .lane = QStringLiteral("KX7"),
            .clerk = QStringLiteral("Zoe"),
            .baseUrl = QUrl(QStringLiteral("https://app.ticketmaster.test/partners/v1")),
            .event = EventId(QStringLiteral("1AeZZfEGkD0xtGV")),
            .eventName = QStringLiteral("An Evening with the Lantern Choir"),
            .holdEndBoot = Instant(Duration(123'456 + number)),
            .holdEndWall = WallTime(Duration(1'795'000'900'000 + number))};
}

/// The bytes of an intent's texts and numbers, as a file that only appends would write them.
qsizetype bytesOf(const JournalEntry& entry)
{
    return 16 + 5 * 8 + entry.reference->size() + entry.lane->size() + entry.clerk->size() + entry.baseUrl->toEncoded().size()
        + entry.event->text().size() + entry.eventName->toUtf8().size() + attemptStateName(entry.state).size();
}

/// From the call to the answer, in the caller's thread: what a sale waits for.
std::optional<double> writeTime(Journal& journal, const JournalEntry& entry)
{
    QEventLoop waiting;
    bool stored = false;
    QElapsedTimer timer;
    timer.start();
    journal.write(entry, [&](const Result<void>& result) {
        stored = result.ok();
        waiting.quit();
    });
    waiting.exec();
    return stored ? std::optional(static_cast<double>(timer.nsecsElapsed()) / 1e3) : std::nullopt;
}

std::optional<double> appendTime(int handle, const QByteArray& bytes)
{
    QElapsedTimer timer;
    timer.start();
    const bool stored = ::write(handle, bytes.constData(), static_cast<std::size_t>(bytes.size())) == bytes.size() && fdatasync(handle) == 0;
    return stored ? std::optional(static_cast<double>(timer.nsecsElapsed()) / 1e3) : std::nullopt;
}

bool openIn(SqliteJournal& journal)
{
    QEventLoop waiting;
    bool open = false;
    journal.open([&](const Result<JournalOpening>& opening) {
        open = opening.ok();
        waiting.quit();
    });
    waiting.exec();
    return open;
}

/// In turns, so that a disk that grows slower meanwhile is slower for both.
bool measure(SqliteJournal& journal, int handle, Times& intents, Times& appends)
{
    const QByteArray bytes(bytesOf(intent(rounds)), 'x');
    for (int round = 0; round < warmUp + rounds; ++round) {
        const std::optional<double> written = writeTime(journal, intent(round));
        const std::optional<double> appended = appendTime(handle, bytes);
        if (!written || !appended)
            return false;
        if (round >= warmUp) {
            intents.all.push_back(*written);
            appends.all.push_back(*appended);
        }
    }
    std::ranges::sort(intents.all);
    std::ranges::sort(appends.all);
    return true;
}

} // namespace

/// bench_journal [folder]: on the file system of the folder, by default the current one. Exit status 1 when an intent
/// costs more than it may, 2 when nothing could be measured. Says something on a disk alone: in memory (tmpfs) a sync
/// costs nothing, and what is left is the work of SQLite.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder(QString::fromLocal8Bit(argc > 1 ? argv[1] : ".") + QStringLiteral("/journal-bench-XXXXXX"));
    SqliteJournal journal(folder.filePath(QStringLiteral("journal.sqlite")));
    const int handle = ::open(qPrintable(folder.filePath(QStringLiteral("append"))), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    Times intents;
    Times appends;
    if (handle < 0 || !openIn(journal) || !measure(journal, handle, intents, appends)) {
        std::fprintf(stderr, "bench_journal: %s cannot be written\n", qPrintable(folder.path()));
        return 2;
    }
    ::close(handle);
    std::printf("%d intents and %d appends of %lld bytes, in turns, in %s\n", rounds, rounds,
                static_cast<long long>(bytesOf(intent(rounds))), qPrintable(folder.path()));
    appends.print("bare append + fdatasync");
    intents.print("journal intent, from the call to its answer");
    const double medians = intents.at(0.5) / appends.at(0.5);
    const double means = intents.mean() / appends.mean(); // with the times that the log is brought into the file
    const bool good = medians <= bar && means <= bar;
    std::printf("ratio %.2f of the medians, %.2f of the means, at most %.1f: %s\n", medians, means, bar, good ? "good" : "TOO SLOW");
    return good ? 0 : 1;
}
