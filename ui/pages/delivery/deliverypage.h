#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace boxoffice {

class ChoiceRow;

/// The words for a service level: "Mobile ticket" (ETICKET), "Will call" (WILLCALL), "Mail" (MAIL), else as sent.
[[nodiscard]] QString deliveryWords(const QString& serviceLevel);

/// How the tickets reach the buyer: one radio row per option with its price, "Delivery, <words>".
class DeliveryPage : public QWidget {
    Q_OBJECT
public:
    explicit DeliveryPage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// Focus to the chosen row, or the first.
    void focusFirst();
    [[nodiscard]] bool isChosen() const { return m_chosen; }

Q_SIGNALS:
    void chosen(const boxoffice::ShippingId& id);

private:
    void rebuild(const PurchaseView& view);
    bool m_chosen = false;
    QString m_shape;
    QVBoxLayout* m_rows = nullptr;
    QLabel* m_note = nullptr;
    QList<ChoiceRow*> m_choices;
    QList<ShippingId> m_ids;
};

} // namespace boxoffice
