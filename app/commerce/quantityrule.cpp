#include "commerce/quantityrule.h"
#include <algorithm>
#include <limits>
#include <numeric>

namespace boxoffice {

/// The order's minimum and multiples bind a line only while it is the only one.
QuantityRule QuantityRule::of(const Offer& offer, const EventOffers& event, int taken)
{
    const bool alone = taken <= 0;
    const int ownStep = std::max(1, offer.limit.multiples);
    const int orderStep = alone ? std::max(1, event.multiplesPerOrder) : 1;
    QuantityRule rule;
    rule.min = std::max({1, offer.limit.min, alone ? event.minPerOrder : 0});
    rule.max = std::max(0, offer.limit.max);
    rule.multiple = std::lcm(std::min(ownStep, 10'000), std::min(orderStep, 10'000));
    if (event.maxPerOrder > 0)
        rule.orderMax = std::max(0, event.maxPerOrder - std::max(0, taken));
    return rule;
}

int QuantityRule::smallest() const
{
    const int step = std::max(1, multiple);
    const qint64 from = std::max(1, min);
    const qint64 first = (from + step - 1) / step * step;
    return static_cast<int>(std::min<qint64>(first, std::numeric_limits<int>::max()));
}

int QuantityRule::largest() const
{
    const int step = std::max(1, multiple);
    const int own = max > 0 ? max : std::numeric_limits<int>::max();
    return std::min(own, orderMax.value_or(own)) / step * step;
}

QList<int> QuantityRule::legalQuantities(int most) const
{
    QList<int> all;
    for (qint64 choice = smallest(); choice <= largest() && all.size() < most; choice += std::max(1, multiple))
        all.append(static_cast<int>(choice));
    return all;
}

QuantityVerdict QuantityRule::explain(int wanted) const
{
    const int first = smallest();
    const int last = largest();
    if (first > last)
        return {QuantityAnswer::NothingIsLegal, wanted, 0, 0, 0};
    const int step = std::max(1, multiple);
    const int floor = wanted >= first ? std::min(wanted / step * step, last) : 0;
    QuantityVerdict verdict{QuantityAnswer::Fine, wanted, floor, 0, 0};
    if (wanted < first)
        verdict.above = first;
    else if (floor < last)
        verdict.above = floor + step;
    const bool up = floor == 0 || (verdict.above > 0 && verdict.above - wanted < wanted - floor);
    verdict.nearest = up ? verdict.above : floor;
    if (orderMax && wanted > *orderMax && (max == 0 || *orderMax < max))
        verdict.answer = QuantityAnswer::AboveOrderLimit;
    else if (max > 0 && wanted > max)
        verdict.answer = QuantityAnswer::TooMany;
    else if (wanted < std::max(1, min))
        verdict.answer = QuantityAnswer::TooFew;
    else if (wanted % step != 0)
        verdict.answer = QuantityAnswer::NotAMultiple;
    return verdict;
}

} // namespace boxoffice
