#include "ui/workbench/salereceipt.h"
#include "fulfilment/receiptpdf.h"
#include "ui/pages/salewords.h"
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace boxoffice {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(SaleReceipt)
};

ReceiptLabels labels()
{
    return {.title = Words::tr("Receipt"), .order = Words::tr("Order number"), .reference = Words::tr("Reference"),
            .sold = Words::tr("Sold"), .payment = Words::tr("Payment"), .delivery = Words::tr("Delivery"),
            .total = Words::tr("Total"), .tickets = Words::tr("Tickets"), .section = Words::tr("Section"),
            .row = Words::tr("Row"), .seat = Words::tr("Seat"), .noBarcode = Words::tr("Show the order number"),
            .redeem = Words::tr("Redeem at"), .voided = Words::tr("Voided"), .demo = Words::tr("DEMO, not valid")};
}

} // namespace

QString saveReceipt(const SaleRow& sale, bool demo)
{
    Receipt receipt{.orderNumber = sale.order.isEmpty() ? OrderNumber(sale.reference) : sale.order, .reference = sale.reference,
                    .eventName = sale.eventName, .soldAt = saleTime(sale.at), .paymentText = sale.paidWith};
    ReceiptLabels words = labels();
    if (sale.order.isEmpty()) { // found by its attempt alone: the reference stands for the number, and is called what it is
        words.order = words.reference;
        receipt.reference.clear();
    }
    receipt.total = sale.total.value_or(Money());
    receipt.demo = demo;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Box Office");
    if (!QDir().mkpath(folder))
        return {};
    const Result<QString> path = writeReceiptPdf(receipt, words, QLocale(), folder);
    return path ? *path : QString();
}

} // namespace boxoffice
