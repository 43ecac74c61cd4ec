#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace boxoffice {

/// The order: "Order number", tickets with barcode or why there is none, how to collect, redemption address as text
/// (never opened), and where the tickets on screen come from. "New sale" ends it.
class DonePage : public QWidget {
    Q_OBJECT
public:
    explicit DonePage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    void focusFirst();

Q_SIGNALS:
    void newSaleAsked();

private:
    void build();
    void showTickets(const OrderView& order);
    void restyle();
    QString m_shape;
    QLabel *m_title = nullptr, *m_number = nullptr, *m_event = nullptr, *m_collect = nullptr, *m_origin = nullptr,
           *m_redemptionWord = nullptr, *m_redemption = nullptr, *m_total = nullptr, *m_ticketsHead = nullptr;
    QVBoxLayout* m_tickets = nullptr;
    QPushButton* m_newSale = nullptr;
};

/// "Collect at the box office window with this order number and photo ID." and the like, by service level.
[[nodiscard]] QString collectWords(const OrderView& order);

} // namespace boxoffice
