#include "session/recovery/testimony.h"
#include <algorithm>

namespace boxoffice {
namespace {

using Says = Testimony::Says;

/// The service itself spoke; everything else (proxies, 5xx, lost and unreadable answers) is no answer.
bool isAnAnswer(const Failure& failure)
{
    return failure.kind == FailureKind::Api && definitelyRefused(failure);
}

Testimony unproven(const Failure& failure)
{
    return {.says = isAnAnswer(failure) ? Says::NotProven : Says::NoAnswer, .code = supportCode(failure), .retryAt = failure.retryAt};
}

Testimony working(const PollTicket& ticket)
{
    if (ticket.problem)
        return unproven(*ticket.problem);
    return {.says = Says::StillWorking, .again = ticket};
}

} // namespace

Testimony testimonyOf(const Result<Answered<CommitAnswer>>& answer)
{
    if (!answer)
        return unproven(answer.failure());
    if (const auto* ticket = std::get_if<PollTicket>(&*answer))
        return working(*ticket);
    const auto& sold = std::get<CommitAnswer>(*answer); // has a number or a token, else it would not have been read
    return {.says = Says::Sold, .number = sold.orderNumber.value_or(OrderNumber()), .token = sold.orderToken.value_or(OrderToken())};
}

Testimony testimonyOf(const Result<Answered<Order>>& answer)
{
    if (!answer)
        return unproven(answer.failure());
    if (const auto* ticket = std::get_if<PollTicket>(&*answer))
        return working(*ticket);
    const auto& order = std::get<Order>(*answer);
    if (order.tickets.isEmpty())
        return {.says = Says::NotProven};
    return {.says = Says::Sold, .number = order.tickets.first().orderNumber};
}

Testimony testimonyOf(const Result<QList<UnredeemedOrder>>& answer, const QUuid& attempt)
{
    if (!answer)
        return unproven(answer.failure());
    const bool listed = std::ranges::any_of(*answer, [&](const UnredeemedOrder& order) { return QUuid::fromString(order.sourceAccountId) == attempt; });
    return {.says = listed && !attempt.isNull() ? Says::Sold : Says::NotProven};
}

QString supportCode(const Failure& failure)
{
    if (failure.apiCode != 0)
        return QString::number(failure.apiCode);
    return failure.httpStatus >= 300 ? QStringLiteral("HTTP %1").arg(failure.httpStatus) : failureName(failure.kind);
}

} // namespace boxoffice
