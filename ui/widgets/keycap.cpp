#include "ui/widgets/keycap.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>

namespace boxoffice {

int keyCapHeight(const Theme& theme) { return theme.lineHeight(TextStyle::Keycap) + theme.px(2); }

int keyCapWidth(const Theme& theme, const QString& key)
{
    return qMax(keyCapHeight(theme) + theme.px(4), textWidth(theme.font(TextStyle::Keycap), key) + theme.px(12));
}

void paintKeyCap(QPainter& painter, const Theme& theme, const QString& key, const QRect& box, const QColor& ink,
                 const QColor& fill)
{
    paintBox(painter, box, theme.metrics().radiusKeycap, fill, ink, 1);
    painter.setFont(theme.font(TextStyle::Keycap));
    painter.setPen(ink);
    drawLine(painter, box, Qt::AlignHCenter, key);
}

KeyCap::KeyCap(const QString& key, QWidget* parent) : QWidget(parent), m_key(key)
{
    speakAs(*this, {.role = QAccessible::NoRole});
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyCap::setKey(const QString& key)
{
    m_key = key;
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    return {keyCapWidth(theme, m_key), keyCapHeight(theme)};
}

void KeyCap::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    paintKeyCap(painter, theme, m_key, rect(), theme.color(Role::Text), theme.color(Role::Panel));
}

} // namespace boxoffice
