#pragma once
#include "ui/theme/roles.h"
#include <QHash>
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
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    TextStyle m_style;
    Role m_role;
    bool m_elided = false;
    /// A layout asks for the same few widths again and again; to wrap the text each time is most of a page's layout.
    mutable struct Heights {
        QString text;
        QFont font;
        QMargins margins;
        bool wraps = false;
        QHash<int, int> ofWidth;
    } m_heights;
};

} // namespace boxoffice
