#pragma once
#include <QWidget>

namespace boxoffice {

/// Seconds in a ring that empties: the kiosk's "Are you still there?". Role ProgressBar.
class CountdownRing : public QWidget {
    Q_OBJECT
public:
    explicit CountdownRing(int fullSeconds, QWidget* parent = nullptr);
    void setLeft(int seconds);
    [[nodiscard]] int left() const { return m_left; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_full, m_left;
};

} // namespace boxoffice
