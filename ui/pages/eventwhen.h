#pragma once
#include <QDate>
#include <QLocale>
#include <optional>

namespace boxoffice {

/// "Sun, Nov 22": with the year when it is not this one.
[[nodiscard]] QString dayWords(QDate date, const QLocale& locale);
/// "Sun, Nov 22, 8:00 PM", "Sun, Nov 22", "Date to be announced". Venue-local, as given.
[[nodiscard]] QString eventWhen(const std::optional<QDate>& date, const std::optional<QTime>& time);

} // namespace boxoffice
