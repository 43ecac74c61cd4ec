#pragma once
#include "core/ids.h"
#include "core/result.h"
#include <QByteArrayView>

namespace boxoffice {

/// {"event":{"id"}}: the id of an event code and host (API 4.2).
[[nodiscard]] Result<EventId> decodeEventLookup(QByteArrayView body);

} // namespace boxoffice
