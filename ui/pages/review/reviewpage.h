#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QLabel;
class QPushButton;

namespace boxoffice {

/// Read-back of what the service accepted: tickets, event, delivery, payment. "Change payment" leads back.
class ReviewPage : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// The sentences shown, for the accessible announcement.
    [[nodiscard]] QString readBack() const { return m_readBack; }

Q_SIGNALS:
    void changePaymentAsked();

private:
    void restyle();
    QString m_readBack;
    QLabel *m_title = nullptr, *m_tickets = nullptr, *m_event = nullptr, *m_delivery = nullptr, *m_payment = nullptr,
           *m_buyer = nullptr;
    QPushButton* m_change = nullptr;
};

/// "2 tickets, section 112, row F, seats 7–8" and its general admission form.
[[nodiscard]] QString plateSentence(const PlateView& plate);
/// "Visa •••• 1006", "Invoice 4471".
[[nodiscard]] QString paidWithWords(const PaymentView& payment);

} // namespace boxoffice
