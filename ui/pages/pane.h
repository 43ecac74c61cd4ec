#pragma once
#include "ui/theme/roles.h"
#include <QWidget>
#include <optional>

namespace boxoffice {

/// A flat area in a colour role with hairlines on some of its edges; panels meet on these lines (ui.md 2).
class Pane : public QWidget {
    Q_OBJECT
public:
    explicit Pane(Role fill, Qt::Edges lines = {}, QWidget* parent = nullptr);
    void setFill(Role fill);
    /// A 4 px edge on the left in this role: the held row.
    void setLeftEdge(std::optional<Role> edge);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Role m_fill;
    std::optional<Role> m_leftEdge;
    Qt::Edges m_lines;
};

} // namespace boxoffice
