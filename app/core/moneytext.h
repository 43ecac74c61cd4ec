#pragma once
#include "core/money.h"
#include <QLocale>

namespace boxoffice {

/// The amount as a person of `locale` reads it: "$1,234.50", "1.234,50 €". Exact: no floating point.
[[nodiscard]] QString moneyText(const Money& money, const QLocale& locale);

} // namespace boxoffice
