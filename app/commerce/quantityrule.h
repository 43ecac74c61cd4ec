#pragma once
#include "commerce/eventoffers.h"

namespace boxoffice {

enum class QuantityAnswer {
    Fine,
    TooFew,        ///< below the smallest choice
    TooMany,       ///< above the largest choice
    NotAMultiple,  ///< only multiples are sold
    NothingIsLegal ///< the limits contradict each other: a set-up problem
};

struct QuantityVerdict {
    QuantityAnswer answer = QuantityAnswer::Fine;
    int wanted = 0;
    int nearest = 0; ///< the legal choice nearest to `wanted`, the smaller of two; 0 if nothing is legal
    friend bool operator==(const QuantityVerdict&, const QuantityVerdict&) = default;
};

/// How many tickets may be chosen, so that the choice is explained before the service refuses it. Pure.
struct QuantityRule {
    int min = 1;
    int max = 0; ///< 0 = unlimited
    int multiple = 1;

    /// The stricter of what the offer and what the whole order allow.
    [[nodiscard]] static QuantityRule of(const Offer& offer, const EventOffers& event);
    /// The same with `taken` tickets of the order limit already spent on other lines.
    [[nodiscard]] static QuantityRule of(const Offer& offer, const EventOffers& event, int taken);

    /// Every legal choice in order, at most `most` of them (an unlimited rule has no end).
    [[nodiscard]] QList<int> legalQuantities(int most = 50) const;
    [[nodiscard]] bool allows(int wanted) const { return explain(wanted).answer == QuantityAnswer::Fine; }
    [[nodiscard]] QuantityVerdict explain(int wanted) const;

    friend bool operator==(const QuantityRule&, const QuantityRule&) = default;
};

} // namespace boxoffice
