#include "ui/widgets/scrim.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace boxoffice {

Scrim::Scrim(QWidget* window) : QWidget(window)
{
    setFocusPolicy(Qt::NoFocus);
    speakAs(*this, {.role = QAccessible::Dialog});
    window->installEventFilter(this);
    hide();
}

void Scrim::open(QWidget* panel, QWidget* first)
{
    if (m_panel)
        m_panel->deleteLater();
    else
        m_before = window()->focusWidget();
    m_panel = panel;
    panel->setParent(this);
    setAccessibleName(panel->accessibleName());
    place();
    show();
    raise();
    panel->show();
    if (QWidget* target = first ? first : panel->nextInFocusChain())
        target->setFocus(Qt::PopupFocusReason);
    Q_EMIT opened();
}

void Scrim::close()
{
    if (!m_panel)
        return;
    m_panel->hide();
    m_panel->deleteLater();
    m_panel = nullptr;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

bool Scrim::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

/// Tab goes round inside the dialog.
bool Scrim::focusNextPrevChild(bool next)
{
    QWidget* from = window()->focusWidget();
    if (!from || !isAncestorOf(from))
        return false;
    for (QWidget* at = next ? from->nextInFocusChain() : from->previousInFocusChain(); at && at != from;
         at = next ? at->nextInFocusChain() : at->previousInFocusChain()) {
        if (isAncestorOf(at) && at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus)
            && !at->focusProxy()) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

void Scrim::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    event->accept(); // nothing behind the scrim answers
}

void Scrim::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).color(Role::Scrim));
}

void Scrim::place()
{
    setGeometry(parentWidget()->rect());
    if (!m_panel)
        return;
    const int margin = Theme::of(this).metrics().gutter;
    const QSize room = size() - QSize(2 * margin, 2 * margin);
    QSize wanted = m_panel->sizeHint().expandedTo(m_panel->minimumSize()).boundedTo(room);
    if (m_panel->hasHeightForWidth())
        wanted.setHeight(qMin(room.height(), m_panel->heightForWidth(wanted.width())));
    m_panel->setGeometry(QRect(QPoint((width() - wanted.width()) / 2, (height() - wanted.height()) / 2), wanted));
}

} // namespace boxoffice
