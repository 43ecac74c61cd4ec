#pragma once
#include <QLineEdit>

namespace boxoffice {

class KeyCap;

/// A taller text field with a magnifier before the text and a key cap behind it.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString& name, const QString& placeholder, QWidget* parent = nullptr);
    /// Empty leaves it out.
    void setKey(const QString& key);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    KeyCap* m_key;
};

} // namespace boxoffice
