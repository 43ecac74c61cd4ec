#pragma once
#include "ui/pages/payment/methodform.h"

namespace boxoffice {

class FieldBox;
class IconLabel;
class StubLine;

/// Cash and house accounts: "Invoice reference, numbers only", the amount due, and "Cash tendered" (may stay empty)
/// with the change and what to do with the drawer. No certificate is fetched for it.
class InvoiceForm final : public MethodForm {
    Q_OBJECT
public:
    explicit InvoiceForm(QWidget* parent = nullptr);
    [[nodiscard]] PaymentKind kind() const override { return PaymentKind::Invoice; }
    [[nodiscard]] QString title() const override { return tr("&Invoice"); }
    [[nodiscard]] bool takesWalkUp() const override { return true; }
    void setView(const PurchaseView& view) override;
    [[nodiscard]] QList<QWidget*> fields() const override;
    [[nodiscard]] QWidget* unfinished() const override;
    void mark() override;
    [[nodiscard]] Result<void> fill(PaymentForm& form) override;
    void wipe() override;
    void showRefusal(ProblemKind kind) override;

private:
    void showDigits();
    void showCash();
    [[nodiscard]] QString referenceError() const;
    [[nodiscard]] QString cashError() const;
    [[nodiscard]] QString digits() const;
    std::optional<Money> m_due;
    QString m_suggested; ///< made by this lane: never taken for a card number
    QString m_handedOver; ///< with the payment that is being recorded
    QString m_taken;     ///< refused by the journal
    FieldBox *m_reference, *m_cash;
    StubLine *m_dueLine, *m_change;
    IconLabel* m_drawer;
};

} // namespace boxoffice
