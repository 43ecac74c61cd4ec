#pragma once
#include "simulator/discovery/geography.h"
#include "simulator/http/httpmessage.h"
#include "simulator/world/world.h"

namespace boxoffice::simulator {

/// A Discovery search that could not be read: an error code of section 6 and its text.
struct SearchError {
    const char* code;
    QString detail;
};

/// A bound may be missing on either side. UTC milliseconds, or those of the venue's own clock.
struct Span {
    std::optional<qint64> from;
    std::optional<qint64> to;
    [[nodiscard]] bool isSet() const { return from || to; }
    [[nodiscard]] bool holds(qint64 time) const { return (!from || time >= *from) && (!to || time <= *to); }
    [[nodiscard]] bool overlaps(qint64 start, qint64 end) const { return (!from || end >= *from) && (!to || start <= *to); }
};

enum class Include { Yes, No, Only };

/// A comma list; names and ids after a '-' must not fit.
struct Choice {
    QStringList wanted;
    QStringList unwanted;
};

/// The parameters of GET events (API section 6.2).
struct EventQuery {
    QStringList words;
    QStringList ids, attractionIds, venueIds, promoterIds, markets, dmas, sources;
    QStringList segmentIds, genreIds, subGenreIds, typeIds, subTypeIds;
    Choice classificationNames, classificationIds;
    QStringList segmentNames;
    QString postalCode, country, state, city;
    bool inCollection = false; ///< no event of this world is in one
    std::optional<GeoPoint> point;
    double radius = 0; ///< 0: none was asked for
    bool inMiles = true;
    Span start, startEnd, localStart, localStartEnd, visible, presale, onsale;
    std::optional<qint64> offsaleBefore;
    QDate onsaleOn, onsaleOnOrAfter;
    std::optional<Include> tba, tbd;
    Include test = Include::No;
    Include family = Include::Yes;
    QString preferredCountry = QStringLiteral("US");
    QString sort = QStringLiteral("relevance,desc");
    int size = 20;
    int page = 0;

    /// `unknown` gets the parameters that are ignored.
    [[nodiscard]] static std::optional<SearchError> read(const Query& query, EventQuery& into, QStringList& unknown);
};

/// Indices into World::shows() of what fits, sorted.
[[nodiscard]] std::vector<int> foundEvents(const World& world, const EventQuery& query);
/// How far the venue of a show lies from the point that was asked for, in the unit that was asked for.
[[nodiscard]] double distanceTo(const World& world, const Show& show, const EventQuery& query);
[[nodiscard]] QString promoterId(const Show& show);
/// The venue's own time, as UTC milliseconds of the same figures.
[[nodiscard]] qint64 localTime(const Show& show, qint64 utc);
/// Sorts indices by one of the documented orders.
void sortEvents(const World& world, const EventQuery& query, std::vector<int>& found);
[[nodiscard]] bool isSortOrder(const QString& sort);

/// `size` and `page` of any list, with their limits (API section 6.3).
[[nodiscard]] std::optional<SearchError> readPaging(const Query& query, int& size, int& page);

} // namespace boxoffice::simulator
