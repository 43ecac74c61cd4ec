#pragma once
#include <QString>
#include <QUrl>
#include <optional>

namespace boxoffice {

/// How one Partner account wants to be called (settings partner/*).
struct PartnerAccount {
    QUrl baseUrl{}; ///< https, or http to a loopback address
    QString apiKey{};
    bool keyInQuery = false;         ///< `apikey` in the query instead of the x-api-key header
    std::optional<QString> clientIp{}; ///< True-Client-IP, for accounts that must send it
    bool forcePolling = false;       ///< X-TM-FORCE-POLLING on every call that may answer 202
    bool places = false;             ///< reserve may name place ids
    bool variablePrice = false;      ///< reserve may set price.amount
};

} // namespace boxoffice
