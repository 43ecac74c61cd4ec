#include "tests/support/crash/journalcopy.h"
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QUuid>

namespace boxoffice::test {

QList<RowFact> rowsInCopyOf(const QString& journalFile)
{
    QList<RowFact> rows;
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.sqlite"));
    if (!QFile::copy(journalFile, copy))
        return rows;
    QFile::copy(journalFile + QStringLiteral("-wal"), copy + QStringLiteral("-wal"));
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase file = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        file.setDatabaseName(copy);
        QSqlQuery query(file);
        const QString wanted = QStringLiteral("SELECT id, reference, state, cart, EXISTS (SELECT 1 FROM events WHERE attempt = attempts.id AND events.state = 'COMMIT_INTENT') "
                                              "FROM attempts ORDER BY seq");
        if (!file.open() || !query.exec(wanted))
            qWarning("the copy of %s cannot be read: %s", qPrintable(journalFile), qPrintable(query.lastError().text()));
        while (query.next())
            rows.append({query.value(0).toString(), query.value(1).toString(), query.value(2).toString(), query.value(3).toString(), query.value(4).toBool()});
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

} // namespace boxoffice::test
