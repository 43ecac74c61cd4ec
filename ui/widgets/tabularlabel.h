#pragma once
#include "ui/theme/roles.h"
#include "ui/widgets/textpaint.h"
#include <QLabel>

namespace boxoffice {

/// Money, times, counts and numbers: digits do not dance. Role StaticText, its name is what was set (default: the text).
class TabularLabel : public QLabel {
    Q_OBJECT
public:
    explicit TabularLabel(TextStyle style, Role role = Role::Text, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setLook(TextStyle style, Role role);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextStyle m_style;
    Role m_role;
};

} // namespace boxoffice
