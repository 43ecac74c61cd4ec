#include "journal/attemptstate.h"
#include <algorithm>
#include <span>
#include <vector>

namespace boxoffice {
namespace {

struct Name { AttemptState state = AttemptState::ReserveIntent; QLatin1String text; };
constexpr std::array names = {
    Name{AttemptState::ReserveIntent, QLatin1String("RESERVE_INTENT")},
    Name{AttemptState::Reserved, QLatin1String("RESERVED")},
    Name{AttemptState::PaymentSet, QLatin1String("PAYMENT_SET")},
    Name{AttemptState::CommitIntent, QLatin1String("COMMIT_INTENT")},
    Name{AttemptState::Polling, QLatin1String("POLLING")},
    Name{AttemptState::Committed, QLatin1String("COMMITTED")},
    Name{AttemptState::Declined, QLatin1String("DECLINED")},
    Name{AttemptState::Unknown, QLatin1String("UNKNOWN")},
    Name{AttemptState::ReconciledSold, QLatin1String("RECONCILED_SOLD")},
    Name{AttemptState::ReconciledNotSold, QLatin1String("RECONCILED_NOT_SOLD")},
    Name{AttemptState::ReleasePending, QLatin1String("RELEASE_PENDING")},
    Name{AttemptState::Released, QLatin1String("RELEASED")},
    Name{AttemptState::Orphaned, QLatin1String("ORPHANED")}};
static_assert(names.size() == allAttemptStates.size());

/// Where each state leads.
std::span<const AttemptState> after(AttemptState from)
{
    using enum AttemptState;
    // A refused reserve holds nothing (Released); a given-up poll leaves a cart to delete.
    static constexpr std::array reserveIntent = {Reserved, ReleasePending, Released, Orphaned};
    // A cart can be gone by itself (hold over, 90003), or its payment be refused for good.
    static constexpr std::array reserved = {PaymentSet, Declined, ReleasePending, Released};
    static constexpr std::array paymentSet = {CommitIntent, Declined, ReleasePending, Released};
    // Back to PaymentSet only when no byte of the commit left: then it may be offered again.
    static constexpr std::array commitIntent = {PaymentSet, Polling, Committed, Declined, Unknown};
    static constexpr std::array polling = {Committed, Declined, Unknown};
    static constexpr std::array declined = {ReleasePending, Released};
    static constexpr std::array unknown = {Committed, ReconciledSold, ReconciledNotSold};
    // A person who found it not sold may find later that it was.
    static constexpr std::array reconciledNotSold = {ReconciledSold};
    static constexpr std::array releasePending = {Released};
    // Either a late poll names the orphan's cart, or its hold ends.
    static constexpr std::array orphaned = {ReleasePending, Released};
    switch (from) {
    case ReserveIntent: return reserveIntent;
    case Reserved: return reserved;
    case PaymentSet: return paymentSet;
    case CommitIntent: return commitIntent;
    case Polling: return polling;
    case Declined: return declined;
    case Unknown: return unknown;
    case ReconciledNotSold: return reconciledNotSold;
    case ReleasePending: return releasePending;
    case Orphaned: return orphaned;
    case Committed:
    case ReconciledSold:
    case Released: break;
    }
    return {};
}

bool leadsTo(AttemptState from, AttemptState to)
{
    std::vector<AttemptState> reached = {from};
    for (std::size_t i = 0; i < reached.size(); ++i)
        for (const AttemptState next : after(reached[i]))
            if (std::ranges::find(reached, next) == reached.end())
                reached.push_back(next);
    return std::ranges::find(reached, to) != reached.end();
}

} // namespace

QString attemptStateName(AttemptState state)
{
    const auto* found = std::ranges::find(names, state, &Name::state);
    return found == names.end() ? QString() : QString(found->text);
}

std::optional<AttemptState> attemptStateFromName(const QString& name)
{
    const auto* found = std::ranges::find_if(names, [&](const Name& one) { return one.text == name; });
    return found == names.end() ? std::nullopt : std::optional(found->state);
}

bool mayStart(AttemptState state)
{
    return state == AttemptState::ReserveIntent || state == AttemptState::Reserved;
}

bool mayFollow(AttemptState from, AttemptState to)
{
    return from == to || std::ranges::find(after(from), to) != after(from).end();
}

bool isFurther(AttemptState from, AttemptState to)
{
    return leadsTo(from, to) && !leadsTo(to, from);
}

} // namespace boxoffice
