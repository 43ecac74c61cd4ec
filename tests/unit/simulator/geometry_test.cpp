#include "simulator/world/placeid.h"
#include "simulator/world/seating.h"
#include <QHash>
#include <QSet>
#include <QTest>
#include <cmath>
#include <map>

using namespace boxoffice::simulator;

namespace {

constexpr double closest = 0.45; ///< metres between the middles of two seats
constexpr double neighbours = 0.75;

const char* nameOf(VenueKind kind)
{
    constexpr const char* names[] = {"arena", "theatre", "stadium", "club", "room", "hall", "rink", "lawn", "proving"};
    return names[int(kind)];
}

double distance(const Spot& a, const Spot& b) { return std::hypot(double(a.x) - double(b.x), double(a.y) - double(b.y)); }

/// The first two seats that lie closer than people can sit; empty if there are none.
QString crowded(const Layout& layout)
{
    const auto cell = [](float metres) { return qint64(std::floor(double(metres) / closest)); };
    std::map<std::pair<qint64, qint64>, std::vector<int>> grid;
    for (int seat = 0; seat < layout.seats; ++seat) {
        const Spot& spot = layout.spots[std::size_t(seat)];
        for (qint64 x = cell(spot.x) - 1; x <= cell(spot.x) + 1; ++x)
            for (qint64 y = cell(spot.y) - 1; y <= cell(spot.y) + 1; ++y)
                if (const auto found = grid.find({x, y}); found != grid.end())
                    for (const int other : found->second)
                        if (distance(spot, layout.spots[std::size_t(other)]) < closest) {
                            const Layout::Address a = layout.address(seat);
                            const Layout::Address b = layout.address(other);
                            return QStringLiteral("%1 row %2 #%3 and %4 row %5 #%6").arg(layout.sections[std::size_t(a.section)].name).arg(a.row).arg(a.index)
                                .arg(layout.sections[std::size_t(b.section)].name).arg(b.row).arg(b.index);
                        }
        grid[{cell(spot.x), cell(spot.y)}].push_back(seat);
    }
    return {};
}

} // namespace

class GeometryTest : public QObject {
    Q_OBJECT
    static void everyVenue()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= int(VenueKind::Proving); ++kind)
            QTest::newRow(nameOf(VenueKind(kind))) << kind;
    }
    static const Layout& layout()
    {
        QFETCH(int, kind);
        return layoutOf(VenueKind(kind));
    }
