#include "ui/seatmap/seatsprites.h"
#include "seats/seattable.h"
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <algorithm>

namespace boxoffice {
namespace {

/// tokens.json, patterns A to F: solid, diagonal, lines, dots, cross-hatch, the other diagonal.
constexpr Qt::BrushStyle patterns[] = {Qt::NoBrush, Qt::FDiagPattern, Qt::HorPattern, Qt::Dense6Pattern, Qt::DiagCrossPattern, Qt::BDiagPattern};

void paintWheelchair(QPainter& painter, const QRectF& box)
{
    const double u = box.width() / 24;
    const auto p = [&](double x, double y) { return box.topLeft() + QPointF(x * u, y * u); };
    painter.drawEllipse(p(11, 4.5), 1.7 * u, 1.7 * u);
    painter.drawPolyline(QPolygonF{p(11, 8.5), p(11, 14), p(16, 14), p(18.5, 19)});
    painter.drawLine(p(11, 10.5), p(15.5, 10.5));
    painter.drawArc(QRectF(p(5, 10.5), p(15, 20.5)), 130 * 16, 230 * 16);
}

void paintPerson(QPainter& painter, const QRectF& box)
{
    const double u = box.width() / 24;
    painter.drawEllipse(box.topLeft() + QPointF(12 * u, 8.5 * u), 3.8 * u, 3.8 * u);
    QPainterPath shoulders(box.topLeft() + QPointF(4.8 * u, 20 * u));
    shoulders.cubicTo(box.topLeft() + QPointF(6 * u, 13 * u), box.topLeft() + QPointF(18 * u, 13 * u), box.topLeft() + QPointF(19.2 * u, 20 * u));
    painter.drawPath(shoulders);
}

} // namespace

void SeatSprites::setLook(const SeatLook& look)
{
    m_look = look;
    m_sprites.clear();
    m_digits = m_largeDigits = {};
}

void SeatSprites::setSize(int cell, bool dots, qreal dpr)
{
    if (cell == m_cell && dots == m_dots && dpr == m_dpr)
        return;
    m_cell = cell;
    m_dots = dots;
    m_dpr = dpr;
    m_sprites.clear();
    m_digits = {};
}

const SeatSprite& SeatSprites::of(const SeatFace& face)
{
    SeatSprite& sprite = m_sprites[face.key()];
    if (!sprite.image.isNull())
        return sprite;
    sprite.image = painted(face);
    for (int y = 0; y < m_cell; ++y) { // corners are left out: seats of a slanting row lie corner to corner
        const auto* line = reinterpret_cast<const QRgb*>(sprite.image.constScanLine(y));
        int begin = 0, end = m_cell;
        while (begin < end && line[begin] == m_look.background)
            ++begin;
        while (end > begin && line[end - 1] == m_look.background)
            --end;
        sprite.spans.emplace_back(begin, end);
    }
    return sprite;
}

QImage SeatSprites::painted(const SeatFace& face) const
{
    QImage image(m_cell, m_cell, QImage::Format_RGB32);
    image.fill(m_look.background);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF cell(0, 0, m_cell, m_cell);
    const bool taken = face.state == SeatFace::State::Taken, off = face.state == SeatFace::State::Off;
    if (taken) {
        const double side = std::max(1.0, m_cell * (m_dots ? 0.35 : 0.38));
        painter.fillRect(QRectF(cell.center() - QPointF(side / 2, side / 2), QSizeF(side, side)), QColor(m_look.taken));
    } else if (off) { // a hollow dot
        painter.setPen(QPen(QColor(m_look.off), std::max(1.0, m_cell * 0.08)));
        painter.drawEllipse(cell.center(), m_cell * 0.22, m_cell * 0.22);
    } else if (m_dots) {
        const bool yours = face.state == SeatFace::State::Yours;
        painter.setPen(yours ? QPen(QColor(m_look.onYours), 1) : QPen(Qt::NoPen));
        painter.setBrush(QColor(yours ? m_look.yours : m_look.level[face.level % SeatLook::levels].fill));
        painter.drawEllipse(cell.center(), m_cell * 0.46, m_cell * 0.46);
    } else {
        const double margin = m_cell * 0.06;
        paintSquare(painter, face, cell.adjusted(margin, margin, -margin, -margin));
    }
    return image;
}

void SeatSprites::paintSquare(QPainter& painter, const SeatFace& face, const QRectF& square) const
{
    const bool yours = face.state == SeatFace::State::Yours;
    const SeatLook::Level& level = m_look.level[face.level % SeatLook::levels];
    const QRgb ink = yours ? m_look.onYours : level.ink;
    const double radius = square.width() * 0.3, line = std::max(1.0, square.width() * 0.07);
    QPainterPath path;
    path.addRoundedRect(square, radius, radius);
    painter.fillPath(path, QColor(yours ? m_look.yours : level.fill));
    painter.setClipPath(path);
    if (m_look.patterns && !yours)
        if (const Qt::BrushStyle style = patterns[face.level % std::size(patterns)]; style != Qt::NoBrush) {
            QColor hatch(ink);
            hatch.setAlphaF(0.35F);
            painter.fillRect(square, QBrush(hatch, style));
        }
    if (face.marks & ObstructedSeat) { // the upper half is hatched
        QColor hatch(ink);
        hatch.setAlphaF(0.8F);
        painter.fillRect(QRectF(square.topLeft(), QSizeF(square.width(), square.height() / 2)), QBrush(hatch, Qt::BDiagPattern));
    }
    painter.setClipping(false);
    painter.setBrush(Qt::NoBrush);
    if (!yours && face.level >= 6) { // levels 7 to 12: an inner ring
        painter.setPen(QPen(QColor(ink), line));
        painter.drawRoundedRect(square.adjusted(2 * line, 2 * line, -2 * line, -2 * line), radius / 2, radius / 2);
    }
    if (yours) {
        painter.setPen(QPen(QColor(m_look.onYours), 1.5 * line));
        painter.drawRoundedRect(square.adjusted(line, line, -line, -line), radius, radius);
    }
    paintMark(painter, face, square, ink);
}

void SeatSprites::paintMark(QPainter& painter, const SeatFace& face, const QRectF& square, QRgb ink) const
{
    painter.setPen(QPen(QColor(ink), std::max(1.0, square.width() * 0.08), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF inside = square.adjusted(square.width() * 0.1, square.width() * 0.1, -square.width() * 0.1, -square.width() * 0.1);
    if (face.marks & WheelchairSeat) {
        paintWheelchair(painter, inside);
    } else if (face.marks & CompanionSeat) {
        paintPerson(painter, inside);
    } else if (face.letter && face.state == SeatFace::State::Available) {
        QFont font = m_look.labelFont;
        font.setPixelSize(std::max(6, static_cast<int>(square.height() * 0.6)));
        painter.setFont(font);
        painter.drawText(square, Qt::AlignCenter, levelLetter(face.level));
    } else if (face.state == SeatFace::State::Yours && m_cell < 18 * m_dpr) { // no room for its number
        const double w = square.width();
        painter.drawPolyline(QPolygonF{square.topLeft() + QPointF(w * 0.27, w * 0.53), square.topLeft() + QPointF(w * 0.44, w * 0.7), square.topLeft() + QPointF(w * 0.75, w * 0.33)});
    }
}

const QImage& SeatSprites::digits()
{
    if (!m_digits.isNull())
        return m_digits;
    constexpr int large = 32;
    if (m_largeDigits.isNull()) { // a font of another size takes milliseconds to load: the others are made of this one
        QFont font = m_look.labelFont;
        font.setPixelSize(large);
        const QFontMetrics metrics(font);
        const int width = metrics.horizontalAdvance(QLatin1Char('0'));
        m_largeDigits = QImage(width * 10, metrics.height(), QImage::Format_Grayscale8);
        m_largeDigits.fill(0);
        QPainter painter(&m_largeDigits);
        painter.setFont(font);
        painter.setPen(QColor(QRgb(~0U)));
        for (int digit = 0; digit < 10; ++digit)
            painter.drawText(QRect(digit * width, 0, width, metrics.height()), Qt::AlignCenter, QString::number(digit));
    }
    const double part = std::clamp(m_cell * 0.46, 6.0, 15 * m_dpr) / large;
    const int tenth = m_largeDigits.width() / 10;
    m_digitWidth = std::max(3, static_cast<int>(std::lround(tenth * part)));
    m_digits = m_largeDigits.scaled(m_digitWidth * 10, std::max(5, static_cast<int>(m_largeDigits.height() * part)), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .convertToFormat(QImage::Format_Grayscale8);
    return m_digits;
}

std::size_t SeatSprites::bytes() const
{
    auto sum = static_cast<std::size_t>(m_digits.sizeInBytes() + m_largeDigits.sizeInBytes());
    for (const SeatSprite& sprite : m_sprites)
        sum += static_cast<std::size_t>(sprite.image.sizeInBytes()) + sprite.spans.capacity() * sizeof(sprite.spans[0]);
    return sum;
}

} // namespace boxoffice
