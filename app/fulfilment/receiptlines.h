#pragma once
#include "fulfilment/receipt.h"
#include <QLocale>

namespace boxoffice {

enum class PrintStyle { Title, Heading, Normal, Strong, Rule, Struck };

/// One printed line: `left` at the left edge and wrapped, `right` at the right edge.
struct PrintLine {
    PrintStyle style = PrintStyle::Normal;
    QString left = {};
    QString right = {};
    bool keepWithNext = false; ///< no page may end after this line
    friend bool operator==(const PrintLine&, const PrintLine&) = default;
};

/// What the receipt says, top to bottom: event, sale, lines and total, then the tickets. Pure.
[[nodiscard]] QList<PrintLine> receiptLines(const Receipt& receipt, const ReceiptLabels& labels, const QLocale& locale);

} // namespace boxoffice
