#include "ui/seatmap/levelchip.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>
#include <utility>

namespace boxoffice {
namespace {

/// Of the sample of a seat, in logical pixels.
int sampleSize(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 34 : 22); }
int between(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 12 : 6); }
int beside(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 16 : 8); }

} // namespace

void paintSeatSample(QPainter& painter, const SeatLook& look, const SeatFace& face, QRgb ground, const QRectF& square)
{
    const qreal dpr = painter.device()->devicePixelRatioF();
    SeatLook here = look;
    here.background = ground;
    SeatSprites sprites;
    sprites.setLook(here);
    sprites.setSize(qRound(square.width() * dpr), false, dpr);
    painter.drawImage(square, sprites.of(face).image);
}

LevelChip::LevelChip(int level, QWidget* parent) : QCheckBox(parent), m_level(level)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setChecked(true);
}

void LevelChip::setWords(const QString& words)
{
    if (text() != words)
        setText(words);
}

QSize LevelChip::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const int words = text().isEmpty() ? 0 : between(theme) + textWidth(theme.font(TextStyle::Body), text());
    return {2 * beside(theme) + sampleSize(theme) + words, std::max(theme.metrics().target, sampleSize(theme) + beside(theme))};
}

void LevelChip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    const Role ground = isChecked() ? Role::Panel : Role::Sunken;
    QPainter painter(this);
    paintBox(painter, rect(), sizes.radiusControl, theme.color(ground), theme.color(isChecked() || underMouse() ? Role::LineStrong : Role::Line), sizes.border);
    const double side = sampleSize(theme);
    const QRectF sample(beside(theme), (height() - side) / 2, side, side);
    if (isChecked()) {
        paintSeatSample(painter, SeatLook::of(theme), {.level = static_cast<quint8>(m_level), .letter = true}, theme.color(ground).rgb(), sample);
    } else {
        paintBox(painter, sample.adjusted(2, 2, -2, -2), side / 2 - 2, Qt::transparent, theme.color(Role::Text2), 1.5);
        painter.setFont(theme.font(TextStyle::Detail));
        painter.setPen(theme.color(Role::Text2));
        painter.drawText(sample, Qt::AlignCenter, levelLetter(m_level));
    }
    painter.setFont(theme.font(TextStyle::Body));
    painter.setPen(theme.color(isChecked() ? Role::Text : Role::Text2));
    const double left = sample.right() + between(theme);
    drawLine(painter, {left, 0, width() - left, static_cast<double>(height())}, Qt::AlignLeft, text());
}

MarkSample::MarkSample(const SeatFace& face, QString words, QWidget* parent) : QWidget(parent), m_face(face), m_words(std::move(words))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_words);
    speakAs(*this, {.role = QAccessible::StaticText});
}

QSize MarkSample::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    return {sampleSize(theme) + between(theme) + textWidth(theme.font(TextStyle::Detail), m_words), sampleSize(theme) + 2};
}

void MarkSample::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    const double side = sampleSize(theme);
    const QRectF sample(0, (height() - side) / 2, side, side);
    paintSeatSample(painter, SeatLook::of(theme), m_face, theme.color(Role::Sunken).rgb(), sample);
    painter.setFont(theme.font(TextStyle::Detail));
    painter.setPen(theme.color(Role::Text));
    const double left = side + between(theme);
    drawLine(painter, {left, 0, width() - left, static_cast<double>(height())}, Qt::AlignLeft, m_words);
}

} // namespace boxoffice
