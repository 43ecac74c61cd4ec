#pragma once
#include <QWidget>

class QLineEdit;

namespace boxoffice {

class TextLabel;
class IconLabel;

/// A label above, a control, and below it either a hint or the error. The control's accessible name is the label
/// unless it has one; an error moves into its description.
class FieldBox : public QWidget {
    Q_OBJECT
public:
    /// With a QLineEdit of its own.
    explicit FieldBox(const QString& label);
    /// Around any control (QComboBox, SecretField); takes it over.
    FieldBox(const QString& label, QWidget* control, QWidget* parent = nullptr);
    [[nodiscard]] QLineEdit* edit() const; ///< null when it holds something else
    [[nodiscard]] QWidget* control() const { return m_control; }
    void setLabel(const QString& label);
    void setHint(const QString& hint);
    /// Empty takes it away. Typing in the field takes it away too.
    void setError(const QString& error);
    [[nodiscard]] QString error() const { return m_error; }

private:
    void build(const QString& label);
    void refresh();
    QWidget* m_control;
    TextLabel* m_label;
    IconLabel* m_note;
    QString m_hint, m_error;
};

} // namespace boxoffice
