#include "catalog/eventindex.h"
#include <QRandomGenerator>
#include <QTest>

using namespace boxoffice;

namespace {

EventRow listed(const char* name, const char* venue, const char* city, const char* date, const char* time = "20:00")
{
    EventRow row;
    row.name = QString::fromUtf8(name);
    row.id = EventId(row.name);
    row.venue = QString::fromUtf8(venue);
    row.city = QString::fromUtf8(city);
    row.timeZone = QStringLiteral("America/New_York");
    row.localDate = QDate::fromString(QLatin1String(date), Qt::ISODate);
    if (!row.localDate->isValid())
        row.localDate.reset();
    row.localTime = QTime::fromString(QLatin1String(time), QStringLiteral("hh:mm"));
    row.listed = EventState::OnSale;
    return row;
}

std::shared_ptr<const EventTable> table(std::vector<EventRow> rows)
{
    return std::make_shared<EventTable>(std::move(rows));
}

WallTime utc(const char* text)
{
    return WallTime(Duration(QDateTime::fromString(QLatin1String(text), Qt::ISODate).toMSecsSinceEpoch()));
}

QStringList names(const CatalogView& view)
{
    QStringList all;
    for (qsizetype i = 0; i < view.hits.size(); ++i)
        all.append(view.hit(i).name);
    return all;
}

QString groupText(const CatalogView& view)
{
    QStringList all;
    for (const EventGroup& group : view.groups)
        all.append(QStringLiteral("%1%2 x%3@%4")
                       .arg(int(group.kind))
                       .arg(group.date ? QLatin1Char(' ') + group.date->toString(Qt::ISODate) : QString())
                       .arg(group.count)
                       .arg(group.firstHit));
    return all.join(QStringLiteral("; "));
}

const WallTime sundayNoon = utc("2026-11-22T17:00:00Z"); // 12:00 in New York

EventIndex indexOf(std::vector<EventRow> rows)
{
    EventIndex index;
    index.setTable(table(std::move(rows)));
    return index;
}

} // namespace

class SearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWordMustMatchNameVenueOrCity_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("found");
        const QString nova = QStringLiteral("Nova Calder");
        const QString accent = QStringLiteral("Été à la plage");
        const QString acdc = QStringLiteral("O’Brien/AC-DC Tribute");
        const QString tokyo = QStringLiteral("東京ナイト");
        QTest::newRow("all") << QString() << QStringList{nova, accent, acdc, tokyo};
        QTest::newRow("blank") << QStringLiteral("  ") << QStringList{nova, accent, acdc, tokyo};
        QTest::newRow("part of a word") << QStringLiteral("ald") << QStringList{nova};
        QTest::newRow("any case") << QStringLiteral("NOVA") << QStringList{nova};
        QTest::newRow("venue") << QStringLiteral("halyard") << QStringList{nova, acdc};
        QTest::newRow("city") << QStringLiteral("lodz") << QStringList{accent};
        QTest::newRow("words in any order") << QStringLiteral("halyard nova") << QStringList{nova};
        QTest::newRow("one word fails") << QStringLiteral("nova lodz") << QStringList{};
        QTest::newRow("accents left out") << QStringLiteral("ete a") << QStringList{accent};
        QTest::newRow("accents given") << QStringLiteral("ÉTÉ") << QStringList{accent};
        QTest::newRow("stroke letter") << QStringLiteral("Łódź") << QStringList{accent};
        QTest::newRow("apostrophe left out") << QStringLiteral("obrien") << QStringList{acdc};
        QTest::newRow("other apostrophe") << QStringLiteral("o'brien") << QStringList{acdc};
        QTest::newRow("other punctuation") << QStringLiteral("ac/dc") << QStringList{acdc};
        QTest::newRow("japanese") << QStringLiteral("京ナ") << QStringList{tokyo};
        QTest::newRow("does not span fields of two events") << QStringLiteral("plage brien") << QStringList{};
        QTest::newRow("nothing") << QStringLiteral("zzz") << QStringList{};
    }
    void everyWordMustMatchNameVenueOrCity()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, found);
        EventIndex index = indexOf({listed("Nova Calder", "Halyard Arena", "Port Halyard", "2026-12-01"),
                                    listed("Été à la plage", "Théâtre", "Łódź", "2026-12-02"),
                                    listed("O’Brien/AC-DC Tribute", "Halyard Club", "Port Halyard", "2026-12-03"),
                                    listed("東京ナイト", "", "東京", "2026-12-04")});
        QCOMPARE(names(index.search(query, Period::All, sundayNoon)), found);
    }
    void foldedTextIsPlain()
    {
        QCOMPARE(foldedText(QStringLiteral("  GROSSE Straße: „Ærø“ — Œuvre №5!  ")),
                 QByteArray("grosse strasse aero oeuvre no5"));
        QCOMPARE(foldedText(QStringLiteral("İstanbul ılık")), QByteArray("istanbul ilik"));
        QCOMPARE(foldedText(QStringLiteral("!?")), QByteArray());
    }
    void typingOneMoreLetterGivesWhatAFreshSearchGives()
    {
        QRandomGenerator random(7);
        const QStringList words{QStringLiteral("nova"), QStringLiteral("calder"), QStringLiteral("été"),
                                QStringLiteral("halyard"), QStringLiteral("ode"), QStringLiteral("an")};
        std::vector<EventRow> rows;
        for (int i = 0; i < 400; ++i) {
            EventRow row = listed("", "", "", "2026-12-01");
            row.id = EventId(QString::number(i));
            for (QString* text : {&row.name, &row.venue, &row.city})
                *text = words[random.bounded(6)] + QLatin1Char(' ') + words[random.bounded(6)];
            rows.push_back(row);
        }
        EventIndex typing = indexOf(rows);
        const QString letters = QStringLiteral("nova ode é hal x");
        for (int round = 0; round < 300; ++round) {
            const QString query = letters.mid(random.bounded(8), random.bounded(9));
            EventIndex fresh = indexOf(rows);
            QCOMPARE(typing.search(query, Period::All, sundayNoon).hits,
                     fresh.search(query, Period::All, sundayNoon).hits);
        }
    }
    void tonightComesFirstThenLaterThenUndatedThenPast()
    {
        EventRow postponed = listed("Postponed", "V", "C", "");
        postponed.listed = EventState::Postponed;
        EventRow festival = listed("Festival", "V", "C", "2026-11-20");
        festival.endLocalDate = QDate(2026, 11, 23);
        EventIndex index = indexOf({listed("Past", "V", "C", "2026-11-21"), postponed,
                                    listed("Later", "V", "C", "2026-12-24"), listed("Tomorrow", "V", "C", "2026-11-23"),
                                    listed("Late tonight", "V", "C", "2026-11-22", "22:00"), festival,
                                    listed("Tonight", "V", "C", "2026-11-22", "19:00")});
        const CatalogView view = index.search(QString(), Period::All, sundayNoon);
        QCOMPARE(names(view),
                 (QStringList{QStringLiteral("Festival"), QStringLiteral("Tonight"), QStringLiteral("Late tonight"),
                              QStringLiteral("Tomorrow"), QStringLiteral("Later"), QStringLiteral("Postponed"),
                              QStringLiteral("Past")}));
        QCOMPARE(groupText(view), QStringLiteral("0 x3@0; 1 2026-11-23 x1@3; 2 2026-12-24 x1@4; 3 x1@5; 4 x1@6"));
        QCOMPARE(view.total, 7);
    }
    void periodsEndOnTheVenuesOwnDay_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QStringList>("tonight");
        const QString west = QStringLiteral("Honolulu");
        const QString middle = QStringLiteral("New York");
        const QString east = QStringLiteral("Auckland");
        QTest::newRow("23rd in Auckland only") << QStringLiteral("2026-11-22T12:00:00Z") << QStringList{east};
        QTest::newRow("23rd in New York too") << QStringLiteral("2026-11-23T05:30:00Z") << QStringList{middle, east};
        QTest::newRow("24th in Auckland already") << QStringLiteral("2026-11-23T11:30:00Z") << QStringList{west, middle};
        QTest::newRow("a minute to midnight in New York")
            << QStringLiteral("2026-11-24T04:59:00Z") << QStringList{west, middle};
        QTest::newRow("midnight in New York") << QStringLiteral("2026-11-24T05:00:00Z") << QStringList{west};
        QTest::newRow("nobody's 23rd") << QStringLiteral("2026-11-24T10:00:00Z") << QStringList{};
    }
    void periodsEndOnTheVenuesOwnDay()
    {
        QFETCH(QString, now);
        QFETCH(QStringList, tonight);
        EventRow west = listed("Honolulu", "V", "C", "2026-11-23", "18:00");
        west.timeZone = QStringLiteral("Pacific/Honolulu");
        const EventRow middle = listed("New York", "V", "C", "2026-11-23", "19:00");
        EventRow east = listed("Auckland", "V", "C", "2026-11-23", "20:00");
        east.timeZone = QStringLiteral("Pacific/Auckland");
        EventIndex index = indexOf({east, west, middle});
        QCOMPARE(names(index.search(QString(), Period::Tonight, utc(qPrintable(now)))), tonight);
    }
    void sevenDaysCountTodayAndNoEighth()
    {
        EventIndex index = indexOf({listed("today", "V", "C", "2026-11-22"), listed("seventh", "V", "C", "2026-11-28"),
                                    listed("eighth", "V", "C", "2026-11-29"), listed("yesterday", "V", "C", "2026-11-21"),
                                    listed("undated", "V", "C", "")});
        QCOMPARE(names(index.search(QString(), Period::NextSevenDays, sundayNoon)),
                 (QStringList{QStringLiteral("today"), QStringLiteral("seventh")}));
    }
    void anEmptyNightNamesTheNextEvent()
    {
        EventRow cancelled = listed("Cancelled", "V", "C", "2026-11-23");
        cancelled.listed = EventState::Cancelled;
        EventIndex index = indexOf({cancelled, listed("Next", "V", "C", "2026-11-24"), listed("Other", "V", "C", "2026-11-25")});
        const CatalogView view = index.search(QString(), Period::Tonight, sundayNoon);
        QVERIFY(view.hits.isEmpty());
        QVERIFY(view.nextEvent.has_value());
        QCOMPARE(view.table->row(*view.nextEvent).name, QStringLiteral("Next"));
        QVERIFY(!index.search(QStringLiteral("zzz"), Period::Tonight, sundayNoon).nextEvent);
        const CatalogView other = index.search(QStringLiteral("other"), Period::Tonight, sundayNoon);
        QCOMPARE(other.table->row(*other.nextEvent).name, QStringLiteral("Other"));
    }
    void oneDateIsOneHeadingThoughVenuesDisagreeOnToday()
    {
        const WallTime now = utc("2026-11-23T02:00:00Z"); // 22nd in New York, 23rd in Paris
        EventRow early = listed("Paris early", "V", "C", "2026-11-24", "10:00");
        EventRow late = listed("Paris late", "V", "C", "2026-11-24", "22:00");
        early.timeZone = late.timeZone = QStringLiteral("Europe/Paris");
        EventIndex index = indexOf({early, late, listed("New York", "V", "C", "2026-11-24", "19:00")});
        const CatalogView view = index.search(QString(), Period::All, now);
        QCOMPARE(groupText(view), QStringLiteral("1 2026-11-24 x3@0"));
    }
    void groupsCoverTheHitsWithoutGaps()
    {
        std::vector<EventRow> rows;
        for (int i = 0; i < 500; ++i) {
            EventRow row = listed("E", "V", "C", "2026-11-15", "20:00");
            row.id = EventId(QString::number(i));
            row.localDate = i % 17 == 0 ? std::nullopt : std::optional(row.localDate->addDays(i % 30));
            rows.push_back(row);
        }
        EventIndex index = indexOf(rows);
        for (const Period period : {Period::Tonight, Period::NextSevenDays, Period::All}) {
            const CatalogView view = index.search(QString(), period, sundayNoon);
            int covered = 0;
            for (const EventGroup& group : view.groups) {
                QCOMPARE(group.firstHit, covered);
                covered += group.count;
            }
            QCOMPARE(covered, static_cast<int>(view.hits.size()));
        }
        QCOMPARE(index.search(QString(), Period::All, sundayNoon).hits.size(), 500);
    }
    void theStateFollowsTheSaleWindows_data()
    {
        QTest::addColumn<int>("listed");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<bool>("announcedLater");
        QTest::addColumn<int>("state");
        using enum EventState;
        const QString past = QStringLiteral("2026-11-01T00:00:00Z");
        const QString future = QStringLiteral("2026-12-01T00:00:00Z");
        const QString none;
        const auto row = [](const char* name, EventState listed, const QString& from, const QString& until, bool later,
                            EventState state) { QTest::newRow(name) << int(listed) << from << until << later << int(state); };
        row("on sale", OnSale, past, future, false, OnSale);
        row("no end", OnSale, past, none, false, OnSale);
        row("listed early", OnSale, future, none, false, NotYetOnSale);
        row("off sale until then", OffSale, future, none, false, NotYetOnSale);
        row("off sale", OffSale, past, future, false, OffSale);
        row("over", OnSale, past, past, false, OffSale);
        row("to be announced", OffSale, none, none, true, NotYetOnSale);
        row("missing on-sale date", OnSale, none, none, false, SetupProblem);
        row("missing though off sale", OffSale, none, none, false, SetupProblem);
        row("missing, but over", OnSale, none, past, false, OffSale);
        row("cancelled wins", Cancelled, past, future, false, Cancelled);
        row("postponed wins", Postponed, none, none, false, Postponed);
        row("rescheduled and on sale", Rescheduled, past, future, false, Rescheduled);
        row("rescheduled and over", Rescheduled, past, past, false, OffSale);
        row("no status", Unknown, past, future, false, Unknown);
    }
    void theStateFollowsTheSaleWindows()
    {
        QFETCH(int, listed);
        QFETCH(QString, from);
        QFETCH(QString, until);
        QFETCH(bool, announcedLater);
        QFETCH(int, state);
        EventRow row;
        row.listed = EventState(listed);
        if (!from.isEmpty())
            row.onSaleFrom = utc(qPrintable(from));
        if (!until.isEmpty())
            row.onSaleUntil = utc(qPrintable(until));
        row.onSaleToBeAnnounced = announcedLater;
        QCOMPARE(int(stateAt(row, sundayNoon)), state);
    }
    void aPresaleIsSaidWhileItRuns()
    {
        EventRow row;
        row.listed = EventState::OffSale;
        row.onSaleFrom = utc("2026-12-01T00:00:00Z");
        row.presaleFrom = utc("2026-11-22T16:00:00Z");
        row.presaleUntil = utc("2026-11-22T18:00:00Z");
        QCOMPARE(stateAt(row, sundayNoon), EventState::Presale);
        QCOMPARE(stateAt(row, *row.presaleUntil), EventState::NotYetOnSale);
        QCOMPARE(stateAt(row, *row.presaleFrom - Duration(1)), EventState::NotYetOnSale);
    }
};

QTEST_APPLESS_MAIN(SearchTest)
#include "search_test.moc"
