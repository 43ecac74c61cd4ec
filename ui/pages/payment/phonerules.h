#pragma once
#include <QString>

namespace boxoffice {

enum class PhoneFault {
    None,
    NotANumber,     ///< letters, signs, all the same digit
    UnknownCountry, ///< a "+" that no country has
    TooShort,
    TooLong,
    Doubtful,       ///< long enough, but no range that is known to be given out: not refused, ranges are added every year
};

/// What libphonenumber makes of a number typed in `country` (ISO alpha-2).
[[nodiscard]] PhoneFault phoneFault(const QString& text, const QString& country);

} // namespace boxoffice
