#include "journalfiles.h"
#include <QSet>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;

/// What may not stand in the journal's files, looked for in their bytes.
class PrivacyTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    [[nodiscard]] QByteArray bytes() const { return contents(m_path) + contents(m_path + QStringLiteral("-wal")); }

    /// Sales with a buyer each, written over again and again as they go on, so that rows move between the pages.
    static void sell(SqliteJournal& journal, int sales)
    {
        using enum AttemptState;
        for (int number = 0; number < sales; ++number) {
            JournalEntry entry = intent(QStringLiteral("KX7-%1").arg(number));
            entry.at = at(number);
            journal.write(entry, [](const Result<void>&) {});
            for (const AttemptState state : {Reserved, PaymentSet, CommitIntent, Committed}) {
                JournalEntry next = step(entry.attempt, state, number);
                next.buyerName = QStringLiteral("Bartholomew Quill #%1#").arg(number, 4, 10, QLatin1Char('0'));
                next.maskedEmail = QStringLiteral("b•••@quill-%1.test").arg(number);
                next.eventName = QString(number % 97, QLatin1Char('e'));
                journal.write(next, [](const Result<void>&) {});
            }
        }
    }
    [[nodiscard]] QSet<int> namesFound() const
    {
        const QByteArray all = bytes();
        const QByteArray name = "Bartholomew Quill #";
        QSet<int> found;
        for (qsizetype where = all.indexOf(name); where >= 0; where = all.indexOf(name, where + 1))
            found << all.mid(where + name.size(), 4).toInt();
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("journal.sqlite"));
    }

    void erasedNamesLeaveTheFiles()
    {
        constexpr int sales = 400;
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            sell(journal, sales);
            QCOMPARE(recentRows(journal, sales).size(), sales);
            QCOMPARE(namesFound().size(), sales);
            QCOMPARE(**answer<int>([&](auto done) { journal.eraseNames(at(sales - 3), done); }), sales - 3);
            QCOMPARE(namesFound(), (QSet<int>{sales - 3, sales - 2, sales - 1}));
            QVERIFY(!bytes().contains("@quill-100."));
            QVERIFY(bytes().contains("@quill-399."));
        }
        QCOMPARE(namesFound(), (QSet<int>{sales - 3, sales - 2, sales - 1}));
    }
    void namesThatAReaderKeepsInTheLogAreNotCalledErased()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        sell(journal, 3);
        QCOMPARE(recentRows(journal).size(), 3);
        const QString name = QStringLiteral("reader");
        {
            QSqlDatabase reader = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            reader.setDatabaseName(m_path);
            QVERIFY(reader.open());
            QSqlQuery reading(reader);
            QVERIFY(reading.exec(QStringLiteral("BEGIN")) && reading.exec(QStringLiteral("SELECT * FROM attempts")) && reading.next());
            const auto erased = answer<int>([&](auto done) { journal.eraseNames(at(1000), done); });
            QVERIFY(!erased->ok());
            QCOMPARE(erased->failure().kind, FailureKind::Storage);
        }
        QSqlDatabase::removeDatabase(name);
        QVERIFY(answer<int>([&](auto done) { journal.eraseNames(at(1000), done); })->ok());
        QCOMPARE(namesFound(), QSet<int>());
    }

    void cardDataNeverReachesTheFile_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("card number") << QStringLiteral("4111111111111111");
        QTest::newRow("card number in groups") << QStringLiteral("5454 5454 5454 5454");
        QTest::newRow("ciphertext") << QString::fromLatin1(QByteArray(256, '\x9c').toBase64());
    }
    void cardDataNeverReachesTheFile()
    {
        QFETCH(QString, secret);
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        const QList<std::optional<QString> JournalEntry::*> texts = {
            &JournalEntry::reference, &JournalEntry::lane, &JournalEntry::clerk, &JournalEntry::eventName, &JournalEntry::maskedCard,
            &JournalEntry::paymentType, &JournalEntry::buyerName, &JournalEntry::maskedEmail, &JournalEntry::note};
        for (const auto text : texts) {
            JournalEntry entry = intent(QStringLiteral("KX7-1"));
            entry.*text = QStringLiteral("seen: ") + secret;
            QCOMPARE(written(journal, entry).failure().kind, FailureKind::Rule);
        }
        QCOMPARE(reference(journal, secret).failure().kind, FailureKind::Rule);
        QVERIFY(written(journal, intent(QStringLiteral("KX7-1"))).ok());
        QVERIFY(bytes().contains("KX7-1"));
        QVERIFY(!bytes().contains(secret.toUtf8()));
    }
    void thePollingUrlIsKeptWithoutItsKey()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        JournalEntry entry = intent(QStringLiteral("KX7-1"));
        for (const char* url : {"https://x.test/polling/7?apikey=TOPSECRET", "https://x.test/polling/7?a=1&ApiKey=TOPSECRET"}) {
            entry.pollingUrlWithoutKey = QLatin1String(url);
            QCOMPARE(written(journal, entry).failure().kind, FailureKind::Rule);
        }
        entry.pollingUrlWithoutKey = QStringLiteral("https://x.test/polling/7");
        QVERIFY(written(journal, entry).ok());
        QVERIFY(bytes().contains("x.test/polling/7"));
        QVERIFY(!bytes().contains("TOPSECRET"));
    }
};

QTEST_GUILESS_MAIN(PrivacyTest)
#include "privacy_test.moc"
