#include "core/money.h"
#include <array>
#include <stdexcept>
#include <string_view>

namespace boxoffice {
namespace {

int minorDigits(QStringView code)
{
    // ISO 4217 list one: everything else has two.
    constexpr std::array none{u"BIF", u"CLP", u"DJF", u"GNF", u"ISK", u"JPY", u"KMF", u"KRW",
                              u"PYG", u"RWF", u"UGX", u"UYI", u"VND", u"VUV", u"XAF", u"XOF", u"XPF"};
    constexpr std::array three{u"BHD", u"IQD", u"JOD", u"KWD", u"LYD", u"OMR", u"TND"};
    for (const char16_t* known : none)
        if (code == QStringView(known))
            return 0;
    for (const char16_t* known : three)
        if (code == QStringView(known))
            return 3;
    return 2;
}

qint64 checked(qint64 value, bool overflowed)
{
    if (overflowed)
        throw std::overflow_error("money does not fit 64 bits");
    return value;
}

Currency common(const Money& a, const Money& b)
{
    if (a.currency().isNull() && a.isZero())
        return b.currency();
    if (b.currency().isNull() && b.isZero())
        return a.currency();
    if (a.currency() != b.currency())
        throw std::logic_error("two currencies in one sum");
    return a.currency();
}

} // namespace

std::optional<Currency> Currency::parse(const QString& code)
{
    if (code.size() != 3)
        return std::nullopt;
    for (const QChar c : code)
        if (!(c >= QLatin1Char('A') && c <= QLatin1Char('Z')) && !(c >= QLatin1Char('a') && c <= QLatin1Char('z')))
            return std::nullopt;
    Currency currency;
    currency.m_code = code.toUpper();
    currency.m_digits = minorDigits(currency.m_code);
    return currency;
}

Result<Money> Money::from(const Decimal& amount, const Currency& currency, const QString& where)
{
    const std::optional<qint64> minor = amount.shifted(currency.digits());
    constexpr qint64 most = 10'000'000'000'000'000; // sums of carts stay far from the end of 64 bits
    if (!minor || *minor > most || *minor < -most)
        return Failure{.kind = FailureKind::WrongType, .where = where,
                       .detail = QStringLiteral("not a whole number of minor units of ") + currency.code()};
    return Money(*minor, currency);
}

QString Money::apiText() const
{
    const int digits = m_currency.digits();
    const bool negative = m_minor < 0;
    const quint64 size = negative ? quint64{0} - static_cast<quint64>(m_minor) : static_cast<quint64>(m_minor);
    QString text = QString::number(size).rightJustified(digits + 1, QLatin1Char('0'));
    if (digits > 0)
        text.insert(text.size() - digits, QLatin1Char('.'));
    return negative ? QLatin1Char('-') + text : text;
}

Money Money::operator+(const Money& other) const
{
    qint64 sum = 0;
    const bool overflowed = __builtin_add_overflow(m_minor, other.m_minor, &sum);
    return {checked(sum, overflowed), common(*this, other)};
}

Money Money::operator-(const Money& other) const
{
    qint64 difference = 0;
    const bool overflowed = __builtin_sub_overflow(m_minor, other.m_minor, &difference);
    return {checked(difference, overflowed), common(*this, other)};
}

Money Money::operator*(qint64 count) const
{
    qint64 product = 0;
    const bool overflowed = __builtin_mul_overflow(m_minor, count, &product);
    return {checked(product, overflowed), m_currency};
}

} // namespace boxoffice
