#include "core/settingskeys.h"
#include "core/settingssources.h"
#include <QTemporaryDir>
#include <QTest>

using namespace boxoffice;

class SettingsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString write(const char* name, const QByteArray& text)
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the test's own file cannot be written");
        return path;
    }
    static QString lineOf(const SettingsSources& sources)
    {
        const Result<LoadedSettings> loaded = loadSettings(sources);
        return loaded ? QString() : loaded.failure().detail;
    }
    SettingsSources good()
    {
        SettingsSources sources;
        sources.files = {write("good.ini", "[partner]\napi_key=k\n")};
        return sources;
    }

private Q_SLOTS:
    void theStrongerSourceWins()
    {
        SettingsSources sources;
        sources.files = {write("system.ini", "[partner]\napi_key=s\n[lane]\nname=system\n[ui]\ntheme=dark\n"),
                         write("user.ini", "[lane]\nname=user\n")};
        QCOMPARE(loadSettings(sources)->settings.lane.name, QStringLiteral("user"));
        QCOMPARE(loadSettings(sources)->settings.ui.theme, QStringLiteral("dark"));
        sources.environment.insert(QStringLiteral("BOXOFFICE_LANE_NAME"), QStringLiteral("environment"));
        QCOMPARE(loadSettings(sources)->settings.lane.name, QStringLiteral("environment"));
        sources.assignments = {QStringLiteral("lane/name=set")};
        QCOMPARE(loadSettings(sources)->settings.lane.name, QStringLiteral("set"));
    }
    void aWrongValueNamesFileKeyAndWhatIsExpected_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown key") << QByteArray("[partner]\napi_kee=x\n") << QStringLiteral("partner/api_kee: unknown option");
        QTest::newRow("plain http") << QByteArray("[partner]\nbase_url=http://example.org/x\n") << QStringLiteral("partner/base_url: expected an https://");
        QTest::newRow("flag") << QByteArray("[partner]\norders=perhaps\n") << QStringLiteral("partner/orders: expected true or false, got \"perhaps\"");
        QTest::newRow("number") << QByteArray("[partner]\nmin_key_bits=12\n") << QStringLiteral("partner/min_key_bits: expected a number from 1024");
        QTest::newRow("list") << QByteArray("[partner]\npayment_types=card,gold\n") << QStringLiteral("partner/payment_types: expected a list of card");
        QTest::newRow("window") << QByteArray("[partner]\nmaintenance_window=late\n") << QStringLiteral("expected two times of day");
        QTest::newRow("no key at all") << QByteArray("[lane]\nname=x\n") << QStringLiteral("partner/api_key: expected the API key");
    }
    void aWrongValueNamesFileKeyAndWhatIsExpected()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        SettingsSources sources;
        sources.files = {write(qPrintable(QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-'))), text)}; // QSettings remembers a path
        const QString line = lineOf(sources);
        QVERIFY2(line.contains(part), qPrintable(line));
        QVERIFY(!line.contains(QLatin1Char('\n')));
    }
    void keysAreRefusedOnTheCommandLineAndNeverEchoed()
    {
        SettingsSources sources = good();
        sources.assignments = {QStringLiteral("partner/api_key=sekret")};
        const QString line = lineOf(sources);
        QVERIFY2(line.contains(QStringLiteral("not taken from the command line")), qPrintable(line));
        QVERIFY(!line.contains(QStringLiteral("sekret")));
        const Result<LoadedSettings> loaded = loadSettings(good());
        QCOMPARE(loaded->effective.size(), 1);
        QCOMPARE(loaded->effective.first().value, QStringLiteral("••••"));
    }
    void httpIsForLoopbackAlone()
    {
        SettingsSources sources = good();
        for (const char* url : {"http://127.0.0.1:8080/partners/v1", "http://localhost/x", "http://[::1]:1/x"}) {
            sources.assignments = {QStringLiteral("partner/base_url=") + QLatin1String(url)};
            QVERIFY2(lineOf(sources).isEmpty(), url);
        }
        for (const char* url : {"http://127.0.0.1.example.org/x", "http://128.0.0.1/x", "ftp://localhost/x", "https://u:p@x.org/"}) {
            sources.assignments = {QStringLiteral("partner/base_url=") + QLatin1String(url)};
            QVERIFY2(!lineOf(sources).isEmpty(), url);
        }
    }
    void aKioskTakesNoInvoiceAndNeedsPins()
    {
        SettingsSources sources = good();
        sources.kiosk = true;
        QVERIFY(lineOf(sources).contains(QStringLiteral("lane/staff_pins_file")));
        sources.assignments = {QStringLiteral("lane/staff_pins_file=/x")};
        QCOMPARE(loadSettings(sources)->settings.partner.paymentTypes, QStringList{QStringLiteral("card")});
        sources.assignments.append(QStringLiteral("partner/payment_types=card,invoice"));
        QVERIFY(lineOf(sources).contains(QStringLiteral("partner/payment_types: expected card or member on a kiosk")));
    }
    void anAdditionalAuthorityIsRefusedForTheLiveService()
    {
        SettingsSources sources = good();
        sources.assignments = {QStringLiteral("net/ca_file=") + write("ca.pem", "-----BEGIN CERTIFICATE-----\n")};
        QVERIFY(lineOf(sources).contains(QStringLiteral("net/ca_file")));
        for (const char* key : {"partner", "discovery", "commerce"})
            sources.assignments.append(QLatin1String(key) + QStringLiteral("/base_url=https://lab.example.org/x"));
        QVERIFY2(lineOf(sources).isEmpty(), qPrintable(lineOf(sources)));
    }
    void anAuthorityFileMustBeOne()
    {
        SettingsSources sources = good();
        sources.assignments = {QStringLiteral("net/ca_file=/nope")};
        QVERIFY(lineOf(sources).contains(QStringLiteral("net/ca_file: expected a PEM file")));
    }
    void theConfigFileStandsForAllFilesAndMustExist()
    {
        SettingsSources sources = good();
        sources.onlyFile = m_folder.filePath(QStringLiteral("missing.ini"));
        QVERIFY(lineOf(sources).contains(QStringLiteral("missing.ini")));
        sources.onlyFile = write("only.ini", "[lane]\nname=only\n");
        QVERIFY2(lineOf(sources).contains(QStringLiteral("partner/api_key")), "the user's file is not read");
    }
    void aKeyFileIsRead()
    {
        SettingsSources sources;
        sources.assignments = {QStringLiteral("partner/api_key_file=") + write("key", "from-file\n")};
        QCOMPARE(loadSettings(sources)->settings.partner.apiKey, QStringLiteral("from-file"));
        QCOMPARE(loadSettings(sources)->settings.browse.discoveryKey, QStringLiteral("from-file"));
    }
    void everyOptionHasANameAndAnExpectation()
    {
        for (const SettingsKey& key : settingsKeys()) {
            QVERIFY(key.name.contains(QLatin1Char('/')));
            QVERIFY(!key.expected.isEmpty());
            QCOMPARE(findSettingsKey(key.name), &key);
        }
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
