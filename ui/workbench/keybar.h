#pragma once
#include "ui/pages/pane.h"
#include <QList>

class QHBoxLayout;

namespace boxoffice {

/// The keys that do something right now, with what they do. The last one stands at the right end.
class KeyBar : public Pane {
    Q_OBJECT
public:
    struct Hint {
        QString key, words;
        bool strong = false;
        friend bool operator==(const Hint&, const Hint&) = default;
    };
    explicit KeyBar(QWidget* parent = nullptr);
    void setHints(const QList<Hint>& hints, const Hint& last);
    [[nodiscard]] const QList<Hint>& hints() const { return m_hints; }

private:
    void add(const Hint& hint);
    QList<Hint> m_hints;
    Hint m_last;
    QHBoxLayout* m_row;
};

} // namespace boxoffice