private Q_SLOTS:
    void everySeatHasAPlaceAndAMark_data() { everyVenue(); }
    void everySeatHasAPlaceAndAMark()
    {
        QCOMPARE(layout().spots.size(), std::size_t(layout().seats));
        QCOMPARE(layout().marks.size(), std::size_t(layout().seats));
        for (const Spot& spot : layout().spots)
            QVERIFY(std::isfinite(spot.x) && std::isfinite(spot.y));
    }
    void noTwoSeatsLieAtOnePlace_data() { everyVenue(); }
    void noTwoSeatsLieAtOnePlace() { QCOMPARE(crowded(layout()), QString()); }
    void neighboursInARowSitBesideEachOther_data() { everyVenue(); }
    void neighboursInARowSitBesideEachOther()
    {
        for (const Section& section : layout().sections)
            for (const Row& row : section.rows)
                for (int i = 1; i < row.seats; ++i) {
                    const double gap = distance(layout().spots[std::size_t(row.first + i - 1)], layout().spots[std::size_t(row.first + i)]);
                    QVERIFY2(gap < neighbours, qPrintable(QStringLiteral("%1 %2 seat %3: %4 m").arg(section.name, row.name).arg(section.seatNumber(i)).arg(gap)));
                }
    }
    void rowsFollowEachOtherAwayFromTheMiddle_data() { everyVenue(); }
    void rowsFollowEachOtherAwayFromTheMiddle()
    {
        const auto middle = [](const Row& row) { return layout().spots[std::size_t(row.first + row.seats / 2)]; };
        for (const Section& section : layout().sections)
            for (std::size_t r = 1; r < section.rows.size(); ++r) {
                const double step = distance(middle(section.rows[r - 1]), middle(section.rows[r]));
                QVERIFY2(step > 0.7 && step < 2.0, qPrintable(QStringLiteral("%1 %2: %3 m").arg(section.name, section.rows[r].name).arg(step)));
            }
    }
    void nobodySitsOnTheStageOrTheField_data() { everyVenue(); }
    void nobodySitsOnTheStageOrTheField()
    {
        const Spot corner = layout().heartCorner;
        const Spot size = layout().heartSize;
        QVERIFY(size.x > 0 && size.y > 0);
        for (const Spot& spot : layout().spots)
            QVERIFY(spot.x < corner.x || spot.x > corner.x + size.x || spot.y < corner.y || spot.y > corner.y + size.y);
    }
    void sectionAndRowNamesAreUnique_data() { everyVenue(); }
    void sectionAndRowNamesAreUnique()
    {
        QSet<QString> sections;
        for (const Section& section : layout().sections) {
            QVERIFY2(!sections.contains(section.name), qPrintable(section.name));
            sections.insert(section.name);
            QSet<QString> rows;
            for (const Row& row : section.rows) {
                QVERIFY2(!row.name.isEmpty() && !rows.contains(row.name), qPrintable(section.name + u' ' + row.name));
                rows.insert(row.name);
            }
        }
    }
    void seatNumbersObeyTheirRow_data() { everyVenue(); }
    void seatNumbersObeyTheirRow()
    {
        for (const Section& section : layout().sections)
            for (const Row& row : section.rows)
                for (int i = 0; i < row.seats; ++i) {
                    const int number = section.seatNumber(i);
                    QCOMPARE(section.seatIndex(number), i);
                    if (section.numbering != Numbering::Every)
                        QCOMPARE(number % 2, section.numbering == Numbering::Odd ? 1 : 0);
                    if (i > 0)
                        QCOMPARE(number - section.seatNumber(i - 1), section.numbering == Numbering::Every ? 1 : 2);
                }
    }
    void seatsAreCountedThroughAndFoundAgain_data() { everyVenue(); }
    void seatsAreCountedThroughAndFoundAgain()
    {
        int next = 0;
        for (std::size_t s = 0; s < layout().sections.size(); ++s)
            for (std::size_t r = 0; r < layout().sections[s].rows.size(); ++r) {
                const Row& row = layout().sections[s].rows[r];
                QCOMPARE(row.first, next);
                QVERIFY(row.seats > 0);
                for (int i = 0; i < row.seats; ++i, ++next) {
                    const Layout::Address at = layout().address(next);
                    QVERIFY(at.section == int(s) && at.row == int(r) && at.index == i);
                }
            }
        QCOMPARE(next, layout().seats);
    }
    void placeIdsNameTheirSeats_data() { everyVenue(); }
    void placeIdsNameTheirSeats()
    {
        QSet<QByteArray> ids;
        for (const Section& section : layout().sections)
            for (const Row& row : section.rows)
                for (int i = 0; i < row.seats; ++i) {
                    const QByteArray id = layout().placeId(row.first + i).toByteArray();
                    ids.insert(id);
                    const auto seat = seatOfPlaceId(QString::fromLatin1(id));
                    QVERIFY2(seat && seat->section == section.name && seat->row == row.name && seat->seat == section.seatNumber(i), id.constData());
                }
        QCOMPARE(ids.size(), qsizetype(layout().seats));
    }
    void everyPartHasAnAreaOfItsZone_data() { everyVenue(); }
    void everyPartHasAnAreaOfItsZone()
    {
        QSet<int> ids;
        for (const Area& area : layout().areas) {
            QVERIFY(!ids.contains(area.id));
            ids.insert(area.id);
            QVERIFY(area.zone >= 1 && area.zone <= layout().zones);
        }
        for (const Section& section : layout().sections)
            QVERIFY(layout().area(section.area) && layout().area(section.area)->zone == section.zone);
        for (const Standing& part : layout().standing)
            QVERIFY(layout().area(part.area) && layout().area(part.area)->zone == part.zone && part.size.x > 0 && part.size.y > 0);
    }
    void everyWheelchairHasItsCompanionBesideIt_data() { everyVenue(); }
    void everyWheelchairHasItsCompanionBesideIt()
    {
        for (const Section& section : layout().sections)
            for (const Row& row : section.rows)
                for (int i = 0; i < row.seats; ++i) {
                    const auto mark = [&row](int index) { return index < row.seats ? layout().marks[std::size_t(row.first + index)] : int(Plain); };
                    if (mark(i) == Wheelchair) {
                        QCOMPARE(int(mark(i + 1)), int(Companion));
                        QCOMPARE(&row, &section.rows.back()); // reached without steps
                        QVERIFY(layout().hasAccessible(section.zone));
                    }
                    if (mark(i) == Companion)
                        QVERIFY(i > 0 && mark(i - 1) == Wheelchair);
                }
    }
    void housesHaveWhatMakesThem()
    {
        const auto count = [](VenueKind kind, unsigned char mark) {
            const auto& marks = layoutOf(kind).marks;
            return std::count(marks.begin(), marks.end(), mark);
        };
        for (const VenueKind kind : {VenueKind::Arena, VenueKind::Theatre, VenueKind::Stadium, VenueKind::Hall, VenueKind::Rink, VenueKind::Lawn}) {
            QVERIFY2(count(kind, Wheelchair) > 0, nameOf(kind));
            QVERIFY2(count(kind, Obstructed) > 0, nameOf(kind));
        }
        QCOMPARE(count(VenueKind::Proving, Plain), 400);
        const Layout& theatre = layoutOf(VenueKind::Theatre);
        QSet<QString> areas;
        for (const Area& area : theatre.areas)
            areas.insert(area.name);
        QCOMPARE(areas, (QSet<QString>{u"STALLS"_qs, u"CIRCLE"_qs, u"BOXES"_qs, u"BALCONY"_qs}));
        for (const Section& section : theatre.sections)
            if (section.name.startsWith(QLatin1String("STALLS")))
                for (const Row& row : section.rows)
                    QVERIFY2(row.name != QLatin1String("I") && row.name != QLatin1String("O"), "rows I and O read as 1 and 0");
    }
    void oddAndEvenSeatsMeetInTheMiddleOfATheatre()
    {
        const Layout& theatre = layoutOf(VenueKind::Theatre);
        const Section& odd = theatre.sections[1];
        const Section& even = theatre.sections[2];
        QCOMPARE(odd.name, QStringLiteral("STALLS L"));
        const auto x = [&theatre](const Row& row, int index) { return theatre.spots[std::size_t(row.first + index)].x; };
        QVERIFY(x(odd.rows[5], 0) > x(odd.rows[5], 1));   // 1 lies nearer to the middle than 3
        QVERIFY(x(even.rows[5], 0) < x(even.rows[5], 1)); // 2 than 4
        QVERIFY(x(odd.rows[5], 0) < 0 && x(even.rows[5], 0) > 0);
    }
};

QTEST_GUILESS_MAIN(GeometryTest)
#include "geometry_test.moc"
