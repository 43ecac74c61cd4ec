#include "simulator/world/otherbuyers.h"
#include <algorithm>

namespace boxoffice::simulator {
namespace {
constexpr int triesPerBuyer = 24; ///< a nearly full house is looked through no longer than this
}

OtherBuyers::OtherBuyers(const Stock& stock, quint64 seed, int perMinute, Instant now)
    : m_dice(mixed(seed, 0x07e45ULL)), m_between(std::max<Duration::rep>(1, Duration(std::chrono::minutes(1)).count() / perMinute)),
      m_next(now + m_between), m_most(stock.left() / 2)
{
    openCartsBefore(stock, now);
}

/// Places that were gone when we came but may come back: they lie in carts that were open already.
void OtherBuyers::openCartsBefore(const Stock& stock, Instant now)
{
    const Layout& layout = stock.layout();
    for (int i = 0; i < 12 && layout.seats > 0; ++i) {
        const int seat = m_dice.below(layout.seats);
        const Layout::Address at = layout.address(seat);
        const bool known = std::any_of(m_holdings.begin(), m_holdings.end(), [&at](const Holding& each) {
            return each.places.section == at.section && each.places.row == at.row;
        });
        if (stock.isFree(seat) || layout.isAccessible(seat) || known)
            continue;
        m_holdings.push_back({{false, at.section, at.row, at.index, 1}, now + std::chrono::seconds(m_dice.between(15, 280)), false});
    }
}

std::optional<Places> OtherBuyers::choose(const Stock& stock)
{
    const Layout& layout = stock.layout();
    const int count = m_dice.permille(650) ? 2 : m_dice.between(1, 4);
    const auto parts = int(layout.standing.size());
    if (parts > 0 && m_dice.below(layout.capacity()) >= layout.seats) {
        const int part = m_dice.below(parts);
        // Somebody always finds the last places of a small part: two stay for who is looking.
        if (stock.standingLeft(part) >= count + 2)
            return Places{true, part, 0, 0, count};
        return std::nullopt;
    }
    for (int i = 0; i < triesPerBuyer && layout.seats > 0; ++i)
        if (const auto found = stock.around(m_dice.below(layout.seats), count))
            return found;
    return std::nullopt;
}

void OtherBuyers::comes(Stock& stock, Instant now)
{
    const std::optional<Places> places = choose(stock);
    const bool buys = m_dice.permille(450) && m_bought * 3 < m_most * 2; // the others keep coming and going
    const int seconds = m_dice.between(40, 290);
    if (!places || m_taken + places->count > m_most)
        return;
    stock.take(*places);
    m_taken += places->count;
    m_holdings.push_back({*places, now + std::chrono::seconds(seconds), buys});
}

/// Carts that end by now: what was bought stays gone.
void OtherBuyers::settle(Stock& stock, Instant now)
{
    std::erase_if(m_holdings, [&](const Holding& each) {
        if (each.until > now)
            return false;
        if (each.buys) {
            m_bought += each.places.count;
            return true;
        }
        stock.giveBack(each.places);
        m_taken = std::max(0, m_taken - each.places.count);
        return true;
    });
}

void OtherBuyers::catchUp(Stock& stock, Instant now)
{
    for (; m_next <= now; m_next += m_between) {
        settle(stock, m_next);
        comes(stock, m_next);
    }
    settle(stock, now);
}

} // namespace boxoffice::simulator
