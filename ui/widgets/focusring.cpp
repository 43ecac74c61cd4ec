#include "ui/widgets/focusring.h"
#include "ui/theme/theme.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace boxoffice {

FocusRing::FocusRing(QWidget* window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    speakAs(*this, {.role = QAccessible::NoRole});
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
    // The kiosk shows the ring once somebody uses keys and takes it away at the next touch.
    if (Theme::of(window).face() == Face::Kiosk)
        qApp->installEventFilter(this);
    follow(window->focusWidget());
}

void FocusRing::setAlways(bool always)
{
    m_always = always;
    place();
}

bool FocusRing::isWanted() const
{
    return Theme::of(parentWidget()).face() == Face::Attended || m_keySeen || m_always;
}

void FocusRing::follow(QWidget* widget)
{
    for (QWidget* at = m_target; at && at != parentWidget(); at = at->parentWidget())
        at->removeEventFilter(this);
    const bool ours = widget && parentWidget()->isAncestorOf(widget) && !widget->property("ownFocus").toBool();
    m_target = ours ? widget : nullptr;
    for (QWidget* at = m_target; at && at != parentWidget(); at = at->parentWidget())
        at->installEventFilter(this);
    place();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress: m_keySeen = true; place(); break;
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin: m_keySeen = false; place(); break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::ParentChange: place(); break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::place()
{
    if (!m_target || !isWanted() || !m_target->isVisibleTo(parentWidget()) || m_target->visibleRegion().isEmpty()) {
        hide();
        return;
    }
    const Metrics sizes = Theme::of(this).metrics();
    const int out = sizes.focusGap + sizes.focusRing;
    m_ring = QRect(m_target->mapTo(parentWidget(), QPoint()), m_target->size()).adjusted(-out, -out, out, out);
    if (geometry() != m_ring)
        setGeometry(m_ring);
    setVisible(true);
    raise();
    update();
}

void FocusRing::paintEvent(QPaintEvent*)
{
    if (!m_target)
        return;
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    const QVariant own = m_target->property("focusRadius");
    const int inner = own.isValid() ? own.toInt()
                      : qobject_cast<PrimaryButton*>(m_target.data()) ? sizes.radiusButton : sizes.radiusControl;
    QPainter painter(this);
    const qreal ring = sizes.focusRing, gap = sizes.focusGap;
    paintBox(painter, QRectF(rect()).adjusted(ring, ring, -ring, -ring), inner + gap, Qt::transparent,
             theme.color(Role::FocusGap), gap);
    paintBox(painter, rect(), inner + gap + ring, Qt::transparent, theme.color(Role::Focus), ring);
}

} // namespace boxoffice
