#include "composition/lanerules.h"
#include <QTest>

using namespace boxoffice;

/// What a lane's settings make of the rules of its sales.
class LaneRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAccountIsTheClerkOfAnAttendedLaneAndAKioskHasNone()
    {
        Settings settings;
        QCOMPARE(saleRules(settings, QStringLiteral("mira")).clerk, QStringLiteral("mira"));
        QVERIFY(saleRules(settings, QStringLiteral("mira")).keepNames);
        settings.lane.kiosk = true;
        QVERIFY(saleRules(settings, QStringLiteral("kiosk")).clerk.isEmpty());
        QVERIFY(!saleRules(settings, QStringLiteral("kiosk")).keepNames);
    }
    void lanesThatDifferInTheirNumberDifferInTheirReferences()
    {
        const auto prefixOf = [](const char* lane) {
            Settings settings;
            settings.lane.name = QString::fromLatin1(lane);
            return referencePrefix(settings);
        };
        QCOMPARE(prefixOf("Lane 1"), QStringLiteral("LA1"));
        QCOMPARE(prefixOf("Lane 12"), QStringLiteral("LA12"));
        QCOMPARE(prefixOf("Foyer"), QStringLiteral("FOY"));
        QCOMPARE(prefixOf("7"), QStringLiteral("7"));
        QCOMPARE(prefixOf("--"), QStringLiteral("BOX"));
    }
    void theNightlyHoursAreThoseOfTheSettings()
    {
        Settings settings;
        QCOMPARE(nightlyHours(settings), (NightlyHours{QTime(2, 0), QTime(4, 0)}));
        QCOMPARE(stationView(settings, false, true).nightly, nightlyHours(settings));
    }
};

QTEST_APPLESS_MAIN(LaneRulesTest)
#include "lanerules_test.moc"
