#pragma once
#include "core/clock.h"
#include <QWidget>

namespace boxoffice {

class HoldClock;

/// What HoldBar and HoldPill share: the countdown, its words for assistive tools (name "Hold", role ProgressBar, value
/// and description "4 minutes 12 seconds left", announced at each warning), and hiding when there is no hold.
class HoldFace : public QWidget {
    Q_OBJECT
public:
    explicit HoldFace(const Clock& clock, QWidget* parent = nullptr);
    void clear();
    [[nodiscard]] HoldClock& countdown() const { return *m_countdown; }

Q_SIGNALS:
    void ended();

private:
    HoldClock* m_countdown;
};

} // namespace boxoffice
