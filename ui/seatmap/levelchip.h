#pragma once
#include "ui/seatmap/seatsprites.h"
#include <QCheckBox>

namespace boxoffice {

/// A seat as the map draws it, on a ground of another colour: for legends.
void paintSeatSample(QPainter& painter, const SeatLook& look, const SeatFace& face, QRgb ground, const QRectF& square);

/// A price level that can be left out: its seat with its letter, hollow when off, and its words. Follows the theme.
class LevelChip : public QCheckBox {
    Q_OBJECT
public:
    explicit LevelChip(int level, QWidget* parent = nullptr);
    void setWords(const QString& words);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& at) const override { return rect().contains(at); }

private:
    int m_level;
};

/// A mark of the map and what it means.
class MarkSample : public QWidget {
    Q_OBJECT
public:
    MarkSample(const SeatFace& face, QString words, QWidget* parent = nullptr);
    [[nodiscard]] const QString& words() const { return m_words; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SeatFace m_face;
    QString m_words;
};

} // namespace boxoffice
