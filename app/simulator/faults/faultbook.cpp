#include "simulator/faults/faultbook.h"
#include "simulator/partner/apierror.h"

namespace boxoffice::simulator {

std::vector<FaultRule> FaultBook::strike(const QString& endpoint, const HttpRequest& request)
{
    std::vector<FaultRule> striking;
    for (Entry& entry : m_entries) {
        if (entry.rule.endpoint != endpoint && entry.rule.endpoint != QLatin1String("*"))
            continue;
        const QByteArray match = entry.rule.match.toUtf8();
        if (!match.isEmpty() && !request.target.contains(match) && !request.body.contains(match))
            continue;
        ++entry.seen;
        if (entry.rule.nth == 0 || entry.rule.nth == entry.seen)
            striking.push_back(entry.rule);
    }
    return striking;
}

std::optional<HttpResponse> insteadOfApplying(const FaultRule& rule, const QByteArray& maskedKey, WallTime now)
{
    HttpResponse response;
    switch (rule.kind) {
    case FaultKind::CloseUnread:
        response.delivery = Delivery::Close;
        return response;
    case FaultKind::HangUnapplied:
        response.delivery = Delivery::Never;
        return response;
    case FaultKind::Redirect:
        response = textResponse(302, "text/html", "<html><body>Please sign in to the network.</body></html>\n");
        response.headers.emplace_back("Location", rule.location.toUtf8());
        return response;
    case FaultKind::Error: return apiError(rule.code, rule.http);
    case FaultKind::GatewayFault: return gatewayFault(rule.http == 0 ? 500 : rule.http, "steps.raisefault.RaiseFault", "Unexpected EOF at target");
    case FaultKind::Quota429: return quotaViolation(maskedKey, now + std::chrono::seconds(rule.seconds == 0 ? 60 : rule.seconds));
    default: return std::nullopt;
    }
}

void spoil(HttpResponse& response, const FaultRule& rule)
{
    switch (rule.kind) {
    case FaultKind::Delay: response.after += rule.delay; break;
    case FaultKind::CloseBeforeAnswer: response.delivery = Delivery::Close; break;
    case FaultKind::Hang: response.delivery = Delivery::Never; break;
    case FaultKind::Truncate: response.delivery = Delivery::Truncated; break;
    case FaultKind::Drip:
        response.delivery = Delivery::Drip;
        response.dripEvery = rule.delay.count() > 0 ? rule.delay : std::chrono::milliseconds(200);
        break;
    case FaultKind::Html:
        response = textResponse(rule.http == 0 ? 502 : rule.http, "text/html", "<html><body><h1>Bad Gateway</h1></body></html>\n");
        break;
    case FaultKind::MalformedJson:
        response.body = response.body.left(response.body.size() / 2) + "\x01,}";
        break;
    default: break;
    }
}

} // namespace boxoffice::simulator
