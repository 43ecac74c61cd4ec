#pragma once
#include "simulator/world/layout.h"
#include <QByteArray>

namespace boxoffice::simulator {

/// One fictional building.
struct Venue {
    QString id; ///< Discovery's, KovZsim001...
    QString name;
    QString city;
    QString state;     ///< empty outside countries that have them in addresses
    QString stateCode;
    QString country;
    QString countryCode;
    QByteArray zone; ///< IANA time zone
    QString currency;
    QString postalCode;
    QString line1;
    QString latitude;
    QString longitude;
    int market = 0;
    QString folded;   ///< name and city without case and accents
    int upcoming = 0; ///< how many events it has
    VenueKind kind = VenueKind::Hall;
};

/// Folds case and accents away: "Löwen" is found by "lowen".
[[nodiscard]] QString folded(const QString& text);

/// All venues, in a fixed order; the first eight are those of the demonstration town, Port Ellery.
[[nodiscard]] std::vector<Venue> allVenues();
enum : int { HalyardArena, NorthgateIceCentre, LanternTheatre, MercerYard, CopperlineRoom, OrchardHill, ElleryPark, ProvingGround };
enum : int { WholeYenHall = 48 }; ///< the last: its currency has no minor unit

} // namespace boxoffice::simulator
