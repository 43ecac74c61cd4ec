#pragma once
#include "simulator/http/httpmessage.h"
#include "simulator/jsontext.h"
#include "simulator/world/stock.h"
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {

/// The query of GET top-picks (API section 4.19).
struct PicksAsked {
    int quantity = 2;
    int page = 1; ///< counted from 1
    int limit = 30;
    QStringList ticketTypes;
    QStringList priceLevels;
    QStringList areas;
    QStringList sections;
    QString password; ///< of protected offers
    qint64 least = 0; ///< of the total price, hundredths
    qint64 most = 0;  ///< 0: no limit
    bool standard = true; ///< false: resale or platinum alone, of which this world has none
};
/// Nothing when a parameter cannot be understood.
[[nodiscard]] std::optional<PicksAsked> picksAsked(const Query& query);

[[nodiscard]] Json topPicksJson(const World& world, const Show& show, const Stock& stock, const PicksAsked& asked, qint64 nowMs, const QByteArray& root);

} // namespace boxoffice::simulator
