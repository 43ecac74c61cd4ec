#include "simulator/service.h"
#include "simulator/frontpage.h"
#include "simulator/router.h"
#include "simulator/partner/strictness.h"
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

namespace boxoffice::simulator {
namespace {

/// Unknown bad requests are told in the shape of the room that they came to.
HttpResponse noSuchPath(const HttpRequest& request)
{
    if (request.path.startsWith("/discovery/"))
        return jsonResponse(404, "{\"errors\":[{\"code\":\"DIS1004\",\"detail\":\"Resource not found with provided criteria\",\"status\":\"404\"}]}");
    return gatewayFault(404, "messaging.adaptors.http.flow.ApplicationNotFound", "Unable to identify proxy for host and url");
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
      m_partner(m_world, m_time, clock, m_options, m_ledger), m_discovery(m_world, m_time)
{
}

QByteArray Service::ledgerJson() const { return m_ledger.json(m_world, m_partner.carts(), m_time.instant()); }

QByteArray Service::rootOf(const HttpRequest& request) const
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9.\\-\\[\\]:]{1,255}$"));
    const QByteArray host = request.header("Host");
    const QByteArray scheme = m_options.certificatePem.isEmpty() ? "http://" : "https://";
    return plain.match(QString::fromLatin1(host)).hasMatch() ? scheme + host : m_root;
}

HttpResponse Service::handle(const HttpRequest& request, quint64 exchange)
{
    if (request.path == "/" || request.path.startsWith("/simulator"))
        return control(request);
    Routed routed = route(request);
    if (routed.outcome == Routed::Outcome::NoSuchPath)
        return noSuchPath(request);
    if (routed.outcome == Routed::Outcome::WrongMethod) {
        HttpResponse response = textResponse(405, "text/plain", "Method not allowed\n");
        response.headers.emplace_back("Allow", routed.allowed);
        return response;
    }
    Call call{request, routed.endpoint, routed.arguments, Query(request.query), rootOf(request), {}, true, {}};
    call.bodyReadable = readBody(call);
    inspect(call);
    bool missing = false;
    if (call.endpoint != QLatin1String("image") && !knowsKey(call, missing))
        return unknownKey(missing);
    return serve(call, exchange);
}

HttpResponse Service::serve(Call& call, quint64 exchange)
{
    m_ledger.request(call.endpoint);
    if (call.endpoint == QLatin1String("commit"))
        m_ledger.commitArrived(call.cartId());
    call.faults = m_faults.strike(call.endpoint, call.http);
    std::optional<HttpResponse> response;
    for (const FaultRule& rule : call.faults)
        if (!response)
            response = insteadOfApplying(rule, "****", m_time.now());
    if (!response && !entersCart(call, exchange))
        response = apiError(90003);
    if (!response)
        response = dispatch(call);
    response->after += m_options.latency;
    for (const FaultRule& rule : call.faults)
        spoil(*response, rule);
    const int show = call.endpoint == QLatin1String("commit") ? m_world.find(call.arguments.value(0)) : -1;
    if (show >= 0 && m_world.shows()[std::size_t(show)].trait == Trait::UnknownOutcome)
        response->delivery = Delivery::Close;
    return std::move(*response);
}

HttpResponse Service::dispatch(const Call& call)
{
    if (isPartnerPath(call.http.path))
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
    const QByteArray header = call.http.header("x-api-key");
    const QByteArray given = header.isEmpty() ? call.query.value("apikey").toUtf8() : header;
    missing = given.isEmpty();
    return given == m_options.apiKey;
}

/// Answers as the service does, but remembers what the client should not have sent.
void Service::inspect(const Call& call)
{
    const QString& endpoint = call.endpoint;
    bool plain = holdsCardNumber(call.http.body) || holdsCardNumber(QByteArray::fromPercentEncoding(call.http.target));
    for (const auto& [name, value] : call.http.headers)
        plain = plain || holdsCardNumber(value);
    if (plain)
        m_ledger.clientFault(QStringLiteral("plainCardData"), endpoint);
    if (!isFullyEncoded(call.query.raw("cart_id")))
        m_ledger.clientFault(QStringLiteral("cartIdNotEncoded"), endpoint);
    const QStringList unknown = unknownMembers(endpoint, call.body);
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

HttpResponse Service::control(const HttpRequest& request)
{
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (request.path == "/simulator/ledger" && reads)
        return jsonResponse(200, ledgerJson());
    if (request.path == "/simulator/faults" && request.method == "DELETE") {
        m_faults.clear();
        return jsonResponse(200, "{}");
    }
    if (request.path == "/simulator/faults" && request.method == "POST") {
        const Result<FaultRule> rule = faultRuleFromJson(request.body);
        if (!rule)
            return jsonResponse(400, object({{"error", rule.failure().detail}}).text());
        m_faults.add(*rule);
        return jsonResponse(200, "{}");
    }
    if ((request.path == "/" || request.path == "/simulator" || request.path == "/simulator/") && reads)
        return textResponse(200, "text/html;charset=utf-8", frontPage(m_world, m_partner.carts()));
    return textResponse(404, "text/plain", "Known: GET /simulator/, GET /simulator/ledger, POST and DELETE /simulator/faults\n");
}

} // namespace boxoffice::simulator
