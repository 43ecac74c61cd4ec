#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QVBoxLayout;

namespace boxoffice {

class IconLabel;
class PrimaryButton;
class TabularLabel;
class TextLabel;

/// "Show this order number...", by service level.
[[nodiscard]] QString collectWords(const OrderView& order);

/// The order: "Order number", tickets with barcode or why there is none, how to collect, the redemption address as text
/// (never opened), and where the tickets on screen come from. "New sale" ends it.
class DonePage : public QWidget {
    Q_OBJECT
public:
    explicit DonePage(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// Names the key of New sale; empty leaves it out.
    void setNewSaleKey(const QString& key);
    void focusFirst();

Q_SIGNALS:
    void newSaleAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitNumber();
    void buildHead(QVBoxLayout& column);
    void buildCollect(QVBoxLayout& column);
    void showTickets(const OrderView& order);
    TextLabel *m_event = nullptr, *m_collect = nullptr, *m_email = nullptr, *m_redemptionWord = nullptr,
              *m_redemption = nullptr, *m_ticketsHead = nullptr, *m_origin = nullptr;
    TabularLabel *m_number = nullptr, *m_total = nullptr;
    QVBoxLayout* m_tickets = nullptr;
    PrimaryButton* m_newSale = nullptr;
    QString m_shape;
};

} // namespace boxoffice
