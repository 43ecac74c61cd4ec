#pragma once
#include "ui/pages/payment/methodform.h"
#include "ui/widgets/secretfield.h"
#include <QDate>

namespace boxoffice {

class FieldBox;

/// "Card number", "Expiry", "Security code", "Card postal code". The digits live in the SecretFields alone.
class CardFields final : public MethodForm {
    Q_OBJECT
public:
    explicit CardFields(bool allowUnlockedMemory, QWidget* parent = nullptr);
    void setToday(QDate today) { m_today = today; }
    [[nodiscard]] PaymentKind kind() const override { return PaymentKind::Card; }
    [[nodiscard]] QString title() const override { return tr("&Card"); }
    [[nodiscard]] QList<QWidget*> fields() const override;
    [[nodiscard]] QWidget* unfinished() const override;
    void mark() override;
    [[nodiscard]] Result<void> fill(PaymentForm& form) override;
    void wipe() override;
    void showProblem(const ProblemText& text) override;
    void showRefusal(ProblemKind kind) override;

private:
    void formatExpiry();
    void explain(FieldBox& box, SecretField::Refusal refusal);
    [[nodiscard]] QString numberError() const;
    [[nodiscard]] QString expiryError() const;
    [[nodiscard]] QString codeError() const;
    [[nodiscard]] QString postalError() const;
    QDate m_today;
    SecretField *m_number, *m_code;
    FieldBox *m_numberBox, *m_expiryBox, *m_codeBox, *m_postalBox;
};

} // namespace boxoffice
