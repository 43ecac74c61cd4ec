#include "buyer.h"
#include "sharedclock.h"
#include "simulator/control/drills.h"
#include "simulator/faults/faultkinds.h"
#include <QDir>

using namespace boxoffice;
using namespace boxoffice::simulator;

class DrillsTest : public QObject {
    Q_OBJECT
    SharedClock m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;

    /// A simulator in which that drill runs.
    Buyer drilled(const QString& name)
    {
        const Result<FaultScript> script = drill(name);
        Options options;
        options.eventCount = 20;
        applyOptions(*script, options);
        m_simulator = std::make_unique<SimulatorThread>(options, m_clock);
        if (!m_simulator->start().ok())
            qFatal("the simulator does not start");
        for (const FaultRule& rule : script->faults)
            m_simulator->addFault(rule);
        return Buyer(m_simulator->rootUrl());
    }
private Q_SLOTS:
    void everyDrillCanBeReadAndSaysWhatItTeaches_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = drillNames();
        QVERIFY(names.size() >= 9);
        for (const QString& name : names)
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    void everyDrillCanBeReadAndSaysWhatItTeaches()
    {
        QFETCH(QString, name);
        const Result<FaultScript> script = drill(name);
        QVERIFY2(script.ok(), script.ok() ? "" : qPrintable(script.failure().detail));
        QVERIFY(!script->title.isEmpty() && !script->title.endsWith(QLatin1Char('.')));
        QVERIFY(script->teaches.endsWith(QLatin1Char('.')) && script->teaches.count(QStringLiteral(". ")) == 0); // one sentence
        QVERIFY(!script->faults.empty());
        for (const FaultRule& rule : script->faults)
            QVERIFY2(!rule.title.isEmpty(), "each fault of a drill has a title for its switch");
    }
    void theListOfDrillsIsComplete()
    {
        const QString folder = QFileInfo(QStringLiteral(FIXTURES)).dir().filePath(QStringLiteral("../resources/drills"));
        QStringList files = QDir(folder).entryList({QStringLiteral("*.json")});
        files.replaceInStrings(QStringLiteral(".json"), QString());
        QCOMPARE(drillNames(), files);
    }
    void theReadmeTellsEveryKindAndDrill()
    {
        QFile readme(QStringLiteral(FIXTURES "/../../README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QByteArray text = readme.readAll();
        QStringList told = drillNames();
        for (const FaultKindInfo& kind : faultKinds())
            told += QStringList{QString::fromLatin1(kind.name)} + words(kind.members).replaceInStrings(QStringLiteral("!"), QString());
        for (const QString& name : std::as_const(told))
            QVERIFY2(text.contains((QLatin1Char('`') + name + QLatin1Char('`')).toUtf8()), qPrintable(name));
    }
    void anUnknownDrillListsTheKnownOnes()
    {
        const Result<FaultScript> script = drill(QStringLiteral("declined"));
        QVERIFY(!script.ok());
        QVERIFY(script.failure().detail.startsWith(QStringLiteral("no drill is called \"declined\": expected one of ")));
        for (const QString& name : drillNames())
            QVERIFY(script.failure().detail.contains(name));
    }
    void theDeclinedCardIsTakenTheThirdTime()
    {
        Buyer buyer = drilled(QStringLiteral("declined-card"));
        const QByteArray event = buyer.event(QStringLiteral("Whole House"));
        QCOMPARE(buyer.reserve(event, Buyer::adult(2)).status, 200);
        const QByteArray grand = Buyer::grand(buyer.chooseDelivery());
        QCOMPARE(buyer.payInvoice(grand).code(), 20122);
        QCOMPARE(buyer.payInvoice(grand).code(), 20129);
        QCOMPARE(buyer.payInvoice(grand).status, 200);
        QCOMPARE(buyer.commit().status, 200);
    }
    void theUnknownOutcomeWasASale()
    {
        Buyer buyer = drilled(QStringLiteral("unknown-outcome"));
        const QByteArray event = buyer.event(QStringLiteral("Whole House"));
        QCOMPARE(buyer.reserve(event, Buyer::adult(2)).status, 200);
        QCOMPARE(buyer.payInvoice(Buyer::grand(buyer.chooseDelivery())).status, 200);
        QCOMPARE(buyer.commit().status, 0);
        Buyer other(m_simulator->rootUrl());
        const QByteArray lookUp = "/partners/v1/orders?cart_id=" + buyer.encodedCart() + "&event_id=" + event;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(other.call("GET", lookUp).status, 502);
        QCOMPARE(other.call("GET", lookUp).status, 200);
    }
    void forcedPollingMakesEveryPurchaseWait()
    {
        Buyer buyer = drilled(QStringLiteral("forced-polling"));
        QCOMPARE(buyer.reserve(buyer.event(QStringLiteral("Whole House")), Buyer::adult(1)).status, 202);
    }
    void maintenanceClosesTheTicketingButNotTheSearch()
    {
        Buyer buyer = drilled(QStringLiteral("maintenance"));
        const QByteArray event = buyer.event(QStringLiteral("Whole House"));
        QVERIFY(!event.isEmpty());
        QCOMPARE(buyer.reserve(event, Buyer::adult(1)).code(), 20001);
    }
    void certificateTroubleNeedsTls()
    {
        Buyer unused = drilled(QStringLiteral("certificate-trouble"));
        QCOMPARE(m_simulator->rootUrl().scheme(), QStringLiteral("https"));
        QVERIFY(m_simulator->authorityPem().startsWith("-----BEGIN CERTIFICATE-----"));
    }
};

QTEST_GUILESS_MAIN(DrillsTest)
#include "drills_test.moc"
