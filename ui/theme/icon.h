#pragma once
#include "ui/theme/roles.h"
#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace boxoffice {

class Theme;

/// An icon of resources/icons (name without ".svg") in a colour role. The QIcon asks the theme each time it is
/// drawn, so it follows theme changes and any pixel ratio; disabled buttons show it in TextDisabled.
[[nodiscard]] QIcon themeIcon(const Theme& theme, const QString& name, Role role);
/// `px` logical pixels square.
[[nodiscard]] QPixmap themePixmap(const Theme& theme, const QString& name, Role role, int px, qreal dpr);
void paintIcon(QPainter& painter, const Theme& theme, const QString& name, Role role, const QRectF& square);

} // namespace boxoffice
