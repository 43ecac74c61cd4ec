#pragma once
#include "simulator/world/world.h"

namespace boxoffice::simulator {

/// What one ticket costs in one price zone, in hundredths. Fees are per ticket.
struct Price {
    int zone = 0;
    qint64 face = 0;
    qint64 service = 0;
    qint64 facility = 0;
    qint64 tax = 0;
    [[nodiscard]] qint64 fees() const { return service + facility; }
    [[nodiscard]] qint64 total() const { return face + fees() + tax; }
};

/// A ticket type: Commerce calls it an offer, the reserve body `tickets[].id`.
struct Offer {
    QString id; ///< twelve characters, leading zeros count
    QString name;
    QString description;
    int least = 1;
    int most = 8; ///< 0: no limit
    int multiple = 1;
    bool accessible = false; ///< for wheelchair and companion places only
    bool companion = false;  ///< at most one for each wheelchair place
    QString password;        ///< empty: anybody may see and buy it
    std::vector<Price> prices;
    [[nodiscard]] const Price* priceIn(int zone) const;
};

struct Tariff {
    std::vector<Offer> offers;
    [[nodiscard]] const Offer* find(const QString& id) const;
};

/// The ticket types of a show, the same every time it is asked.
[[nodiscard]] Tariff tariffOf(const World& world, const Show& show);
/// A fee that is told in hundredths of a dollar, in a currency's own size: 4.95 is 495 yen.
[[nodiscard]] qint64 localFee(const QString& currency, qint64 hundredths);
/// The processing item of every cart, in hundredths.
[[nodiscard]] qint64 orderFee(const QString& currency);

} // namespace boxoffice::simulator
