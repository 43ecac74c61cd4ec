#pragma once
#include <QUrl>

namespace boxoffice {

/// http or https to 127.0.0.0/8, ::1 or localhost: the only addresses plain http may go to.
[[nodiscard]] bool isLoopback(const QUrl& url);

} // namespace boxoffice
