#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QPushButton;

namespace boxoffice {

class BuyerFields;
class CardFields;
class IconLabel;
class MemberForm;
class MethodForm;
class SegmentedControl;
class SwipeGuard;
class TextLabel;
struct ProblemText;

/// "Payment": card, invoice or member, and the buyer fields the account requires. Card digits go straight into
/// Secrets. Field errors stand under their field. Nothing is sent from here: the shell takes the form.
class PaymentPage : public QWidget {
    Q_OBJECT
public:
    /// `allowUnlockedMemory`: lane/allow_unlocked_memory.
    explicit PaymentPage(bool allowUnlockedMemory = false, QWidget* parent = nullptr);

    /// Methods, required fields and the suggested reference of this sale. Another `reference` is another sale: what was
    /// typed for the last one is wiped.
    void setView(const PurchaseView& view);
    /// Buyer of invoice sales (lane/walkup_file), shown as one line with "Edit".
    void setWalkUp(const BuyerForm& buyer, const QString& words);
    /// Which of the offered methods to open with; without it the first one.
    void setPreferred(PaymentKind kind) { m_preferred = kind; }
    /// The month cards are judged against.
    void setToday(QDate today);
    /// Opens a method if it is offered.
    void choose(PaymentKind kind);
    /// The next method, round and round (F10).
    void chooseNext();
    [[nodiscard]] PaymentKind kind() const { return m_kind; }

    /// Everything that must be filled is; marks nothing.
    [[nodiscard]] bool isComplete() const;
    /// Accessible name of the first field that is empty or not right; empty when there is none.
    [[nodiscard]] QString unfinishedName() const;
    /// Marks every unfinished field with a sentence, focuses the first, answers whether there was none.
    bool validate();
    /// Moves what was typed out, card digits included. Call after validate(). A failure when memory is short.
    [[nodiscard]] Result<PaymentForm> takeForm();
    /// The card a member saves, and whose it is. Call when memberAsked(SaveCard) came.
    [[nodiscard]] Result<PaymentForm> takeMemberCard();
    /// This station can take the chosen kind.
    [[nodiscard]] bool isUsable() const;
    /// The sentence of a decline under its field, which is emptied.
    void showProblem(const ProblemText& text);
    /// Wipes the card and empties every field.
    void wipe();
    /// Wipes the card alone (Use another card).
    void wipeCard();

    /// First unfinished field of the chosen method; after a reserve the cursor goes there.
    void focusFirstUnfinished();
    /// Next field; after the last one submitted(). For Enter and the number pad.
    void next();

Q_SIGNALS:
    void edited();
    void kindChosen(boxoffice::PaymentKind kind);
    /// Enter in the last field.
    void submitted();
    /// Of the sign-in; a card to be saved is whole: takeMemberCard().
    void memberAsked(boxoffice::MemberWish wish);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(bool allowUnlockedMemory);
    void add(MethodForm* form);
    QWidget* buildWalkUp();
    void showKinds(const QList<PaymentKind>& kinds);
    void showKind();
    void showRefusal(const std::optional<Problem>& problem);
    void wishMember(MemberWish wish);
    [[nodiscard]] bool asksBuyer() const;
    void watchFields();
    [[nodiscard]] MethodForm* formOf(PaymentKind kind) const;
    [[nodiscard]] MethodForm& form() const { return *formOf(m_kind); }
    [[nodiscard]] bool usesWalkUp() const;
    [[nodiscard]] QWidget* unfinished() const;
    [[nodiscard]] QList<QWidget*> fields() const;
    QString m_sale;
    QList<PaymentKind> m_kinds;
    std::optional<PaymentKind> m_preferred;
    std::optional<Problem> m_problem;
    PaymentKind m_kind = PaymentKind::Card;
    BuyerForm m_walkUp;
    bool m_hasWalkUp = false, m_editBuyer = false, m_active = false;
    SegmentedControl* m_tabs = nullptr;
    QList<MethodForm*> m_forms;
    CardFields* m_card = nullptr;
    MemberForm* m_member = nullptr;
    QWidget* m_walkUpRow = nullptr;
    IconLabel* m_walkUpWords = nullptr;
    TextLabel* m_buyerTitle = nullptr;
    BuyerFields* m_buyer = nullptr;
    SwipeGuard* m_guard = nullptr;
};

} // namespace boxoffice
