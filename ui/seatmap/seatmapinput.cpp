// Mouse, wheel, pinch and keys of the map.
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatwords.h"
#include "ui/widgets/spoken.h"
#include <QApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>
#include <cmath>

namespace boxoffice {
namespace {

constexpr double keyZoom = 1.5;
constexpr double keyPan = 0.2; // tokens.json, keyboardPanStep
constexpr double pickablePitch = 9;

} // namespace

bool SeatMapView::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture)
            return zoomAt(gesture->position(), 1 + gesture->value()), true;
    }
    if (event->type() == QEvent::Gesture) {
        if (const auto* pinch = static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
            m_moved = true; // the fingers of a pinch pick nothing
            zoomAt(mapFromGlobal(pinch->centerPoint()), pinch->scaleFactor());
            return event->accept(), true;
        }
    }
    return QWidget::event(event);
}

void SeatMapView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ShiftModifier)
        pan(event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta());
    else
        zoomAt(event->position(), std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void SeatMapView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = m_lastAt = event->position();
    m_moved = m_dragBegun = false;
    m_dragFrom = noSeat;
    const SeatIndex seat = seatAt(event->position());
    const bool pickable = m_board.house() && m_board.house()->pitch * m_frame.scale >= pickablePitch;
    if (event->button() == Qt::LeftButton && pickable && seat != noSeat && m_board.table().isFree(seat))
        m_dragFrom = seat;
    m_panning = m_dragFrom == noSeat;
    event->accept();
}

void SeatMapView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() == Qt::NoButton)
        return setHover(seatAt(event->position()));
    const QPointF way = event->position() - m_pressedAt;
    m_moved = m_moved || way.manhattanLength() >= QApplication::startDragDistance();
    if (!m_moved)
        return;
    if (m_dragFrom != noSeat) {
        const SeatIndex to = seatAt(event->position());
        if (to == noSeat || m_board.table().row[to] != m_board.table().row[m_dragFrom])
            return;
        m_board.drag(m_dragFrom, to, !std::exchange(m_dragBegun, true));
    } else if (m_panning) {
        const QPoint step = (event->position() - m_lastAt).toPoint();
        m_lastAt += step;
        pan(step);
    }
}

void SeatMapView::mouseReleaseEvent(QMouseEvent* event)
{
    const SeatIndex from = std::exchange(m_dragFrom, noSeat);
    m_panning = false;
    if (m_moved || event->button() != Qt::LeftButton || !m_board.house())
        return update();
    if (from != noSeat)
        return m_board.tap(from);
    if (const SeatIndex seat = seatAt(event->position()); seat != noSeat)
        return m_board.house()->pitch * m_frame.scale < pickablePitch ? zoomToSection(m_board.table().rowOf(seat).section) : m_board.setCursor(seat);
    const QPointF at = m_frame.toHouse(event->position());
    for (quint32 i = 0; i < m_board.house()->sections.size(); ++i) {
        const auto& outline = m_board.house()->sections[i].outline;
        if (QPolygonF(QList<QPointF>(outline.begin(), outline.end())).containsPoint(at, Qt::OddEvenFill))
            return zoomToSection(i);
    }
}

void SeatMapView::leaveEvent(QEvent*) { setHover(noSeat); }

void SeatMapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_board.cursor() == noSeat && event->reason() != Qt::MouseFocusReason)
        m_board.move(SeatBoard::Way::Right); // there is always a seat that the keys move from
    update();
}

void SeatMapView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setTyped({});
    update();
}

bool SeatMapView::moveKey(const QKeyEvent& event)
{
    using Way = SeatBoard::Way;
    std::optional<Way> way;
    switch (event.key()) {
    case Qt::Key_Left: way = Way::Left; break;
    case Qt::Key_Right: way = Way::Right; break;
    case Qt::Key_Up: way = Way::Up; break;
    case Qt::Key_Down: way = Way::Down; break;
    case Qt::Key_Home: way = Way::RowStart; break;
    case Qt::Key_End: way = Way::RowEnd; break;
    case Qt::Key_PageUp: way = Way::SectionBefore; break;
    case Qt::Key_PageDown: way = Way::SectionAfter; break;
    default: return false;
    }
    const SeatIndex from = m_board.cursor();
    if (event.modifiers() & Qt::ControlModifier) {
        const QPoint step(static_cast<int>(width() * keyPan), static_cast<int>(height() * keyPan));
        pan({*way == Way::Left ? step.x() : *way == Way::Right ? -step.x() : 0, *way == Way::Up ? step.y() : *way == Way::Down ? -step.y() : 0});
        return true;
    }
    m_board.move(*way);
    const bool along = *way == Way::Left || *way == Way::Right || *way == Way::RowStart || *way == Way::RowEnd;
    if ((event.modifiers() & Qt::ShiftModifier) && along && from != noSeat) { // grows or shrinks the run from its far end
        const SeatPick& pick = m_board.pick();
        const SeatIndex anchor = !pick.holds(from) ? from : pick.first == from ? pick.last : pick.first;
        m_board.drag(anchor, m_board.cursor(), true);
    }
    return true;
}

bool SeatMapView::viewKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Plus: return zoomBy(keyZoom), true;
    case Qt::Key_Equal: return (event.modifiers() & Qt::ControlModifier) ? (zoomBy(keyZoom), true) : false;
    case Qt::Key_Minus: return zoomBy(1 / keyZoom), true;
    case Qt::Key_0: return (event.modifiers() & Qt::ControlModifier) ? (fit(), true) : false;
    case Qt::Key_Z: return (event.modifiers() & Qt::ControlModifier) ? (m_board.undo(), true) : false;
    case Qt::Key_L: return (event.modifiers() & Qt::AltModifier) ? (setLetters(!letters()), true) : false;
    default: return false;
    }
}

void SeatMapView::setTyped(const QString& typed)
{
    if (typed == m_typed)
        return;
    m_typed = typed;
    Q_EMIT jumpTyped(m_typed, true);
}

/// "204 K 12", then Enter: what is typed is a place.
bool SeatMapView::typeKey(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Space && m_typed.isEmpty())
        return m_board.cursor() != noSeat ? (m_board.tap(m_board.cursor()), true) : false;
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && !m_typed.isEmpty()) {
        const QString words = std::exchange(m_typed, {});
        const bool known = m_board.jump(words);
        Q_EMIT jumpTyped(known ? QString() : words, known);
        return true;
    }
    if (event.key() == Qt::Key_Escape && !m_typed.isEmpty())
        return setTyped({}), true;
    if (event.key() == Qt::Key_Backspace && !m_typed.isEmpty())
        return setTyped(m_typed.chopped(1)), true;
    const QString text = event.text();
    if (text.isEmpty() || !(text.at(0).isLetterOrNumber() || (text.at(0) == QLatin1Char(' ') && !m_typed.isEmpty())))
        return false;
    setTyped(m_typed + text);
    return true;
}

void SeatMapView::keyPressEvent(QKeyEvent* event)
{
    if (m_board.house() && (moveKey(*event) || viewKey(*event) || typeKey(*event)))
        return event->accept();
    QWidget::keyPressEvent(event);
}

} // namespace boxoffice
