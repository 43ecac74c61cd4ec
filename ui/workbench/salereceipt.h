#pragma once
#include "session/salesview.h"

namespace boxoffice {

/// Prints what the journal knows of a sale to a PDF in the user's documents; the path, or empty when it cannot be
/// written. The journal knows no seats: the order number stands for the tickets.
[[nodiscard]] QString saveReceipt(const SaleRow& sale, bool demo);

} // namespace boxoffice
