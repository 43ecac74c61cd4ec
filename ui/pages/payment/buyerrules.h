#pragma once
#include <QString>

namespace boxoffice {

/// What is wrong with one typed buyer field, as a sentence under it; empty when nothing is. `country` is ISO alpha-2.
/// Text is taken as typed: blanks at its ends do not count.
namespace buyerrules {
[[nodiscard]] QString name(const QString& text);
[[nodiscard]] QString email(const QString& text);
[[nodiscard]] QString phone(const QString& text, const QString& country);
[[nodiscard]] QString addressLine(const QString& text);
[[nodiscard]] QString city(const QString& text);
[[nodiscard]] QString region(const QString& text, const QString& country);
[[nodiscard]] QString postalCode(const QString& text, const QString& country);
/// After the ticket system refused a field without saying which: a sentence where ours is unsure.
[[nodiscard]] QString doubtAboutPhone(const QString& text, const QString& country);
[[nodiscard]] QString doubtAboutRegion(const QString& text, const QString& country);
[[nodiscard]] QString doubtAboutPostalCode(const QString& text, const QString& country);
} // namespace buyerrules

} // namespace boxoffice
