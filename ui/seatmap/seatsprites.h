#pragma once
#include "ui/seatmap/seatcanvas.h"
#include "ui/seatmap/seatlook.h"
#include <QHash>
#include <QImage>

class QPainter;

namespace boxoffice {

/// What one seat looks like, whatever its number.
struct SeatFace {
    enum class State : quint8 { Available, Yours, Taken, Off }; ///< Off: its price level is filtered away
    State state = State::Available;
    quint8 level = 0;
    quint8 marks = 0; ///< SeatMark, without aisles
    bool letter = false;
    [[nodiscard]] quint32 key() const { return static_cast<quint32>(state) | quint32(level) << 4 | quint32(marks) << 12 | quint32(letter) << 20; }
};

/// Pictures of seats at one size, painted when first needed. Opaque, on the map's background. Kept while the size stays.
class SeatSprites {
public:
    void setLook(const SeatLook& look);
    /// `cell`: side of the square in device pixels that belongs to a seat; `dots` below the size at which squares are told apart.
    void setSize(int cell, bool dots, qreal dpr);
    [[nodiscard]] int cell() const { return m_cell; }
    [[nodiscard]] const SeatSprite& of(const SeatFace& face);
    /// The largest that a seat can be drawn: covers every other.
    [[nodiscard]] const SeatSprite& largest() { return of({.state = SeatFace::State::Yours}); }
    /// Ten digits of one height beside each other, as a mask; each `digitWidth()` wide.
    [[nodiscard]] const QImage& digits();
    [[nodiscard]] int digitWidth() const { return m_digitWidth; }
    [[nodiscard]] std::size_t bytes() const;

private:
    [[nodiscard]] QImage painted(const SeatFace& face) const;
    void paintSquare(QPainter& painter, const SeatFace& face, const QRectF& square) const;
    void paintMark(QPainter& painter, const SeatFace& face, const QRectF& square, QRgb ink) const;
    SeatLook m_look;
    int m_cell = 0, m_digitWidth = 0;
    bool m_dots = true;
    qreal m_dpr = 1;
    QHash<quint32, SeatSprite> m_sprites;
    QImage m_digits, m_largeDigits;
};

} // namespace boxoffice
