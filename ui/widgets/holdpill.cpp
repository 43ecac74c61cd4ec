#include "ui/widgets/holdpill.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/holdclock.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>
#include <cmath>

namespace boxoffice {
namespace {

QString wordsOf(HoldClock::Phase phase)
{
    if (phase == HoldClock::Phase::LastMinute)
        return HoldPill::tr("Last\nminute");
    return phase == HoldClock::Phase::Ended ? HoldPill::tr("Time\nran out") : HoldPill::tr("Held\nfor you");
}

QFont smallFont(const Theme& theme)
{
    QFont font = theme.font(TextStyle::Detail);
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

HoldPill::HoldPill(const Clock& clock, QWidget* parent) : HoldFace(clock, parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void HoldPill::setHold(Instant endsAt, std::chrono::seconds length, const QList<std::chrono::seconds>& warnings)
{
    countdown().set(endsAt, length, warnings);
}

QSize HoldPill::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const qreal digits = tabularWidth(theme.font(TextStyle::Countdown), QStringLiteral("00:00"));
    const int words = linesWidth(smallFont(theme), wordsOf(countdown().phase()));
    return {theme.px(28) + 28 + 20 + static_cast<int>(std::ceil(digits)) + 16 + words + 28, theme.px(80)};
}

void HoldPill::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const HoldClock::Phase phase = countdown().phase();
    const bool last = phase == HoldClock::Phase::LastMinute, over = phase == HoldClock::Phase::Ended;
    const Role fill = over ? Role::Panel : last ? Role::OnYours : Role::Yours;
    const Role ink = over ? Role::Text : last ? Role::Yours : Role::OnYours;
    QPainter painter(this);
    paintBox(painter, rect(), theme.metrics().radiusControl, theme.color(fill), last ? theme.color(ink) : Qt::transparent, 2);
    const int side = theme.px(28);
    paintIcon(painter, theme, last ? QStringLiteral("warning") : QStringLiteral("hourglass"), ink,
              QRectF(24, (height() - side) / 2.0, side, side));
    painter.setPen(theme.color(ink));
    painter.setFont(theme.font(TextStyle::Countdown));
    qreal x = 24 + side + 20;
    x += drawTabular(painter, QRectF(x, 0, width(), height()), Qt::AlignLeft, countdown().digits()) + 16;
    painter.setFont(smallFont(theme));
    const auto lines = wordsOf(phase).split(u'\n');
    const int line = theme.px(24);
    qreal y = (height() - line * static_cast<int>(lines.size())) / 2.0;
    for (const QString& words : lines) {
        drawLine(painter, QRectF(x, y, width() - x - 8, line), Qt::AlignLeft, words);
        y += line;
    }
}

} // namespace boxoffice
