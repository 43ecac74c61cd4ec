#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/money.h"
#include <QList>
#include <QString>
#include <optional>
#include <vector>

/// Every seat of one event as columns: a stadium's 100,000 seats are a few plain arrays, not objects.
namespace boxoffice {

using SeatIndex = quint32;
inline constexpr SeatIndex noSeat = 0xFFFFFFFF;
inline constexpr quint16 noBlock = 0xFFFF;

/// What is special about a seat; ordinary ones have none.
enum SeatMark : quint8 {
    WheelchairSeat = 1,
    CompanionSeat = 2,
    ObstructedSeat = 4,
    AisleAfterSeat = 8, ///< the next number is across an aisle (known from a venue plan)
};

struct SeatRow {
    QString name{};
    quint32 section = 0;
    SeatIndex first = 0;
    quint32 count = 0;
    int step = 1; ///< neighbours differ by 2 where hasEvenOddMix is false (API 4.4)
};

struct SeatSection {
    QString name{};
    QString area{}; ///< for people; empty: not said
    quint32 firstRow = 0;
    quint32 rows = 0;
};

/// One way to buy a seat of a block.
struct SeatOffer {
    TicketTypeId type{};
    std::optional<PriceLevelId> level{}; ///< absent under granular pricing
    QString name{};
    std::optional<Money> faceValue{};
    std::optional<Money> total{}; ///< totalPrice, where the service says it
    QList<int> sellable{};        ///< sellableQuantities; empty: not said
    int minimum = 1;              ///< eventTicketMinimum
    bool isProtected = false;     ///< needs a password
};

/// Seats that are sold by the same offers.
struct SeatBlock {
    int available = 0;
    int total = 0;
    bool generalAdmission = false;
    std::optional<int> eventLimit{};   ///< nothing: unlimited (0 in the answer) or not said
    std::optional<int> currentLimit{}; ///< of this block now
    QList<SeatOffer> offers{};
};

struct SeatTable {
    LegacyEventId event{};
    bool restrictSingle = false; ///< a sale may not strand one seat
    bool hideMap = false;        ///< seatLocationMapRestrict
    bool hideRowAndSeat = false; ///< locRowSeatRestrict
    bool hideSection = false;    ///< locXnumAddescRestrict: section and extra description
    std::optional<int> eventLimit{};
    std::optional<WallTime> opens{}, closes{};
    std::vector<SeatBlock> blocks{};
    std::vector<SeatSection> sections{}; ///< in the order people expect: 2 before 10
    std::vector<SeatRow> rows{};
    // By seat: rows one behind the other, numbers rising in each.
    std::vector<qint32> number{};
    std::vector<quint32> row{};
    std::vector<quint16> block{}; ///< noBlock: never offered, known from the plan alone
    std::vector<quint8> marks{};
    std::vector<quint8> free{};   ///< 1: can be bought

    [[nodiscard]] SeatIndex size() const { return static_cast<SeatIndex>(number.size()); }
    [[nodiscard]] bool isFree(SeatIndex seat) const { return free[seat] != 0; }
    [[nodiscard]] const SeatRow& rowOf(SeatIndex seat) const { return rows[row[seat]]; }
    [[nodiscard]] const SeatSection& sectionOf(SeatIndex seat) const { return sections[rowOf(seat).section]; }
    /// The seats touch: same row, numbers one step apart, no aisle between. `b` is the seat behind `a` in the table.
    [[nodiscard]] bool touch(SeatIndex a, SeatIndex b) const;
    /// Seat of that number in the row, or noSeat.
    [[nodiscard]] SeatIndex find(quint32 rowIndex, qint32 seatNumber) const;
    /// Section and row by name (any case), or nothing.
    [[nodiscard]] std::optional<quint32> findSection(const QString& name) const;
    [[nodiscard]] std::optional<quint32> findRow(quint32 section, const QString& name) const;
    [[nodiscard]] SeatIndex freeSeats() const;
    /// Bytes of the columns.
    [[nodiscard]] std::size_t bytes() const;
};

/// "2" before "10", "Z" before "AA", anything else by its letters; case does not matter.
[[nodiscard]] bool comesBefore(const QString& a, const QString& b);

} // namespace boxoffice
