#pragma once
#include "ui/theme/roles.h"
#include "ui/widgets/textpaint.h"
#include <QWidget>

namespace boxoffice {

/// Money, times, counts and numbers: digits do not dance. Role StaticText, its name is what was set (default: the text).
class TabularLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)
public:
    explicit TabularLabel(TextStyle style, Role role = Role::Text, QWidget* parent = nullptr);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text);
    void setLook(TextStyle style, Role role);
    void setAlignment(Qt::Alignment alignment);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextStyle m_style;
    Role m_role;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    QString m_text;
};

} // namespace boxoffice
