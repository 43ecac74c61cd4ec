#include "simulator/faults/faultanswer.h"
#include "simulator/faults/cardcertificates.h"
#include "simulator/http/gzip.h"
#include "simulator/partner/apierror.h"

namespace boxoffice::simulator {
namespace {

HttpResponse gatewayAnswer(const FaultRule& rule, const QByteArray& maskedKey, WallTime now)
{
    const auto status = [&rule](int usual) { return rule.http == 0 ? usual : rule.http; };
    if (rule.form == QLatin1String("key"))
        return gatewayFault(status(401), "oauth.v2.InvalidApiKey", "Invalid ApiKey");
    if (rule.form == QLatin1String("quota"))
        return quotaViolation(maskedKey, now + std::chrono::minutes(1));
    if (rule.form == QLatin1String("spike"))
        return gatewayFault(status(429), "policies.ratelimit.SpikeArrestViolation", "Spike arrest violation. Allowed rate : 5ps");
    if (rule.form == QLatin1String("html"))
        return textResponse(status(503), "text/html", "<html><body><b>Http/1.1 Service Unavailable</b></body></html>\n");
    return gatewayFault(status(500), "steps.raisefault.RaiseFault", "Unexpected EOF at target");
}

HttpResponse redirected(const FaultRule& rule)
{
    HttpResponse response = textResponse(302, "text/html", "<html><body>Please sign in to the network.</body></html>\n");
    response.headers.emplace_back("Location", rule.location.isEmpty() ? QByteArrayLiteral("http://captive-portal.invalid/login") : rule.location.toUtf8());
    return response;
}

HttpResponse undelivered(Delivery delivery)
{
    HttpResponse response;
    response.delivery = delivery;
    return response;
}

/// Four ways not to be the JSON that was announced.
QByteArray malformed(const QByteArray& body, const QString& form)
{
    if (form == QLatin1String("empty"))
        return {};
    if (form == QLatin1String("duplicate") && body.startsWith('{') && body.size() > 2)
        return '{' + body.mid(1).chopped(1) + ',' + body.mid(1);
    if (form == QLatin1String("deep"))
        return "{\"deep\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}';
    if (form == QLatin1String("types")) {
        QByteArray other = body;
        for (char& c : other)
            c = c == '{' ? '[' : c == '}' ? ']' : c == ':' ? ',' : c;
        return other;
    }
    return body.left(body.size() / 2) + "\x01,}";
}

void replaceHeader(HttpResponse& response, const char* name, QByteArray value)
{
    std::erase_if(response.headers, [name](const auto& header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    response.headers.emplace_back(name, std::move(value));
}

void spoilBody(HttpResponse& response, const FaultRule& rule)
{
    switch (rule.kind) {
    case FaultKind::Html:
        response = textResponse(rule.http == 0 ? 502 : rule.http, "text/html", "<html><body><h1>Bad Gateway</h1></body></html>\n");
        break;
    case FaultKind::MalformedJson: response.body = malformed(response.body, rule.form); break;
    case FaultKind::WrongType: replaceHeader(response, "Content-Type", rule.form.isEmpty() ? QByteArrayLiteral("text/plain") : rule.form.toUtf8()); break;
    case FaultKind::GzipBomb:
        response.body = gzipBomb(rule.megabytes);
        replaceHeader(response, "Content-Encoding", "gzip");
        break;
    case FaultKind::Oversize: response.body += QByteArray(qsizetype(rule.megabytes) * 1024 * 1024, ' '); break;
    case FaultKind::CardCertificate: response.body = spoiledCertificate(response.body, rule.form); break;
    default: break;
    }
}

void spoilDelivery(HttpResponse& response, const FaultRule& rule)
{
    switch (rule.kind) {
    case FaultKind::Delay: response.after += rule.delay; break;
    case FaultKind::CloseBeforeAnswer: response.delivery = Delivery::Close; break;
    case FaultKind::Reset: response.delivery = Delivery::Reset; break;
    case FaultKind::Hang: response.delivery = Delivery::Never; break;
    case FaultKind::Truncate: response.delivery = Delivery::Truncated; break;
    case FaultKind::Drip:
        response.delivery = Delivery::Paced;
        response.pieceBytes = 1;
        response.pieceEvery = rule.delay.count() > 0 ? rule.delay : std::chrono::milliseconds(200);
        break;
    case FaultKind::Bandwidth:
        response.delivery = Delivery::Paced;
        response.pieceEvery = std::chrono::milliseconds(rule.bytesPerSecond < 50 ? 1000 / rule.bytesPerSecond : 20);
        response.pieceBytes = qMax(1, rule.bytesPerSecond / 50);
        break;
    case FaultKind::Chunked: response.chunkBytes = rule.bytes; break;
    default: break;
    }
}

} // namespace

std::optional<HttpResponse> insteadOfApplying(const FaultRule& rule, const QByteArray& maskedKey, WallTime now)
{
    switch (rule.kind) {
    case FaultKind::CloseUnread: return undelivered(Delivery::Close);
    case FaultKind::HangUnapplied: return undelivered(Delivery::Never);
    case FaultKind::Redirect: return redirected(rule);
    case FaultKind::Error: return apiError(rule.code, rule.http);
    case FaultKind::GatewayFault: return gatewayAnswer(rule, maskedKey, now);
    case FaultKind::Quota429: return quotaViolation(maskedKey, now + std::chrono::seconds(rule.seconds == 0 ? 60 : rule.seconds));
    default: return std::nullopt;
    }
}

void spoil(HttpResponse& response, const FaultRule& rule)
{
    spoilBody(response, rule);
    spoilDelivery(response, rule);
}

} // namespace boxoffice::simulator
