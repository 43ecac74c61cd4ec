#include "partner/answers.h"
#include "core/json.h"

namespace boxoffice {

Failure namedFailure(Failure failure, const Response& response, const AnswerContext& context)
{
    failure.where = context.name + QLatin1Char(' ') + failure.where;
    failure.httpStatus = response.status;
    return failure;
}

Result<PollTicket> pollAnswer(const Response& response, const AnswerContext& context)
{
    Result<PollTicket> ticket = decodePollTicket(response.body, context.base);
    if (!ticket.ok())
        return namedFailure(ticket.failure(), response, context);
    if (ticket->problem)
        ticket->problem = namedFailure(*ticket->problem, response, context);
    return ticket;
}

std::optional<CartId> cartNamedIn(const Response& response)
{
    if (response.status != 200 && response.status != 201)
        return std::nullopt;
    const Result<JsonDocument> document = JsonDocument::parse(response.body);
    if (!document.ok())
        return std::nullopt;
    const JsonReader id = document->root()["cart_id"];
    return id.isString() ? std::optional(CartId(id.string())) : std::nullopt;
}

Result<Answered<Deleted>> deleted(const Response& response, const AnswerContext& context)
{
    if (response.status == 202) {
        Result<PollTicket> ticket = pollAnswer(response, context);
        if (!ticket.ok())
            return ticket.failure();
        return Answered<Deleted>(*std::move(ticket));
    }
    if (response.status == 204)
        return Answered<Deleted>(Deleted{});
    if (response.status != 200)
        return apiFailure(response, context.name, context.clock.wall());
    if (response.body.isEmpty())
        return Answered<Deleted>(Deleted{});
    const Result<JsonDocument> document = JsonDocument::parse(response.body); // a portal's page is no release
    if (!document.ok())
        return namedFailure(document.failure(), response, context);
    return Answered<Deleted>(Deleted{});
}

Result<CaptchaChallenge> captchaAnswer(const Response& response, const AnswerContext& context)
{
    if (response.status != 200)
        return apiFailure(response, context.name, context.clock.wall());
    Result<CaptchaChallenge> challenge = decodeCaptcha(response);
    if (!challenge.ok())
        return namedFailure(challenge.failure(), response, context);
    return challenge;
}

} // namespace boxoffice
