#pragma once
#include <QWidget>

class QAbstractButton;

namespace boxoffice {

/// The kiosk's keys 0-9. They never take the focus: they type into whatever SecretField or QLineEdit of the window
/// has it. Buttons "7", "Clear", "Delete last digit" and "Next field".
class NumberPad : public QWidget {
    Q_OBJECT
public:
    explicit NumberPad(QWidget* parent = nullptr);
    [[nodiscard]] QAbstractButton* nextButton() const { return m_next; }

Q_SIGNALS:
    /// The shell moves on; the page knows which field is next.
    void nextPressed();

private:
    void type(char digit);
    void erase();
    void clearField();
    QAbstractButton* m_next;
};

} // namespace boxoffice
