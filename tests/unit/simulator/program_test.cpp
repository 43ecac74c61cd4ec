#include "buyer.h"
#include "simulator/programoptions.h"
#include <QProcess>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::simulator;

/// boxoffice-simulator from outside, and its command line.
class ProgramTest : public QObject {
    Q_OBJECT
    static QStringList words(const char* line) { return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts); }
private Q_SLOTS:
    void optionsAreRead()
    {
        const Result<ProgramOptions> read = readProgramOptions(words("--port 1234 --seed 7 --date 2027-01-02 --tls --ca-file /x --polling path --poll-wait 2 --hold 60 --cart-ids uuid --other-buyers 9"));
        QVERIFY(read.ok());
        QCOMPARE(read->options.port, quint16(1234));
        QCOMPARE(read->options.seed, 7U);
        QCOMPARE(read->options.date, QDate(2027, 1, 2));
        QVERIFY(read->options.selfSignedTls);
        QCOMPARE(read->authorityFile, QStringLiteral("/x"));
        QCOMPARE(read->options.polling, Polling::Path);
        QCOMPARE(read->options.pollWait, 2);
        QCOMPARE(read->options.holdSeconds, 60);
        QCOMPARE(read->options.cartIds, CartIds::Uuid);
        QCOMPARE(read->options.otherBuyersPerMinute, 9);
    }
    void theCommandLineIsStrongerThanTheScript()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("s.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"options\":{\"pollWait\":8,\"holdSeconds\":40},\"faults\":[{\"endpoint\":\"*\",\"kind\":\"hang\"}]}");
        file.close();
        const Result<ProgramOptions> read = readProgramOptions({QStringLiteral("--script"), file.fileName(), QStringLiteral("--poll-wait=1"),
                                                                QStringLiteral("--fault"), QStringLiteral("{\"endpoint\":\"events\",\"kind\":\"reset\"}")});
        QVERIFY(read.ok());
        QCOMPARE(read->options.pollWait, 1);
        QCOMPARE(read->options.holdSeconds, 40);
        QCOMPARE(read->faults.size(), std::size_t(2));
    }
    void badUsageIsOneLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown option") << QStringLiteral("--prot 1") << QStringLiteral("prot");
        QTest::newRow("no value") << QStringLiteral("--port") << QStringLiteral("port");
        QTest::newRow("range") << QStringLiteral("--port 70000") << QStringLiteral("--port: expected a whole number from 0 to 65535");
        QTest::newRow("word") << QStringLiteral("--polling sometimes") << QStringLiteral("--polling: expected one of status, path");
        QTest::newRow("day") << QStringLiteral("--date yesterday") << QStringLiteral("--date: expected a day as YYYY-MM-DD");
        QTest::newRow("argument") << QStringLiteral("--tls cert.pem") << QStringLiteral("\"cert.pem\": expected options only");
        QTest::newRow("half a certificate") << QStringLiteral("--tls-cert /dev/null") << QStringLiteral("--tls-key");
        QTest::newRow("no script") << QStringLiteral("--script /nowhere.json") << QStringLiteral("/nowhere.json: cannot be read");
        QTest::newRow("no drill") << QStringLiteral("--drill nothing") << QStringLiteral("expected one of");
        QTest::newRow("both") << QStringLiteral("--drill quota --script x") << QStringLiteral("expected one of them");
        QTest::newRow("fault") << QStringLiteral("--fault {}") << QStringLiteral("--fault: fault rule:1:1: \"kind\" is missing");
    }
    void badUsageIsOneLine()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const Result<ProgramOptions> read = readProgramOptions(line.split(QLatin1Char(' ')));
        QVERIFY(!read.ok());
        QVERIFY2(read.failure().detail.contains(says), qPrintable(read.failure().detail));
        QVERIFY(!read.failure().detail.contains(QLatin1Char('\n')));
        QProcess program;
        program.start(QStringLiteral(PROGRAMS "/boxoffice-simulator"), line.split(QLatin1Char(' ')));
        if (!program.waitForStarted(5000))
            QSKIP("boxoffice-simulator is not built");
        QVERIFY(program.waitForFinished(5000));
        QCOMPARE(program.exitCode(), 2);
        QCOMPARE(program.readAllStandardError().count('\n'), 1);
    }
    void helpVersionAndDrillsAreTold()
    {
        QVERIFY(readProgramOptions(words("--help"))->answer.contains(QStringLiteral("--ready-file")));
        QVERIFY(readProgramOptions(words("--version"))->answer.startsWith(QStringLiteral("boxoffice-simulator ")));
        QVERIFY(readProgramOptions(words("--drills"))->answer.contains(QStringLiteral("declined-card")));
    }
    void tlsAloneLeavesItsAuthority()
    {
        QTemporaryDir folder;
        const QString ready = folder.filePath(QStringLiteral("ready"));
        const QString authority = folder.filePath(QStringLiteral("ca.pem"));
        QProcess program;
        program.start(QStringLiteral(PROGRAMS "/boxoffice-simulator"), {QStringLiteral("--events"), QStringLiteral("20"), QStringLiteral("--tls"), QStringLiteral("--ca-file"), authority,
                                                                       QStringLiteral("--ready-file"), ready});
        if (!program.waitForStarted(5000))
            QSKIP("boxoffice-simulator is not built");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), 5000);
        QFile file(authority);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("-----BEGIN CERTIFICATE-----"));
        program.terminate();
        QVERIFY(program.waitForFinished(5000));
        const QByteArray said = program.readAllStandardOutput();
        QVERIFY(said.startsWith("https://127.0.0.1:"));
        QVERIFY(said.endsWith("\nCA " + authority.toUtf8() + '\n'));
        QFile told(ready);
        QVERIFY(told.open(QIODevice::ReadOnly));
        QCOMPARE(told.readAll(), said);
        QVERIFY(QFile::exists(authority)); // whoever named it keeps it
    }
    void anAuthorityThatNobodyNamedGoesWithTheProgram()
    {
        QTemporaryDir folder;
        const QString ready = folder.filePath(QStringLiteral("ready"));
        QProcess program;
        program.start(QStringLiteral(PROGRAMS "/boxoffice-simulator"), {QStringLiteral("--events"), QStringLiteral("20"), QStringLiteral("--tls"), QStringLiteral("--ready-file"), ready});
        if (!program.waitForStarted(5000))
            QSKIP("boxoffice-simulator is not built");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), 5000);
        QFile told(ready);
        QVERIFY(told.open(QIODevice::ReadOnly));
        const QString authority = QString::fromUtf8(told.readAll()).section(QStringLiteral("\nCA "), 1).trimmed();
        QVERIFY2(QFile::exists(authority), qPrintable(authority));
        program.terminate();
        QVERIFY(program.waitForFinished(5000));
        QVERIFY(!QFile::exists(authority));
    }
    void theProgramServesUntilItIsToldToStop()
    {
        QTemporaryDir folder;
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const QString ready = folder.filePath(QStringLiteral("ready"));
        program.start(QStringLiteral(PROGRAMS "/boxoffice-simulator"),
                      {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--events"), QStringLiteral("100"),
                       QStringLiteral("--ready-file"), ready, QStringLiteral("--api-key"), QStringLiteral("k"), QStringLiteral("--date"), QStringLiteral("2027-01-02")});
        if (!program.waitForStarted(5000))
            QSKIP("boxoffice-simulator is not built");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), 5000);
        QFile file(ready);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QUrl root(QString::fromUtf8(file.readAll().trimmed()));
        RawClient client(root);
        client.write(rawRequest("GET", "/discovery/v2/events?keyword=glass+harbor&size=1", {}, "x-api-key: k\r\n"));
        QVERIFY(client.read().body.contains("\"localDate\":\"2027-01-02\""));
        program.terminate();
        QVERIFY(program.waitForFinished(5000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().contains(root.toEncoded()));
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
