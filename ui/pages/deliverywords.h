#pragma once
#include <QString>

namespace boxoffice {

/// The words for a service level: "Mobile ticket" (ETICKET), "Will call" (WILLCALL), "Mail" (MAIL), else as sent.
[[nodiscard]] QString deliveryWords(const QString& serviceLevel);

} // namespace boxoffice
