// The looks of SecretField: bullets, and single digits only for the last four of a complete number.
#include "crypto/cardrules.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/textpaint.h"
#include <QFontMetricsF>
#include <QPainter>
#include <array>
#include <cmath>

namespace boxoffice {
namespace {

/// One static text per digit, so that drawing never makes a new one.
const QString& glyph(char digit)
{
    static const std::array<QString, 10> glyphs{
        QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4"),
        QStringLiteral("5"), QStringLiteral("6"), QStringLiteral("7"), QStringLiteral("8"), QStringLiteral("9")};
    return glyphs[static_cast<std::size_t>(digit - '0') % 10];
}

qreal cellWidth(const Theme& theme)
{
    const QFontMetricsF metrics(theme.font(TextStyle::Input));
    return std::ceil(metrics.horizontalAdvance(u'0') + theme.px(theme.face() == Face::Kiosk ? 2 : 1));
}

int checkSide(const Theme& theme) { return theme.metrics().icon; }

} // namespace

QSize SecretField::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const int digits = m_kind == CardNumber ? 26 : 9;
    return {static_cast<int>(cellWidth(theme)) * digits + 2 * theme.metrics().fieldPadding, theme.metrics().control};
}

QSize SecretField::minimumSizeHint() const
{
    const Theme& theme = Theme::of(this);
    const int digits = m_kind == CardNumber ? 19 : 6;
    return {static_cast<int>(cellWidth(theme)) * digits + 2 * theme.metrics().fieldPadding, theme.metrics().control};
}

/// Left edge of the index-th digit; a group starts after a gap.
qreal SecretField::cellX(int index) const
{
    const Theme& theme = Theme::of(this);
    qreal x = theme.metrics().fieldPadding;
    if (complete() && valid())
        x += checkSide(theme) + theme.metrics().gap;
    const qreal cell = cellWidth(theme);
    x += index * cell;
    if (m_kind == SecurityCode)
        return x;
    int edge = 0;
    for (const int group : grouping(m_secret ? brandOf(m_secret->digits()) : CardBrand::Unknown)) {
        edge += group;
        if (index >= edge)
            x += cell * 0.75;
    }
    return x;
}

void SecretField::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, rect(), sizes.radiusControl, theme.color(isEnabled() ? Role::Panel : Role::Sunken),
             theme.color(m_error ? Role::Danger : isEnabled() ? Role::LineStrong : Role::Line),
             m_error ? sizes.errorBorder : sizes.border);
    const bool whole = complete() && digitCount() > 0, good = whole && valid();
    if (good) {
        const int side = checkSide(theme);
        paintIcon(painter, theme, QStringLiteral("check"), Role::Success,
                  QRectF(sizes.fieldPadding, (height() - side) / 2.0, side, side));
    }

    painter.setFont(theme.font(TextStyle::Input));
    const qreal cell = cellWidth(theme), dot = std::round(cell * (theme.face() == Face::Kiosk ? 0.52 : 0.6));
    const int clearFrom = m_kind == CardNumber && good ? digitCount() - 4 : digitCount();
    for (int i = 0; i < digitCount(); ++i) {
        const QRectF box(cellX(i), 0, cell, height());
        if (i >= clearFrom) {
            painter.setPen(theme.color(Role::Text));
            drawLine(painter, box.adjusted(-2, 0, 2, 0), Qt::AlignHCenter,
                     glyph(m_secret->digits()[static_cast<std::size_t>(i)]));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Role::Text));
            painter.drawEllipse(box.center(), dot / 2, dot / 2);
        }
    }

    qreal right = width() - sizes.fieldPadding;
    const qreal from = cellX(digitCount()) + sizes.gap;
    const auto drawSide = [&](const QString& words, TextStyle style, Role role) {
        QFont font = theme.font(style);
        font.setWeight(role == Role::Text2 ? QFont::DemiBold : QFont::Normal);
        const int needed = textWidth(font, words);
        if (words.isEmpty() || from + needed > right)
            return;
        painter.setFont(font);
        painter.setPen(theme.color(role));
        drawLine(painter, QRectF(right - needed, 0, needed + 1, height()), Qt::AlignRight, words);
        right -= needed + sizes.gap;
    };
    const TextStyle side = theme.face() == Face::Kiosk ? TextStyle::Body : TextStyle::Detail;
    drawSide(brand(), side, Role::Text2);
    if (digitCount() > 0 && !whole)
        drawSide(tr("%1 of %2").arg(digitCount()).arg(fullLength()), side, Role::Text3);

    if (hasFocus() && m_caretShown) {
        const QFontMetricsF metrics(theme.font(TextStyle::Input));
        const qreal x = std::round(cellX(m_caret)), half = metrics.height() * 0.46;
        painter.fillRect(QRectF(x, std::round(height() / 2.0 - half), theme.face() == Face::Kiosk ? 3 : 1.5, half * 2),
                         theme.color(Role::Text));
    }
}

} // namespace boxoffice
