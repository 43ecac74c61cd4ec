#pragma once
#include "fulfilment/receipt.h"
#include <QByteArray>
#include <QLocale>

namespace boxoffice {

/// The receipt and its ticket list, A4, as many pages as it takes, as PDF bytes. Needs a QGuiApplication; main thread.
/// FailureKind::Storage when the page cannot be made.
[[nodiscard]] Result<QByteArray> receiptPdf(const Receipt& receipt, const ReceiptLabels& labels, const QLocale& locale);

/// The same into `folder`/SAFE-ORDER-NUMBER.pdf, whole or not at all, mode 0600; the path is the result.
[[nodiscard]] Result<QString> writeReceiptPdf(const Receipt& receipt, const ReceiptLabels& labels, const QLocale& locale,
                                              const QString& folder);

} // namespace boxoffice
