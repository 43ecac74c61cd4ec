#pragma once
#include <QString>
#include <optional>

namespace boxoffice::simulator {

struct GeoPoint {
    double latitude = 0;
    double longitude = 0;
};

/// The middle of a geohash cell (`geoPoint`), case ignored; nothing if a letter is not of its alphabet.
[[nodiscard]] std::optional<GeoPoint> fromGeohash(const QString& hash);
/// "latitude,longitude" in degrees (`latlong`).
[[nodiscard]] std::optional<GeoPoint> fromLatLong(const QString& text);
/// Great-circle distance in kilometres.
[[nodiscard]] double kilometres(const GeoPoint& a, const GeoPoint& b);

} // namespace boxoffice::simulator
