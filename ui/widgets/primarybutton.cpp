#include "ui/widgets/primarybutton.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/textpaint.h"
#include <QKeyEvent>
#include <QPainter>
#include <cmath>

namespace boxoffice {
namespace {

struct ButtonColors {
    Role fill, edge, ink;
};

ButtonColors colorsOf(PrimaryButton::Kind kind, bool dead, bool down, bool over)
{
    if (dead)
        return {Role::Sunken, Role::Line, Role::TextDisabled};
    if (kind == PrimaryButton::Kind::Primary) {
        const Role fill = down ? Role::PrimaryPressed : over ? Role::PrimaryHover : Role::Primary;
        return {fill, fill, Role::OnPrimary};
    }
    if (kind == PrimaryButton::Kind::OnBar)
        return {down ? Role::OnBar2 : Role::OnBar, Role::OnBar, Role::Bar};
    if (kind == PrimaryButton::Kind::Danger)
        return {down || over ? Role::DangerTint : Role::Panel, Role::Danger, Role::Danger};
    return {down ? Role::PrimaryTint : over ? Role::Sunken : Role::Panel, Role::LineStrong, Role::Text};
}

int sidePadding(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 32 : 16); }
int gapOf(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 16 : 10); }
int iconOf(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 32 : 18); }

} // namespace

PrimaryButton::PrimaryButton(const QString& text, QWidget* parent, Kind kind) : QPushButton(text, parent), m_kind(kind)
{
    setAccessibleName(QString(text).remove(u'&'));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAutoDefault(false);
}

void PrimaryButton::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void PrimaryButton::setAmount(const QString& amount)
{
    m_amount = amount;
    setAccessibleDescription(amount);
    updateGeometry();
    update();
}

void PrimaryButton::setKey(const QString& key)
{
    m_key = key;
    updateGeometry();
    update();
}

void PrimaryButton::setIconName(const QString& icon, bool trailing)
{
    m_icon = icon;
    m_trailing = trailing;
    updateGeometry();
    update();
}

void PrimaryButton::setArmed(bool armed)
{
    m_armed = armed;
    update();
}

void PrimaryButton::setBusy(bool busy, const QString& words)
{
    m_busy = busy;
    m_busyWords = words;
    updateGeometry();
    update();
}

QString PrimaryButton::words() const
{
    return m_busy && !m_busyWords.isEmpty() ? m_busyWords : QString(text()).remove(u'&');
}

QSize PrimaryButton::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const QFont font = theme.font(TextStyle::ButtonLarge);
    int width = textWidth(font, words()) + 2 * sidePadding(theme);
    if (!m_icon.isEmpty())
        width += iconOf(theme) + gapOf(theme);
    if (!m_amount.isEmpty())
        width += static_cast<int>(std::ceil(tabularWidth(font, m_amount))) + 2 * gapOf(theme);
    if (!m_key.isEmpty())
        width += keyCapWidth(theme, m_key) + gapOf(theme);
    return {width, theme.metrics().primary};
}

QSize PrimaryButton::minimumSizeHint() const { return sizeHint(); }

bool PrimaryButton::hitButton(const QPoint& at) const { return !m_busy && QPushButton::hitButton(at); }

void PrimaryButton::keyPressEvent(QKeyEvent* event)
{
    const bool presses = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (presses && m_busy)
        return;
    // Enter presses the button that has the focus, also outside dialogs.
    if (presses && event->key() != Qt::Key_Space && !event->isAutoRepeat()) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

void PrimaryButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    const ButtonColors colors = colorsOf(m_kind, !isEnabled() || m_busy, isDown(), underMouse());
    QPainter painter(this);
    paintBox(painter, rect(), sizes.radiusButton, theme.color(colors.fill), theme.color(colors.edge), sizes.border);
    if (m_armed && isEnabled() && !m_busy)
        paintBox(painter, QRectF(rect()).adjusted(4, 4, -4, -4), sizes.radiusButton - 4, Qt::transparent,
                 theme.color(colors.ink), 2);
    const int pad = sidePadding(theme), gap = gapOf(theme), side = iconOf(theme);
    const QFont font = theme.font(TextStyle::ButtonLarge);
    qreal left = pad, right = width() - pad;
    if (!m_key.isEmpty()) {
        const int cap = keyCapWidth(theme, m_key), high = keyCapHeight(theme);
        paintKeyCap(painter, theme, m_key, QRect(qRound(right) - cap, (height() - high) / 2, cap, high),
                    theme.color(colors.ink), Qt::transparent);
        right -= cap + gap;
    }
    painter.setFont(font);
    painter.setPen(theme.color(colors.ink));
    if (!m_amount.isEmpty())
        right -= drawTabular(painter, QRectF(left, 0, right - left, height()), Qt::AlignRight, m_amount) + gap;
    const bool centred = m_amount.isEmpty() && m_key.isEmpty();
    const int iconSpan = m_icon.isEmpty() ? 0 : side + gap;
    if (centred)
        left = qMax<qreal>(left, (width() - iconSpan - textWidth(font, words())) / 2.0);
    const QRectF icon(left, (height() - side) / 2.0, side, side);
    if (iconSpan > 0 && !m_trailing) {
        paintIcon(painter, theme, m_icon, colors.ink, icon);
        left += iconSpan;
    }
    const qreal used = drawLine(painter, QRectF(left, 0, right - left, height()), Qt::AlignLeft, words());
    if (iconSpan > 0 && m_trailing)
        paintIcon(painter, theme, m_icon, colors.ink, icon.translated(used + gap, 0));
}

} // namespace boxoffice
