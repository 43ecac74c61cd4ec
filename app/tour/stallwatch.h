#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace boxoffice {

/// How long the UI thread ever went without turning its event loop. Thread: the watched one.
class StallWatch : public QObject {
    Q_OBJECT
public:
    explicit StallWatch(QObject* parent = nullptr);
    /// While paused (the tour saves a picture) nothing counts.
    void pause();
    void resume();
    [[nodiscard]] double worstMs() const { return static_cast<double>(m_worst) / 1e6; }
    /// The worst since the last call, for one step.
    [[nodiscard]] double takeStepWorstMs();

private:
    void turned();
    QTimer m_turn;
    QElapsedTimer m_since;
    qint64 m_worst = 0;
    qint64 m_stepWorst = 0;
};

} // namespace boxoffice
