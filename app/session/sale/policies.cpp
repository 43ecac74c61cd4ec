#include "session/sale/policies.h"
#include "journal/attempt.h"
#include "session/sale/substitution.h"
#include <algorithm>

namespace boxoffice::sale {
namespace {

/// Refused on this side of the wire: an encryption, a record, or the quota's own governor (no status: nobody answered).
bool stoppedHere(Write write, const Failure& failure)
{
    switch (failure.kind) {
    case FailureKind::NotSent:
    case FailureKind::Tls: return true;
    case FailureKind::Quota: return failure.httpStatus == 0;
    case FailureKind::Encryption:
    case FailureKind::Storage:
    case FailureKind::Rule: return write == Write::Payment && failure.httpStatus == 0;
    default: return false;
    }
}

/// What a poll can prove about the write it asks for: the poll itself may be refused for reasons of its own.
bool refusedInPoll(Write write, const Failure& failure)
{
    if (failure.kind != FailureKind::Api || !definitelyRefused(failure))
        return false;
    switch (write) {
    case Write::Reserve: return !isCartGone(failure);
    case Write::Delivery: return failure.apiCode == 10104;
    case Write::Payment: return isCardRefusal(failure);
    case Write::Commit: return false;
    }
    return false;
}

bool hasCode(const Failure& failure, std::initializer_list<int> codes)
{
    return failure.kind == FailureKind::Api && std::find(codes.begin(), codes.end(), failure.apiCode) != codes.end();
}

} // namespace

HoldView usableHold(std::chrono::seconds holdTime, Instant sentAt)
{
    const std::chrono::seconds usable = holdTime - holdMargin;
    return {.endsAt = sentAt + usable, .endsAtWall = {}, .length = usable, .warnings = {holdWarnings.begin(), holdWarnings.end()}};
}

bool holdIsOver(const Sale& sale, Instant now) { return sale.hold && sale.hold->endsAt <= now; }

std::optional<Instant> holdEndAtService(const Sale& sale)
{
    return sale.hold ? std::optional(sale.hold->endsAt + holdMargin) : std::nullopt;
}

Fate fateOf(Write write, const Failure& failure, bool polled)
{
    if (polled)
        return refusedInPoll(write, failure) ? Fate::Refused : Fate::Lost;
    if (stoppedHere(write, failure))
        return Fate::NeverLeft;
    return definitelyRefused(failure) ? Fate::Refused : Fate::Lost;
}

bool isReferenceTaken(const Failure& failure)
{
    return failure.kind == FailureKind::Rule && failure.detail.contains(invoiceReferenceTaken);
}

bool isCardRefusal(const Failure& failure) { return hasCode(failure, {20122, 20129, 20152}); }
bool isCartGone(const Failure& failure) { return hasCode(failure, {90003}); }
bool isCaptchaOrAccount(const Failure& failure) { return hasCode(failure, {10004, 10031}); }

AfterDelivery afterFailedDelivery(const Failure& failure, bool polled)
{
    const Fate fate = fateOf(Write::Delivery, failure, polled);
    if (fate == Fate::Lost || isCartGone(failure))
        return AfterDelivery::GiveBack;
    return hasCode(failure, {10104}) ? AfterDelivery::AskOptionsAgain : AfterDelivery::ChooseAgain; // its ids may have changed
}

bool mayPayAgain(const Failure& failure, bool polled, int declines, const Rules& rules)
{
    if (fateOf(Write::Payment, failure, polled) == Fate::Lost || isCartGone(failure))
        return false;
    return !isCardRefusal(failure) || declines < rules.declines;
}

bool mustAskBeforePaying(const Sale& sale)
{
    const CartTotals& totals = sale.cart.totals;
    return !sale.accepted && totals.unpaid && *totals.unpaid != totals.grand && sale.unpaidSeen != totals.unpaid;
}

bool mayReplacePayment(const Sale& sale) { return sale.accepted && sale.accepted->listed; }

bool isOurCart(const Sale& sale, const Cart& answer) { return answer.id.isEmpty() || answer.id == sale.cartId; }

PaymentVerdict judgePayment(const Sale& before, const Cart& answer)
{
    // Whether another payment replaces or adds is undocumented: where one may stand already, the list must prove it.
    const bool mustList = before.accepted || before.unpaidSeen;
    const bool settled = answer.totals.unpaid && answer.totals.unpaid->isZero();
    const bool single = answer.paymentsListed ? answer.payments.size() == 1 && answer.payments.first().amount == answer.totals.grand
                                              : !mustList;
    if (!settled || !single || !isOurCart(before, answer) || !sameTickets(before.choice, before.cart, answer))
        return PaymentVerdict::Mismatch;
    return answer.totals.grand == before.cart.totals.grand ? PaymentVerdict::Paid : PaymentVerdict::PriceChanged;
}

bool mayPayAfterRefusedCommit(const Sale& sale, const Failure& failure, Instant now, const Rules& rules)
{
    return mayReplacePayment(sale) && !isCartGone(failure) && !holdIsOver(sale, now) && sale.declines < rules.declines;
}

Duration lookupPause(int done)
{
    if (done <= 1)
        return std::chrono::seconds(10);
    if (done == 2)
        return std::chrono::seconds(20);
    return done < 18 ? Duration(std::chrono::minutes(1)) : Duration(std::chrono::hours(1));
}

Duration rereadPause(int failures, const Failure& failure)
{
    constexpr Duration first = std::chrono::seconds(3);
    constexpr Duration longest = std::chrono::minutes(1);
    const bool hurts = failure.kind == FailureKind::Quota || failure.httpStatus == 401 || failure.httpStatus == 403 || isCaptchaOrAccount(failure);
    return hurts ? longest : std::min<Duration>(first * (1 << std::clamp(failures - 1, 0, 5)), longest);
}

} // namespace boxoffice::sale
