#include "partner/availability.h"
#include "seats/seatchange.h"
#include "tests/support/seatrows.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/theme/resources.h"
#include "venue/seathouse.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QGraphicsRectItem>
#include <QGraphicsView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <ctime>
#include <malloc.h>

using namespace boxoffice;

namespace {

const QSize screen(1920, 1000);

double milliseconds(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double bestOf(int rounds, const std::function<void()>& work)
{
    double best = 1e9;
    for (int i = 0; i < rounds; ++i)
        best = std::min(best, milliseconds(work));
    return best;
}

/// The bytes of an answer as the service spells it, place ids and all.
QByteArray answerOf(const SeatTable& table)
{
    QByteArray text = R"({"event":{"id":"0B004D43F86C478F","restrictSingle":true,"eventTicketLimit":8,"tickets":[)";
    for (quint16 block = 0; block < table.blocks.size(); ++block) {
        text += block > 0 ? "," : "";
        text += R"({"available":1,"total":1,"seating":"reserved","currentTicketLimit":8,"offers":[{"ticketTypeId":"000000000001","priceLevelId":")"
                + QByteArray::number(block + 1) + R"(","currency":"USD","faceValue":)" + QByteArray::number(150 - 15 * block) + R"(.50,"offerName":"Adult"}],"inventory":[)";
        bool first = true;
        for (const SeatRow& row : table.rows) {
            QByteArray seats, places;
            const auto finish = [&] {
                if (seats.isEmpty())
                    return;
                text += (first ? "" : ",") + QByteArray(R"({"section":")") + table.sections[row.section].name.toLatin1() + R"(","row":")" + row.name.toLatin1() + R"(","seats":[)" + seats
                        + R"(],"places":[)" + places + R"(],"areas":[{"description":"Concourse 3","name":"CON3","areaId":"2","areaLabel":"zone"}],"attributes":[],"hasEvenOddMix":true})";
                first = false;
                seats.clear();
                places.clear();
            };
            for (SeatIndex seat = row.first; seat < row.first + row.count; ++seat) {
                if ((seat - row.first) % 4 == 0)
                    finish(); // recorded answers list runs of a few seats
                if (table.block[seat] != block)
                    continue;
                const QByteArray comma = seats.isEmpty() ? "" : ",";
                seats += comma + QByteArray::number(table.number[seat]);
                places += comma + "\"" + (table.sections[row.section].name + QLatin1Char(':') + row.name + QLatin1Char(':') + QString::number(table.number[seat])).toLatin1().toBase64(QByteArray::OmitTrailingEquals) + "\"";
            }
            finish();
        }
        text += "]}";
    }
    return text + "]}}";
}

/// The peer: QJsonDocument and a walk into the same kind of rows.
qsizetype walked(const QByteArray& body)
{
    qsizetype seats = 0;
    std::vector<int> numbers;
    const QJsonObject event = QJsonDocument::fromJson(body).object().value(QLatin1String("event")).toObject();
    const QJsonArray blocks = event.value(QLatin1String("tickets")).toArray();
    for (const auto block : blocks) {
        const QJsonArray runs = block.toObject().value(QLatin1String("inventory")).toArray();
        for (const auto run : runs) {
            const QJsonObject row = run.toObject();
            const QString name = row.value(QLatin1String("section")).toString() + row.value(QLatin1String("row")).toString();
            const QJsonArray listed = row.value(QLatin1String("seats")).toArray();
            for (const auto seat : listed)
                numbers.push_back(seat.toInt());
            seats += name.isEmpty() ? 0 : listed.size();
        }
    }
    return seats;
}

/// Of this thread alone: what a neighbour on the same machine takes is no frame of ours.
double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// By the thread's own time, for us and for the peer; `wall` is the p99 on the wall clock.
struct Frames {
    double median = 0, p99 = 0, wall = 0;
};

Frames framesOf(int count, const std::function<void(int)>& step, const std::function<void()>& draw)
{
    std::vector<double> times, walls;
    times.reserve(static_cast<std::size_t>(count));
    walls.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double before = cpuMilliseconds();
        walls.push_back(milliseconds([&] {
            step(i);
            draw();
        }));
        times.push_back(cpuMilliseconds() - before);
    }
    std::sort(times.begin(), times.end());
    std::sort(walls.begin(), walls.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100], walls[walls.size() * 99 / 100]};
}

int failures = 0;
void bar(const char* what, double ours, const char* unit, bool fine, const QString& peer)
{
    std::printf("%-58s %9.3f %-4s %s%s\n", what, ours, unit, fine ? "" : "ABOVE THE BAR  ", qPrintable(peer));
    failures += fine ? 0 : 1;
}

