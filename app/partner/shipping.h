#pragma once
#include "core/ids.h"
#include "core/money.h"
#include <QByteArrayView>
#include <QList>

namespace boxoffice {

/// One way to get the tickets (API 4.9). Carriers and service levels are open sets; the id is sent back as it came.
struct ShippingOption {
    ShippingId id{};
    QString carrier{};
    QString serviceLevel{};
    bool requiresAddress = false;
    Money grand{}; ///< what choosing it adds
    Money fee{};
    Money tax{};
};

[[nodiscard]] Result<QList<ShippingOption>> decodeShippingOptions(QByteArrayView body);
[[nodiscard]] QByteArray encodeShipping(const ShippingId& id);

} // namespace boxoffice
