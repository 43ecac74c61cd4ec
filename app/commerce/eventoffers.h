#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/money.h"
#include <QByteArrayView>
#include <QList>
#include <optional>

namespace boxoffice {

/// How many tickets one choice may hold, as sent. 0 = the service names no limit.
struct OfferLimit {
    int min = 0;
    int max = 0;
    int multiples = 0;
};

struct OfferCharge {
    QString label; ///< as the service words it
    QString type;  ///< "service", "facility", "distance", "face_value_tax"...
    Money amount;  ///< per ticket
};

/// The price of one ticket of an offer in one price zone. Order processing fees are not in it (T54): only the
/// cart knows the total of a sale.
struct OfferPrice {
    PriceLevelId zone; ///< empty where the price holds for every zone of the offer
    Money value;       ///< face value
    Money total;       ///< value + fees + taxes, as sent
    QList<OfferCharge> fees;
    QList<OfferCharge> taxes;
};

/// A ticket type on sale (Commerce 7).
struct Offer {
    TicketTypeId id; ///< leading zeros count
    QString name;
    QString description;
    int rank = 0;         ///< lower comes first
    bool special = false; ///< offerType SPECIAL
    bool needsPassword = false; ///< named by a password: cannot simply be reserved
    Currency currency;
    std::optional<WallTime> start;
    std::optional<WallTime> end;
    OfferLimit limit;
    QList<OfferPrice> prices;
    QList<PriceLevelId> zones; ///< empty: any
    QList<AreaId> areas;       ///< empty: any
};

struct PriceZone {
    PriceLevelId id;
    QString name;
    Currency currency;
};

struct OfferArea {
    AreaId id;
    QString name;
    QString description;
    QString kind; ///< LEVEL, SECTION or AREA
    int rank = 0;
};

/// What an event offers: ticket types, price zones, areas and limits.
struct EventOffers {
    EventId id;             ///< universal id; empty if the answer does not map
    LegacyEventId legacyId; ///< what carts and orders call the same event; empty if not mapped
    int maxPerOrder = 0;    ///< 0 = unlimited
    int minPerOrder = 0;
    int multiplesPerOrder = 0;
    bool accessibleSeating = false;
    int maxAccessibleSeats = 0;       ///< 0 = not limited by the service
    int companionsPerAccessibleSeat = 0;
    QList<Offer> offers; ///< by rank
    QList<PriceZone> zones;
    QList<OfferArea> areas; ///< by rank
};

} // namespace boxoffice
