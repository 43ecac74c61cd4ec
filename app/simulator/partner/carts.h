#pragma once
#include "simulator/partner/cart.h"
#include "simulator/options.h"
#include <map>
#include <set>

namespace boxoffice::simulator {

/// Every cart that ever was, in the order it was made. Gives places back when a hold ends; the clock decides when.
class Carts {
public:
    Carts(Stocks& stocks, const Clock& clock, const Options& options);

    /// Takes the places of `lines` out of stock. The reference stays valid for good.
    Cart& open(int show, std::vector<CartLine> lines, int holdSeconds);
    [[nodiscard]] Cart* find(const QString& id); ///< after letting ended holds expire; nullptr if never made
    void expireOld();
    void remove(Cart& cart);      ///< deletes: the places are free again
    void extend(Cart& cart);      ///< one extension, never past 900 s from the start
    void holdFor(Cart& cart, int seconds); ///< from now on
    void keep(Cart& cart);        ///< committed: the hold no longer ends
    [[nodiscard]] int holdLeft(const Cart& cart) const; ///< whole seconds
    [[nodiscard]] const std::vector<std::unique_ptr<Cart>>& all() const { return m_all; }
    [[nodiscard]] Cart* byOrderToken(const QString& token);

private:
    void release(Cart& cart, CartState state);
    [[nodiscard]] QString newId();

    Stocks& m_stocks;
    const Clock& m_clock;
    const Options& m_options;
    std::vector<std::unique_ptr<Cart>> m_all;
    std::map<QString, Cart*> m_byId;
    std::set<std::pair<Instant, Cart*>> m_holds;
};

} // namespace boxoffice::simulator
