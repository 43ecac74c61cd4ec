#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QVBoxLayout;

namespace boxoffice {

class ChoiceRow;
class TextLabel;

/// How the tickets reach the buyer: one radio row per option with its price, "Delivery, <words>".
class DeliveryPage : public QWidget {
    Q_OBJECT
public:
    explicit DeliveryPage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// Focus to the chosen row, or the first.
    void focusFirst();
    /// A delivery is chosen, or the account needs none.
    [[nodiscard]] bool isSettled() const { return m_settled; }

Q_SIGNALS:
    void chosen(const boxoffice::ShippingId& id);

private:
    void rebuild(const PurchaseView& view);
    ChoiceRow* addChoice(const DeliveryOptionView& option, bool namedTwice);
    bool m_settled = false;
    QString m_shape;
    QVBoxLayout* m_rows = nullptr;
    TextLabel* m_note = nullptr;
    QList<ChoiceRow*> m_choices;
    QList<ShippingId> m_ids;
};

} // namespace boxoffice
