#pragma once
#include "ui/theme/roles.h"
#include <QLabel>

namespace boxoffice {

/// A label in a text style and colour role, which follows the theme. Its accessible name is its text.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(TextStyle style, Role role = Role::Text, QWidget* parent = nullptr);
    TextLabel(const QString& text, TextStyle style, Role role = Role::Text, QWidget* parent = nullptr);
    void setLook(TextStyle style, Role role);
    /// One line, cut with an ellipsis when there is no room; the tool tip has all of it.
    void setElided(bool elided);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    TextStyle m_style;
    Role m_role;
    bool m_elided = false;
};

} // namespace boxoffice
