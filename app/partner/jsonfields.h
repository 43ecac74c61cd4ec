#pragma once
#include "core/json.h"
#include "core/money.h"

namespace boxoffice {

/// A required amount (number or numeric string); a miss is recorded at its path.
[[nodiscard]] Money moneyAt(const JsonReader& reader, const Currency& currency);
/// Nothing if absent or null.
[[nodiscard]] std::optional<Money> maybeMoneyAt(const JsonReader& reader, const Currency& currency);
/// A currency code; nothing if absent or null, a recorded miss if it is no such code.
[[nodiscard]] std::optional<Currency> maybeCurrencyAt(const JsonReader& reader);
/// A required whole number of at least 0 that fits an int.
[[nodiscard]] int countAt(const JsonReader& reader);
[[nodiscard]] std::optional<int> maybeCountAt(const JsonReader& reader);
/// String or number as text, empty if absent or null.
[[nodiscard]] QString textOrEmpty(const JsonReader& reader);

} // namespace boxoffice
