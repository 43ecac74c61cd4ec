#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QSvgRenderer>

namespace boxoffice {
namespace {

QByteArray sourceOf(const QString& name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no icon named %s", qPrintable(name));
    return file.readAll();
}

/// One stroke at every size: thinner drawings need a heavier line and the other way round.
QByteArray strokeFor(int px) { return px <= 18 ? "1.9" : px >= 36 ? "1.5" : "1.75"; }

/// The dot of the mark is a seat that is yours: it stays yellow.
QByteArray colored(const QString& name, const QColor& ink, const QColor& yours, int px)
{
    QByteArray svg = sourceOf(name);
    if (name == QLatin1String("mark"))
        svg.replace("#FFC72C", yours.name().toLatin1());
    svg.replace("stroke-width=\"1.75\"", "stroke-width=\"" + strokeFor(px) + "\"");
    return svg.replace("currentColor", ink.name().toLatin1());
}

QPixmap render(const Theme& theme, const QString& name, const QColor& ink, int px, qreal dpr)
{
    const QString key = QStringLiteral("boxoffice-icon/%1/%2/%3/%4").arg(name, ink.name()).arg(px).arg(dpr);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int device = qMax(1, qRound(px * dpr));
    pixmap = QPixmap(device, device);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(colored(name, ink, theme.color(Role::Yours), px)).render(&painter, QRectF(0, 0, device, device));
    painter.end();
    pixmap.setDevicePixelRatio(dpr);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine final : public QIconEngine {
public:
    ThemeIconEngine(const Theme& theme, QString name, Role role)
        : m_theme(&theme), m_name(std::move(name)), m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = qMin(rect.width(), rect.height());
        const qreal dpr = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        if (rect.width() > rect.height())
            square.moveLeft(rect.left());
        painter->drawPixmap(square.topLeft(), drawn(side, dpr, mode));
        Q_UNUSED(state)
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return boxed(size, mode, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return boxed(size, mode, scale); // `size` is in device pixels here
    }
    QIconEngine* clone() const override { return new ThemeIconEngine(*m_theme, m_name, m_role); }

private:
    /// In a box wider than high the icon stands on the left: the rest is its distance to the words of a button.
    [[nodiscard]] QPixmap boxed(const QSize& size, QIcon::Mode mode, qreal scale) const
    {
        QPixmap icon = drawn(qRound(qMin(size.width(), size.height()) / scale), scale, mode);
        if (size.width() <= size.height())
            return icon;
        QPixmap box(size);
        box.setDevicePixelRatio(scale);
        box.fill(Qt::transparent);
        QPainter(&box).drawPixmap(QPointF(0, 0), icon);
        return box;
    }
    [[nodiscard]] QPixmap drawn(int px, qreal dpr, QIcon::Mode mode) const
    {
        if (!m_theme)
            return {};
        return themePixmap(*m_theme, m_name, mode == QIcon::Disabled ? Role::TextDisabled : m_role, px, dpr);
    }
    QPointer<const Theme> m_theme;
    QString m_name;
    Role m_role;
};

} // namespace

QIcon themeIcon(const Theme& theme, const QString& name, Role role)
{
    return QIcon(new ThemeIconEngine(theme, name, role));
}

QPixmap themePixmap(const Theme& theme, const QString& name, Role role, int px, qreal dpr)
{
    return render(theme, name, theme.color(role), px, dpr);
}

void paintIcon(QPainter& painter, const Theme& theme, const QString& name, Role role, const QRectF& square)
{
    if (name.isEmpty())
        return;
    const qreal dpr = painter.device()->devicePixelRatioF();
    const int side = qRound(square.width());
    const QPointF at(qRound(square.x() * dpr) / dpr, qRound(square.y() * dpr) / dpr);
    painter.drawPixmap(at, themePixmap(theme, name, role, side, dpr));
}

} // namespace boxoffice
