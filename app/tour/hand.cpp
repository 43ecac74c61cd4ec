#include "tour/hand.h"
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollArea>

namespace boxoffice {
namespace {

void bringIntoView(QWidget* widget)
{
    for (QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent))
            area->ensureWidgetVisible(widget);
}

void mouse(QWidget* widget, QEvent::Type type, QPoint at)
{
    const Qt::MouseButtons held = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
    QMouseEvent event(type, at, widget->mapToGlobal(QPointF(at)), Qt::LeftButton, held, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

/// Keys go to whoever has the focus inside the widget's window, as a keyboard's do.
void key(QWidget* widget, QEvent::Type type, int code, Qt::KeyboardModifiers modifiers, const QString& text)
{
    QWidget* focus = widget->window()->focusWidget();
    QKeyEvent event(type, code, modifiers, text);
    QApplication::sendEvent(focus ? focus : widget, &event);
}

} // namespace

Hand::Hand(QObject* parent) : QObject(parent)
{
    m_pace.setInterval(2);
    connect(&m_pace, &QTimer::timeout, this, &Hand::next);
}

void Hand::add(QWidget* widget, std::function<void(QWidget*)> move)
{
    m_moves.push_back({widget, std::move(move)});
    m_pace.start();
}

void Hand::next()
{
    if (m_moves.empty()) {
        m_pace.stop();
        return;
    }
    const Move move = std::move(m_moves.front());
    m_moves.pop_front();
    if (move.widget)
        move.act(move.widget);
}

void Hand::clickAt(QWidget* widget, QPoint at)
{
    add(widget, [](QWidget* w) { bringIntoView(w); });
    add(widget, [at](QWidget* w) {
        if (w->focusPolicy() & Qt::ClickFocus)
            w->setFocus(Qt::MouseFocusReason);
        mouse(w, QEvent::MouseButtonPress, at);
    });
    add(widget, [at](QWidget* w) { mouse(w, QEvent::MouseButtonRelease, at); });
}

void Hand::click(QWidget* widget) { clickAt(widget, widget->rect().center()); }

void Hand::press(QWidget* widget, int code, Qt::KeyboardModifiers modifiers, const QString& text)
{
    add(widget, [=](QWidget* w) { key(w, QEvent::KeyPress, code, modifiers, text); });
    add(widget, [=](QWidget* w) { key(w, QEvent::KeyRelease, code, modifiers, text); });
}

void Hand::fill(QWidget* field, const QString& text)
{
    click(field);
    add(field, [](QWidget* w) { w->setFocus(Qt::MouseFocusReason); });
    press(field, Qt::Key_A, Qt::ControlModifier);
    for (const QChar c : text) {
        const int code = c.isLetter() ? c.toUpper().unicode() : c.unicode();
        press(field, code, Qt::NoModifier, QString(c));
    }
}

} // namespace boxoffice
