// rooms: core
#include "core/decimal.h"
#include "core/money.h"
#include "tests/fuzz/fuzzing.h"

using namespace boxoffice;

/// An amount that is read is exact: shifted by its own scale it is its digits.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::optional<Decimal> number = Decimal::parse({reinterpret_cast<const char*>(data), size});
    if (!number)
        return 0;
    if (number->scale() >= 0)
        mustHold(number->shifted(number->scale()) == number->unscaled());
    const Currency dollars = *Currency::parse(QStringLiteral("USD"));
    if (const Result<Money> money = Money::from(*number, dollars, QStringLiteral("$")); money.ok()) {
        mustHold(number->shifted(2) == money->minor());
        const std::string spelled = money->apiText().toStdString();
        mustHold(Decimal::parse(spelled)->shifted(2) == money->minor());
    }
    return 0;
}
