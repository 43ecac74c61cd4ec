#include "simulator/partner/apierror.h"
#include "simulator/jsontext.h"
#include <algorithm>
#include <array>
#include <iterator>

namespace boxoffice::simulator {
namespace {

struct Documented {
    int code;
    int http;
    const char* message;
};
constexpr Documented documented[] = {
    {10002, 400, "Invalid input data type"},
    {10004, 401, "Unauthorized access"},
    {10031, 400, "Invalid captcha solution"},
    {10104, 400, "Invalid Delivery Method ID"},
    {10161, 400, "Ticket limit reached"},
    {20001, 503, "Ticketing system down / niterun"},
    {20046, 400, "no visible/usable ticket types for the channel"},
    {20052, 400, "No inventory found to match request"},
    {20122, 400, "Payment Not Accepted"},
    {20129, 400, "Payment method has no funds"},
    {20152, 400, "Please enter a valid security code"},
    {21001, 400, "Invalid reserve request data structure"},
    {90001, 403, "Event is not API transactable"},
    {90003, 400, "Invalid cart"},
    {502, 502, "Connection error to upstream"},
    {503, 503, "dc.availability.ismds.error"},
    {504, 504, "Upstream timeout"},
};

HttpResponse envelope(const char* message, int code, int http)
{
    return jsonResponse(http, object({{"error", object({{"message", message}, {"code", code}, {"http_code", http},
                                                        {"severity", "ERROR"}})}}).text());
}

} // namespace

HttpResponse apiError(int code, int http)
{
    for (const Documented& error : documented)
        if (error.code == code)
            return envelope(error.message, code, http == 0 ? error.http : http);
    return envelope("Unexpected error", code, http == 0 ? 400 : http);
}

std::span<const int> documentedCodes()
{
    static constexpr auto codes = [] {
        std::array<int, std::size(documented)> all{};
        std::transform(std::begin(documented), std::end(documented), all.begin(), [](const Documented& error) { return error.code; });
        return all;
    }();
    return codes;
}

HttpResponse plainError(int http, const char* message) { return envelope(message, http, http); }

HttpResponse gatewayFault(int http, const char* errorCode, const char* message)
{
    return jsonResponse(http, object({{"fault", object({{"faultstring", message}, {"detail", object({{"errorcode", errorCode}})}})}}).text());
}

HttpResponse quotaViolation(const QByteArray& key, WallTime expiry)
{
    const QByteArray text = "Rate limit quota violation. Quota limit exceeded. Identifier : " + key;
    HttpResponse response = gatewayFault(429, "policies.ratelimit.QuotaViolation", text.constData());
    response.headers.emplace_back("Ratelimit-Expiry", QByteArray::number(qint64(expiry.time_since_epoch().count())));
    return response;
}

HttpResponse unknownKey(bool missing)
{
    return missing ? gatewayFault(401, "steps.oauth.v2.FailedToResolveAPIKey", "Failed to resolve API Key variable request.queryparam.apikey")
                   : gatewayFault(401, "oauth.v2.InvalidApiKey", "Invalid ApiKey");
}

} // namespace boxoffice::simulator
