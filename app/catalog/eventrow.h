#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/money.h"
#include <QDate>
#include <QDateTime>
#include <QTime>
#include <optional>

namespace boxoffice {

/// Whether an event can be sold, as a person at the counter says it.
enum class EventState {
    OnSale,
    Presale,      ///< only a presale is under way
    NotYetOnSale, ///< `onSaleFrom` says when, if known
    OffSale,
    SoldOut,
    Cancelled,
    Postponed,    ///< no new date, or sale stopped until there is one
    Rescheduled,  ///< has a new date; sold as usual
    SetupProblem, ///< no on-sale date and none announced: for staff to mend, not "not on sale"
    Unknown
};

/// One event of the list: plain values, ready to draw.
struct EventRow {
    EventId id;
    QString name;
    QString venue; ///< may be empty
    QString city;
    QString region;
    QString timeZone; ///< IANA name of the venue's clock; may be empty
    QString imageUrl; ///< may be empty
    std::optional<QDate> localDate; ///< on the venue's clock
    std::optional<QTime> localTime;
    std::optional<QDate> endLocalDate; ///< last day, for an event of several days
    std::optional<WallTime> instantUtc;
    bool dateTbd = false;
    bool dateTba = false;
    bool timeTba = false;
    bool noSpecificTime = false;
    bool onSaleToBeAnnounced = false; ///< the service says that it does not know yet
    bool test = false;
    EventState listed = EventState::Unknown; ///< what the service's status code says; see stateAt()
    std::optional<WallTime> onSaleFrom;
    std::optional<WallTime> onSaleUntil;
    QString presale; ///< name of the presale under way or next when the list was fetched
    std::optional<WallTime> presaleFrom;
    std::optional<WallTime> presaleUntil;
    std::optional<Money> priceFrom; ///< lowest listed face value; the cart decides
    bool priceIncludesFees = false;

    friend bool operator==(const EventRow&, const EventRow&) = default;
};

/// The state at `now`: sale windows open and close while the list stands on the screen.
[[nodiscard]] EventState stateAt(const EventRow& row, WallTime now);

/// Whether a reserve is worth trying. True for a set-up problem too: the on-sale date alone proves nothing (T27).
[[nodiscard]] bool mayBeTried(EventState state);

/// `instant` on the clock of the venue; the machine's zone when `timeZone` is empty or unknown.
[[nodiscard]] QDateTime venueTime(WallTime instant, const QString& timeZone);

} // namespace boxoffice
