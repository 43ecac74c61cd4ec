#pragma once
#include "core/clock.h"
#include "core/result.h"
#include <QString>

namespace boxoffice {

class SqliteConnection;

/// The row of the table `counters` above which the numbers of every prefix lie; no prefix of a reference.
inline constexpr QLatin1String everyPrefix{"*"};

/// A file that begins anew beside files that were set aside goes on above their numbers: no reference, nor the invoice
/// reference that is made of it, is given out twice. What cannot be read of them is taken to end below a number made of
/// the time: the seconds of `now` since 2026, which a lane that makes less than a reservation a second never overtakes.
/// It has no more than nine digits: with the three that a prefix may have it cannot be taken for a card number. Does
/// nothing once the file has numbers of its own, so a crash in between is made good by the next opening.
[[nodiscard]] Result<void> goOnNumbering(SqliteConnection& connection, const QString& path, WallTime now);

} // namespace boxoffice
