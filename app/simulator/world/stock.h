#pragma once
#include "core/clock.h"
#include "simulator/world/world.h"
#include <memory>
#include <optional>
#include <unordered_map>

namespace boxoffice::simulator {

/// Neighbouring seats of one row, or places of one standing part.
struct Places {
    bool standing = false;
    int section = 0; ///< index into Layout::sections or Layout::standing
    int row = 0;
    int index = 0; ///< of the first seat in its row
    int count = 0;
    friend bool operator==(const Places&, const Places&) = default;
};

/// What a reserve asks for; unset means anywhere.
struct Wanted {
    int count = 0;
    std::vector<int> zones; ///< price zones in which every asked ticket type is sold
    std::vector<int> areas;
    std::optional<QString> section;
    std::optional<QString> row;
    std::optional<int> beginSeat;
    std::optional<int> endSeat;
    bool accessible = false; ///< wheelchair and companion places; other tickets never get them
};

/// Which places of one show are free. A pure value: no clock, no cart.
class Stock {
public:
    Stock(const Show& show, const Layout& layout, quint64 seed);

    [[nodiscard]] const Layout& layout() const { return *m_layout; }
    [[nodiscard]] bool isFree(int seat) const { return m_free[std::size_t(seat)]; }
    [[nodiscard]] int standingLeft(int part) const { return m_standing[std::size_t(part)]; }
    [[nodiscard]] bool isFree(const Places& places) const;
    void take(const Places& places);
    void giveBack(const Places& places);

    /// The seats named by section, row and seat numbers, free or not; nothing if there are no such seats.
    [[nodiscard]] std::optional<Places> named(const Wanted& wanted) const;
    /// The best free places, best zone first, together; `leaveNoSingle` as restrictSingle demands.
    [[nodiscard]] std::optional<Places> best(const Wanted& wanted, bool leaveNoSingle) const;
    [[nodiscard]] bool strandsOne(const Places& places) const; ///< a lone free seat would stay beside them
    [[nodiscard]] int zoneOf(const Places& places) const;
    [[nodiscard]] int areaOf(const Places& places) const;
    [[nodiscard]] int left() const;
    /// As many of `count` free ordinary neighbours as lie at this seat, at least one; nothing if it is not free.
    [[nodiscard]] std::optional<Places> around(int seat, int count) const;

private:
    void fillRow(const Show& show, const Row& row, quint64 seed);
    [[nodiscard]] std::optional<Places> inRow(int section, int row, const Wanted& wanted, bool leaveNoSingle) const;

    const Layout* m_layout;
    std::vector<bool> m_free;
    std::vector<int> m_standing;
};

class OtherBuyers;

/// The stock of every show that was asked for; made on first use, always the same from the seed.
class Stocks {
public:
    /// `clock` and `othersPerMinute`: other people buy, too, since the first time that a show was asked for (otherbuyers.h).
    Stocks(const World& world, quint32 seed, const Clock* clock = nullptr, int othersPerMinute = 0);
    ~Stocks();
    [[nodiscard]] Stock& of(int show); ///< as it is at this moment

private:
    struct Entry {
        std::unique_ptr<Stock> stock;
        std::unique_ptr<OtherBuyers> others;
    };
    [[nodiscard]] Entry made(int show) const;

    const World& m_world;
    quint32 m_seed;
    const Clock* m_clock;
    int m_othersPerMinute;
    std::unordered_map<int, Entry> m_made;
};

} // namespace boxoffice::simulator
