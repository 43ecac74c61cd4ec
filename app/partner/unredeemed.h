#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include <QByteArrayView>
#include <QList>
#include <optional>

namespace boxoffice {

/// An order nobody has redeemed yet (API 4.17). Carries no order number; the service's times are milliseconds (T39).
struct UnredeemedOrder {
    QString sourceAccountId{}; ///< what the commit sent as `source_account_id`; empty when it sent none
    LegacyEventId event{};
    std::optional<WallTime> bought{};
};

/// `{"data":[...]}`. MissingField without the list; the fields of an order are all optional.
[[nodiscard]] Result<QList<UnredeemedOrder>> decodeUnredeemed(QByteArrayView body);

} // namespace boxoffice
