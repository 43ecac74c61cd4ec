#include "journalfiles.h"
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

constexpr int salesEach = 60;

/// The other program: opens the journal, takes references and writes a sale of two steps under each.
int sell(const QString& path)
{
    SqliteJournal journal(path);
    if (const Result<JournalOpening> opening = opened(journal); !opening || opening->setAside)
        return 1;
    for (int number = 0; number < salesEach; ++number) {
        const Result<QString> name = reference(journal, QStringLiteral("KX7"));
        const QUuid attempt = QUuid::createUuid();
        if (!name || !written(journal, intent(*name, attempt)) || !written(journal, step(attempt, AttemptState::Reserved, number)))
            return 2;
    }
    return 0;
}

} // namespace

/// Several programs on one file, each a process of its own: this executable, called with the file's path.
class TwoProgramsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    void sellInTwo()
    {
        QProcess first;
        QProcess second;
        for (QProcess* one : {&first, &second})
            one->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--sell"), m_path});
        for (QProcess* one : {&first, &second}) {
            QVERIFY(one->waitForFinished(60'000));
            QCOMPARE(one->exitCode(), 0);
        }
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("journal.sqlite"));
    }

    void twoThatMakeTheFileAtOnceShareIt()
    {
        for (int round = 0; round < 3; ++round) {
            init();
            sellInTwo();
            SqliteJournal journal(m_path);
            QVERIFY(opened(journal).ok());
            QStringList names = references(journal);
            QCOMPARE(names.size(), 2 * salesEach);
            QCOMPARE(names.removeDuplicates(), 0);
            QVERIFY(names.contains(QStringLiteral("KX7-%1").arg(2 * salesEach))); // no number was skipped or given twice
            QCOMPARE(valueIn(m_path, QStringLiteral("SELECT count(*) FROM events")).toInt(), 4 * salesEach);
        }
    }
    void oneThatHasTheFileOpenSeesTheRowsOfTheOthers()
    {
        SqliteJournal journal(m_path);
        QVERIFY(opened(journal).ok());
        sellInTwo();
        QCOMPARE(openRows(journal).size(), 2 * salesEach);
        QVERIFY(written(journal, step(openRows(journal).first().id, AttemptState::Released, 100)).ok());
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("--sell"))
        return sell(words.value(2));
    TwoProgramsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "twoprograms_test.moc"
