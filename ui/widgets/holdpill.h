#pragma once
#include "ui/widgets/holdface.h"

namespace boxoffice {

/// The time left on the held places, in the kiosk's header. Name "Hold", role ProgressBar; announced at each warning.
class HoldPill : public HoldFace {
    Q_OBJECT
public:
    explicit HoldPill(const Clock& clock, QWidget* parent = nullptr);
    void setHold(Instant endsAt, std::chrono::seconds length, const QList<std::chrono::seconds>& warnings);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace boxoffice
