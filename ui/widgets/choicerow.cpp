#include "ui/widgets/choicerow.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>
#include <cmath>

namespace boxoffice {
namespace {

void paintRadio(QPainter& painter, const Theme& theme, const QRectF& box, bool on, bool enabled)
{
    const qreal width = theme.face() == Face::Kiosk ? 2 : 1.2;
    const QColor edge = theme.color(!enabled ? Role::TextDisabled : on ? Role::Primary : Role::LineStrong);
    paintBox(painter, box, box.width() / 2, on ? edge : theme.color(Role::Panel), edge, width);
    if (!on)
        return;
    const qreal inner = std::round(box.width() * 0.38);
    QRectF dot(0, 0, inner, inner);
    dot.moveCenter(box.center());
    paintBox(painter, dot, inner / 2, theme.color(Role::OnPrimary), Qt::transparent);
}

} // namespace

ChoiceRow::ChoiceRow(const QString& title, QWidget* parent) : QAbstractButton(parent)
{
    speakAs(*this, {.role = QAccessible::RadioButton, .description = [this] {
        return accessibleDescription().isEmpty() ? QStringList{m_detail, m_price}.join(QStringLiteral(", "))
                                                 : accessibleDescription();
    }});
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceRow::setDetail(const QString& detail)
{
    m_detail = detail;
    updateGeometry();
    update();
}

void ChoiceRow::setPrice(const QString& price)
{
    m_price = price;
    updateGeometry();
    update();
}

void ChoiceRow::setIconName(const QString& icon)
{
    m_icon = icon;
    update();
}

QSize ChoiceRow::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const bool kiosk = theme.face() == Face::Kiosk;
    const int titleHeight = theme.lineHeight(kiosk ? TextStyle::BodyStrong : TextStyle::Body);
    const int detail = m_detail.isEmpty() ? 0 : theme.lineHeight(TextStyle::Detail);
    const int words = qMax(textWidth(theme.font(kiosk ? TextStyle::BodyStrong : TextStyle::Body), text()),
                           textWidth(theme.font(TextStyle::Detail), m_detail));
    const int price = static_cast<int>(std::ceil(tabularWidth(theme.font(TextStyle::Body), m_price)));
    return {words + price + theme.px(kiosk ? 160 : 72),
            qMax(kiosk ? theme.px(104) : theme.px(34), titleHeight + detail + theme.px(kiosk ? 40 : 14))};
}

QSize ChoiceRow::minimumSizeHint() const { return {Theme::of(this).px(120), sizeHint().height()}; }

void ChoiceRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    const bool kiosk = theme.face() == Face::Kiosk, on = isChecked();
    QPainter painter(this);
    const Role fill = on || isDown() ? Role::PrimaryTint : underMouse() && isEnabled() ? Role::Sunken : Role::Panel;
    const Role edge = on ? Role::Primary : kiosk ? Role::LineStrong : Role::Line;
    paintBox(painter, rect(), sizes.radiusControl, theme.color(fill), theme.color(edge),
             on && kiosk ? sizes.border + 1 : sizes.border);
    const int pad = sizes.fieldPadding, radio = theme.px(kiosk ? 32 : 16);
    paintRadio(painter, theme, QRectF(pad, (height() - radio) / 2.0, radio, radio), on, isEnabled());
    qreal x = pad + radio + theme.px(kiosk ? 20 : 10);
    if (!m_icon.isEmpty() && kiosk) {
        const int side = theme.px(40);
        paintIcon(painter, theme, m_icon, on ? Role::PrimaryText : Role::Text2, QRectF(x, (height() - side) / 2.0, side, side));
        x += side + theme.px(20);
    }
    const Role ink = isEnabled() ? Role::Text : Role::TextDisabled;
    qreal right = width() - pad;
    if (!m_price.isEmpty()) {
        painter.setFont(theme.font(kiosk ? TextStyle::BodyStrong : TextStyle::Body));
        painter.setPen(theme.color(isEnabled() ? Role::Text2 : Role::TextDisabled));
        right -= drawTabular(painter, QRectF(x, 0, right - x, height()), Qt::AlignRight, m_price) + theme.px(10);
    }
    const int first = theme.lineHeight(kiosk ? TextStyle::BodyStrong : TextStyle::Body);
    const int second = m_detail.isEmpty() ? 0 : theme.lineHeight(TextStyle::Detail);
    qreal y = (height() - first - second) / 2.0;
    painter.setFont(theme.font(kiosk ? TextStyle::BodyStrong : TextStyle::Body));
    painter.setPen(theme.color(ink));
    drawLine(painter, QRectF(x, y, right - x, first), Qt::AlignLeft, text());
    if (second > 0) {
        painter.setFont(theme.font(TextStyle::Detail));
        painter.setPen(theme.color(isEnabled() ? Role::Text2 : Role::TextDisabled));
        drawLine(painter, QRectF(x, y + first, right - x, second), Qt::AlignLeft, m_detail);
    }
}

} // namespace boxoffice
