#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <deque>
#include <functional>

namespace boxoffice {

/// Clicks and types as a person does: one press or key per turn of the event loop, on real widgets.
class Hand : public QObject {
    Q_OBJECT
public:
    explicit Hand(QObject* parent = nullptr);
    void click(QWidget* widget);
    void clickAt(QWidget* widget, QPoint at);
    /// Clicks into the field, replaces what is there, types.
    void fill(QWidget* field, const QString& text);
    void press(QWidget* widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier, const QString& text = {});
    [[nodiscard]] bool isIdle() const { return m_moves.empty(); }

private:
    void add(QWidget* widget, std::function<void(QWidget*)> move);
    void next();
    struct Move {
        QPointer<QWidget> widget;
        std::function<void(QWidget*)> act;
    };
    std::deque<Move> m_moves;
    QTimer m_pace;
};

} // namespace boxoffice
