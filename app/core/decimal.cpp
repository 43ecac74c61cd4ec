#include "core/decimal.h"
#include <charconv>

namespace boxoffice {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Cuts a run of digits off the front; empty when there is none.
std::string_view takeDigits(std::string_view& text)
{
    std::size_t n = 0;
    while (n < text.size() && isDigit(text[n]))
        ++n;
    const std::string_view digits = text.substr(0, n);
    text.remove_prefix(n);
    return digits;
}

bool takeChar(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<int> takeExponent(std::string_view& text)
{
    if (!takeChar(text, 'e') && !takeChar(text, 'E'))
        return 0;
    const bool negative = takeChar(text, '-');
    if (!negative)
        takeChar(text, '+');
    const std::string_view digits = takeDigits(text);
    if (digits.empty() || digits.size() > 3)
        return std::nullopt;
    int exponent = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    return negative ? -exponent : exponent;
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text)
{
    const bool negative = takeChar(text, '-');
    const std::string_view whole = takeDigits(text);
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0'))
        return std::nullopt;
    std::string_view fraction;
    if (takeChar(text, '.')) {
        fraction = takeDigits(text);
        if (fraction.empty())
            return std::nullopt;
    }
    const std::optional<int> exponent = takeExponent(text);
    if (!exponent || !text.empty())
        return std::nullopt;
    while (!fraction.empty() && fraction.back() == '0')
        fraction.remove_suffix(1);
    if (whole.size() + fraction.size() > 18)
        return std::nullopt;
    qint64 unscaled = 0;
    for (const char c : whole)
        unscaled = unscaled * 10 + (c - '0');
    for (const char c : fraction)
        unscaled = unscaled * 10 + (c - '0');
    return Decimal(negative ? -unscaled : unscaled, static_cast<int>(fraction.size()) - *exponent);
}

std::optional<qint64> Decimal::shifted(int digits) const
{
    qint64 value = m_unscaled;
    if (value == 0)
        return 0;
    for (int left = digits - m_scale; left > 0; --left)
        if (__builtin_mul_overflow(value, qint64{10}, &value))
            return std::nullopt;
    for (int left = m_scale - digits; left > 0; --left) {
        if (value % 10 != 0)
            return std::nullopt;
        value /= 10;
    }
    return value;
}

} // namespace boxoffice
