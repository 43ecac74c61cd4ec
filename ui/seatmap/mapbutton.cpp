#include "ui/seatmap/mapbutton.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>

namespace boxoffice {

MapButton::MapButton(QString icon, const QString& name, QWidget* parent) : QPushButton(parent), m_icon(std::move(icon))
{
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize MapButton::sizeHint() const
{
    const int side = Theme::of(this).metrics().control;
    return {side, side};
}

/// The style sheet's padding leaves an icon no room in a square.
void MapButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    QPainter painter(this);
    paintBox(painter, rect(), sizes.radiusControl, theme.color(isDown() ? Role::PrimaryTint : underMouse() ? Role::Sunken : Role::Panel), theme.color(Role::LineStrong), sizes.border);
    const double side = sizes.icon;
    paintIcon(painter, theme, m_icon, isEnabled() ? Role::Text : Role::TextDisabled, {(width() - side) / 2, (height() - side) / 2, side, side});
}

} // namespace boxoffice
