#pragma once
#include "simulator/faults/faultrule.h"
#include "simulator/http/httpmessage.h"
#include <QJsonObject>
#include <QStringList>
#include <algorithm>

namespace boxoffice::simulator {

/// One request on its way through the endpoints.
struct Call {
    const HttpRequest& http;
    QString endpoint;
    QStringList arguments;
    Query query;
    QByteArray root;      ///< http://host:port as the client wrote it
    QJsonObject body;
    bool bodyReadable = true; ///< the body is a JSON object, or there is none
    std::vector<FaultRule> faults; ///< that strike this call

    [[nodiscard]] const FaultRule* fault(FaultKind kind) const
    {
        const auto found = std::find_if(faults.begin(), faults.end(), [kind](const FaultRule& rule) { return rule.kind == kind; });
        return found == faults.end() ? nullptr : &*found;
    }
    [[nodiscard]] QString cartId() const
    {
        const QString inBody = body.value(QLatin1String("cart_id")).toString(body.value(QLatin1String("cartId")).toString());
        return inBody.isEmpty() ? query.value("cart_id") : inBody;
    }
};

} // namespace boxoffice::simulator
