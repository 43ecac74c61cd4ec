#pragma once
#include "tests/support/manualclock.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QDir>
#include <QWidget>

/// Pictures of widgets for people to look at: written only when BOXOFFICE_PICTURES names a folder.
namespace boxoffice::test {

inline void keepPicture(QWidget& widget, const QString& name, qreal dpr = 1.0)
{
    const QString folder = qEnvironmentVariable("BOXOFFICE_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QImage image((QSizeF(widget.size()) * dpr).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(dpr);
    image.fill(Qt::transparent);
    widget.render(&image);
    image.save(folder + u'/' + name + QStringLiteral(".png"));
}

} // namespace boxoffice::test
