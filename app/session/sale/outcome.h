#pragma once
#include "session/sale/turn.h"

/// What a sent commit came to.
namespace boxoffice::sale {

/// Sold: the journal says how it is proven, the payment is wiped, the order is fetched where the account may.
void sold(Turn& turn, Sale sale, const CommitAnswer& answer, AttemptState proven);

/// Nothing is known any more: no DELETE, no second commit, only looking (I1, I3, I7). `why` is kept for staff.
/// `pollGoesOn`: a poll is due or in flight and is the first look; otherwise the first look is now.
void unknown(Turn& turn, Sale sale, const Wait& wait, const Failure& why, bool pollGoesOn = false);

} // namespace boxoffice::sale
