#pragma once
#include <QStringList>
#include <QWidget>

class QAbstractButton;
class QGridLayout;

namespace boxoffice {

/// The kiosk's keys for names and e-mail. Its keys never take the focus: they type into the line edit that has it.
/// Card digits are not typed here (NumberPad).
class LetterPad : public QWidget {
    Q_OBJECT
public:
    explicit LetterPad(QWidget* parent = nullptr);
    /// What the key that ends this field says.
    void setNextWords(const QString& words);

Q_SIGNALS:
    void nextPressed();

private:
    void type(const QString& text);
    void press(int key);
    void setUpper(bool upper);
    QAbstractButton* addKey(QGridLayout& grid, int row, int column, int span, const QString& text);
    bool m_upper = false;
    QAbstractButton* m_next = nullptr;
    QList<QAbstractButton*> m_letters;
};

} // namespace boxoffice
