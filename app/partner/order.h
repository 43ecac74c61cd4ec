#pragma once
#include "core/ids.h"
#include "core/money.h"
#include <QByteArrayView>
#include <QList>
#include <optional>

namespace boxoffice {

struct OrderCharge {
    QString type{}; ///< price, fee, tax
    QString subType{};
    QString description{};
    Money amount{};
};

/// One seat of an order (API 4.17).
struct OrderTicket {
    std::optional<QString> barcode{}; ///< may be missing: show the order number instead (T26)
    OrderNumber orderNumber{};
    QString displayId{};
    QString orderDate{}; ///< yyyy-MM-dd
    LegacyEventId event{};
    QString section{};
    QString row{};
    QString seat{};
    QString portal{};
    bool isGeneralAdmission = false;
    bool voided = false;
    QList<OrderCharge> charges{};
};

struct Order {
    QString customerEmail{};
    bool voided = false;
    QString carrier{};
    QString serviceLevel{};
    QString deliveryText{};
    QList<OrderTicket> tickets{};
};

[[nodiscard]] Result<Order> decodeOrder(QByteArrayView body);

} // namespace boxoffice
