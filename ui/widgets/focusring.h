#pragma once
#include <QPointer>
#include <QWidget>

namespace boxoffice {

/// The focus ring of a window: one mouse-transparent overlay above everything that follows the focus, its geometry
/// and scrolling. Attended: always shown. Kiosk: after a key press and in dialogs, not after a touch.
/// A widget draws its own when its property "ownFocus" is true.
class FocusRing : public QWidget {
    Q_OBJECT
public:
    explicit FocusRing(QWidget* window);
    /// Shown although nobody pressed a key (a dialog of the kiosk).
    void setAlways(bool always);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(QWidget* widget);
    void place();
    [[nodiscard]] bool isWanted() const;
    QPointer<QWidget> m_target;
    QRect m_ring;
    bool m_keySeen = false, m_always = false;
};

} // namespace boxoffice
