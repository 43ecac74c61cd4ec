#pragma once
#include "session/purchaseview.h"
#include <QWidget>
#include <memory>

namespace boxoffice {

struct ProblemText;

/// Card, invoice or member; the card fields go straight into Secrets. Shows only the buyer fields the account
/// requires. Field errors stand under their field; nothing is sent from here: `submitted` says the form is
/// complete and the shell takes it.
class PaymentPage : public QWidget {
    Q_OBJECT
public:
    explicit PaymentPage(QWidget* parent = nullptr);
    ~PaymentPage() override;

    /// Fields, methods and the suggested reference of this sale. Keeps what was typed while the sale is the same.
    void setView(const PurchaseView& view);
    /// Fills buyer fields that are still empty: walk-up details or the buyer of the last try.
    void prefill(const BuyerForm& buyer);
    /// Of `paymentKinds`, what to open with; without it the first one.
    void setPreferred(PaymentKind kind);
    void choose(PaymentKind kind);
    [[nodiscard]] PaymentKind kind() const;
    /// Wallclock of "this month", for the expiry rule.
    void setToday(QDate today);
    /// Sell though memory could not be locked (lane/allow_unlocked_memory).
    void setUnlockedMemoryAllowed(bool allowed);

    /// Everything that must be filled is; does not mark anything.
    [[nodiscard]] bool isComplete() const;
    /// Marks every unfinished field with a sentence, focuses the first, and answers whether there was none.
    bool validate();
    /// Moves what was typed out, card digits included. Call after `validate()`.
    [[nodiscard]] Result<PaymentForm> takeForm();
    /// The sentence of a decline under its field; wipes that field.
    void showProblem(const ProblemText& text);
    /// Wipes the secrets and empties every field.
    void wipe();

    /// First unfinished field of the chosen method (the cursor goes there after a reserve).
    void focusFirstUnfinished();
    /// For the number pad: goes to the field that last had focus.
    void typeDigit(char digit);
    void backspace();
    /// Next field; at the last one emits submitted() when complete.
    void next();

Q_SIGNALS:
    void edited();
    void kindChosen(boxoffice::PaymentKind kind);
    /// Enter in the last field with everything filled.
    void submitted();

private:
    class Form;
    std::unique_ptr<Form> m_form;
};

} // namespace boxoffice
