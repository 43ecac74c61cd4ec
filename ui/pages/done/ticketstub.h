#pragma once
#include "session/purchaseview.h"
#include <QWidget>

namespace boxoffice {

/// One ticket of an order: its plate, and its barcode number or why there is none. Voided: dashed, and said.
class TicketStub : public QWidget {
    Q_OBJECT
public:
    explicit TicketStub(const OrderTicketView& ticket, bool mobileOnly, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_voided;
};

} // namespace boxoffice
