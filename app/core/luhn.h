#pragma once
#include <span>

namespace boxoffice {

/// Whether the digits ('0'..'9', last one the check digit) pass the Luhn test (ISO/IEC 7812-1 annex B).
/// Empty or anything but digits fails. Keeps nothing of what it read.
[[nodiscard]] constexpr bool luhnValid(std::span<const char> digits)
{
    int sum = 0;
    bool twice = false;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at, twice = !twice) {
        if (*at < '0' || *at > '9')
            return false;
        const int value = (*at - '0') * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return !digits.empty() && sum % 10 == 0;
}

} // namespace boxoffice
