#pragma once
#include "net/request.h"
#include <QNetworkRequest>

namespace boxoffice {

/// Request as Qt wants it, with the attributes that keep QNetworkAccessManager from doing anything of its own:
/// no HTTP/2, no redirect, no cookies, no cache, no stored credentials, no buffered upload.
[[nodiscard]] QNetworkRequest networkRequest(const Request& request);

/// "GET", "POST", "PUT", "DELETE".
[[nodiscard]] QByteArray verb(Method method);

} // namespace boxoffice
