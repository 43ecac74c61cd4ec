#pragma once
#include "core/clock.h"
#include "net/request.h"
#include "partner/apierror.h"
#include "partner/captcha.h"
#include "partner/deleted.h"
#include "partner/polling.h"
#include <functional>

namespace boxoffice {

/// What turning an answer into a value needs to know about the call.
struct AnswerContext {
    QString name;
    QUrl base;
    const Clock& clock;
};

/// Names the operation and the status in a failure that a codec found.
[[nodiscard]] Failure namedFailure(Failure failure, const Response& response, const AnswerContext& context);

/// 202 as a ticket.
[[nodiscard]] Result<PollTicket> pollAnswer(const Response& response, const AnswerContext& context);

/// Any 2xx but 202 decoded, everything else the service's failure.
template <class T>
auto direct(Result<T> (*decode)(QByteArrayView))
{
    return [decode](const Response& response, const AnswerContext& context) -> Result<T> {
        if (response.status != 200 && response.status != 201)
            return apiFailure(response, context.name, context.clock.wall());
        Result<T> value = decode(response.body);
        return value.ok() ? std::move(value) : Result<T>(namedFailure(value.failure(), response, context));
    };
}

/// The cart id an answer names though it cannot be read as a whole: enough to give the cart back.
[[nodiscard]] std::optional<CartId> cartNamedIn(const Response& response);

/// The same, for a call that may answer 202. A success that cannot be read but names its cart comes as a ticket
/// with that problem, so that the seats are not lost with the answer.
template <class T>
auto maybePolled(Result<T> (*decode)(QByteArrayView))
{
    return [decode](const Response& response, const AnswerContext& context) -> Result<Answered<T>> {
        if (response.status == 202) {
            Result<PollTicket> ticket = pollAnswer(response, context);
            return ticket.ok() ? Result<Answered<T>>(*std::move(ticket)) : Result<Answered<T>>(ticket.failure());
        }
        Result<T> value = direct<T>(decode)(response, context);
        if (value.ok())
            return Answered<T>(*std::move(value));
        if (const std::optional<CartId> cart = cartNamedIn(response))
            return Answered<T>(PollTicket{.url = {}, .wait = std::chrono::seconds(1), .cart = cart, .problem = value.failure()});
        return value.failure();
    };
}

/// A poll's answer: "invalid cart" after a repeat is none, since the lost first answer may have used the token up.
template <class T, class Decode>
auto polled(Decode decode)
{
    return [decode](const Response& response, const AnswerContext& context) -> Result<Answered<T>> {
        Result<Answered<T>> value = decode(response, context);
        if (!value.ok() && value.failure().apiCode == 90003 && response.attempts > 1)
            return Failure{.kind = FailureKind::ConnectionLost,
                           .where = context.name,
                           .detail = QStringLiteral("90003 after a repeated poll")};
        return value;
    };
}

[[nodiscard]] Result<Answered<Deleted>> deleted(const Response& response, const AnswerContext& context);
[[nodiscard]] Result<CaptchaChallenge> captchaAnswer(const Response& response, const AnswerContext& context);

} // namespace boxoffice
