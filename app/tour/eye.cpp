#include "tour/eye.h"
#include <QAccessible>
#include <QApplication>
#include <algorithm>

namespace boxoffice::eye {
namespace {

QString textOf(QWidget* widget, QAccessible::Text which)
{
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(which) : QString();
}

/// An own name is cheap to read; only widgets without one are asked over the accessibility interface.
QString quickName(QWidget* widget)
{
    return widget->accessibleName().isEmpty() ? textOf(widget, QAccessible::Name) : widget->accessibleName();
}

} // namespace

QString nameOf(QWidget* widget) { return textOf(widget, QAccessible::Name); }
QString descriptionOf(QWidget* widget) { return textOf(widget, QAccessible::Description); }

QList<QWidget*> findAll(const QString& start)
{
    QList<QWidget*> found;
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (!window->isVisible())
            continue;
        for (QWidget* widget : window->findChildren<QWidget*>())
            if (widget->isVisible() && quickName(widget).startsWith(start))
                found.append(widget);
    }
    // A label may carry the name of the control it stands by: the control is what a person means.
    std::stable_partition(found.begin(), found.end(), [](const QWidget* widget) { return widget->focusPolicy() != Qt::NoFocus; });
    return found;
}

QWidget* find(const QString& name)
{
    for (QWidget* widget : findAll(name))
        if (quickName(widget) == name)
            return widget;
    return nullptr;
}

QWidget* findUsable(const QString& name)
{
    QWidget* widget = find(name);
    return widget && widget->isEnabled() ? widget : nullptr;
}

QStringList texts()
{
    QStringList all;
    for (QWidget* widget : findAll({})) {
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        const bool isText = face && (face->role() == QAccessible::StaticText || face->role() == QAccessible::AlertMessage);
        const QString text = isText ? face->text(QAccessible::Name) : QString();
        if (!text.isEmpty() && !all.contains(text))
            all.append(text);
    }
    return all;
}

QWidget* window()
{
    if (QWidget* modal = QApplication::activeModalWidget())
        return modal->window();
    for (QWidget* window : QApplication::topLevelWidgets())
        if (window->isVisible() && window->isWindow() && !window->windowType())
            return window;
    for (QWidget* window : QApplication::topLevelWidgets())
        if (window->isVisible() && (window->windowType() == Qt::Window))
            return window;
    return nullptr;
}

} // namespace boxoffice::eye
