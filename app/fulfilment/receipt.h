#pragma once
#include "core/ids.h"
#include "core/money.h"
#include "core/result.h"
#include <QList>

namespace boxoffice {

/// One ticket as it is shown and printed. Hidden seat details (API T28) are left empty by whoever fills this in.
struct TicketStub {
    QString typeName = {};
    QString section = {};
    QString row = {};
    QString seat = {};
    QString barcode = {}; ///< empty when the service gave none: number and redemption link stand in (API T26)
    bool voided = false;
};

/// A line of the receipt: "2 x Adult" and what they cost, or a fee.
struct ReceiptLine {
    QString text = {};
    Money amount = {};
};

/// What a sale was, in words and amounts that are ready to be printed.
struct Receipt {
    OrderNumber orderNumber = {};
    QString reference = {}; ///< ours
    QString eventName = {};
    QString venueName = {};
    QString eventDate = {};   ///< as the buyer reads it, venue time; may be "to be announced"
    QString soldAt = {};      ///< as the buyer reads it
    QString paymentText = {}; ///< "VISA ends 1006"
    QString deliveryText = {};
    QString redemptionUrl = {}; ///< printed as text, never fetched (API T35)
    QList<ReceiptLine> lines = {};
    Money total = {}; ///< the service's grand total, never recomputed
    QList<TicketStub> tickets = {};
    bool demo = false; ///< marks every page DEMO, not valid
};

/// Headings of a printed page, translated by the caller.
struct ReceiptLabels {
    QString title, order, reference, sold, payment, delivery, total, tickets, section, row, seat, noBarcode, redeem,
        voided, demo;
};

/// An order number as a file name: every character but letters and digits percent-encoded, at most 120 characters,
/// never empty, never starting with '.' (API T34).
[[nodiscard]] QString safeFileName(const OrderNumber& number);

} // namespace boxoffice
