#pragma once
#include "commerce/eventoffers.h"

namespace boxoffice {

enum class QuantityAnswer {
    Fine,
    TooFew,          ///< below the smallest choice of the ticket type
    TooMany,         ///< above the largest choice of the ticket type
    AboveOrderLimit, ///< above what one order may hold
    NotAMultiple,    ///< only multiples are sold
    NothingIsLegal   ///< the limits contradict each other, or the order is full
};

struct QuantityVerdict {
    QuantityAnswer answer = QuantityAnswer::Fine;
    int wanted = 0;
    int below = 0;   ///< largest legal choice at or below `wanted`, 0 if none
    int above = 0;   ///< smallest legal choice above `wanted`, 0 if none
    int nearest = 0; ///< the closer of the two, the smaller at a tie; 0 if nothing is legal
    friend bool operator==(const QuantityVerdict&, const QuantityVerdict&) = default;
};

/// How many tickets may be chosen, so that the choice is explained before the service refuses it. Pure.
struct QuantityRule {
    int min = 1;
    int max = 0; ///< 0 = unlimited; of the ticket type
    int multiple = 1;
    std::optional<int> orderMax = std::nullopt; ///< places left in the order; none = unlimited

    /// What the ticket type and the whole order allow together, `taken` tickets being on other lines already.
    [[nodiscard]] static QuantityRule of(const Offer& offer, const EventOffers& event, int taken = 0);

    /// Every legal choice in order, at most `most` of them (an unlimited rule has no end).
    [[nodiscard]] QList<int> legalQuantities(int most = 50) const;
    [[nodiscard]] bool allows(int wanted) const { return explain(wanted).answer == QuantityAnswer::Fine; }
    [[nodiscard]] QuantityVerdict explain(int wanted) const;

    friend bool operator==(const QuantityRule&, const QuantityRule&) = default;

private:
    [[nodiscard]] int smallest() const;
    [[nodiscard]] int largest() const; ///< the largest int for unlimited
};

} // namespace boxoffice
