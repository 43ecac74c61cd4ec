#include "gallery.h"
#include "tests/support/seatrows.h"
#include "ui/seatmap/seatpainter.h"
#include "ui/theme/resources.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

const QSize size(900, 600);

QImage canvasOf(qreal dpr)
{
    QImage image((QSizeF(size) * dpr).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(dpr);
    return image;
}

/// Whatever is drawn for seats this far apart, around the middle of the house.
SeatFrame frameFor(const SeatHouse& house, double pitch, QPointF middle)
{
    const double scale = pitch / house.pitch;
    return {middle - QPointF(size.width(), size.height()) / 2 / scale, scale};
}

} // namespace

class SeatMapPicturesTest : public QObject {
    Q_OBJECT
    SeatHouse m_house;
    SeatIndex m_taken = noSeat, m_free = noSeat, m_yours = noSeat;

    void prepare()
    {
        m_house = layOut(bigBowl(12'000), std::nullopt);
        for (SeatIndex seat = 3000; seat < m_house.table.size(); ++seat) { // ordinary seats around one place, which no label covers
            if (m_house.table.marks[seat] != 0 || m_house.table.number[seat] > 6 || m_house.table.number[seat] < 3)
                continue;
            if (m_free == noSeat && m_house.table.isFree(seat) && m_house.table.isFree(seat + 1)) {
                m_free = seat;
                m_yours = ++seat;
            } else if (m_free != noSeat && m_taken == noSeat && !m_house.table.isFree(seat) && m_house.table.rowOf(seat).section == m_house.table.rowOf(m_free).section) {
                m_taken = seat;
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        prepare();
        QVERIFY(m_free != noSeat && m_taken != noSeat);
    }

    void seatsHaveTheirColoursAndShapes_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("dpr");
        for (const auto& [name, theme] : {std::pair{"light", ThemeName::Light}, std::pair{"dark", ThemeName::Dark}, std::pair{"contrast", ThemeName::Contrast}})
            for (const double pitch : {7.0, 14.0, 28.0})
                for (const double dpr : {1.0, 2.0})
                    QTest::addRow("%s %g px %gx", name, pitch, dpr) << int(theme) << pitch << dpr;
    }
    void seatsHaveTheirColoursAndShapes()
    {
        QFETCH(int, theme);
        QFETCH(double, pitch);
        QFETCH(double, dpr);
        Theme looks(Face::Attended, static_cast<ThemeName>(theme));
        const SeatLook look = SeatLook::of(looks);
        SeatPainter painter;
        painter.setLook(look);
        painter.setHouse(&m_house);
        painter.setChoice({.pick = {m_yours, m_yours}});
        QImage image = canvasOf(dpr);
        const SeatFrame frame = frameFor(m_house, pitch, m_house.at(m_free));
        painter.paint(image, frame, image.rect());
        const QString folder = qEnvironmentVariable("BOXOFFICE_PICTURES");
        if (!folder.isEmpty())
            QDir().mkpath(folder), image.save(folder + QStringLiteral("/seats-") + QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-')) + QStringLiteral(".png"));

        // Shares of a cell in each colour, away from its soft edges.
        const auto share = [&](SeatIndex seat, QRgb colour, double part) {
            const QPointF at = frame.toScreen(m_house.at(seat)) * dpr;
            const int half = std::max(1, static_cast<int>(pitch * dpr * part / 2));
            int hits = 0, all = 0;
            for (int y = -half; y < half; ++y)
                for (int x = -half; x < half; ++x, ++all)
                    hits += image.pixel(static_cast<int>(at.x()) + x, static_cast<int>(at.y()) + y) == colour ? 1 : 0;
            return static_cast<double>(hits) / all;
        };
        const quint8 level = m_house.levels.of(m_house.table.block[m_free]);
        const double full = pitch >= 18 ? 0.3 : look.patterns && pitch > 9 ? 0.3 : 0.5; // numbers and patterns take their part
        QVERIFY2(share(m_free, look.level[level].fill, 0.6) > full, qPrintable(QString::number(share(m_free, look.level[level].fill, 0.6))));
        QVERIFY(share(m_yours, look.yours, 0.6) > 0.3);
        QVERIFY(share(m_taken, look.level[level].fill, 0.9) == 0);
        QVERIFY(share(m_taken, look.background, 0.95) > 0.4); // taken is small: a shape, not only a colour
        if (pitch >= 18) { // numbers are written
            QVERIFY(share(m_free, look.level[level].fill, 0.5) < 0.9);
        }
    }
    void fromFarAwaySectionsAreTintedAndNamed()
    {
        Theme looks(Face::Attended);
        const SeatLook look = SeatLook::of(looks);
        SeatPainter painter;
        painter.setLook(look);
        painter.setHouse(&m_house);
        QImage image = canvasOf(1);
        painter.paint(image, frameFor(m_house, 2.0, m_house.bounds.center()), image.rect());
        int tinted = 0, words = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                tinted += image.pixel(x, y) != look.background ? 1 : 0;
                words += image.pixel(x, y) == look.text ? 1 : 0;
            }
        QVERIFY(tinted > 40'000);
        QVERIFY(words > 100);
    }
    void levelsOffAreHollow()
    {
        Theme looks(Face::Attended);
        const SeatLook look = SeatLook::of(looks);
        SeatPainter painter;
        painter.setLook(look);
        painter.setHouse(&m_house);
        const quint8 level = m_house.levels.of(m_house.table.block[m_free]);
        std::vector<bool> off(m_house.levels.levels.size(), false);
        off[level] = true;
        painter.setChoice({.levelsOff = off});
        QImage image = canvasOf(1);
        const SeatFrame frame = frameFor(m_house, 20, m_house.at(m_free));
        painter.paint(image, frame, image.rect());
        QCOMPARE(image.pixel(frame.toScreen(m_house.at(m_free)).toPoint()), look.background);
    }
    /// The two short cuts give the very picture that painting everything gives.
    void changedSeatsLookAsIfAllHadBeenPainted_data()
    {
        QTest::addColumn<double>("pitch");
        QTest::newRow("dots") << 6.0;
        QTest::newRow("squares") << 12.0;
        QTest::newRow("numbers") << 24.0;
    }
    void changedSeatsLookAsIfAllHadBeenPainted()
    {
        QFETCH(double, pitch);
        Theme looks(Face::Attended);
        SeatHouse house = m_house;
        SeatPainter painter;
        painter.setLook(SeatLook::of(looks));
        painter.setHouse(&house);
        const SeatFrame frame = frameFor(house, pitch, house.at(m_free));
        QImage image = canvasOf(1);
        painter.paint(image, frame, image.rect());
        std::vector<SeatIndex> changed;
        for (SeatIndex seat = m_free - 300; seat < m_free + 300; seat += 7) {
            house.table.free[seat] ^= 1U;
            changed.push_back(seat);
        }
        QVERIFY(painter.repaint(image, frame, changed));
        QImage whole = canvasOf(1);
        painter.paint(whole, frame, whole.rect());
        // Labels are blended again over themselves, soft edges of slanting neighbours touch: nothing else may differ.
        int other = 0;
        for (int y = 0; y < whole.height(); ++y)
            for (int x = 0; x < whole.width(); ++x)
                other += image.pixel(x, y) != whole.pixel(x, y) ? 1 : 0;
        QVERIFY2(other < whole.width() * whole.height() / 50, qPrintable(QString::number(other)));
    }
    void aPartIsPaintedAsItLooksInTheWhole()
    {
        Theme looks(Face::Attended);
        SeatPainter painter;
        painter.setLook(SeatLook::of(looks));
        painter.setHouse(&m_house);
        for (const double pitch : {2.0, 7.0, 13.0, 30.0}) {
            const SeatFrame frame = frameFor(m_house, pitch, m_house.at(m_free));
            QImage whole = canvasOf(1), parts = canvasOf(1);
            painter.paint(whole, frame, whole.rect());
            for (const QRect& part : {QRect(0, 0, 333, 600), QRect(333, 0, 567, 217), QRect(333, 217, 567, 383)})
                painter.paint(parts, frame, part);
            QCOMPARE(parts, whole);
        }
    }
};

QTEST_MAIN(SeatMapPicturesTest)
#include "seatmappictures_test.moc"
