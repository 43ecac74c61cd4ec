#pragma once
#include "core/clock.h"
#include "core/failure.h"
#include "core/ids.h"
#include "core/money.h"
#include <QList>
#include <optional>

/// Past sales, as the journal knows them.
namespace boxoffice {

enum class SaleOutcome { InProgress, Sold, Declined, Unknown, Released, Orphaned };
struct SaleRow {
    QString reference = {};
    WallTime at{};
    QString eventName = {};
    std::optional<Money> total = std::nullopt;
    SaleOutcome outcome = SaleOutcome::InProgress;
    QString stateName = {};
    OrderNumber order = {};
    QString paidWith = {}; ///< "VISA •••• 1006", "Invoice 4471"
    QString buyer = {};
    WallTime holdEnds{};
};
struct SalesView {
    QList<SaleRow> rows = {}; ///< newest first
    int unknown = 0;          ///< outcomes a person must settle
    std::optional<Failure> failure = std::nullopt;
};

} // namespace boxoffice
