#include "simulator/service.h"
#include "simulator/http/gzip.h"
#include "simulator/router.h"
#include "simulator/partner/strictness.h"
#include <QJsonDocument>
#include <algorithm>

namespace boxoffice::simulator {
namespace {

/// Unknown bad requests are told in the shape of the room that they came to.
HttpResponse noSuchPath(const HttpRequest& request)
{
    if (request.path.startsWith("/discovery/"))
        return jsonResponse(404, "{\"errors\":[{\"code\":\"DIS1004\",\"detail\":\"Resource not found with provided criteria\",\"status\":\"404\"}]}");
    return gatewayFault(404, "messaging.adaptors.http.flow.ApplicationNotFound", "Unable to identify proxy for host and url");
}

bool isPlainHost(const QByteArray& host)
{
    return !host.isEmpty() && host.size() < 256 && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
}

/// Browsers fetch these, and the OAuth service knows clients by another name.
bool needsKey(const QString& endpoint)
{
    static const QStringList open{QStringLiteral("image"), QStringLiteral("recaptcha"), QStringLiteral("redeem"), QStringLiteral("seatSnapshot"),
                                  QStringLiteral("authorize"), QStringLiteral("authorizeForm"), QStringLiteral("memberToken"), QStringLiteral("memberInfo")};
    return !open.contains(endpoint);
}

bool isCartCall(const QString& endpoint)
{
    static const QStringList calls{QStringLiteral("shippingOptions"), QStringLiteral("shipping"), QStringLiteral("payment"),
                                   QStringLiteral("commit"), QStringLiteral("delete"), QStringLiteral("poll")};
    return calls.contains(endpoint);
}

} // namespace

Service::Service(Options options, const Clock& clock)
    : m_options(std::move(options)), m_time(clock, m_options.date), m_world(m_options.seed, m_time.today(), m_options.eventCount),
      m_members(clock, m_options), m_checks(clock, m_options),
      m_partner(m_world, m_time, clock, m_options, m_ledger, m_members, m_checks), m_account(m_members, m_options), m_recaptcha(m_checks, m_options),
      m_discovery(m_world, m_time, m_options), m_faults(m_world, m_time, m_options), m_control(m_world, m_time, m_options, m_ledger, m_faults)
{
}

QByteArray Service::ledgerJson() const { return m_ledger.json(m_world, m_partner.carts(), m_time.instant()); }

/// Answers name the host as the client wrote it, so that its polling URLs lead back the way it came.
QByteArray Service::rootOf(const HttpRequest& request) const
{
    const QByteArray host = request.header("Host");
    return isPlainHost(host) ? (m_root.startsWith("https:") ? "https://" : "http://") + host : m_root;
}

HttpResponse Service::handle(const HttpRequest& request, quint64 exchange)
{
    std::optional<Call> call;
    HttpResponse response = ControlDesk::isControlPath(request.path) ? m_control.answer(request, rootOf(request), m_partner.carts())
                                                                     : routed(request, exchange, call);
    m_faults.date(call ? &*call : nullptr, response);
    pack(response, request, m_options.gzipUpTo);
    return response;
}

HttpResponse Service::routed(const HttpRequest& request, quint64 exchange, std::optional<Call>& call)
{
    Routed routed = route(request);
    if (routed.outcome == Routed::Outcome::NoSuchPath)
        return noSuchPath(request);
    if (routed.outcome == Routed::Outcome::WrongMethod) {
        HttpResponse response = textResponse(405, "text/plain", "Method not allowed\n");
        response.headers.emplace_back("Allow", routed.allowed);
        return response;
    }
    call.emplace(Call{request, routed.endpoint, routed.arguments, Query(request.query), rootOf(request), {}, true, {}});
    call->bodyReadable = readBody(*call);
    inspect(*call);
    bool missing = false;
    if (needsKey(call->endpoint) && !knowsKey(*call, missing))
        return unknownKey(missing);
    return serve(*call, exchange);
}

HttpResponse Service::serve(Call& call, quint64 exchange)
{
    m_ledger.request(call.endpoint);
    if (call.endpoint == QLatin1String("commit"))
        m_ledger.commitArrived(call.cartId());
    m_faults.strike(call);
    std::optional<HttpResponse> response = m_faults.instead(call);
    if (!response && !entersCart(call, exchange))
        response = apiError(90003);
    if (!response)
        response = dispatch(call);
    response->after += m_options.latency;
    m_faults.spoil(call, *response);
    const int show = call.endpoint == QLatin1String("commit") ? m_world.find(call.arguments.value(0)) : -1;
    if (show >= 0 && m_world.shows()[std::size_t(show)].trait == Trait::UnknownOutcome)
        response->delivery = Delivery::Close;
    m_quotas.answered(call.endpoint, *response);
    return std::move(*response);
}

HttpResponse Service::dispatch(const Call& call)
{
    const auto below = [&call](const char* folder) { return call.http.path.startsWith(folder); };
    if (below("/oauth/"))
        return m_account.answer(call);
    if (below("/recaptcha/"))
        return m_recaptcha.answer(call);
    if (isPartnerPath(call.http.path) || below("/wallet/") || below("/top-picks/") || below("/inventory-status/") || below("/maps/") || below("/redeem"))
        return m_partner.answer(call);
    if (call.endpoint == QLatin1String("offers"))
        return offersAnswer(m_world, call.arguments.value(0), m_options.offersLayout);
    return m_discovery.answer(call);
}

bool Service::readBody(Call& call) const
{
    if (call.http.body.isEmpty())
        return true;
    const QJsonDocument document = QJsonDocument::fromJson(call.http.body);
    call.body = document.object();
    return document.isObject();
}

bool Service::knowsKey(const Call& call, bool& missing) const
{
    const bool wallet = call.endpoint == QLatin1String("walletToken"); // its parameter has a capital K (section 1.2)
    const QByteArray header = wallet ? QByteArray() : call.http.header("x-api-key");
    const QByteArray given = header.isEmpty() ? call.query.value(wallet ? "apiKey" : "apikey").toUtf8() : header;
    missing = given.isEmpty();
    return given == m_options.apiKey;
}

/// Answers as the service does, but remembers what the client should not have sent.
void Service::inspect(const Call& call)
{
    const QString& endpoint = call.endpoint;
    const bool mayHoldCard = endpoint == QLatin1String("walletToken"); // documented: plain, over TLS only
    bool plain = (!mayHoldCard && holdsCardNumber(call.http.body)) || holdsCardNumber(QByteArray::fromPercentEncoding(call.http.target));
    for (const auto& [name, value] : call.http.headers)
        plain = plain || holdsCardNumber(value);
    if (plain)
        m_ledger.clientFault(QStringLiteral("plainCardData"), endpoint);
    if (!isFullyEncoded(call.query.raw("cart_id")))
        m_ledger.clientFault(QStringLiteral("cartIdNotEncoded"), endpoint);
    if (m_quotas.ignores(endpoint, m_time.now()))
        m_ledger.clientFault(QStringLiteral("quotaIgnored"), endpoint);
    if (endpoint == QLatin1String("delete"))
        m_partner.excuse(call.cartId());
    const QStringList unknown = unknownMembers(endpoint, call.body) + unknownParameters(endpoint, call.query);
    for (const QString& path : unknown)
        m_ledger.clientFault(QStringLiteral("unknownField"), endpoint, holdsCardNumber(path.toUtf8()) ? QString() : path);
}

bool Service::entersCart(const Call& call, quint64 exchange)
{
    const QString cartId = call.cartId();
    if (!isCartCall(call.endpoint) || cartId.isEmpty())
        return true;
    const bool poll = call.endpoint == QLatin1String("poll") || call.endpoint == QLatin1String("delete");
    bool taken = !poll && m_partner.isBusy(cartId);
    for (const auto& [other, id] : m_inFlight)
        taken = taken || id == cartId;
    if (taken) {
        m_ledger.clientFault(QStringLiteral("concurrentCartCall"), call.endpoint, cartId);
        return false;
    }
    m_inFlight.emplace(exchange, cartId);
    return true;
}

} // namespace boxoffice::simulator
