#include "seats/seatrules.h"
#include <algorithm>

namespace boxoffice {
namespace {

bool freeBeside(const SeatTable& table, SeatIndex a, SeatIndex b) { return table.touch(a, b) && table.isFree(a) && table.isFree(b); }

/// Exactly one free neighbour stays on a side of the pick: nobody could buy it but a lone person (API 4.4).
bool strandsOne(const SeatTable& table, const SeatPick& pick)
{
    const bool left = pick.first > 0 && freeBeside(table, pick.first - 1, pick.first)
                      && !(pick.first > 1 && freeBeside(table, pick.first - 2, pick.first - 1));
    const bool right = freeBeside(table, pick.last, pick.last + 1) && !freeBeside(table, pick.last + 1, pick.last + 2);
    return left || right;
}

std::optional<SeatRefusal> judgePlace(const SeatTable& table, const SeatPick& pick)
{
    for (SeatIndex seat = pick.first; seat <= pick.last; ++seat) {
        if (!table.isFree(seat))
            return SeatRefusal{SeatRule::Gone, table.number[seat]};
        if (seat > pick.first && !table.touch(seat - 1, seat))
            return SeatRefusal{SeatRule::OneRun};
        if (table.block[seat] != table.block[pick.first])
            return SeatRefusal{SeatRule::OneKind};
    }
    return std::nullopt;
}

std::optional<SeatRefusal> judgeSale(const SeatTable& table, const SeatLimits& limits, WallTime now)
{
    if (table.opens && now < *table.opens)
        return SeatRefusal{SeatRule::NotOpenYet};
    if (table.closes && now >= *table.closes)
        return SeatRefusal{SeatRule::Closed};
    return limits.isProtected ? std::optional(SeatRefusal{SeatRule::Protected}) : std::nullopt;
}

/// One row of the table below for each rule about how many.
std::optional<SeatRefusal> judgeCount(const SeatLimits& limits, int count)
{
    struct CountRule {
        SeatRule rule;
        int limit;
        bool broken;
    };
    const CountRule rules[] = {
        {SeatRule::EventLimit, limits.eventLimit, limits.eventLimit > 0 && count > limits.eventLimit},
        {SeatRule::CurrentLimit, limits.currentLimit, limits.currentLimit > 0 && count > limits.currentLimit},
        {SeatRule::Minimum, limits.minimum, count < limits.minimum},
        {SeatRule::Maximum, limits.maximum, limits.maximum > 0 && count > limits.maximum},
        {SeatRule::Multiple, limits.multiple, limits.multiple > 1 && count % limits.multiple != 0},
        {SeatRule::Quantity, 0, !limits.sellable.isEmpty() && !limits.sellable.contains(count)},
    };
    for (const CountRule& rule : rules)
        if (rule.broken)
            return SeatRefusal{rule.rule, rule.limit};
    return std::nullopt;
}

int smaller(int a, int b) { return a == 0 ? b : b == 0 ? a : std::min(a, b); }

} // namespace

int SeatLimits::most() const
{
    const int listed = sellable.isEmpty() ? 0 : *std::max_element(sellable.begin(), sellable.end());
    return smaller(smaller(eventLimit, currentLimit), smaller(maximum, listed));
}

SeatLimits limitsOf(const SeatTable& table, quint16 block, const SeatTerms& terms)
{
    SeatLimits limits{.eventLimit = table.eventLimit.value_or(0), .minimum = terms.minimum, .maximum = terms.maximum,
                      .multiple = std::max(1, terms.multiple)};
    if (block >= table.blocks.size())
        return limits;
    const SeatBlock& of = table.blocks[block];
    limits.eventLimit = smaller(limits.eventLimit, of.eventLimit.value_or(0));
    limits.currentLimit = of.currentLimit.value_or(0);
    if (of.offers.isEmpty())
        return limits;
    const SeatOffer& offer = of.offers.at(terms.offer < of.offers.size() ? terms.offer : 0);
    limits.minimum = std::max(limits.minimum, offer.minimum);
    limits.sellable = offer.sellable;
    limits.isProtected = offer.isProtected;
    return limits;
}

std::optional<SeatRefusal> judge(const SeatTable& table, const SeatPick& pick, const SeatTerms& terms)
{
    if (pick.isEmpty() || pick.last >= table.size())
        return SeatRefusal{SeatRule::Minimum, 1};
    if (auto place = judgePlace(table, pick))
        return place;
    const SeatLimits limits = limitsOf(table, table.block[pick.first], terms);
    if (auto sale = judgeSale(table, limits, terms.now))
        return sale;
    if (auto count = judgeCount(limits, pick.count()))
        return count;
    if (table.restrictSingle && strandsOne(table, pick))
        return SeatRefusal{SeatRule::LoneSeat, 1};
    return std::nullopt;
}

} // namespace boxoffice
