#include "buyer.h"
#include "sharedclock.h"
#include "simulator/pictures/poster.h"
#include "simulator/pictures/seatmap.h"
#include <QSet>
#include <QXmlStreamReader>

using namespace boxoffice;
using namespace boxoffice::simulator;

namespace {
const QDate today(2026, 11, 22);

/// Number of elements of each name; nothing when it is not well-formed XML.
QHash<QString, int> elements(const QByteArray& svg)
{
    QHash<QString, int> found;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement)
            ++found[reader.name().toString()];
    return reader.hasError() ? QHash<QString, int>() : found;
}

quint32 big(const QByteArray& bytes, qsizetype at)
{
    quint32 value = 0;
    for (qsizetype i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// The unfiltered RGB bytes of a PNG of ours; empty if a chunk is not what it should be.
QByteArray pixels(const QByteArray& png, int& width, int& height)
{
    if (!png.startsWith("\x89PNG\r\n\x1a\n") || png.mid(12, 4) != "IHDR" || png.mid(37, 4) != "IDAT" || !png.endsWith(QByteArray::fromHex("49454e44ae426082")))
        return {};
    width = int(big(png, 16));
    height = int(big(png, 20));
    const qsizetype length = big(png, 33);
    const qsizetype size = (qsizetype(width) * 3 + 1) * height;
    QByteArray stream(4, '\0');
    for (int i = 0; i < 4; ++i)
        stream[i] = char(size >> (24 - 8 * i));
    const QByteArray lines = qUncompress(stream + png.mid(41, length)); // the zlib stream carries its own check sum
    QByteArray rgb;
    for (int y = 0; y < height && lines.size() == size; ++y) {
        const char* line = lines.constData() + y * (qsizetype(width) * 3 + 1);
        if (line[0] != 1)
            return {};
        for (int i = 0; i < width * 3; ++i)
            rgb += char(line[1 + i] + (i < 3 ? 0 : rgb[rgb.size() - 3]));
    }
    return rgb;
}
} // namespace

class PicturesTest : public QObject {
    Q_OBJECT
    const World m_world{1, today, 400};
private Q_SLOTS:
    void aPngHoldsThePixelsThatWereDrawn()
    {
        Drawing drawing(8, 4, {0, 0, 0});
        drawing.rectangle(0, 0, 4, 4, {1, 0, 0});
        drawing.rectangle(6, 0, 0.5, 4, {1, 1, 1});
        int width = 0;
        int height = 0;
        const QByteArray rgb = pixels(drawing.png(8, 4), width, height);
        QCOMPARE(width, 8);
        QCOMPARE(height, 4);
        QCOMPARE(rgb.mid(0, 3).toHex(), QByteArray("ff0000"));
        QCOMPARE(rgb.mid(3 * 3, 3).toHex(), QByteArray("ff0000"));
        QCOMPARE(rgb.mid(4 * 3, 3).toHex(), QByteArray("000000"));
        QCOMPARE(rgb.mid(6 * 3, 3).toHex(), QByteArray("808080")); // half covered
        QCOMPARE(rgb.size(), 8 * 4 * 3);
    }
    void everyPosterIsDrawnInEverySize()
    {
        QSet<int> genres;
        QSet<QByteArray> posters;
        for (const Show& show : m_world.shows()) {
            if (genres.contains(show.genre))
                continue;
            genres.insert(show.genre);
            const Drawing drawing = poster(show);
            const QHash<QString, int> svg = elements(drawing.svg(show.name));
            QVERIFY2(svg.value(u"polygon"_qs) > 15 && svg.value(u"text"_qs) == 1 && svg.value(u"title"_qs) == 1, qPrintable(show.name));
            int width = 0;
            int height = 0;
            const QByteArray rgb = pixels(drawing.png(205, 115), width, height);
            QCOMPARE(rgb.size(), 205 * 115 * 3);
            posters.insert(rgb);
        }
        QVERIFY(genres.size() >= 10);
        QCOMPARE(posters.size(), genres.size());
    }
    void everyEveningOfAnActHasItsColoursAndAPosterOfItsOwn()
    {
        std::vector<const Show*> evenings;
        for (const Show& show : m_world.shows())
            if (show.attraction == QLatin1String("Nova Calder"))
                evenings.push_back(&show);
        QCOMPARE(evenings.size(), std::size_t(2));
        const QString title = evenings[0]->name;
        const QByteArray first = poster(*evenings[0]).svg(title);
        const QByteArray second = poster(*evenings[1]).svg(title);
        QCOMPARE(poster(*evenings[0]).svg(title), first);
        QVERIFY(first != second);
        const auto backdrop = [](const QByteArray& svg) { return svg.left(svg.indexOf("</title>") + 400); };
        QCOMPARE(backdrop(first), backdrop(second));
    }
    void seatMapsShowEverySectionAndTheSeatsOfSmallHouses_data()
    {
        QTest::addColumn<int>("kind");
        for (const int kind : {0, 1, 2, 3, 4, 5, 6, 7, 8})
            QTest::newRow(qPrintable(QString::number(kind))) << kind;
    }
    void seatMapsShowEverySectionAndTheSeatsOfSmallHouses()
    {
        QFETCH(int, kind);
        const Layout& layout = layoutOf(VenueKind(kind));
        const QByteArray map = seatMapSvg(layout, QStringLiteral("Tom & Jerry's <Hall>"), {}, QStringLiteral("USD"));
        const QHash<QString, int> found = elements(map);
        QCOMPARE(found.value(u"polygon"_qs), int(layout.sections.size()));
        QCOMPARE(found.value(u"circle"_qs), layout.seats <= 2500 ? layout.seats : 0);
        for (const Section& section : layout.sections)
            QVERIFY2(map.contains('>' + section.name.toUtf8() + "</text>"), qPrintable(section.name));
        QVERIFY2(map.size() < 400'000, qPrintable(QString::number(map.size())));
    }
    void theAddressesInAnEventLeadToPictures()
    {
        SharedClock clock;
        Options options;
        options.eventCount = 60;
        SimulatorThread simulator(options, clock);
        QVERIFY(simulator.start().ok());
        Buyer buyer(simulator.rootUrl());
        const QByteArray id = buyer.event(QStringLiteral("Nova Calder"));
        const QJsonObject event = buyer.call("GET", "/discovery/v2/events/" + id).json();
        const QJsonArray images = event[QLatin1String("images")].toArray();
        QCOMPARE(images.size(), 8);
        QSet<QString> ratios;
        for (const QJsonValue& image : images) {
            const RawAnswer picture = buyer.call("GET", QUrl(image[QLatin1String("url")].toString()).path().toUtf8(), {}, {}); // no key
            int width = 0;
            int height = 0;
            QVERIFY(!pixels(picture.body, width, height).isEmpty());
            QCOMPARE(width, image[QLatin1String("width")].toInt());
            QCOMPARE(height, image[QLatin1String("height")].toInt());
            QCOMPARE(picture.header("Content-Type"), QByteArray("image/png"));
            ratios.insert(image[QLatin1String("ratio")].toString());
        }
        QVERIFY(ratios.contains(u"16_9"_qs) && ratios.contains(u"3_2"_qs) && ratios.contains(u"4_3"_qs) && ratios.contains(QString()));
        const RawAnswer map = buyer.call("GET", "/images/" + id + "_map.svg", {}, {});
        QCOMPARE(map.header("Content-Type"), QByteArray("image/svg+xml"));
        QVERIFY(map.body.contains("USD 149.50")); // the legend says what the floor costs
        const QJsonValue embedded = event[QLatin1String("_embedded")];
        for (const char* kind : {"venues", "attractions"}) {
            const QUrl url(embedded[QLatin1String(kind)][0][QLatin1String("images")][0][QLatin1String("url")].toString());
            QVERIFY2(buyer.call("GET", url.path().toUtf8(), {}, {}).body.startsWith("\x89PNG"), kind);
        }
        for (const char* none : {"/images/nobody.svg", "/images/nobody_640x360.png", "/images/KovZsim001_9x9.png", "/images/KovZsim001_640x360.gif", "/images/_map.svg"})
            QCOMPARE(buyer.call("GET", none, {}, {}).status, 404);
        QVERIFY(buyer.call("GET", "/images/KovZsim001.svg", {}, {}).body.startsWith("<svg"));
    }
};

QTEST_GUILESS_MAIN(PicturesTest)
#include "pictures_test.moc"
