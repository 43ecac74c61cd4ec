#include "partner/jsonfields.h"
#include <limits>

namespace boxoffice {

Money moneyAt(const JsonReader& reader, const Currency& currency)
{
    const Result<Money> money = Money::from(reader.decimal(), currency, reader.path());
    if (money.ok())
        return *money;
    reader.fail(money.failure().kind, money.failure().detail);
    return {0, currency};
}

std::optional<Money> maybeMoneyAt(const JsonReader& reader, const Currency& currency)
{
    if (!reader.exists() || reader.isNull())
        return std::nullopt;
    return moneyAt(reader, currency);
}

std::optional<Currency> maybeCurrencyAt(const JsonReader& reader)
{
    const std::optional<QString> code = reader.maybeString();
    if (!code)
        return std::nullopt;
    std::optional<Currency> currency = Currency::parse(*code);
    if (!currency)
        reader.fail(FailureKind::WrongType, QStringLiteral("no currency code"));
    return currency;
}

int countAt(const JsonReader& reader)
{
    const qint64 value = reader.integer();
    if (value >= 0 && value <= std::numeric_limits<int>::max())
        return static_cast<int>(value);
    reader.fail(FailureKind::WrongType, QStringLiteral("out of range"));
    return 0;
}

std::optional<int> maybeCountAt(const JsonReader& reader)
{
    if (!reader.exists() || reader.isNull())
        return std::nullopt;
    return countAt(reader);
}

QString textOrEmpty(const JsonReader& reader) { return reader.maybeText().value_or(QString()); }

} // namespace boxoffice
