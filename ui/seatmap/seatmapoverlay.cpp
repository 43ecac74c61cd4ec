// What lies over the seats: the ring of the cursor, the card of the seat that is pointed at, the plate of the pick.
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatwords.h"
#include <QPainter>
#include <QPaintEvent>
#include <algorithm>

namespace boxoffice {

void SeatMapView::paintEvent(QPaintEvent* event)
{
    ensureImage();
    QPainter painter(this);
    const QRectF part(event->rect());
    const qreal dpr = m_image.devicePixelRatio();
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(part, m_image, QRectF(part.topLeft() * dpr, part.size() * dpr));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    if (m_board.house())
        paintOverlay(painter);
}

void SeatMapView::paintRing(QPainter& painter, const QRectF& around) const
{
    painter.setBrush(Qt::NoBrush);
    const double radius = std::min(6.0, around.width() / 3);
    painter.setPen(QPen(m_look.focusGap, 2));
    painter.drawRoundedRect(around.adjusted(-1, -1, 1, 1), radius, radius);
    painter.setPen(QPen(m_look.focus, 3));
    painter.drawRoundedRect(around.adjusted(-3.5, -3.5, 3.5, 3.5), radius + 2, radius + 2);
}

void SeatMapView::paintOverlay(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const SeatPick& pick = m_board.pick();
    const double pitch = m_board.house()->pitch * m_frame.scale;
    if (!pick.isEmpty() && pitch < 9) { // too small to be seen: a frame around all of it
        QRectF all = seatRect(pick.first) | seatRect(pick.last);
        painter.setPen(QPen(QColor(m_look.onYours), 1));
        painter.setBrush(QColor(m_look.yours));
        painter.drawRoundedRect(all.adjusted(-1, -1, 1, 1), 3, 3);
    }
    if (m_board.cursor() != noSeat && hasFocus())
        paintRing(painter, seatRect(m_board.cursor()));
    const SeatIndex told = m_hover != noSeat ? m_hover : hasFocus() ? m_board.cursor() : noSeat;
    if (told != noSeat && m_dragFrom == noSeat)
        paintCard(painter, told);
}

void SeatMapView::paintCard(QPainter& painter, SeatIndex seat)
{
    const QStringList all{seatTitle(m_board.table(), seat), seatPrice(m_board, seat, locale()), seatNotes(m_board.table(), seat), seatState(m_board, seat)};
    QStringList lines;
    std::copy_if(all.begin(), all.end(), std::back_inserter(lines), [](const QString& line) { return !line.isEmpty(); });
    const QFontMetrics strong(m_look.cardStrong), plain(m_look.cardFont);
    int widest = 0;
    for (qsizetype i = 0; i < lines.size(); ++i)
        widest = std::max(widest, (i == 0 ? strong : plain).horizontalAdvance(lines.at(i)));
    const QRectF around = seatRect(seat);
    QRectF card(around.right() + 10, around.top() - 8, widest + 20, strong.height() + plain.height() * static_cast<double>(lines.size() - 1) + 14);
    if (card.right() > width() - 4)
        card.moveRight(around.left() - 10);
    card.moveTop(std::clamp(card.top(), 4.0, std::max(4.0, height() - card.height() - 4)));
    card.moveLeft(std::max(4.0, card.left()));
    painter.setPen(QPen(m_look.cardLine, 1));
    painter.setBrush(m_look.card);
    painter.drawRoundedRect(card, 6, 6);
    painter.setPen(m_look.onCard);
    double y = card.top() + 7;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter.setFont(i == 0 ? m_look.cardStrong : m_look.cardFont);
        const double lineHeight = (i == 0 ? strong : plain).height();
        painter.drawText(QRectF(card.left() + 10, y, widest + 2, lineHeight), Qt::AlignLeft | Qt::AlignVCenter, lines.at(i));
        y += lineHeight;
    }
}

} // namespace boxoffice
