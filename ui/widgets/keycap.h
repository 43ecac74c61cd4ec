#pragma once
#include <QWidget>

namespace boxoffice {

class Theme;

/// Draws a key cap in the current pen colour of `ink`; returns its width.
[[nodiscard]] int keyCapHeight(const Theme& theme);
[[nodiscard]] int keyCapWidth(const Theme& theme, const QString& key);
void paintKeyCap(QPainter& painter, const Theme& theme, const QString& key, const QRect& box, const QColor& ink,
                 const QColor& fill);

/// A keyboard key as a hint: "F12". Hidden from assistive tools (the control beside it says its shortcut).
class KeyCap : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QString& key, QWidget* parent = nullptr);
    void setKey(const QString& key);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
};

} // namespace boxoffice
