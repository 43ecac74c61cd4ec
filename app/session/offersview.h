#pragma once
#include "core/ids.h"
#include "core/money.h"
#include "session/nightlyview.h"
#include "session/problemview.h"
#include <QDate>
#include <QList>
#include <QTime>

/// What can be chosen of an event.
namespace boxoffice {

enum class QuantityAdvice { Fine, BelowMinimum, AboveMaximum, NotAMultiple, AboveOrderLimit };

/// One line of the offers table: a ticket type at a price level.
struct OfferView {
    TicketTypeId type;
    PriceLevelId level;
    std::optional<AreaId> area = std::nullopt;
    QString name = {};
    QString description = {};
    QString levelName = {};
    QString areaName = {};
    Money each = {};  ///< face value per ticket
    Money fees = {};  ///< fees and taxes per ticket
    Money total = {}; ///< each + fees as the service says; the order fee comes with the cart
    int minimum = 1;
    int maximum = 0; ///< 0: no limit of its own
    int multiple = 1;
    bool needsPassword = false;
    int quantity = 0; ///< chosen so far
    QuantityAdvice advice = QuantityAdvice::Fine;
    int nearestBelow = 0; ///< legal quantity at or below the chosen one, 0 if none
    int nearestAbove = 0; ///< legal quantity above, 0 if none
};

struct OffersView {
    EventId event = {};
    QString eventName = {};
    QString venue = {};
    QString city = {};
    std::optional<QDate> date = std::nullopt; ///< venue-local
    std::optional<QTime> time = std::nullopt; ///< venue-local
    bool loading = false;
    std::optional<Problem> problem = std::nullopt;
    std::optional<NightlyNotice> nightly = std::nullopt; ///< the service is closed at this venue, or soon
    QList<OfferView> offers = {};
    int orderLimit = 0;     ///< 0: none known
    int chosen = 0;         ///< tickets chosen over all offers
    bool canReserve = false;///< something is chosen and every advice is Fine
    [[nodiscard]] bool isEmpty() const { return event.isEmpty(); }
};

} // namespace boxoffice
