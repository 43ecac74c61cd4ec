#include "catalog/eventcache.h"
#include "catalog/eventpacker.h"
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace boxoffice;

namespace {

const WallTime fetched{std::chrono::hours(490'000)};

EventRow fullRow()
{
    EventRow row;
    row.id = EventId(QStringLiteral("1AbC"));
    row.name = QStringLiteral("Été 東京 🎤");
    row.venue = QStringLiteral("Halyard Arena");
    row.city = QStringLiteral("Łódź");
    row.region = QStringLiteral("NY");
    row.timeZone = QStringLiteral("Europe/Warsaw");
    row.imageUrl = QStringLiteral("https://img.invalid/a.jpg");
    row.localDate = QDate(2026, 12, 11);
    row.localTime = QTime(19, 30);
    row.endLocalDate = QDate(2026, 12, 13);
    row.instantUtc = fetched;
    row.dateTbd = row.timeTba = row.onSaleToBeAnnounced = row.priceIncludesFees = true;
    row.listed = EventState::Rescheduled;
    row.onSaleFrom = fetched - std::chrono::hours(1);
    row.presale = QStringLiteral("Friends");
    row.presaleFrom = fetched;
    row.presaleUntil = fetched + std::chrono::hours(1);
    row.priceFrom = Money(4950, *Currency::parse(QStringLiteral("PLN")));
    return row;
}

EventRow bareRow()
{
    EventRow row;
    row.id = EventId(QStringLiteral("2"));
    row.name = QStringLiteral("Bare");
    row.dateTba = row.noSpecificTime = row.test = true;
    return row;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class EventCacheTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("state/events.cache"));
    }
    void whatIsSavedIsLoaded()
    {
        const EventTable table({fullRow(), bareRow()});
        QVERIFY(EventCache(m_path).save(table, fetched).ok());
        const Result<CachedEvents> loaded = EventCache(m_path).load();
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->fetchedAt, fetched);
        QCOMPARE(loaded->table->size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(loaded->table->row(i) == table.row(i));
        QCOMPARE(loaded->table->folded(), table.folded());
        QCOMPARE(loaded->table->zones(), table.zones());
        QVERIFY(std::ranges::equal(loaded->table->offsets(), table.offsets()));
        QVERIFY(std::ranges::equal(loaded->table->zoneOf(), table.zoneOf()));
    }
    void anEmptyListIsSavedToo()
    {
        QVERIFY(EventCache(m_path).save(EventTable(), fetched).ok());
        const Result<CachedEvents> loaded = EventCache(m_path).load();
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->table->size(), std::size_t(0));
        QVERIFY(loaded->fetchedAt.has_value());
    }
    void noFileIsAnEmptyListAndNoFailure()
    {
        const Result<CachedEvents> loaded = EventCache(m_path).load();
        QVERIFY(loaded.ok());
        QVERIFY(!loaded->fetchedAt);
    }
    void aChangeOfAnyByteIsNoticed()
    {
        QVERIFY(EventCache(m_path).save(EventTable({fullRow(), bareRow()}), fetched).ok());
        const QByteArray good = contents(m_path);
        QVERIFY(good.size() > 300);
        for (qsizetype at = 0; at < good.size(); ++at)
            for (const char change : {char(0x01), char(0x80), char(0xff)}) {
                QByteArray bad = good;
                bad[at] = char(bad[at] ^ change);
                write(m_path, bad);
                const Result<CachedEvents> loaded = EventCache(m_path).load();
                QVERIFY2(!loaded.ok(), qPrintable(QString::number(at)));
                QCOMPARE(loaded.failure().kind, FailureKind::Storage);
                QVERIFY(!loaded.failure().detail.isEmpty());
            }
    }
    void aFileCutOffAnywhereOrTooLongIsNoticed()
    {
        QVERIFY(EventCache(m_path).save(EventTable({fullRow(), bareRow()}), fetched).ok());
        const QByteArray good = contents(m_path);
        for (qsizetype size = 0; size < good.size(); ++size) {
            write(m_path, good.left(size));
            QVERIFY2(!EventCache(m_path).load().ok(), qPrintable(QString::number(size)));
        }
        write(m_path, good + '\0');
        QVERIFY(!EventCache(m_path).load().ok());
    }
    void aDamagedFileIsSetAsideAndTheNextSaveStartsAfresh()
    {
        QVERIFY(EventCache(m_path).save(EventTable({bareRow()}), fetched).ok());
        write(m_path, "not a cache");
        QVERIFY(!EventCache(m_path).load().ok());
        QVERIFY(!QFile::exists(m_path));
        QCOMPARE(contents(m_path + QStringLiteral(".set-aside")), QByteArray("not a cache"));
        QVERIFY(EventCache(m_path).load().ok());
        QVERIFY(EventCache(m_path).save(EventTable({bareRow()}), fetched).ok());
        QCOMPARE(EventCache(m_path).load()->table->size(), std::size_t(1));
    }
    void anotherVersionIsNamedAsSuch()
    {
        QVERIFY(EventCache(m_path).save(EventTable({bareRow()}), fetched).ok());
        QByteArray older = contents(m_path);
        older[12] = char(older[12] + 1);
        write(m_path, older);
        const Result<CachedEvents> loaded = EventCache(m_path).load();
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.failure().detail, QStringLiteral("another version"));
    }
    /// Behind the checksum too: a table that a faulty program wrote must not crash this one.
    void unpackingSurvivesAnyBytes()
    {
        const QByteArray good = EventPacker::pack(EventTable({fullRow(), bareRow()}));
        QVERIFY(EventPacker::unpack(good).ok());
        QRandomGenerator random(3);
        for (qsizetype at = 0; at < good.size(); ++at)
            for (int round = 0; round < 4; ++round) {
                QByteArray bad = good;
                bad[at] = char(random.bounded(256));
                if (const auto table = EventPacker::unpack(bad); table.ok())
                    QCOMPARE((*table)->offsets().size(), (*table)->size() + 1);
            }
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(!EventPacker::unpack(QByteArrayView(good).first(size)).ok());
    }
    void aPlaceThatCannotBeWrittenIsAStorageFailure()
    {
        const QString file = m_folder->filePath(QStringLiteral("file"));
        write(file, "x");
        const Result<void> saved = EventCache(file + QStringLiteral("/below/events.cache")).save(EventTable(), fetched);
        QVERIFY(!saved.ok());
        QCOMPARE(saved.failure().kind, FailureKind::Storage);
    }
    void tenThousandEventsLoadAndSayHowLongItTook()
    {
        std::vector<EventRow> rows;
        for (int i = 0; i < 10'000; ++i) {
            EventRow row = fullRow();
            row.id = EventId(QStringLiteral("vvG1iZ%1").arg(i));
            row.name = QStringLiteral("The Example Orchestra plays number %1").arg(i);
            row.venue = QStringLiteral("Venue %1").arg(i % 60);
            row.imageUrl = QStringLiteral("https://img.invalid/dam/a/%1/picture_16_9.jpg").arg(i);
            rows.push_back(row);
        }
        QVERIFY(EventCache(m_path).save(EventTable(rows), fetched).ok());
        qint64 best = INT64_MAX;
        for (int round = 0; round < 5; ++round) {
            QElapsedTimer timer;
            timer.start();
            const Result<CachedEvents> loaded = EventCache(m_path).load();
            best = std::min(best, timer.nsecsElapsed());
            QVERIFY(loaded.ok());
            QCOMPARE(loaded->table->size(), std::size_t(10'000));
        }
        qInfo().noquote() << "10,000 cached events:" << QFile(m_path).size() / 1024 << "kB, load" << double(best) / 1e6 << "ms";
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_APPLESS_MAIN(EventCacheTest)
#include "eventcache_test.moc"
