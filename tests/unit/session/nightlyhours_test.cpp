#include "session/nightlyhours.h"
#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace boxoffice;

/// The nightly hours are the venue's, not the station's.
class NightlyHoursTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theVenuesOwnClockDecides_data()
    {
        QTest::addColumn<QString>("hours");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("utc");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* hours, const char* zone, const char* utc, const char* said) {
            QTest::newRow(name) << QString::fromLatin1(hours) << QString::fromLatin1(zone) << QString::fromLatin1(utc) << QString::fromLatin1(said);
        };
        row("New York at two", "02:00-04:00", "America/New_York", "2026-11-22T07:00:00Z", "closed");
        row("the same moment in Los Angeles", "02:00-04:00", "America/Los_Angeles", "2026-11-22T07:00:00Z", "nothing");
        row("a quarter of an hour before", "02:00-04:00", "America/New_York", "2026-11-22T06:45:00Z", "soon");
        row("sixteen minutes before", "02:00-04:00", "America/New_York", "2026-11-22T06:44:00Z", "nothing");
        row("the last minute", "02:00-04:00", "America/New_York", "2026-11-22T08:59:59Z", "closed");
        row("open again at four", "02:00-04:00", "America/New_York", "2026-11-22T09:00:00Z", "nothing");
        row("summer time", "02:00-04:00", "America/New_York", "2026-07-22T06:00:00Z", "closed");
        row("past midnight, before", "23:30-01:00", "Europe/Berlin", "2026-11-22T22:40:00Z", "closed");
        row("past midnight, after", "23:30-01:00", "Europe/Berlin", "2026-11-22T23:59:00Z", "closed");
        row("past midnight, over", "23:30-01:00", "Europe/Berlin", "2026-11-23T00:00:00Z", "nothing");
        row("from midnight, soon", "00:00-02:00", "Europe/Berlin", "2026-11-22T22:50:00Z", "soon");
        row("equal ends: never", "02:00-02:00", "America/New_York", "2026-11-22T07:00:00Z", "nothing");
    }
    void theVenuesOwnClockDecides()
    {
        QFETCH(QString, hours);
        QFETCH(QString, zone);
        QFETCH(QString, utc);
        QFETCH(QString, said);
        const NightlyHours nightly{QTime::fromString(hours.left(5), QStringLiteral("HH:mm")), QTime::fromString(hours.right(5), QStringLiteral("HH:mm"))};
        const WallTime now{Duration(QDateTime::fromString(utc, Qt::ISODate).toMSecsSinceEpoch())};
        const auto notice = nightlyNotice(nightly, zone, now);
        QCOMPARE(!notice ? QStringLiteral("nothing") : notice->closedNow ? QStringLiteral("closed") : QStringLiteral("soon"), said);
    }
};

QTEST_GUILESS_MAIN(NightlyHoursTest)
#include "nightlyhours_test.moc"
