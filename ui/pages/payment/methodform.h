#pragma once
#include "core/result.h"
#include "session/purchaseview.h"
#include <QWidget>

namespace boxoffice {

struct ProblemText;

/// One way to pay on the payment page. Another (a terminal, a hosted field) is one more class and one line in
/// PaymentPage::build(); no other form changes.
class MethodForm : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    [[nodiscard]] virtual PaymentKind kind() const = 0;
    [[nodiscard]] virtual QString title() const = 0; ///< of its tab, with a mnemonic
    /// False when this station cannot take this kind; the form then says why.
    [[nodiscard]] virtual bool isUsable() const { return true; }
    /// Who pays must be told as well: the buyer's fields are asked.
    [[nodiscard]] virtual bool needsBuyer() const { return true; }
    /// The lane's walk-up customer may stand for the buyer.
    [[nodiscard]] virtual bool takesWalkUp() const { return false; }

    virtual void setView(const PurchaseView& view) { Q_UNUSED(view) }
    /// Its own fields in order, without the buyer's.
    [[nodiscard]] virtual QList<QWidget*> fields() const = 0;
    /// The first field that is empty or not right, without marking; null when there is none.
    [[nodiscard]] virtual QWidget* unfinished() const = 0;
    /// Puts a sentence under every such field.
    virtual void mark() = 0;
    /// Moves what was typed into `form`, card digits included.
    [[nodiscard]] virtual Result<void> fill(PaymentForm& form) = 0;
    virtual void wipe() = 0;
    /// What the ticket system said of the last try, under the field it belongs to.
    virtual void showProblem(const ProblemText& text) { Q_UNUSED(text) }
    virtual void showRefusal(ProblemKind kind) { Q_UNUSED(kind) }

Q_SIGNALS:
    void edited();
};

} // namespace boxoffice
