#include "catalog/eventcache.h"
#include "catalog/eventindex.h"
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

using namespace boxoffice;

namespace {

constexpr int eventCount = 100'000;
const WallTime now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours(18)};

QString madeUpWord(QRandomGenerator& random)
{
    static const QStringList parts{QStringLiteral("no"), QStringLiteral("va"), QStringLiteral("cal"), QStringLiteral("der"),
                                   QStringLiteral("hal"), QStringLiteral("yard"), QStringLiteral("é"), QStringLiteral("lan"),
                                   QStringLiteral("tern"), QStringLiteral("ode"), QStringLiteral("mi"), QStringLiteral("ra")};
    QString word;
    for (int i = 0; i < 2 + random.bounded(2); ++i)
        word += parts[random.bounded(static_cast<int>(parts.size()))];
    return word;
}

std::vector<EventRow> madeUpEvents(int count)
{
    QRandomGenerator random(1);
    QStringList venues;
    for (int i = 0; i < 2000; ++i)
        venues.append(madeUpWord(random) + QLatin1Char(' ') + madeUpWord(random));
    std::vector<EventRow> rows(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        EventRow& row = rows[static_cast<std::size_t>(i)];
        row.id = EventId(QStringLiteral("id%1").arg(i));
        row.name = madeUpWord(random) + QLatin1Char(' ') + madeUpWord(random) + QLatin1Char(' ') + madeUpWord(random);
        row.venue = venues[random.bounded(2000)];
        row.city = venues[random.bounded(200)];
        row.timeZone = QStringLiteral("America/New_York");
        row.localDate = QDate(2026, 11, 22).addDays(random.bounded(365));
        row.localTime = QTime(random.bounded(24), 0);
        row.imageUrl = QStringLiteral("https://img.invalid/dam/a/%1/picture_16_9.jpg").arg(i);
    }
    return rows;
}

struct Times {
    double mean = 0;
    double worst = 0;
};

/// Types a query letter by letter and then takes it back, several times; milliseconds per keystroke.
template <class Search>
Times typing(const QString& query, int rounds, Search search)
{
    Times times;
    int strokes = 0;
    for (int round = 0; round < rounds; ++round)
        for (int at = 1; at < 2 * query.size(); ++at) {
            const auto length = at <= query.size() ? at : 2 * query.size() - at;
            QElapsedTimer timer;
            timer.start();
            search(query.left(length));
            const double taken = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            times.mean += taken;
            times.worst = std::max(times.worst, taken);
            ++strokes;
        }
    times.mean /= strokes;
    return times;
}

void print(const char* what, const Times& times)
{
    std::printf("%-58s mean %8.3f ms   worst %8.3f ms\n", what, times.mean, times.worst);
}

void benchIndex(const std::shared_ptr<const EventTable>& table, const QString& query)
{
    EventIndex index;
    index.setTable(table);
    qsizetype hits = 0;
    print("EventIndex, all events", typing(query, 10, [&](const QString& text) {
              hits += index.search(text, Period::All, now).hits.size();
          }));
    print("EventIndex, tonight", typing(query, 10, [&](const QString& text) {
              hits += index.search(text, Period::Tonight, now).hits.size();
          }));
    print("EventIndex, from scratch at every keystroke", typing(query, 10, [&](const QString& text) {
              EventIndex fresh(index);
              fresh.setTable(table);
              hits += fresh.search(text, Period::Tonight, now).hits.size();
          }));
    std::printf("(hits counted: %lld)\n", static_cast<long long>(hits));
}

void benchProxy(const std::vector<EventRow>& rows, const QString& query)
{
    QStandardItemModel model;
    for (const EventRow& row : rows)
        model.appendRow(new QStandardItem(row.name + QLatin1Char(' ') + row.venue + QLatin1Char(' ') + row.city));
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    print("QSortFilterProxyModel", typing(query, 1, [&](const QString& text) { proxy.setFilterFixedString(text); }));
}

void benchCache()
{
    const QTemporaryDir folder;
    const EventCache cache(folder.filePath(QStringLiteral("events.cache")));
    if (!cache.save(EventTable(madeUpEvents(10'000)), now).ok())
        return;
    Times times;
    for (int round = 0; round < 10; ++round) {
        QElapsedTimer timer;
        timer.start();
        const Result<CachedEvents> loaded = cache.load();
        const double taken = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        times.mean += loaded.ok() ? taken / 10 : 0;
        times.worst = std::max(times.worst, taken);
    }
    print("EventCache, load 10,000 events", times);
}

} // namespace

int main()
{
    const std::vector<EventRow> rows = madeUpEvents(eventCount);
    const auto table = std::make_shared<const EventTable>(rows);
    const QString query = QStringLiteral("nova lan");
    std::printf("Typing \"%s\" letter by letter over %d events, and taking it back\n", qPrintable(query), eventCount);
    benchIndex(table, query);
    benchProxy(rows, query);
    benchCache();
    return 0;
}
