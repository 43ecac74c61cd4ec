#include "discovery/eventpage.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace boxoffice;

namespace {

constexpr auto folder = SHARED_FIXTURES "/discovery";

/// Read by another parser, so that a mistake in ours cannot hide itself.
QStringList idsIn(const QJsonObject& root)
{
    QStringList ids;
    for (const QJsonValue& event : root[QLatin1String("_embedded")][QLatin1String("events")].toArray())
        ids.append(event[QLatin1String("id")].toString());
    return ids;
}

QStringList idsIn(const EventPage& page)
{
    QStringList ids;
    for (const DiscoveredEvent& event : page.events)
        ids.append(event.id.text());
    return ids;
}

} // namespace

class RecordedPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_names = QDir(QLatin1String(folder)).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        if (m_names.isEmpty())
            qInfo() << "NOT RUN on recorded Discovery pages: there is no" << folder;
    }
    void everyRecordedEventIsListed()
    {
        int events = 0;
        int oddities = 0;
        for (const QString& name : m_names) {
            const QByteArray bytes = read(name);
            const QJsonObject raw = QJsonDocument::fromJson(bytes).object();
            if (!raw.contains(QLatin1String("page"))) {
                const Result<DiscoveredEvent> event = decodeEvent(bytes);
                QVERIFY2(event.ok(), qPrintable(name));
                QCOMPARE(event->id.text(), raw[QLatin1String("id")].toString());
                ++events;
                qInfo().noquote() << name << "1 event (details)";
                continue;
            }
            const Result<EventPage> page = decodeEventPage(bytes);
            QVERIFY2(page.ok(), qPrintable(name + (page.ok() ? QString() : page.failure().where + page.failure().detail)));
            QCOMPARE(idsIn(*page), idsIn(raw));
            QCOMPARE(page->totalElements, raw[QLatin1String("page")][QLatin1String("totalElements")].toInt());
            for (const EventProblem& problem : page->problems) {
                qInfo().noquote() << "  noted:" << problem.failure.where << problem.failure.detail;
                QVERIFY(!problem.eventUnreadable);
            }
            events += static_cast<int>(page->events.size());
            oddities += static_cast<int>(page->problems.size());
            qInfo().noquote() << name << page->events.size() << "events";
        }
        qInfo().noquote() << m_names.size() << "recorded files," << events << "events decoded," << oddities
                          << "odd fields noted";
        QVERIFY(m_names.isEmpty() || (m_names.size() >= 10 && events > 0));
    }
    /// Field by field against the other parser: nothing that the service sent may go missing on the way.
    void recordedFieldsAgreeWithAnotherParser()
    {
        for (const QString& name : m_names) {
            const QByteArray bytes = read(name);
            const QJsonObject raw = QJsonDocument::fromJson(bytes).object();
            if (!raw.contains(QLatin1String("page")))
                continue;
            const Result<EventPage> page = decodeEventPage(bytes);
            QVERIFY(page.ok());
            const QJsonArray events = raw[QLatin1String("_embedded")][QLatin1String("events")].toArray();
            QCOMPARE(page->events.size(), events.size());
            for (qsizetype i = 0; i < events.size(); ++i)
                compare(page->events[i], events[i].toObject(), name);
        }
    }

private:
    static QByteArray read(const QString& name)
    {
        QFile file(QLatin1String(folder) + QLatin1Char('/') + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void compare(const DiscoveredEvent& event, const QJsonObject& raw, const QString& file)
    {
        const QString place = file + QLatin1Char(' ') + event.id.text();
        const QJsonValue start = raw[QLatin1String("dates")][QLatin1String("start")];
        const QString localDate = start[QLatin1String("localDate")].toString();
        const QString localTime = start[QLatin1String("localTime")].toString();
        QVERIFY2(event.name == raw[QLatin1String("name")].toString().trimmed(), qPrintable(place));
        QVERIFY2((event.date.localDate ? event.date.localDate->toString(Qt::ISODate) : QString()) == localDate,
                 qPrintable(place));
        QVERIFY2((event.date.localTime ? event.date.localTime->toString(Qt::ISODate) : QString()) == localTime,
                 qPrintable(place));
        QVERIFY2(event.date.instantUtc.has_value() == start[QLatin1String("dateTime")].isString(), qPrintable(place));
        QVERIFY2(event.date.timeTba == start[QLatin1String("timeTBA")].toBool(), qPrintable(place));
        QVERIFY2(event.statusText == raw[QLatin1String("dates")][QLatin1String("status")][QLatin1String("code")].toString(),
                 qPrintable(place));
        QVERIFY2(event.images.size() == raw[QLatin1String("images")].toArray().size(), qPrintable(place));
        QVERIFY2(event.priceRanges.size() == raw[QLatin1String("priceRanges")].toArray().size(), qPrintable(place));
        QVERIFY2(event.presales.size() == raw[QLatin1String("sales")][QLatin1String("presales")].toArray().size(),
                 qPrintable(place));
        const QJsonArray venues = raw[QLatin1String("_embedded")][QLatin1String("venues")].toArray();
        QVERIFY2(event.venue.has_value() == !venues.isEmpty(), qPrintable(place));
        if (event.venue)
            QVERIFY2(event.venue->name == venues[0][QLatin1String("name")].toString(), qPrintable(place));
        QVERIFY2(event.attractions.size() ==
                     raw[QLatin1String("_embedded")][QLatin1String("attractions")].toArray().size(),
                 qPrintable(place));
    }

    QStringList m_names;
};

QTEST_APPLESS_MAIN(RecordedPagesTest)
#include "recordedpages_test.moc"
