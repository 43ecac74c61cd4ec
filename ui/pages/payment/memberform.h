#pragma once
#include "ui/pages/payment/methodform.h"

namespace boxoffice {

/// Says that members cannot pay here: their sign-in is not set up at this station.
class MemberForm final : public MethodForm {
    Q_OBJECT
public:
    explicit MemberForm(QWidget* parent = nullptr);
    [[nodiscard]] PaymentKind kind() const override { return PaymentKind::Member; }
    [[nodiscard]] QString title() const override { return tr("&Member"); }
    [[nodiscard]] bool isUsable() const override { return false; }
    [[nodiscard]] QList<QWidget*> fields() const override { return {}; }
    [[nodiscard]] QWidget* unfinished() const override { return nullptr; }
    void mark() override {}
    [[nodiscard]] Result<void> fill(PaymentForm& form) override;
    void wipe() override {}
};

} // namespace boxoffice
