#include "journal/sqlitejournal.h"
#include "journal/sqlitestore.h"

namespace boxoffice {

SqliteJournal::SqliteJournal(const QString& path, QObject* parent) : QObject(parent), m_store(new SqliteStore(path))
{
    m_store->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("journal"));
    m_thread.start();
}

SqliteJournal::~SqliteJournal()
{
    // Queued behind everything accepted so far: when it has run, all of that is stored.
    QMetaObject::invokeMethod(m_store, [store = m_store] { delete store; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

template <class T, class Work>
void SqliteJournal::run(Work work, Done<T> done)
{
    QMetaObject::invokeMethod(
        m_store,
        [this, work = std::move(work), done = std::move(done)]() mutable {
            Result<T> result = work(*m_store);
            if (const std::optional<JournalOpening> news = m_store->takeNews())
                QMetaObject::invokeMethod(this, [this, news] { Q_EMIT reopened(*news); }, Qt::QueuedConnection);
            QMetaObject::invokeMethod(
                this, [done = std::move(done), result = std::move(result)]() mutable { done(std::move(result)); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void SqliteJournal::open(Done<JournalOpening> done)
{
    run<JournalOpening>([](SqliteStore& store) { return store.open(); }, std::move(done));
}

void SqliteJournal::write(const JournalEntry& entry, Done<void> done)
{
    run<void>([entry](SqliteStore& store) { return store.write(entry); }, std::move(done));
}

void SqliteJournal::openAttempts(Done<OpenAttempts> done)
{
    run<OpenAttempts>([](SqliteStore& store) { return store.openAttempts(); }, std::move(done));
}

void SqliteJournal::recent(int limit, Done<QList<AttemptRow>> done)
{
    run<QList<AttemptRow>>([limit](SqliteStore& store) { return store.recent(limit); }, std::move(done));
}

void SqliteJournal::history(const QUuid& attempt, Done<QList<AttemptEvent>> done)
{
    run<QList<AttemptEvent>>([attempt](SqliteStore& store) { return store.history(attempt); }, std::move(done));
}

void SqliteJournal::nextReference(const QString& prefix, Done<QString> done)
{
    run<QString>([prefix](SqliteStore& store) { return store.nextReference(prefix); }, std::move(done));
}

void SqliteJournal::eraseNames(WallTime before, Done<int> done)
{
    run<int>([before](SqliteStore& store) { return store.eraseNames(before); }, std::move(done));
}

} // namespace boxoffice
