#pragma once
#include "ui/seatmap/seatboard.h"
#include <QLocale>
#include <QString>

/// What is said of seats, on the screen and to assistive tools. Hidden rows, seats and sections are left out (T28).
namespace boxoffice {

/// "Section 204, Row K, Seat 12".
[[nodiscard]] QString seatTitle(const SeatTable& table, SeatIndex seat);
/// "Available", "Taken", "Your choice".
[[nodiscard]] QString seatState(const SeatBoard& board, SeatIndex seat);
/// "From $74.50 + order fee"; empty where no price is known.
[[nodiscard]] QString seatPrice(const SeatBoard& board, SeatIndex seat, const QLocale& locale);
/// "Wheelchair place", "Restricted view"; empty for ordinary seats.
[[nodiscard]] QString seatNotes(const SeatTable& table, SeatIndex seat);
/// "Row F, seat 7, level C, from $74.50 plus order fee, available": one cell of the focused section.
[[nodiscard]] QString seatSpoken(const SeatBoard& board, SeatIndex seat, const QLocale& locale);
/// "Section 204, Row K, Seats 12–13".
[[nodiscard]] QString pickWords(const SeatTable& table, const SeatPick& pick);
/// Which rule stands against a pick, and what to do.
[[nodiscard]] QString refusalWords(const SeatRefusal& refusal);

} // namespace boxoffice
