#include "journal/journalfile.h"
#include "journalfiles.h"
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

const QString rowsOfAttempts = QStringLiteral(
    "SELECT group_concat(quote(seq)||quote(id)||quote(reference)||quote(lane)||quote(clerk)||quote(base_url)||quote(event)"
    "||quote(event_name)||quote(cart)||quote(amount_minor)||quote(currency)||quote(masked_card)||quote(payment_type)"
    "||quote(hold_end_boot)||quote(boot)||quote(hold_end_wall)||quote(state)||quote(polling_url)||quote(order_number)"
    "||quote(order_token)||quote(buyer_name)||quote(masked_email)||quote(created)||quote(changed)) FROM attempts");
const QString rowsOfEvents = QStringLiteral("SELECT group_concat(quote(seq)||quote(attempt)||quote(state)||quote(at)||quote(note)) FROM events");
const QString schema = QStringLiteral("SELECT group_concat(type||' '||name||' '||coalesce(sql, '')) FROM (SELECT * FROM sqlite_schema ORDER BY name)");

} // namespace

/// A file of an earlier version of the program goes on where it stands. fixtures/journal/version1.sqlite was written by
/// the program when its schema was version 1: three attempts (COMMIT_INTENT, COMMITTED, UNKNOWN) and their events.
class MigrationTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("journal.sqlite"));
        QVERIFY(put(m_path, contents(QStringLiteral(FIXTURES "/journal/version1.sqlite"))));
        QCOMPARE(valueIn(m_path, QStringLiteral("PRAGMA user_version")).toInt(), 1);
    }

    void aFileOfVersion1KeepsEveryRow()
    {
        const QString attempts = valueIn(m_path, rowsOfAttempts).toString();
        const QString events = valueIn(m_path, rowsOfEvents).toString();
        QVERIFY(attempts.contains(QStringLiteral("35-46145/LA1")) && events.contains(QStringLiteral("UNKNOWN")));
        {
            SqliteJournal journal(m_path);
            const Result<JournalOpening> opening = opened(journal);
            QVERIFY(opening.ok());
            QVERIFY(!opening->setAside);
        }
        QCOMPARE(valueIn(m_path, QStringLiteral("PRAGMA user_version")).toInt(), journalSchemaVersion);
        QCOMPARE(valueIn(m_path, rowsOfAttempts).toString(), attempts);
        QCOMPARE(valueIn(m_path, rowsOfEvents).toString(), events);
    }
    void itsAttemptsGoOn()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        const QList<AttemptRow> open = openRows(journal);
        QCOMPARE(open.size(), 2);
        QCOMPARE(open.first().state, AttemptState::CommitIntent);
        QCOMPARE(open.first().cart, CartId(QStringLiteral("cart-1")));
        QCOMPARE(open.first().amount, std::optional(Money(12345, *Currency::parse(QStringLiteral("USD")))));
        QCOMPARE(open.first().buyerName, QStringLiteral("Ann Example"));
        QVERIFY(written(journal, step(open.first().id, AttemptState::Unknown, 50)).ok());
        QCOMPARE(*reference(journal, QStringLiteral("KX7")), QStringLiteral("KX7-4"));
    }
    void itEndsLikeAFreshFile()
    {
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
        }
        const QString fresh = m_folder->filePath(QStringLiteral("fresh.sqlite"));
        QVERIFY(fill(fresh, 0));
        QCOMPARE(valueIn(m_path, schema).toString(), valueIn(fresh, schema).toString());
    }
    void whatAKilledVersion1LeftInItsLogIsKept()
    {
        const QString killed = m_folder->filePath(QStringLiteral("killed.sqlite"));
        const QString name = QStringLiteral("old");
        {
            QSqlDatabase old = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            old.setDatabaseName(m_path);
            QVERIFY(old.open());
            QVERIFY(QSqlQuery(old).exec(QStringLiteral("UPDATE attempts SET state = 'UNKNOWN', clerk = 'Zoe' WHERE seq = 1")));
            QVERIFY(QFile::copy(m_path, killed) && QFile::copy(m_path + QStringLiteral("-wal"), killed + QStringLiteral("-wal")));
        }
        QSqlDatabase::removeDatabase(name);
        SqliteJournal journal(killed);
        const Result<JournalOpening> opening = opened(journal);
        QVERIFY(opening.ok() && !opening->setAside);
        QCOMPARE(openRows(journal).first().clerk, QStringLiteral("Zoe"));
        QCOMPARE(openRows(journal).first().state, AttemptState::Unknown);
    }
    void aChangeCutOffBeforeItsEndIsTakenBack()
    {
        const QString cut = m_folder->filePath(QStringLiteral("cut.sqlite"));
        const QString name = QStringLiteral("old");
        const QString before = valueIn(m_path, rowsOfAttempts).toString();
        {
            QSqlDatabase old = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            old.setDatabaseName(m_path);
            QVERIFY(old.open());
            for (const char* statement : {"PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "BEGIN",
                                          "UPDATE attempts SET clerk = hex(randomblob(50000))",
                                          "UPDATE attempts SET lane = hex(randomblob(50000))"})
                QVERIFY2(QSqlQuery(old).exec(QLatin1String(statement)), statement);
            QVERIFY(QFile::copy(m_path, cut) && QFile::copy(m_path + QStringLiteral("-journal"), cut + QStringLiteral("-journal")));
        }
        QSqlDatabase::removeDatabase(name);
        QVERIFY(contents(cut).size() > contents(m_path).size()); // the unfinished change is in the file
        {
            SqliteJournal journal(cut);
            const Result<JournalOpening> opening = opened(journal);
            QVERIFY(opening.ok() && !opening->setAside);
        }
        QCOMPARE(valueIn(cut, rowsOfAttempts).toString(), before);
    }
};

QTEST_GUILESS_MAIN(MigrationTest)
#include "migration_test.moc"
