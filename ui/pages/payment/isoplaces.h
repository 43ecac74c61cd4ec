#pragma once
#include <QList>
#include <QString>

namespace boxoffice {

struct IsoCountry {
    QString code; ///< ISO 3166-1 alpha-2
    QString name;
};

/// A state, province or territory of ISO 3166-2 as the service wants it: "CA", without the country.
struct IsoRegion {
    QString abbrev;
    QString name;
};

/// The countries of the iso-codes package in the order of their names; Qt's own list where the package is missing.
[[nodiscard]] const QList<IsoCountry>& isoCountries();

/// Reads both lists beside the UI thread, so that the first page which asks for them need not wait (some 10 ms).
void readPlacesAhead();

/// The regions of one country; empty when it has none or the package is missing. Read once, at the first call.
[[nodiscard]] const QList<IsoRegion>& isoRegions(const QString& country);

/// Countries whose post cannot be delivered without the region.
[[nodiscard]] bool addressNeedsRegion(const QString& country);

/// What `typed` names ("ca", "California"): its abbreviation, or nothing.
[[nodiscard]] QString regionAbbrev(const QString& typed, const QString& country);

} // namespace boxoffice
