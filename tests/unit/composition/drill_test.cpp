#include "composition/arguments.h"
#include "composition/demo.h"
#include "simulator/control/drills.h"
#include <QTest>

using namespace boxoffice;

/// `--drill=NAME`: the demo with something going wrong.
class DrillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDrillIsADemo()
    {
        for (const QStringList& words : {QStringList{QStringLiteral("--drill=quota")}, QStringList{QStringLiteral("--drill"), QStringLiteral("quota")}}) {
            const Result<Arguments> arguments = parseArguments(words);
            QVERIFY(arguments.ok());
            QCOMPARE(arguments->drill, QStringLiteral("quota"));
            QVERIFY(arguments->demo);
        }
    }
    void anUnknownDrillListsTheKnownOnes()
    {
        const Result<Arguments> arguments = parseArguments({QStringLiteral("--drill=quotas")});
        QVERIFY(!arguments.ok());
        const QString line = arguments.failure().detail;
        QVERIFY(line.startsWith(QStringLiteral("--drill: no drill is called \"quotas\"")) && !line.contains(QLatin1Char('\n')));
        for (const QString& name : simulator::drillNames())
            QVERIFY(line.contains(name));
        QVERIFY(!parseArguments({QStringLiteral("--drill")}).ok());
        QVERIFY(!parseArguments({QStringLiteral("--drill=quota"), QStringLiteral("--config"), QStringLiteral("x.ini")}).ok());
    }
    void helpListsTheDrills()
    {
        for (const QString& name : simulator::drillNames())
            QVERIFY(helpText().contains(QStringLiteral("  %1 ").arg(name)));
    }
    void aDrillHasALaneOfItsOwnAndSaysItsTitle()
    {
        QVERIFY(Demo::settingsBeforeStart(QStringLiteral("quota")).value(QStringLiteral("lane/name"))
                != Demo::settingsBeforeStart(QString()).value(QStringLiteral("lane/name")));
        QCOMPARE(Demo::noteFor(QStringLiteral("quota")), QStringLiteral("Training: The quota is used up."));
        QCOMPARE(Demo::noteFor(QString()), QString());
    }
    void aDrillOverTlsNamesItsAuthority()
    {
        const SystemClock clock;
        Demo demo(clock, QStringLiteral("certificate-trouble"));
        QVERIFY(demo.start().ok());
        const QMap<QString, QString> settings = demo.settings();
        QVERIFY(settings.value(QStringLiteral("partner/base_url")).startsWith(QStringLiteral("https://127.0.0.1:")));
        QFile file(settings.value(QStringLiteral("net/ca_file")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("-----BEGIN CERTIFICATE-----"));
        QVERIFY(Demo(clock, QString()).settings().value(QStringLiteral("net/ca_file")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(DrillTest)
#include "drill_test.moc"
