#pragma once
#include <QString>
#include <QWidget>

namespace boxoffice {

/// Finds what a person can see and reach, by accessible name, as assistive technology does.
namespace eye {

/// The visible widget of that accessible name; null if there is none.
[[nodiscard]] QWidget* find(const QString& name);
/// The visible widgets whose accessible name starts with `start`, those that take the focus first.
[[nodiscard]] QList<QWidget*> findAll(const QString& start);
/// find(), and it can be used: enabled.
[[nodiscard]] QWidget* findUsable(const QString& name);
[[nodiscard]] QString nameOf(QWidget* widget);
[[nodiscard]] QString descriptionOf(QWidget* widget);
/// Every text on the screen that is no control: what a person can read there now.
[[nodiscard]] QStringList texts();
/// The window in front, what a picture is taken of.
[[nodiscard]] QWidget* window();

} // namespace eye
} // namespace boxoffice
