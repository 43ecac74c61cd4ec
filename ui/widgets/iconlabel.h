#pragma once
#include "ui/theme/roles.h"
#include <QWidget>

namespace boxoffice {

/// An icon before words on one line, cut with an ellipsis when narrow unless wrapped. Decorative icon, role StaticText.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(const QString& icon, const QString& text = {}, TextStyle style = TextStyle::Body,
                       Role role = Role::Text, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setIcon(const QString& icon);
    void setLook(TextStyle style, Role role);
    [[nodiscard]] QString text() const { return m_text; }
    /// A sentence takes the lines it needs instead of being cut.
    void setWrapped(bool wrapped);
    [[nodiscard]] bool hasHeightForWidth() const override { return m_wrapped; }
    [[nodiscard]] int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon, m_text;
    TextStyle m_style;
    Role m_role;
    bool m_wrapped = false;
};

} // namespace boxoffice
