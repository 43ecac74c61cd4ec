#pragma once

namespace boxoffice {

/// Lets assistive tools see every SeatMapView as a table of the focused section: a row of it is a row of seats, a cell a
/// seat with its words and the action "Press", which picks. Once per program; calling it again does nothing.
void announceSeatMaps();

} // namespace boxoffice
