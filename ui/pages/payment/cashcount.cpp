#include "ui/pages/payment/cashcount.h"
#include <QLocale>
#include <algorithm>

namespace boxoffice {
namespace {

/// The digits with '.' before the decimals; empty when it is no amount.
QString plainAmount(QString typed, const QLocale& locale)
{
    typed = typed.simplified();
    typed.remove(locale.currencySymbol()).remove(locale.groupSeparator()).remove(u' ').remove(QChar(0x00A0));
    typed.replace(locale.decimalPoint(), QStringLiteral("."));
    const auto isPart = [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; };
    const bool sound = !typed.isEmpty() && typed.size() <= 12 && typed.count(u'.') <= 1 && typed.front() != u'.' && typed.back() != u'.'
        && std::ranges::all_of(typed, isPart);
    return sound ? typed : QString();
}

} // namespace

CashCount countCash(const QString& typed, const Money& due, const QLocale& locale)
{
    const QString amount = plainAmount(typed, locale);
    const QString whole = amount.section(u'.', 0, 0);
    const QString part = amount.section(u'.', 1);
    if (amount.isEmpty() || part.size() > due.currency().digits())
        return {.fault = CashFault::NotAnAmount};
    const Money tendered((whole + part.leftJustified(due.currency().digits(), u'0')).toLongLong(), due.currency());
    if (tendered.minor() < due.minor())
        return {.fault = CashFault::TooLittle, .tendered = tendered};
    return {.fault = CashFault::None, .tendered = tendered, .change = tendered - due};
}

} // namespace boxoffice
