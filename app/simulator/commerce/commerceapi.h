#pragma once
#include "simulator/http/httpmessage.h"
#include "simulator/options.h"
#include "simulator/world/tariff.h"

namespace boxoffice::simulator {

/// GET /commerce/v2/events/{id}/offers in either layout (API section 7). An unknown event is HTTP 500, code 40001.
[[nodiscard]] HttpResponse offersAnswer(const World& world, const QString& eventId, OffersLayout layout);

} // namespace boxoffice::simulator
