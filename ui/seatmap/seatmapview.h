#pragma once
#include "ui/seatmap/seatboard.h"
#include "ui/seatmap/seatpainter.h"
#include <QVariantAnimation>
#include <QWidget>
#include <span>

namespace boxoffice {

/// Every seat of the house at once: zooms, pans and picks. What it shows and changes is the board's.
class SeatMapView : public QWidget {
    Q_OBJECT
public:
    explicit SeatMapView(SeatBoard& board, QWidget* parent = nullptr);
    ~SeatMapView() override;
    [[nodiscard]] SeatBoard& board() const { return m_board; }
    [[nodiscard]] const SeatFrame& frame() const { return m_frame; }
    void setFrame(const SeatFrame& frame);
    /// By a factor, around a point of the widget that stays where it is.
    void zoomAt(QPointF point, double factor);
    void zoomBy(double factor) { zoomAt(QRectF(rect()).center(), factor); }
    void pan(QPoint pixels);
    void fit();
    void zoomToSection(quint32 section);
    void setLetters(bool letters);
    [[nodiscard]] bool letters() const { return m_painter.choice().letters; }
    /// The seat under a point of the widget, as far away as a finger is wide; noSeat.
    [[nodiscard]] SeatIndex seatAt(QPointF point) const;
    [[nodiscard]] SeatIndex hovered() const { return m_hover; }
    /// Where a seat is drawn, at least as large as can be seen.
    [[nodiscard]] QRectF seatRect(SeatIndex seat) const;
    /// The picture and what is kept for it, in bytes.
    [[nodiscard]] std::size_t bytes() const { return static_cast<std::size_t>(m_image.sizeInBytes()) + m_painter.bytes(); }
    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {160, 72}; }

Q_SIGNALS:
    /// What was typed so far for a jump; empty when it is over. `known`: there is such a place.
    void jumpTyped(const QString& words, bool known);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void readLook();
    void houseChanged();
    void refreshAll();
    void repaintSeats(std::span<const SeatIndex> seats);
    void shiftImage(QPoint pixels);
    void ensureImage();
    void glideTo(const SeatFrame& frame);
    [[nodiscard]] SeatFrame framing(const QRectF& box, double margin, double mostPitch) const;
    [[nodiscard]] SeatFrame limited(SeatFrame frame) const;
    [[nodiscard]] double leastScale() const;
    void showCursor();
    void setHover(SeatIndex seat);
    void paintOverlay(QPainter& painter);
    void paintCard(QPainter& painter, SeatIndex seat);
    void paintRing(QPainter& painter, const QRectF& around) const;
    bool moveKey(const QKeyEvent& event);
    bool viewKey(const QKeyEvent& event);
    bool typeKey(const QKeyEvent& event);
    void setTyped(const QString& typed);
    SeatBoard& m_board;
    SeatPainter m_painter;
    SeatLook m_look;
    SeatFrame m_frame;
    QImage m_image;
    bool m_stale = true, m_fitted = true;
    SeatIndex m_hover = noSeat;
    SeatIndex m_dragFrom = noSeat; ///< a drag along a row began here
    bool m_dragBegun = false, m_panning = false, m_moved = false;
    QPointF m_pressedAt, m_lastAt;
    QString m_typed;
    QVariantAnimation m_glide;
    SeatFrame m_glideFrom, m_glideTo;
};

} // namespace boxoffice
