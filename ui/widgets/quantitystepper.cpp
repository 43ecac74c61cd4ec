#include "ui/widgets/quantitystepper.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QDateTime>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

namespace boxoffice {

QuantityStepper::QuantityStepper(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    speakAs(*this, {.role = QAccessible::SpinBox,
                    .value = [this] { return QString::number(m_value); },
                    .range = [this] { return Spoken::Range{.now = m_value, .maximum = m_maximum}; },
                    .setNow = [this](int value) { change(value); }});
}

void QuantityStepper::setValue(int value)
{
    m_value = std::max(0, value);
    update();
    valueSpoken(*this);
}

void QuantityStepper::setLimits(int maximum, int step, int first)
{
    m_maximum = std::max(0, maximum);
    m_step = std::max(1, step);
    m_first = std::max(1, first);
    update();
}

void QuantityStepper::setError(bool error)
{
    m_error = error;
    update();
}

void QuantityStepper::stepUp()
{
    const int next = m_value == 0 ? m_first : m_value + m_step;
    if (next <= m_maximum)
        change(next);
}

void QuantityStepper::stepDown() { change(m_value <= m_first ? 0 : m_value - m_step); }

void QuantityStepper::change(int value)
{
    const int kept = std::clamp(value, 0, m_maximum);
    if (kept == m_value)
        return;
    setValue(kept);
    Q_EMIT edited(kept);
}

int QuantityStepper::side() const
{
    const Theme& theme = Theme::of(this);
    return theme.face() == Face::Kiosk ? theme.metrics().control : theme.px(32);
}

QSize QuantityStepper::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const int number = theme.px(theme.face() == Face::Kiosk ? 104 : 54);
    return {2 * side() + number, side() + (theme.face() == Face::Kiosk ? 4 : 0)};
}

QRect QuantityStepper::minusRect() const { return {0, 0, side(), height()}; }
QRect QuantityStepper::plusRect() const { return {width() - side(), 0, side(), height()}; }

void QuantityStepper::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up: case Qt::Key_Plus: case Qt::Key_Equal: stepUp(); return;
    case Qt::Key_Down: case Qt::Key_Minus: stepDown(); return;
    case Qt::Key_Home: case Qt::Key_Delete: case Qt::Key_Backspace: change(0); return;
    case Qt::Key_End: change(m_maximum); return;
    default: break;
    }
    if (event->key() < Qt::Key_0 || event->key() > Qt::Key_9) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int digit = event->key() - Qt::Key_0;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool appends = now - m_lastDigitAt < 1000 && m_value > 0 && m_value * 10 + digit <= m_maximum;
    m_lastDigitAt = now;
    change(appends ? m_value * 10 + digit : digit);
}

void QuantityStepper::mousePressEvent(QMouseEvent* event)
{
    m_pressed = minusRect().contains(event->pos()) ? -1 : plusRect().contains(event->pos()) ? 1 : 0;
    if (m_pressed > 0)
        stepUp();
    else if (m_pressed < 0)
        stepDown();
    update();
}

void QuantityStepper::mouseReleaseEvent(QMouseEvent*)
{
    m_pressed = 0;
    update();
}

void QuantityStepper::leaveEvent(QEvent* event)
{
    m_pressed = 0;
    update();
    QWidget::leaveEvent(event);
}

void QuantityStepper::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

void QuantityStepper::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    const bool kiosk = theme.face() == Face::Kiosk, chosen = m_value > 0 && isEnabled();
    QPainter painter(this);
    const Role edge = !isEnabled() ? Role::Line : m_error ? Role::Danger : chosen ? Role::Text : Role::LineStrong;
    const int border = m_error ? sizes.errorBorder : sizes.border;
    paintBox(painter, rect(), sizes.radiusControl, theme.color(isEnabled() ? Role::Panel : Role::Sunken),
             theme.color(edge), border);
    const QRectF number(side(), border, width() - 2 * side(), height() - 2 * border);
    if (chosen)
        painter.fillRect(number, theme.color(Role::Yours));
    painter.setPen(QPen(theme.color(chosen ? edge : Role::Line), 1));
    painter.drawLine(QPointF(number.left() + 0.5, border), QPointF(number.left() + 0.5, height() - border));
    painter.drawLine(QPointF(number.right() - 0.5, border), QPointF(number.right() - 0.5, height() - border));

    const int icon = theme.px(kiosk ? 28 : 16);
    const auto drawSign = [&](const QRect& box, const QString& name, bool possible, bool pressed) {
        if (pressed && possible)
            paintBox(painter, QRectF(box).adjusted(3, 3, -3, -3), sizes.radiusControl - 2,
                     theme.color(Role::PrimaryTint), Qt::transparent);
        paintIcon(painter, theme, name, possible && isEnabled() ? Role::Text : Role::TextDisabled,
                  QRectF(box.center().x() + 0.5 - icon / 2.0, box.center().y() + 0.5 - icon / 2.0, icon, icon));
    };
    drawSign(minusRect(), QStringLiteral("minus"), m_value > 0, m_pressed < 0);
    drawSign(plusRect(), QStringLiteral("plus"), (m_value == 0 ? m_first : m_value + m_step) <= m_maximum, m_pressed > 0);
    painter.setFont(theme.font(kiosk ? TextStyle::Plate : TextStyle::Heading));
    painter.setPen(theme.color(!isEnabled() ? Role::TextDisabled : chosen ? Role::OnYours : Role::Text));
    drawTabular(painter, number, Qt::AlignHCenter, QString::number(m_value));
}

} // namespace boxoffice
