#include "core/moneytext.h"

namespace boxoffice {
namespace {

/// "$" for the dollar where no other dollar is likely to be meant, else what the locale writes, else the code.
QString symbolOf(const Currency& currency, const QLocale& locale)
{
    if (locale.currencySymbol(QLocale::CurrencyIsoCode) == currency.code())
        return locale.currencySymbol(QLocale::CurrencySymbol);
    struct Known { QLatin1String code; QString symbol; };
    static const Known known[] = {
        {QLatin1String("USD"), QStringLiteral("$")},  {QLatin1String("EUR"), QStringLiteral("€")},
        {QLatin1String("GBP"), QStringLiteral("£")},  {QLatin1String("CAD"), QStringLiteral("CA$")},
        {QLatin1String("AUD"), QStringLiteral("A$")}, {QLatin1String("NZD"), QStringLiteral("NZ$")},
        {QLatin1String("MXN"), QStringLiteral("MX$")}, {QLatin1String("JPY"), QStringLiteral("¥")}};
    for (const Known& one : known)
        if (currency.code() == one.code)
            return one.symbol;
    return currency.code() + QChar(QChar::Nbsp);
}

/// Whether the locale writes the symbol after the number ("5 €").
bool symbolComesLast(const QLocale& locale)
{
    const QString sample = locale.toCurrencyString(1, QStringLiteral("¤"));
    return sample.endsWith(QStringLiteral("¤"));
}

} // namespace

QString moneyText(const Money& money, const QLocale& locale)
{
    const QString plain = money.apiText();
    const bool negative = plain.startsWith(QLatin1Char('-'));
    const QString size = negative ? plain.mid(1) : plain;
    const QStringList parts = size.split(QLatin1Char('.'));
    QString number = locale.toString(parts.first().toULongLong());
    if (parts.size() > 1)
        number += locale.decimalPoint() + parts.at(1);
    const QString symbol = symbolOf(money.currency(), locale);
    const QString text = symbolComesLast(locale) ? number + QChar(QChar::Nbsp) + symbol.trimmed() : symbol + number;
    return negative ? QStringLiteral("−") + text : text;
}

} // namespace boxoffice
