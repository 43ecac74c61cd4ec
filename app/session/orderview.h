#pragma once
#include "core/ids.h"
#include "core/money.h"
#include <QList>
#include <QUrl>
#include <optional>

/// The order as far as it is known.
namespace boxoffice {

struct OrderTicketView {
    QString section = {}, row = {}, seat = {};
    QString barcode = {}; ///< empty: the service sent none
    bool generalAdmission = false;
    bool voided = false;
};

struct OrderView {
    OrderNumber number = {};
    std::optional<Money> total = std::nullopt;
    QUrl redemption = {}; ///< show as text or QR, never open
    QString email = {};
    QString deliveryLevel = {};
    QList<OrderTicketView> tickets = {};
    bool fromService = false; ///< false: made from the commit answer and the held cart
    bool loading = false;
};

} // namespace boxoffice
