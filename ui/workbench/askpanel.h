#pragma once
#include <QFrame>

class QPushButton;

namespace boxoffice {

/// A question with a safe answer (has the focus, Enter and Esc take it) and a consequent one; without words for the
/// latter it only tells something.
class AskPanel : public QFrame {
    Q_OBJECT
public:
    AskPanel(const QString& title, const QString& text, const QString& safe, const QString& consequent,
             QWidget* parent = nullptr);
    [[nodiscard]] QWidget* safeButton() const;

Q_SIGNALS:
    void answered(bool consequent);

private:
    QPushButton* m_safe;
};

} // namespace boxoffice
