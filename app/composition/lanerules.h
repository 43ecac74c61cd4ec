#pragma once
#include "core/settings.h"
#include "discovery/discoveryclient.h"
#include "partner/account.h"
#include "session/sale/view.h"
#include "session/nightlyview.h"
#include "session/stationview.h"

/// Settings turned into what each room wants of them. Pure.
namespace boxoffice {

[[nodiscard]] PartnerAccount partnerAccount(const Settings& settings);
[[nodiscard]] DiscoveryAccount discoveryAccount(const Settings& settings);
/// `account`: the system account that the program runs under; it names the clerk of an attended lane.
[[nodiscard]] sale::Rules saleRules(const Settings& settings, const QString& account);
[[nodiscard]] sale::LaneOffers laneOffers(const Settings& settings);
[[nodiscard]] NightlyHours nightlyHours(const Settings& settings);
[[nodiscard]] StationView stationView(const Settings& settings, bool demo, bool memoryLocked);
/// Start of attempt references, said to people: letters of the lane's name and its number, "LA12" of "Lane 12".
[[nodiscard]] QString referencePrefix(const Settings& settings);

} // namespace boxoffice
