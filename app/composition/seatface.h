#pragma once

class QWidget;

namespace boxoffice {

class Station;
struct Settings;

/// Where the account may ask for availability (partner/inventory): fetches the seats of the chosen event and shows them on the
/// face, workbench or kiosk, whose child what it makes becomes. `station` outlives the face.
void joinSeats(Station& station, const Settings& settings, QWidget& face);

} // namespace boxoffice
