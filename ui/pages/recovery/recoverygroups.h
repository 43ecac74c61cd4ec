#pragma once
#include "session/salesview.h"

namespace boxoffice {

/// The recovery list in the order it is worked through, with the heading above the first sale of each group.
struct RecoveryGroups {
    QList<SaleRow> sales = {};
    QStringList headings = {};
};
[[nodiscard]] RecoveryGroups recoveryGroups(const QList<SaleRow>& rows);

} // namespace boxoffice
