#include "ui/widgets/holdface.h"
#include "ui/widgets/holdclock.h"
#include "ui/widgets/spoken.h"

namespace boxoffice {

HoldFace::HoldFace(const Clock& clock, QWidget* parent) : QWidget(parent), m_countdown(new HoldClock(clock, this))
{
    speakAs(*this, {.role = QAccessible::ProgressBar,
                    .value = [this] { return m_countdown->words(); },
                    .range = [this] {
                        return Spoken::Range{.now = qRound(m_countdown->fraction() * 100), .maximum = 100};
                    },
                    .description = [this] { return m_countdown->words(); }});
    setAccessibleName(tr("Hold"));
    connect(m_countdown, &HoldClock::ticked, this, [this] { update(); });
    connect(m_countdown, &HoldClock::announce, this, [this](const QString& words) { boxoffice::announce(*this, words); });
    connect(m_countdown, &HoldClock::phaseChanged, this, [this](HoldClock::Phase phase) {
        setVisible(phase != HoldClock::Phase::None);
        updateGeometry();
        valueSpoken(*this);
        if (phase == HoldClock::Phase::Ended)
            Q_EMIT ended();
    });
    hide();
}

void HoldFace::clear() { m_countdown->clear(); }

} // namespace boxoffice
