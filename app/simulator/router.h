#pragma once
#include "simulator/http/httpmessage.h"
#include <QStringList>

namespace boxoffice::simulator {

/// Which endpoint a request means. The names are those of faultrule.h.
struct Routed {
    enum class Outcome { Found, NoSuchPath, WrongMethod };
    Outcome outcome = Outcome::NoSuchPath;
    QString endpoint;
    QStringList arguments; ///< the variable path segments, percent-decoded
    QByteArray allowed;    ///< for WrongMethod
};

[[nodiscard]] Routed route(const HttpRequest& request);
/// The names of all endpoints, as faults and the ledger use them.
[[nodiscard]] QStringList endpointNames();
[[nodiscard]] bool isPartnerPath(const QByteArray& path);

} // namespace boxoffice::simulator
