#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/money.h"
#include <QDate>
#include <QList>
#include <QStringList>
#include <QTime>
#include <QUrl>
#include <optional>

namespace boxoffice {

struct EventImage {
    QString ratio; ///< "16_9", "3_2", "4_3"; empty where the service gives none
    int width = 0; ///< pixels, 0 if not given
    int height = 0;
    QUrl url;
    bool fallback = false; ///< a stock picture of the category, not of this event
};

/// The date before it was moved (rescheduled and postponed events only).
struct InitialDate {
    std::optional<QDate> localDate;
    std::optional<QTime> localTime;
    std::optional<WallTime> instantUtc;
};

/// When the event takes place, on the venue's clock (Discovery 6.4, dates).
struct EventDate {
    std::optional<QDate> localDate; ///< none while postponed without a new date
    std::optional<QTime> localTime; ///< none when to be announced or without a specific time
    std::optional<WallTime> instantUtc;
    bool dateTbd = false;
    bool dateTba = false;
    bool timeTba = false;
    bool noSpecificTime = false;
    QString timeZone; ///< IANA name; the venue's where the event names none; empty if neither does
    std::optional<QDate> endLocalDate;
    bool spanMultipleDays = false;
    std::optional<InitialDate> initial;
};

enum class EventStatus { OnSale, OffSale, Cancelled, Postponed, Rescheduled, Unknown };

struct SalesWindow {
    std::optional<WallTime> start; ///< none when missing or the service's 1900-01-01 placeholder
    std::optional<WallTime> end;
    bool startTbd = false;
    bool startTba = false;
};

struct Presale {
    QString name;
    QString description;
    std::optional<WallTime> start;
    std::optional<WallTime> end;
    QUrl url;
};

struct PriceRange {
    Currency currency;
    std::optional<Money> min;
    std::optional<Money> max;
    bool includesFees = false;
};

struct DiscoveredVenue {
    VenueId id;
    QString name; ///< may be empty: some venues have none
    QString city;
    QString region;      ///< state code, else state name; empty outside countries with states
    QString countryCode; ///< as sent: two letters, now and then three
    QString timeZone;
    QStringList address; ///< lines that are not empty
    QString postalCode;
};

/// One event as Discovery lists it. Only id and name are certain; all else may be absent.
struct DiscoveredEvent {
    EventId id;
    QString name;
    QUrl url;
    QList<EventImage> images;
    EventDate date;
    EventStatus status = EventStatus::Unknown;
    QString statusText; ///< the code as sent, for staff and logs
    SalesWindow sales;
    QList<Presale> presales;
    QList<PriceRange> priceRanges;
    std::optional<DiscoveredVenue> venue;
    QStringList attractions;
    QUrl seatmapUrl;
    QString info;
    QString pleaseNote;
    QString ticketLimitInfo;
    bool test = false;
};

} // namespace boxoffice
