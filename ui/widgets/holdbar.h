#pragma once
#include "ui/widgets/holdface.h"

namespace boxoffice {

/// The time left on the held places, attended: yellow, inverted in the last minute. Name "Hold", role ProgressBar,
/// value and description "4 minutes 12 seconds left". Hides itself when there is no hold.
class HoldBar : public HoldFace {
    Q_OBJECT
public:
    explicit HoldBar(const Clock& clock, QWidget* parent = nullptr);
    /// `until` is the wall time as text ("6:51:02 PM"); setting again corrects the countdown.
    void setHold(Instant endsAt, std::chrono::seconds length, const QList<std::chrono::seconds>& warnings, const QString& until = {});
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_until;
};

} // namespace boxoffice
