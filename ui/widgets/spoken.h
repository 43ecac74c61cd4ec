#pragma once
#include <QAccessible>
#include <functional>

class QWidget;

namespace boxoffice {

/// What assistive tools are told about a widget that paints itself. Name and description stay those of the widget.
struct Spoken {
    struct Range {
        int now = 0, minimum = 0, maximum = 0;
    };
    QAccessible::Role role = QAccessible::StaticText;
    std::function<QString()> value = {};
    std::function<Range()> range = {};              ///< makes it a value interface
    std::function<void(int)> setNow = {};           ///< assistive tools may change it
    std::function<QString()> description = {};      ///< instead of the widget's own
    bool password = false;
};

/// Gives the widget a real accessible interface. The functions live as long as the widget.
void speakAs(QWidget& widget, Spoken spoken);
/// Tells assistive tools that the value changed.
void valueSpoken(QWidget& widget);
/// A polite announcement in the name of the widget.
void announce(QWidget& widget, const QString& words);

} // namespace boxoffice
