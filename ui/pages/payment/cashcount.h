#pragma once
#include "core/money.h"

class QLocale;

namespace boxoffice {

enum class CashFault { None, NotAnAmount, TooLittle };

/// What a customer gave in cash against what is due. Never leaves the screen: the ticket system hears of an invoice.
struct CashCount {
    CashFault fault = CashFault::None;
    Money tendered = {};
    Money change = {};
};

/// Reads an amount as people of `locale` type it ("120", "120.5", "1,200.00", "$120"). Exact.
[[nodiscard]] CashCount countCash(const QString& typed, const Money& due, const QLocale& locale);

} // namespace boxoffice
