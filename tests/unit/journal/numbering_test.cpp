#include "core/clock.h"
#include "journalfiles.h"
#include <QDateTime>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

qint64 numberIn(const QString& reference) { return reference.section(QLatin1Char('-'), -1).toLongLong(); }

/// Seconds since 2026.
qint64 secondsNow()
{
    const WallTime begin = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
    return std::chrono::duration_cast<std::chrono::seconds>(SystemClock().wall() - begin).count();
}

} // namespace

/// A journal that was set aside takes its counters along: the references of the new one, and the invoice references that
/// are made of them, go on above the old ones.
class NumberingTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    const QString m_prefix = QStringLiteral("KX7");

    /// Gives `count` references out and closes the file.
    void giveOut(int count) const
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        for (int i = 0; i < count; ++i)
            QVERIFY(reference(journal, m_prefix).ok());
    }
    /// The next one, of a program that starts now; `aside`: whether it must set the file aside.
    QString next(bool aside) const
    {
        SqliteJournal journal(m_path);
        const Result<JournalOpening> opening = opened(journal);
        return opening.ok() && opening->setAside.has_value() == aside ? *reference(journal, m_prefix) : QString();
    }
    void meddle(const QString& statement) const { QCOMPARE(onFile(m_path, {statement}), QString()); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("state/journal.sqlite"));
    }

    void aFileWhoseCountersCanBeReadIsGoneOnFrom()
    {
        giveOut(41);
        meddle(QStringLiteral("DROP TRIGGER events_remain"));
        QCOMPARE(next(true), QStringLiteral("KX7-42"));
        QCOMPARE(next(false), QStringLiteral("KX7-43"));
    }
    /// A counter that is behind its references is not believed alone.
    void aReferenceInTheFileCountsToo()
    {
        giveOut(1);
        {
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            QVERIFY(written(journal, intent(QStringLiteral("KX7-77/2"))).ok());
        }
        meddle(QStringLiteral("DROP TRIGGER events_remain"));
        QCOMPARE(next(true), QStringLiteral("KX7-78"));
    }
    void whatCannotBeReadIsGoneOnFromAboveByTheTime_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("statement");
        QTest::newRow("no database") << QByteArray("a letter to my aunt") << QString();
        QTest::newRow("no counters") << QByteArray() << QStringLiteral("DROP TABLE counters");
        QTest::newRow("counters nobody reaches") << QByteArray() << QStringLiteral("UPDATE counters SET last = 4000000000");
    }
    void whatCannotBeReadIsGoneOnFromAboveByTheTime()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, statement);
        giveOut(3);
        if (bytes.isEmpty()) {
            meddle(statement);
            meddle(QStringLiteral("DROP TRIGGER events_remain"));
        } else {
            QVERIFY(put(m_path, bytes));
        }
        const qint64 before = secondsNow();
        const QString first = next(true);
        QVERIFY2(numberIn(first) > before && numberIn(first) <= secondsNow() + 1, qPrintable(first));
        QVERIFY(first.section(QLatin1Char('-'), -1).size() <= 9); // with a prefix of three digits no card number
        QCOMPARE(numberIn(next(false)), numberIn(first) + 1); // the floor is on the disk
    }
    /// Set aside, and the machine goes down before the new file has its numbers.
    void aCrashBeforeTheNumbersAreWrittenIsMadeGood()
    {
        giveOut(41);
        QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".corrupt-1")));
        QCOMPARE(next(false), QStringLiteral("KX7-42"));
    }
    void severalFilesAndALogAloneAreLookedAt()
    {
        giveOut(41);
        QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".corrupt-2")));
        QVERIFY(put(m_path + QStringLiteral(".corrupt-1-wal"), "half a sale"));
        const qint64 before = secondsNow();
        QVERIFY(numberIn(next(false)) > before);
    }
    /// A clock that was set back to the year of the machine's making: the file's own last change is later.
    void aClockThatWasSetBackIsNotBeforeTheFile()
    {
        giveOut(3);
        QVERIFY(put(m_path, "a letter to my aunt"));
        {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(300), QFileDevice::FileModificationTime));
        }
        QVERIFY(numberIn(next(true)) > secondsNow() + 299LL * 86'400);
    }
    void theRowOfEveryPrefixIsNoPrefix()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        QCOMPARE(reference(journal, QStringLiteral("*")).failure().kind, FailureKind::Rule);
    }
    void aFileThatWasNeverSetAsideBeginsAtOne() { QCOMPARE(next(false), QStringLiteral("KX7-1")); }
};

QTEST_GUILESS_MAIN(NumberingTest)
#include "numbering_test.moc"
