#include "simulator/discovery/geography.h"
#include <QStringList>
#include <cmath>
#include <cstring>
#include <numbers>

namespace boxoffice::simulator {

std::optional<GeoPoint> fromGeohash(const QString& hash)
{
    static constexpr char alphabet[] = "0123456789bcdefghjkmnpqrstuvwxyz";
    double low[2] = {-180, -90};
    double high[2] = {180, 90};
    int axis = 0; // longitude first, then in turn
    const QString small = hash.toLower();
    for (const QChar c : small) {
        const char* at = c.unicode() < 128 && c.unicode() > 0 ? std::strchr(alphabet, c.toLatin1()) : nullptr;
        if (!at)
            return std::nullopt;
        for (int bit = 4; bit >= 0; --bit, axis ^= 1) {
            const double middle = (low[axis] + high[axis]) / 2;
            (((at - alphabet) >> bit & 1) != 0 ? low[axis] : high[axis]) = middle;
        }
    }
    if (hash.isEmpty())
        return std::nullopt;
    return GeoPoint{(low[1] + high[1]) / 2, (low[0] + high[0]) / 2};
}

std::optional<GeoPoint> fromLatLong(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    bool latitude = false;
    bool longitude = false;
    const GeoPoint point{parts.value(0).toDouble(&latitude), parts.value(1).toDouble(&longitude)};
    const bool onEarth = std::abs(point.latitude) <= 90 && std::abs(point.longitude) <= 180;
    return latitude && longitude && parts.size() == 2 && onEarth ? std::optional<GeoPoint>(point) : std::nullopt;
}

double kilometres(const GeoPoint& a, const GeoPoint& b)
{
    constexpr double radius = 6371.0;
    constexpr double degree = std::numbers::pi / 180;
    const double dLatitude = (b.latitude - a.latitude) * degree;
    const double dLongitude = (b.longitude - a.longitude) * degree;
    const double h = std::pow(std::sin(dLatitude / 2), 2)
                     + std::cos(a.latitude * degree) * std::cos(b.latitude * degree) * std::pow(std::sin(dLongitude / 2), 2);
    return 2 * radius * std::asin(std::min(1.0, std::sqrt(h)));
}

} // namespace boxoffice::simulator
