#pragma once
#include "core/result.h"
#include "seats/seattable.h"
#include <QByteArray>

namespace boxoffice {

/// The answer of GET availability as it came: up to 7 MB, to be read beside the UI thread. For browsing only, never for
/// the sale in hand (T32).
struct Availability {
    QByteArray body{};
};

/// Keeps the bytes; WrongContent for what is no JSON object. Whether they can be read is for decodeSeats to say.
[[nodiscard]] Result<Availability> decodeAvailability(QByteArrayView body);

/// Every numbered seat of it as columns (API 4.4). Members may come in any order; unknown ones, place ids among them, are
/// passed over unread. WrongContent or BadJson for a text that is none, MissingField or WrongType with the path of what is
/// required. Pure; any thread.
[[nodiscard]] Result<SeatTable> decodeSeats(const Availability& answer);

} // namespace boxoffice
