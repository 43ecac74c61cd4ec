#pragma once
#include "seats/seatrules.h"
#include "ui/seatmap/seatsprites.h"
#include "venue/seathouse.h"
#include <span>

namespace boxoffice {

class SeatCanvas;

/// Which part of a house is seen: the layout point at the top left corner and logical pixels per layout unit.
struct SeatFrame {
    QPointF corner{};
    double scale = 1;
    [[nodiscard]] QPointF toScreen(QPointF at) const { return (at - corner) * scale; }
    [[nodiscard]] QPointF toHouse(QPointF at) const { return at / scale + corner; }
    friend bool operator==(const SeatFrame&, const SeatFrame&) = default;
};

enum class SeatDetail { Sections, Dots, Squares, Numbers };
/// By the distance of neighbours in logical pixels (tokens.json, seatMap.lod).
[[nodiscard]] SeatDetail detailAt(double pitch);

/// Paints a house into an image, all seats that are seen each time: no scene, no item per seat, no tiles to rebuild.
class SeatPainter {
public:
    struct Choice {
        SeatPick pick{};
        std::vector<bool> levelsOff{}; ///< price filter
        bool letters = false;          ///< level letters and patterns
    };
    void setLook(const SeatLook& look);
    /// Lives as long as it is painted.
    void setHouse(const SeatHouse* house);
    void setChoice(Choice choice) { m_choice = std::move(choice); }
    [[nodiscard]] const Choice& choice() const { return m_choice; }
    /// `image` is RGB32 in device pixels with its ratio set. Only `part` (device pixels) is painted.
    void paint(QImage& image, const SeatFrame& frame, const QRect& part);
    /// Over what is there: only these seats. False where they are not shown one by one.
    bool repaint(QImage& image, const SeatFrame& frame, std::span<const SeatIndex> seats);
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Label {
        QImage image{};
        QString text{};
    };
    void paintSections(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr, bool filled);
    void paintSeats(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr);
    void paintPoints(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr, int size);
    void paintSeat(SeatCanvas& canvas, SeatIndex seat, QPointF middle, SeatDetail detail);
    void paintNumber(SeatCanvas& canvas, int number, int x, int y, QRgb ink);
    void paintLabels(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr);
    void paintFocus(SeatCanvas& canvas, const SeatFrame& frame, qreal dpr);
    [[nodiscard]] const QImage& label(std::size_t index, const QString& text, QRgb ink, bool plate, qreal dpr);
    [[nodiscard]] SeatFace faceOf(SeatIndex seat) const;
    [[nodiscard]] QString focusWords() const;
    [[nodiscard]] QRgb tintOf(std::size_t section) const;
    void prepare(const SeatFrame& frame, qreal dpr);
    const SeatHouse* m_house = nullptr;
    SeatLook m_look;
    Choice m_choice;
    SeatSprites m_sprites;
    std::vector<Label> m_labels; ///< by section; the last is the stage's
    std::vector<quint8> m_mainLevel; ///< by section: the level of most of its free seats
    qreal m_labelDpr = 0;
};

} // namespace boxoffice
