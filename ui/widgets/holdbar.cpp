#include "ui/widgets/holdbar.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/holdclock.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>

namespace boxoffice {
namespace {

struct HoldColors {
    Role fill, ink;
    QString icon;
};

HoldColors colorsOf(HoldClock::Phase phase)
{
    switch (phase) {
    case HoldClock::Phase::LastMinute: return {Role::OnYours, Role::Yours, QStringLiteral("warning")};
    case HoldClock::Phase::Ended: return {Role::Panel, Role::Text, QStringLiteral("start-over")};
    case HoldClock::Phase::None: case HoldClock::Phase::Held: break;
    }
    return {Role::Yours, Role::OnYours, QStringLiteral("hourglass")};
}

constexpr int trackHeight = 4;

} // namespace

HoldBar::HoldBar(const Clock& clock, QWidget* parent) : HoldFace(clock, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HoldBar::setHold(Instant endsAt, std::chrono::seconds length, const QList<std::chrono::seconds>& warnings, const QString& until)
{
    m_until = until;
    countdown().set(endsAt, length, warnings);
    update();
}

QSize HoldBar::sizeHint() const { return {340, Theme::of(this).px(50) + trackHeight}; }

QSize HoldBar::minimumSizeHint() const { return {200, sizeHint().height()}; }

void HoldBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const HoldClock::Phase phase = countdown().phase();
    const HoldColors colors = colorsOf(phase);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(colors.fill));
    const int gutter = theme.metrics().gutter, side = theme.px(22), face = height() - trackHeight;
    paintIcon(painter, theme, colors.icon, colors.ink, QRectF(gutter, (face - side) / 2.0, side, side));
    painter.setPen(theme.color(colors.ink));
    qreal x = gutter + side + theme.px(10);
    painter.setFont(theme.font(TextStyle::Countdown));
    x += drawTabular(painter, QRectF(x, 0, width() - x, face), Qt::AlignLeft, countdown().digits()) + theme.px(12);

    QString upper = tr("Held for this sale"), lower = m_until.isEmpty() ? QString() : tr("until %1").arg(m_until);
    if (phase == HoldClock::Phase::LastMinute)
        upper = tr("Last minute");
    else if (phase == HoldClock::Phase::Ended)
        upper = tr("The time ran out"), lower.clear();
    QFont small = theme.font(TextStyle::Detail);
    small.setWeight(QFont::Medium);
    painter.setFont(small);
    const int line = theme.lineHeight(TextStyle::Detail);
    const qreal textTop = lower.isEmpty() ? (face - line) / 2.0 : (face - 2 * line) / 2.0;
    drawLine(painter, QRectF(x, textTop, width() - gutter - x, line), Qt::AlignRight, upper);
    if (!lower.isEmpty())
        drawTabular(painter, QRectF(x, textTop + line, width() - gutter - x, line), Qt::AlignRight, lower);

    QColor rest = theme.color(colors.ink);
    rest.setAlphaF(phase == HoldClock::Phase::LastMinute ? 0.4f : 0.28f);
    // On a dark ground the dark end of the track would vanish into the panel: it stays inside the yellow there.
    const int track = theme.name() == ThemeName::Light ? trackHeight : trackHeight - 1;
    const int top = height() - trackHeight - (theme.name() == ThemeName::Light ? 0 : 2);
    painter.fillRect(QRectF(0, top, width(), track), rest);
    painter.fillRect(QRectF(0, top, width() * countdown().fraction(), track), theme.color(colors.ink));
}

} // namespace boxoffice
