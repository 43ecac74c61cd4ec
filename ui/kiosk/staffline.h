#pragma once
#include "session/salesview.h"
#include "ui/pages/pane.h"

namespace boxoffice {

class TextLabel;

/// What the staff of a kiosk must know of the sales of before, in one plain line, empty if nothing: the references of
/// what needs a person, else how far recovery is. Never a name, an event or an amount. Pure.
[[nodiscard]] QString staffLine(const SalesView& view);

/// That line below the attract screen. Its accessible name is its text.
class StaffLine : public Pane {
    Q_OBJECT
public:
    explicit StaffLine(QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] bool isEmpty() const { return m_empty; }

private:
    TextLabel* m_label;
    bool m_empty = true;
};

} // namespace boxoffice
