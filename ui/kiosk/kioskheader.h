#pragma once
#include "core/clock.h"
#include "session/purchaseview.h"
#include "ui/pages/pane.h"

class QPushButton;

namespace boxoffice {

class HoldPill;
class StepsRail;

/// Mark, steps, the time left on the seats and "More time?".
class KioskHeader : public Pane {
    Q_OBJECT
public:
    explicit KioskHeader(const Clock& clock, QWidget* parent = nullptr);
    /// -1 hides the rail.
    void setStep(int step);
    void setHold(const std::optional<HoldView>& hold);
    [[nodiscard]] HoldPill& pill() const { return *m_pill; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

Q_SIGNALS:
    void moreTimeAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    QWidget* m_mark;
    StepsRail* m_rail;
    HoldPill* m_pill;
    QPushButton* m_more;
    bool m_held = false;
    int m_step = -1;
};

/// The mark and the name. Decorative beside its words.
class KioskMark : public QWidget {
    Q_OBJECT
public:
    explicit KioskMark(QWidget* parent = nullptr);
    /// Without the name, where there is no room.
    void setShort(bool shortened);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_short = false;
};

} // namespace boxoffice
