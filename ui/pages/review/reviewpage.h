#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QPushButton;
class QGridLayout;

namespace boxoffice {

class TextLabel;

/// "Visa •••• 1006", "Invoice 4471".
[[nodiscard]] QString paidWithWords(const PaymentView& payment);

/// Read-back of what the ticket system accepted: tickets, event, delivery, payment, amount. "Change payment" leads back.
class ReviewPage : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// The title above the read-back ("Read back, then press F12 again").
    void setTitle(const QString& title);
    /// What is shown, as one text, for the polite announcement.
    [[nodiscard]] QString readBack() const;

Q_SIGNALS:
    void changePaymentAsked();
    /// The read-back stands on the screen: from here on a second press can mean something.
    void painted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* addLine(QGridLayout& grid, const QString& title);
    TextLabel *m_title = nullptr, *m_tickets = nullptr, *m_delivery = nullptr, *m_payment = nullptr;
    QPushButton* m_change = nullptr;
};

} // namespace boxoffice
