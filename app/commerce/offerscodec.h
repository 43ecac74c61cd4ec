#pragma once
#include "commerce/eventoffers.h"
#include "core/result.h"

namespace boxoffice {

/// Reads GET events/{id}/offers in the documented layout (A: `offers`, `data`) and the older recorded one
/// (B: `_embedded` everywhere). Amounts are exact. A missing id, amount or currency is a failure with its path.
/// Pure.
[[nodiscard]] Result<EventOffers> decodeEventOffers(QByteArrayView bytes);

} // namespace boxoffice
