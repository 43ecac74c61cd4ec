#pragma once
#include <QString>

namespace boxoffice {

enum class PostalFault { None, Missing, WrongShape, OnlyZeros };

/// Whether `code`, as typed, can be a postal code of the country (ISO alpha-2). Countries without a rule here take two
/// to ten letters, digits, blanks and dashes; countries that have no codes take nothing, too.
[[nodiscard]] PostalFault postalFault(const QString& code, const QString& country);

/// A code of that country to show as an example; empty where there is no rule.
[[nodiscard]] QString postalExample(const QString& country);

} // namespace boxoffice