void benchParse()
{
    SeatTable table = test::bigBowl(80'000);
    const QByteArray body = answerOf(table);
    const Availability kept = *decodeAvailability(body); // the copy out of the network's buffer counts in the line after this one
    const double ours = bestOf(7, [&] {
        if (!decodeSeats(kept).ok())
            std::abort();
    });
    const double peer = bestOf(3, [&] {
        if (walked(body) < 80'000)
            std::abort();
    });
    bar("availability of 80,000 seats: bytes to columns", ours, "ms", peer >= 20 * ours,
        QStringLiteral("QJsonDocument + walk %1 ms, %2 times (bar 20); %3 MB").arg(peer, 0, 'f', 1).arg(peer / ours, 0, 'f', 1).arg(double(body.size()) / 1e6, 0, 'f', 1));
    SeatBoard board;
    SeatMapView view(board);
    view.resize(screen);
    QImage target(screen, QImage::Format_RGB32);
    view.render(&target);
    double whole = 1e9;
    for (int i = 0; i < 5; ++i) {
        whole = std::min(whole, milliseconds([&] {
            SeatsView seats;
            seats.house = std::make_shared<SeatHouse>(layOut(*decodeSeats(*decodeAvailability(body)), std::nullopt));
            board.setSeats(seats);
            view.render(&target);
        }));
    }
    bar("availability of 80,000 seats: bytes to painted map", whole, "ms", whole <= 40, QStringLiteral("bar 40"));
}

/// The same seats as items.
Frames benchPeer(const SeatHouse& house)
{
    QGraphicsScene scene;
    for (SeatIndex seat = 0; seat < house.table.size(); ++seat) {
        auto* item = scene.addRect(QRectF(house.at(seat) - QPointF(0.4, 0.4), QSizeF(0.8, 0.8)), QPen(Qt::NoPen), QBrush(QColor::fromHsv(int(seat % 300), 200, 200)));
        item->setFlag(QGraphicsItem::ItemIsSelectable, false);
    }
    QGraphicsView view(&scene);
    view.resize(screen);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    view.fitInView(house.bounds, Qt::KeepAspectRatio);
    view.show();
    QApplication::processEvents();
    const QTransform whole = view.transform();
    return framesOf(24, [&](int i) {
        view.setTransform(whole);
        const double zoom = std::pow(1.2, i % 12);
        view.scale(zoom, zoom); }, [&] { view.viewport()->repaint(); });
}

void benchFrames()
{
    SeatsView seats;
    seats.house = std::make_shared<SeatHouse>(layOut(test::bigBowl(100'000), std::nullopt));
    const std::shared_ptr<const SeatHouse> made = seats.house; // stays: what is shown later is a copy, whose memory is measured
    const SeatHouse& house = *made;
    SeatBoard board;
    SeatMapView view(board);
    view.resize(screen);
    view.show();
    QApplication::processEvents();
    const auto draw = [&] { view.repaint(); };
    draw();
    const std::size_t empty = mallinfo2().uordblks + mallinfo2().hblkhd;
    auto kept = std::make_shared<SeatHouse>(house);
    seats.house = kept;
    board.setSeats(seats);
    draw();
    const SeatFrame whole = view.frame();
    const Frames zoom = framesOf(600, [&](int i) { // in and out over the whole range, around a point beside the middle
        const int t = i % 120;
        view.zoomAt(QPointF(1100, 420), t < 60 ? 1.06 : 1 / 1.06); }, draw);
    view.setFrame(whole);
    const Frames pan = framesOf(600, [&](int i) {
        if (i % 150 == 0) {
            view.setFrame(whole);
            view.zoomAt(QPointF(960, 500), std::array{1.0, 2.0, 5.0, 9.0}[static_cast<std::size_t>(i / 150)]);
        }
        view.pan({i % 40 < 20 ? 17 : -17, i % 30 < 15 ? 9 : -9}); }, draw);
    const Frames peer = benchPeer(house);
    const double worst = std::max(zoom.p99, pan.p99);
    bar("frame while zooming 100,000 seats, p99", zoom.p99, "ms", zoom.p99 <= 4, QStringLiteral("median %1, on the wall clock %2; bar 4").arg(zoom.median, 0, 'f', 2).arg(zoom.wall, 0, 'f', 2));
    bar("frame while panning 100,000 seats, p99", pan.p99, "ms", pan.p99 <= 4, QStringLiteral("median %1, on the wall clock %2; bar 4").arg(pan.median, 0, 'f', 2).arg(pan.wall, 0, 'f', 2));
    bar("the worse of both, beside the same seats in QGraphicsView", worst, "ms", peer.p99 >= 25 * worst,
        QStringLiteral("p99 %1 ms, %2 times (bar 25); medians %3 times").arg(peer.p99, 0, 'f', 1).arg(peer.p99 / worst, 0, 'f', 1).arg(peer.median / std::max(zoom.median, pan.median), 0, 'f', 1));
    view.setFrame(whole);
    draw();
    std::size_t hits = 0;
    const double hit = milliseconds([&] {
                           for (int i = 0; i < 1000; ++i)
                               hits += view.seatAt(QPointF(i * 1.9, i * 0.99)) != noSeat ? 1U : 0U;
                       }) / 1000;
    bar("pointer to seat", hit, "ms", hit <= 0.1 && hits > 0, QStringLiteral("%1 of 1000 points hit").arg(hits));
    seats.changed.clear();
    for (SeatIndex seat = 0; seats.changed.size() < 1000; seat += 97)
        seats.changed.push_back(seat % house.table.size());
    view.zoomBy(2.5);
    draw();
    const double update = bestOf(5, [&] {
        for (const SeatIndex seat : seats.changed)
            kept->table.free[seat] ^= 1U;
        board.setSeats(seats);
    });
    bar("update of 1,000 changed seats in the picture", update, "ms", update <= 2, QStringLiteral("bar 2"));
    const double shown = milliseconds(draw);
    std::printf("%-58s %9.3f ms\n", "  and the frame that shows them", shown);
    const double used = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd - empty) / 1e6;
    bar("memory for 100,000 seats over an empty map", used, "MB", used <= 24,
        QStringLiteral("bar 24; columns and geometry %1, picture and sprites %2").arg(double(kept->bytes()) / 1e6, 0, 'f', 1).arg(double(view.bytes()) / 1e6, 0, 'f', 1));
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    ui::initResources();
    Theme theme(Face::Attended);
    theme.apply(app);
    benchParse();
    benchFrames();
    return failures == 0 ? 0 : 1;
}
