#include "crypto/cardrules.h"
#include <algorithm>
#include <array>

namespace boxoffice {
namespace {

/// Issuer ranges over the first six digits. Between them, 622126-622925 is UnionPay that Discover accepts.
struct Range { int first, last; CardBrand brand; };
constexpr std::array ranges = {
    Range{222100, 272099, CardBrand::Mastercard}, Range{340000, 349999, CardBrand::Amex},
    Range{370000, 379999, CardBrand::Amex},       Range{400000, 499999, CardBrand::Visa},
    Range{510000, 559999, CardBrand::Mastercard}, Range{601100, 601199, CardBrand::Discover},
    Range{622126, 622925, CardBrand::Discover},   Range{644000, 659999, CardBrand::Discover}};

/// All six-digit beginnings that the typed digits can still grow into.
struct Reach { int first, last; };
Reach reachOf(std::span<const char> digits)
{
    int first = 0;
    int width = 1;
    for (std::size_t at = 0; at < 6; ++at) {
        const bool typed = at < digits.size();
        first = first * 10 + (typed ? digits[at] - '0' : 0);
        width *= typed ? 1 : 10;
    }
    return {first, first + width - 1};
}

bool onlyDigits(std::span<const char> digits)
{
    return std::ranges::all_of(digits, [](char one) { return one >= '0' && one <= '9'; });
}

bool mayBecomeKnown(std::span<const char> digits)
{
    const Reach reach = reachOf(digits);
    return std::ranges::any_of(ranges, [&](const Range& range) {
        return reach.first <= range.last && range.first <= reach.last;
    });
}

int usualLength(CardBrand brand) { return brand == CardBrand::Amex ? 15 : 16; }

} // namespace

CardBrand brandOf(std::span<const char> digits)
{
    if (digits.empty() || !onlyDigits(digits))
        return CardBrand::Unknown;
    const Reach reach = reachOf(digits);
    for (const Range& range : ranges)
        if (range.first <= reach.first && reach.last <= range.last)
            return range.brand;
    return CardBrand::Unknown;
}

QLatin1String apiIssuer(CardBrand brand)
{
    switch (brand) {
    case CardBrand::Visa: return QLatin1String("VISA");
    case CardBrand::Mastercard: return QLatin1String("MC");
    case CardBrand::Amex: return QLatin1String("AMEX");
    case CardBrand::Discover: return QLatin1String("DISCOVER");
    case CardBrand::Unknown: break;
    }
    return {};
}

std::span<const int> grouping(CardBrand brand)
{
    static constexpr std::array fours = {4, 4, 4, 4};
    static constexpr std::array amex = {4, 6, 5};
    return brand == CardBrand::Amex ? std::span<const int>(amex) : std::span<const int>(fours);
}

std::span<const int> numberLengths(CardBrand brand)
{
    static constexpr std::array visa = {13, 16, 19};
    static constexpr std::array mastercard = {16};
    static constexpr std::array amex = {15};
    static constexpr std::array discover = {16, 17, 18, 19};
    switch (brand) {
    case CardBrand::Visa: return visa;
    case CardBrand::Mastercard: return mastercard;
    case CardBrand::Amex: return amex;
    case CardBrand::Discover: return discover;
    case CardBrand::Unknown: break;
    }
    return {};
}

int securityCodeLength(CardBrand brand)
{
    if (brand == CardBrand::Unknown)
        return 0;
    return brand == CardBrand::Amex ? 4 : 3;
}

CardNumberState cardNumberState(std::span<const char> digits)
{
    if (digits.empty())
        return CardNumberState::Empty;
    const CardBrand brand = brandOf(digits);
    if (brand == CardBrand::Unknown)
        return onlyDigits(digits) && mayBecomeKnown(digits) ? CardNumberState::Incomplete
                                                            : CardNumberState::UnknownBrand;
    const std::span<const int> lengths = numberLengths(brand);
    const int count = static_cast<int>(digits.size());
    if (count > lengths.back())
        return CardNumberState::WrongLength;
    if (std::ranges::find(lengths, count) == lengths.end())
        return CardNumberState::Incomplete;
    if (luhnValid(digits))
        return CardNumberState::Valid;
    return count < usualLength(brand) ? CardNumberState::Incomplete : CardNumberState::WrongCheckDigit;
}

bool mayBeCardNumber(std::span<const char> digits)
{
    constexpr std::size_t shortest = 13, longest = 19;
    if (digits.size() < shortest || !onlyDigits(digits))
        return false;
    if (digits.size() > longest)
        return std::ranges::any_of(numberLengths(brandOf(digits)), [&](int length) { return luhnValid(digits.first(static_cast<std::size_t>(length))); });
    const int begin = reachOf(digits).first / 100;
    return ((begin >= 2221 && begin <= 2720) || (begin >= 3000 && begin <= 6999)) && luhnValid(digits);
}

bool securityCodeComplete(CardBrand brand, std::span<const char> digits)
{
    return brand != CardBrand::Unknown && onlyDigits(digits)
        && static_cast<int>(digits.size()) == securityCodeLength(brand);
}

ExpiryState expiryState(Expiry expiry, Expiry today)
{
    if (expiry.month < 1 || expiry.month > 12)
        return ExpiryState::WrongMonth;
    const int monthsLeft = (expiry.year - today.year) * 12 + expiry.month - today.month;
    if (monthsLeft < 0)
        return ExpiryState::Past;
    return monthsLeft > 20 * 12 ? ExpiryState::TooFar : ExpiryState::Valid;
}

} // namespace boxoffice
