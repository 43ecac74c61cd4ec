#pragma once
#include <QTimer>
#include <QWidget>

namespace boxoffice {

/// Flat grey bars in the shape of rows to come: nothing for 300 ms, then still bars, no shimmer (ui.md 9).
class LoadingBars : public QWidget {
    Q_OBJECT
public:
    explicit LoadingBars(QWidget* parent = nullptr);
    /// Start of a wait; again while it lasts does nothing.
    void start();
    void stop();

Q_SIGNALS:
    /// Five seconds have passed: say "Still loading" and offer to try again.
    void slow();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTimer m_show, m_slow;
    bool m_running = false, m_shown = false;
};

} // namespace boxoffice
