#pragma once
#include <QComboBox>
#include <QElapsedTimer>

namespace boxoffice {

/// ISO 3166 countries by their names in this language; the data is the two-letter code. Typing finds by the code
/// ("US") and by the start of the name, in the field and in its open list.
class CountryBox : public QComboBox {
    Q_OBJECT
public:
    explicit CountryBox(QWidget* parent = nullptr);
    void showPopup() override;
    /// So wide that the chosen name is whole.
    [[nodiscard]] int widthOfName() const;
    /// Row of what was typed; -1 for none.
    [[nodiscard]] int find(const QString& typed) const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool type(const QString& text);
    QString m_typed;
    QElapsedTimer m_lastKey;
    bool m_watching = false;
};

} // namespace boxoffice
