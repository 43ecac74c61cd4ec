#pragma once
#include <QWidget>

class QPainter;
class QPixmap;

namespace boxoffice {

class Theme;

struct EventArtLook {
    bool dimmed = false;     ///< sold out
    bool yoursSeat = false;  ///< one yellow seat: the attract screen and the identity alone
    int seatPx = 9;          ///< length of a seat
};
/// Rows of a bowl, the same for the same id; drawn once and shared while Qt's cache of pixmaps keeps it.
QPixmap eventArt(const QSizeF& size, qreal devicePixelRatio, const QString& eventId, const Theme& theme, const EventArtLook& look = {});
/// The same, painted. Clips to `box`.
void paintEventArt(QPainter& painter, const QRectF& box, const QString& eventId, const Theme& theme,
                   const EventArtLook& look = {});

/// Bowl art in a banner. Decorative: hidden from assistive tools.
class EventArt : public QWidget {
    Q_OBJECT
public:
    explicit EventArt(QWidget* parent = nullptr);
    void setEvent(const QString& eventId, const EventArtLook& look = {});
    void setRadius(int px);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_eventId;
    EventArtLook m_look;
    int m_radius = 0;
};

} // namespace boxoffice
