#pragma once
#include "core/luhn.h"
#include <QLatin1String>
#include <span>

namespace boxoffice {

/// Pure rules over card digits as they are typed; they read the span and keep nothing of it.
enum class CardBrand { Unknown, Visa, Mastercard, Amex, Discover };

/// The brand of a whole or partly typed number, as soon as its first digits leave no other possibility;
/// Unknown before that and for ranges the Partner API has no issuer for.
[[nodiscard]] CardBrand brandOf(std::span<const char> digits);

/// `card.issuer` of a payment: VISA, MC, AMEX, DISCOVER; empty for Unknown.
[[nodiscard]] QLatin1String apiIssuer(CardBrand brand);

/// Sizes of the groups a number is shown in: 4-4-4-4, for Amex 4-6-5. Digits beyond them make one more group.
[[nodiscard]] std::span<const int> grouping(CardBrand brand);

/// Lengths a whole number of the brand can have, shortest first.
[[nodiscard]] std::span<const int> numberLengths(CardBrand brand);

/// How many digits the security code has: 4 for Amex, 3 for the others; 0 for Unknown.
[[nodiscard]] int securityCodeLength(CardBrand brand);

enum class CardNumberState { Empty, Incomplete, Valid, WrongLength, WrongCheckDigit, UnknownBrand };

/// What is to be said about the number while it is typed. UnknownBrand is said only once no further digit can
/// make a brand of it. A length the brand does not have is Incomplete while longer ones remain, and so is a wrong
/// check digit below the brand's usual length (13 digits of a Visa of 16).
[[nodiscard]] CardNumberState cardNumberState(std::span<const char> digits);

/// Whether digits that came where no card is asked for may be those of one, of whatever issuer (ISO/IEC 7812): 13 to 19,
/// beginning with 2221-2720 or 3 to 6, with the right check digit; or more, of which the first are a known brand's.
[[nodiscard]] bool mayBeCardNumber(std::span<const char> digits);

/// Whether the code is complete for the brand and digits only.
[[nodiscard]] bool securityCodeComplete(CardBrand brand, std::span<const char> digits);

struct Expiry {
    int month = 0; ///< 1..12
    int year = 0;  ///< four digits
    friend bool operator==(const Expiry&, const Expiry&) = default;
};

enum class ExpiryState { Valid, WrongMonth, Past, TooFar };

/// A card is good through the last day of its month. More than 20 years ahead is taken for a typing error.
[[nodiscard]] ExpiryState expiryState(Expiry expiry, Expiry today);

} // namespace boxoffice
