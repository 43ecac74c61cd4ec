#pragma once
#include "seats/seattable.h"

/// What may be reserved, known before the service has to refuse. Pure.
namespace boxoffice {

/// Seats `first` to `last` of the table; reserve takes one run of one row (API 4.7).
struct SeatPick {
    SeatIndex first = noSeat;
    SeatIndex last = noSeat;
    [[nodiscard]] bool isEmpty() const { return first == noSeat; }
    [[nodiscard]] int count() const { return isEmpty() ? 0 : static_cast<int>(last - first) + 1; }
    [[nodiscard]] bool holds(SeatIndex seat) const { return !isEmpty() && seat >= first && seat <= last; }
    friend bool operator==(const SeatPick&, const SeatPick&) = default;
};

enum class SeatRule {
    Gone,         ///< a seat of it is not free
    OneRun,       ///< not neighbours of one row
    OneKind,      ///< sold by different offers (price, wheelchair places)
    NotOpenYet,   ///< before onsale
    Closed,       ///< after offsale
    Protected,    ///< the offer needs a password
    EventLimit,   ///< eventTicketLimit
    CurrentLimit, ///< currentTicketLimit
    Minimum,      ///< eventTicketMinimum, or the offer's
    Maximum,      ///< of the offer
    Multiple,     ///< sold in pairs...
    Quantity,     ///< not one of sellableQuantities
    LoneSeat,     ///< restrictSingle
};

/// What one offer of a block allows; 0 is unlimited.
struct SeatLimits {
    int eventLimit = 0;
    int currentLimit = 0;
    int minimum = 1;
    int maximum = 0;
    int multiple = 1;
    QList<int> sellable = {}; ///< empty: any
    bool isProtected = false;
    /// The most that a pick may have; 0: no limit.
    [[nodiscard]] int most() const;
};

/// A broken rule; `limit` is its number where it has one.
struct SeatRefusal {
    SeatRule rule = SeatRule::Gone;
    int limit = 0;
    friend bool operator==(const SeatRefusal&, const SeatRefusal&) = default;
};

/// Which rules are judged by: `offer` counts in the block's offers, of blocks that have fewer the first is taken.
struct SeatTerms {
    qsizetype offer = 0;
    WallTime now{};
    /// What Commerce says of an offer beyond availability; 0 and 1 add nothing.
    int minimum = 1, maximum = 0, multiple = 1;
};

[[nodiscard]] SeatLimits limitsOf(const SeatTable& table, quint16 block, const SeatTerms& terms);
/// The first broken rule, or nothing: the pick may be reserved.
[[nodiscard]] std::optional<SeatRefusal> judge(const SeatTable& table, const SeatPick& pick, const SeatTerms& terms);
/// The legal pick nearest to `pick`: the same count in its row, then another count there, then the rows around, its
/// section, the house. Nothing when there is none anywhere. Up to some ten milliseconds in a full stadium.
[[nodiscard]] std::optional<SeatPick> nearestLegal(const SeatTable& table, const SeatPick& pick, const SeatTerms& terms);

/// Which seats a search may take.
struct SeatWish {
    int count = 2;
    std::vector<bool> blocks = {}; ///< by block; empty: any
    std::vector<bool> sections = {}; ///< by section; empty: any
    bool accessible = false;       ///< wheelchair and companion places are taken only when asked for
};
/// "Find me 4 together": legal runs, cheapest or dearest block first as the table lists them, front rows and middle seats
/// first. At most `most` of them, one per row.
[[nodiscard]] std::vector<SeatPick> findTogether(const SeatTable& table, const SeatWish& wish, const SeatTerms& terms, std::size_t most);
/// `count` neighbours that hold `seat`, legal where possible; else as many free neighbours as there are, at most `count`.
[[nodiscard]] SeatPick runAround(const SeatTable& table, SeatIndex seat, int count, const SeatTerms& terms);

} // namespace boxoffice
