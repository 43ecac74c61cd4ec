#include "ui/widgets/seatplate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>
#include <cmath>

namespace boxoffice {
namespace {

struct PlateSizes {
    int side, top, gap, radius, border;
};

PlateSizes sizesOf(const Theme& theme)
{
    const bool kiosk = theme.face() == Face::Kiosk;
    return {theme.px(kiosk ? 24 : 12), theme.px(kiosk ? 12 : 5), theme.px(kiosk ? 2 : 1),
            theme.metrics().radiusControl, kiosk ? 2 : 1};
}

struct PlateColors {
    QColor fill, edge, label, value;
    Qt::PenStyle style = Qt::SolidLine;
};

/// Yellow on white is 1.5:1, so the held plate carries an outline (tokens.json, themeNotes).
QColor yellowEdge(const Theme& theme)
{
    if (theme.name() == ThemeName::Light)
        return theme.color(Role::OnYours);
    return theme.color(theme.name() == ThemeName::Dark ? Role::Panel : Role::Text);
}

PlateColors colorsOf(const Theme& theme, SeatPlate::Kind kind)
{
    switch (kind) {
    case SeatPlate::Kind::Held:
        return {theme.color(Role::Yours), yellowEdge(theme), theme.color(Role::OnYours), theme.color(Role::OnYours)};
    case SeatPlate::Kind::Order:
        return {theme.color(Role::Panel), theme.color(Role::LineStrong), theme.color(Role::Text2),
                theme.color(Role::Text)};
    case SeatPlate::Kind::AskedFor:
    case SeatPlate::Kind::Voided:
        break;
    }
    return {Qt::transparent, theme.color(Role::LineStrong), theme.color(Role::Text2), theme.color(Role::Text2),
            Qt::DashLine};
}

} // namespace

SeatPlate::SeatPlate(Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind)
{
    speakAs(*this, {.role = QAccessible::StaticText});
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void SeatPlate::setCells(const QList<Cell>& cells)
{
    m_cells = cells;
    QStringList words;
    for (const Cell& cell : cells)
        words << cell.label + u' ' + cell.value;
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int SeatPlate::cellWidth(const Cell& cell) const
{
    const Theme& theme = Theme::of(this);
    const int value = static_cast<int>(std::ceil(tabularWidth(theme.font(TextStyle::Plate), cell.value)));
    return 2 * sizesOf(theme).side + qMax(textWidth(theme.font(TextStyle::PlateLabel), cell.label), value);
}

QSize SeatPlate::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const PlateSizes sizes = sizesOf(theme);
    int width = 0;
    for (const Cell& cell : m_cells)
        width += cellWidth(cell);
    return {width, 2 * sizes.top + theme.lineHeight(TextStyle::PlateLabel) + sizes.gap
                       + theme.lineHeight(TextStyle::Plate)};
}

QSize SeatPlate::minimumSizeHint() const { return {qMin(sizeHint().width(), 96), sizeHint().height()}; }

void SeatPlate::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const PlateSizes sizes = sizesOf(theme);
    const PlateColors colors = colorsOf(theme, m_kind);
    QPainter painter(this);
    paintBox(painter, rect(), sizes.radius, colors.fill, colors.edge, sizes.border, colors.style);
    // In a narrow place the padding goes before the words do.
    const qreal missing = qMax(0, sizeHint().width() - width());
    const qreal pad = qMax(4.0, sizes.side - missing / (2.0 * static_cast<double>(qMax<qsizetype>(1, m_cells.size()))));
    const qreal padded = sizeHint().width() - 2 * (sizes.side - pad) * static_cast<double>(m_cells.size());
    const qreal shrink = qMin(1.0, width() / qMax(1.0, padded));
    qreal x = 0;
    for (const Cell& cell : m_cells) {
        if (x > 0) {
            QPen tear(colors.value, sizes.border, Qt::CustomDashLine, Qt::FlatCap);
            tear.setDashPattern({3, 2});
            painter.setPen(tear);
            painter.drawLine(QPointF(std::round(x) + 0.5, 1), QPointF(std::round(x) + 0.5, height() - 1));
        }
        const qreal cellSpan = (cellWidth(cell) - 2 * (sizes.side - pad)) * shrink;
        QRectF line(x + pad, sizes.top, cellSpan - pad, theme.lineHeight(TextStyle::PlateLabel));
        painter.setFont(theme.font(TextStyle::PlateLabel));
        painter.setPen(colors.label);
        drawLine(painter, line, Qt::AlignLeft, cell.label);
        line = QRectF(line.x(), line.bottom() + sizes.gap, line.width(), theme.lineHeight(TextStyle::Plate));
        painter.setFont(theme.font(TextStyle::Plate));
        painter.setPen(colors.value);
        if (tabularWidth(painter.font(), cell.value) > line.width())
            drawLine(painter, line, Qt::AlignLeft, cell.value);
        else
            drawTabular(painter, line, Qt::AlignLeft, cell.value);
        x += cellSpan;
    }
}

} // namespace boxoffice
