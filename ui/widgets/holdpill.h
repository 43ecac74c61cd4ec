#pragma once
#include "core/clock.h"
#include <QWidget>

namespace boxoffice {

class HoldClock;

/// The time left on the held places, in the kiosk's header. Name "Hold", role ProgressBar; announced at 60, 30, 10 s.
class HoldPill : public QWidget {
    Q_OBJECT
public:
    explicit HoldPill(const Clock& clock, QWidget* parent = nullptr);
    void setHold(Instant endsAt, std::chrono::seconds length);
    void clear();
    [[nodiscard]] HoldClock& countdown() const { return *m_countdown; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void ended();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    HoldClock* m_countdown;
};

} // namespace boxoffice
