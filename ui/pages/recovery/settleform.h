#pragma once
#include "core/failure.h"
#include "session/salesview.h"
#include <QWidget>

class QPushButton;

namespace boxoffice {

class FieldBox;
class IconLabel;
class TextLabel;

/// Where a clerk records what was found about a sale whose outcome is unknown: sold (the order number helps, and may be
/// missing) or not sold (with a note of how that is known). Asks once more before it says so.
class SettleForm : public QWidget {
    Q_OBJECT
public:
    explicit SettleForm(QWidget* parent = nullptr);
    /// Another sale empties the form; the same one keeps what was typed.
    void setSale(const SaleRow& sale);
    void showAnswer(const QUuid& attempt, const std::optional<Failure>& failure);
    [[nodiscard]] bool isAsking() const;
    /// Closes the question; false when none stands.
    bool stepBack();

Q_SIGNALS:
    void settleAsked(const boxoffice::SettledView& settled);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildButtons();
    QWidget* buildQuestion();
    void ask(bool sold);
    void closeQuestion();
    void confirm();
    SaleRow m_sale;
    bool m_asSold = false;
    FieldBox *m_order, *m_note;
    QWidget *m_buttons = nullptr, *m_question = nullptr;
    QPushButton *m_sold = nullptr, *m_notSold = nullptr, *m_leave = nullptr, *m_record = nullptr;
    TextLabel* m_questionText = nullptr;
    IconLabel* m_error;
};

} // namespace boxoffice
