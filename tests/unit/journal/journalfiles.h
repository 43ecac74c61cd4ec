#pragma once
#include "journal/sqlitejournal.h"
#include "sampleentries.h"
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace boxoffice::test {

/// Runs statements on the file beside the journal, as another program would. The last one that fails is the result.
inline QString onFile(const QString& path, const QStringList& statements)
{
    const QString name = QStringLiteral("beside");
    QString refused;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        if (!database.open())
            refused = path;
        for (const QString& statement : statements)
            if (!QSqlQuery(database).exec(statement))
                refused = statement;
    }
    QSqlDatabase::removeDatabase(name);
    return refused;
}

/// The first value of the first row.
inline QVariant valueIn(const QString& path, const QString& question)
{
    const QString name = QStringLiteral("look");
    QVariant value;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        QSqlQuery query(database);
        if (database.open() && query.exec(question) && query.next())
            value = query.value(0);
    }
    QSqlDatabase::removeDatabase(name);
    return value;
}

inline QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

[[nodiscard]] inline bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

inline Result<JournalOpening> opened(SqliteJournal& journal)
{
    return answer<JournalOpening>([&](auto done) { journal.open(done); }).value();
}

/// A journal file with attempts in it, closed.
[[nodiscard]] inline bool fill(const QString& path, int attempts = 100)
{
    SqliteJournal journal(path);
    if (!opened(journal).ok())
        return false;
    for (int number = 0; number < attempts; ++number)
        journal.write(intent(QStringLiteral("KX7-%1").arg(number)), [](const Result<void>&) {});
    return true;
}

/// The references of the rows, oldest first.
inline QStringList references(Journal& journal)
{
    QStringList names;
    for (const AttemptRow& row : recentRows(journal, 100'000))
        names.prepend(row.reference);
    return names;
}

} // namespace boxoffice::test
