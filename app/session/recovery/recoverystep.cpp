#include "session/recovery/recoverystep.h"

namespace boxoffice {
namespace {

bool isOf(const AttemptRow& row, const QUrl& base)
{
    return row.baseUrl.adjusted(QUrl::StripTrailingSlash) == base.adjusted(QUrl::StripTrailingSlash);
}

RecoveryPlan marked(RecoveryStep step, AttemptState from, AttemptState to)
{
    return {step, from == to ? std::nullopt : std::optional(to)};
}

/// No commit has left. After the reserve's answer a polling URL belongs to something else.
RecoveryPlan planForCart(const AttemptRow& row)
{
    const bool polled = !row.pollingUrlWithoutKey.isEmpty() && !wasHeld(row);
    if (!row.cart.isEmpty())
        return marked(polled ? RecoveryStep::AskReserve : RecoveryStep::GiveBack, row.state, AttemptState::ReleasePending);
    const bool giving = row.state == AttemptState::ReleasePending;
    return marked(polled ? RecoveryStep::AskReserve : RecoveryStep::WaitForEnd, row.state,
                  giving ? AttemptState::ReleasePending : AttemptState::Orphaned);
}

} // namespace

RecoveryPlan recoveryPlanFor(const AttemptRow& row, const QUrl& base)
{
    const bool ours = isOf(row, base);
    switch (row.state) {
    case AttemptState::ReserveIntent:
    case AttemptState::Orphaned:
    case AttemptState::ReleasePending:
        return ours ? planForCart(row) : RecoveryPlan{RecoveryStep::ListOnly};
    case AttemptState::Reserved:
    case AttemptState::PaymentSet:
    case AttemptState::Declined:
        return ours ? marked(RecoveryStep::GiveBack, row.state, AttemptState::ReleasePending) : RecoveryPlan{RecoveryStep::ListOnly};
    case AttemptState::CommitIntent:
    case AttemptState::Polling:
    case AttemptState::Unknown: // also of another service: a person must see it, though nothing can be asked
        return marked(ours ? RecoveryStep::LookUp : RecoveryStep::ListOnly, row.state, AttemptState::Unknown);
    case AttemptState::Committed:
    case AttemptState::ReconciledSold:
    case AttemptState::ReconciledNotSold:
    case AttemptState::Released: break;
    }
    return {};
}

} // namespace boxoffice
