#pragma once
#include "ui/pages/payment/methodform.h"
#include <QDate>

class QPushButton;
class QVBoxLayout;

namespace boxoffice {

class CardFields;
class ChoiceRow;
class FieldBox;
class SecretField;
class TextLabel;

/// "Member": sign in, choose a saved card (never one by itself) and type its security code, or save a new one; sign out.
/// Where nobody can sign in it says so.
class MemberForm final : public MethodForm {
    Q_OBJECT
public:
    explicit MemberForm(bool allowUnlockedMemory, QWidget* parent = nullptr);
    void setToday(QDate today);
    [[nodiscard]] PaymentKind kind() const override { return PaymentKind::Member; }
    [[nodiscard]] QString title() const override { return tr("&Member"); }
    [[nodiscard]] bool isUsable() const override { return m_member.has_value(); }
    [[nodiscard]] bool needsBuyer() const override { return isSaving(); }
    void setView(const PurchaseView& view) override;
    [[nodiscard]] QList<QWidget*> fields() const override;
    [[nodiscard]] QWidget* unfinished() const override;
    void mark() override;
    [[nodiscard]] Result<void> fill(PaymentForm& form) override;
    void wipe() override;
    void showProblem(const ProblemText& text) override;

    /// The buyer is typing a card to be saved.
    [[nodiscard]] bool isSaving() const;
    /// The first field of the new card that is not right; null: none. mark() says it under each.
    [[nodiscard]] QWidget* unfinishedCard() const;
    [[nodiscard]] Result<void> fillNewCard(PaymentForm& form);

Q_SIGNALS:
    void wished(boxoffice::MemberWish wish);

private:
    void build(bool allowUnlockedMemory);
    QPushButton* button(const QString& text, MemberWish wish);
    void showState();
    void listMethods();
    ChoiceRow* addRow(const QString& title, const QString& detail, const std::optional<BillingMethodId>& id);
    void choose(const std::optional<BillingMethodId>& id);
    [[nodiscard]] const SavedMethodView* chosen() const;
    [[nodiscard]] QString words() const;

    std::optional<MemberView> m_member;
    std::optional<BillingMethodId> m_chosen;
    bool m_newCard = false;
    TextLabel *m_words, *m_trouble;
    QWidget* m_list;
    QVBoxLayout* m_rows;
    QList<ChoiceRow*> m_choices;
    SecretField* m_code;
    FieldBox* m_codeBox;
    CardFields* m_card;
    QPushButton *m_signIn, *m_stop, *m_save, *m_signOut;
};

} // namespace boxoffice
