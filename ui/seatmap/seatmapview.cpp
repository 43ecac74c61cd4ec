#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatwords.h"
#include "ui/widgets/spoken.h"
#include <QAccessible>
#include <QPainter>
#include <QPaintEvent>
#include <algorithm>
#include <cmath>
#include <cstring>

namespace boxoffice {
namespace {

constexpr double largestPitch = 64;
constexpr int glideMs = 180; // tokens.json, motion.mapZoom

} // namespace

SeatMapView::SeatMapView(SeatBoard& board, QWidget* parent) : QWidget(parent), m_board(board)
{
    setAccessibleName(tr("Seat map"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    readLook();
    m_glide.setDuration(glideMs);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& at) {
        const double t = at.toDouble();
        // The middle of the picture goes straight, its scale by equal factors.
        const double scale = m_glideFrom.scale * std::pow(m_glideTo.scale / m_glideFrom.scale, t);
        const QPointF half = QPointF(width(), height()) / 2;
        const QPointF from = m_glideFrom.toHouse(half), to = m_glideTo.toHouse(half);
        setFrame({from + (to - from) * t - half / scale, scale});
    });
    connect(&m_board, &SeatBoard::houseChanged, this, &SeatMapView::houseChanged);
    connect(&m_board, &SeatBoard::seatsChanged, this, [this](const std::vector<SeatIndex>& seats) { repaintSeats(seats); });
    connect(&m_board, &SeatBoard::pickChanged, this, [this](const SeatPick& before) {
        auto choice = m_painter.choice();
        choice.pick = m_board.pick();
        m_painter.setChoice(std::move(choice));
        std::vector<SeatIndex> seats;
        for (const SeatPick& each : {before, m_board.pick()})
            for (SeatIndex seat = each.first; !each.isEmpty() && seat <= each.last; ++seat)
                seats.push_back(seat);
        repaintSeats(seats);
    });
    connect(&m_board, &SeatBoard::filterChanged, this, [this] {
        auto choice = m_painter.choice();
        choice.levelsOff = m_board.levelsOff();
        m_painter.setChoice(std::move(choice));
        refreshAll();
    });
    connect(&m_board, &SeatBoard::cursorChanged, this, [this] {
        showCursor();
        update();
    });
    houseChanged();
}

SeatMapView::~SeatMapView() = default;

void SeatMapView::readLook()
{
    const bool letters = m_painter.choice().letters;
    m_look = SeatLook::of(Theme::of(this));
    m_look.patterns = m_look.patterns || letters;
    m_painter.setLook(m_look);
    refreshAll();
}

void SeatMapView::houseChanged()
{
    m_glide.stop();
    m_hover = m_dragFrom = noSeat;
    m_painter.setHouse(m_board.house());
    m_painter.setChoice({.pick = m_board.pick(), .levelsOff = m_board.levelsOff(), .letters = letters()});
    m_fitted = true;
    m_frame = framing(m_board.house() ? m_board.house()->bounds : QRectF(), 8, largestPitch);
    refreshAll();
}

void SeatMapView::refreshAll()
{
    m_stale = true;
    update();
}

void SeatMapView::repaintSeats(std::span<const SeatIndex> seats)
{
    if (m_stale || m_image.isNull() || !m_painter.repaint(m_image, m_frame, seats))
        m_stale = true;
    update();
}

void SeatMapView::setLetters(bool letters)
{
    auto choice = m_painter.choice();
    choice.letters = letters;
    m_painter.setChoice(std::move(choice));
    readLook();
}

SeatFrame SeatMapView::framing(const QRectF& box, double margin, double mostPitch) const
{
    if (box.isEmpty() || !m_board.house())
        return {};
    const double fits = std::min((width() - 2 * margin) / box.width(), (height() - 2 * margin) / box.height());
    const double scale = std::max(1e-3, std::min(fits, mostPitch / m_board.house()->pitch));
    return {box.center() - QPointF(width(), height()) / 2 / scale, scale};
}

double SeatMapView::leastScale() const { return framing(m_board.house() ? m_board.house()->bounds : QRectF(), 8, largestPitch).scale; }

/// Never smaller than the whole house, never out of sight.
SeatFrame SeatMapView::limited(SeatFrame frame) const
{
    if (!m_board.house())
        return frame;
    const double scale = std::clamp(frame.scale, leastScale(), std::max(leastScale(), largestPitch / m_board.house()->pitch));
    const QPointF half = QPointF(width(), height()) / 2;
    QPointF middle = frame.toHouse(half);
    const QRectF& all = m_board.house()->bounds;
    middle = {std::clamp(middle.x(), all.left(), all.right()), std::clamp(middle.y(), all.top(), all.bottom())};
    return scale == frame.scale && middle == frame.toHouse(half) ? frame : SeatFrame{middle - half / scale, scale};
}

void SeatMapView::setFrame(const SeatFrame& frame)
{
    const SeatFrame next = limited(frame);
    if (next == m_frame)
        return;
    m_frame = next;
    m_fitted = false;
    refreshAll();
}

void SeatMapView::pan(QPoint pixels)
{
    const SeatFrame next = limited({m_frame.corner - QPointF(pixels) / m_frame.scale, m_frame.scale});
    const QPointF moved = (m_frame.corner - next.corner) * m_frame.scale * devicePixelRatioF();
    const QPoint whole = moved.toPoint();
    m_fitted = false;
    if (next.scale != m_frame.scale || m_stale || std::hypot(moved.x() - whole.x(), moved.y() - whole.y()) > 1e-6)
        return setFrame(next);
    m_frame = next;
    shiftImage(whole);
    update();
}

/// What stays in sight is moved, what comes into sight is painted.
void SeatMapView::shiftImage(QPoint pixels)
{
    const QRect all = m_image.rect();
    const QRect kept = all.translated(pixels) & all;
    if (kept.isEmpty()) {
        m_stale = true;
        return;
    }
    const QPoint from = kept.topLeft() - pixels;
    const auto bytes = static_cast<std::size_t>(kept.width()) * sizeof(QRgb);
    for (int i = 0; i < kept.height(); ++i) {
        const int line = pixels.y() > 0 ? kept.height() - 1 - i : i;
        std::memmove(reinterpret_cast<QRgb*>(m_image.scanLine(kept.top() + line)) + kept.left(),
                     reinterpret_cast<const QRgb*>(m_image.constScanLine(from.y() + line)) + from.x(), bytes);
    }
    const QRegion fresh = QRegion(all) - kept;
    for (const QRect& part : fresh)
        m_painter.paint(m_image, m_frame, part);
}

void SeatMapView::ensureImage()
{
    const QSize size = (QSizeF(this->size()) * devicePixelRatioF()).toSize();
    if (m_image.size() != size || m_image.devicePixelRatio() != devicePixelRatioF()) {
        m_image = QImage(size, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(devicePixelRatioF());
        m_stale = true;
    }
    if (m_stale && !m_image.isNull())
        m_painter.paint(m_image, m_frame, m_image.rect());
    m_stale = false;
}

void SeatMapView::zoomAt(QPointF point, double factor)
{
    m_glide.stop();
    const double scale = limited({m_frame.corner, m_frame.scale * factor}).scale;
    setFrame({m_frame.toHouse(point) - point / scale, scale});
}

void SeatMapView::glideTo(const SeatFrame& frame)
{
    m_glide.stop();
    m_glideFrom = m_frame;
    m_glideTo = limited(frame);
    if (!m_look.motion || !isVisible())
        return setFrame(m_glideTo);
    m_glide.start();
}

void SeatMapView::fit()
{
    glideTo(framing(m_board.house() ? m_board.house()->bounds : QRectF(), 8, largestPitch));
    m_fitted = true;
}

void SeatMapView::zoomToSection(quint32 section)
{
    if (!m_board.house())
        return;
    const auto& outline = m_board.house()->sections[section].outline;
    glideTo(framing(QPolygonF(QList<QPointF>(outline.begin(), outline.end())).boundingRect(), 24, 30));
}

void SeatMapView::showCursor()
{
    if (m_board.cursor() == noSeat || !m_board.house())
        return;
    const QPointF at = m_frame.toScreen(m_board.house()->at(m_board.cursor()));
    const QRectF inside = QRectF(rect()).adjusted(48, 48, -48, -48);
    if (inside.contains(at))
        return;
    const QPointF to(std::clamp(at.x(), inside.left(), std::max(inside.left(), inside.right())), std::clamp(at.y(), inside.top(), std::max(inside.top(), inside.bottom())));
    pan((to - at).toPoint());
}

SeatIndex SeatMapView::seatAt(QPointF point) const
{
    const SeatHouse* house = m_board.house();
    if (!house)
        return noSeat;
    const double reach = std::max(0.6 * house->pitch, 6 / m_frame.scale);
    return house->grid.nearest(house->x, house->y, m_frame.toHouse(point), reach);
}

QRectF SeatMapView::seatRect(SeatIndex seat) const
{
    const double side = std::max(6.0, m_board.house()->pitch * m_frame.scale * 0.86);
    return {m_frame.toScreen(m_board.house()->at(seat)) - QPointF(side, side) / 2, QSizeF(side, side)};
}

void SeatMapView::setHover(SeatIndex seat)
{
    if (std::exchange(m_hover, seat) != seat)
        update();
}

void SeatMapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_frame = m_fitted ? framing(m_board.house() ? m_board.house()->bounds : QRectF(), 8, largestPitch) : limited(m_frame);
    m_stale = true;
}

void SeatMapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        readLook();
}

} // namespace boxoffice
