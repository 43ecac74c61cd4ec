#include "commerce/commerceclient.h"
#include "commerce/offerscodec.h"
#include "core/publicerror.h"
#include "net/httpclient.h"
#include "net/ratelimits.h"
#include <QUrlQuery>

namespace boxoffice {
namespace {

QString encoded(const QString& text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); }

Result<EventOffers> judge(const Result<Response>& response, const QString& name, const Clock& clock)
{
    if (!response.ok())
        return response.failure();
    if (response->status / 100 == 2)
        return decodeEventOffers(response->body);
    Failure failure = publicApiFailure(response->status, response->body, name);
    if (failure.kind == FailureKind::Quota)
        failure.retryAt = retryTime(*response, clock.wall());
    return failure;
}

} // namespace

CommerceClient::CommerceClient(HttpClient& http, QUrl baseUrl, QString apiKey)
    : m_http(http), m_baseUrl(std::move(baseUrl)), m_apiKey(std::move(apiKey))
{
}

std::unique_ptr<Call> CommerceClient::offers(const EventId& id, std::function<void(Result<EventOffers>)> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(QStringLiteral("apikey"), encoded(m_apiKey));
    Request request;
    request.url = m_baseUrl;
    request.url.setPath(m_baseUrl.path(QUrl::FullyEncoded) + QStringLiteral("/events/%1/offers").arg(encoded(id.text())),
                        QUrl::StrictMode);
    request.url.setQuery(parameters);
    request.headers = {{"Accept", "application/json"}};
    request.name = QStringLiteral("offers");
    request.quota = QStringLiteral("offers"); // no limit of its own is published (API 7)
    request.purpose = Purpose::Sale;          // somebody opened this event to buy: browsing does not spend it
    // Sent once: a 500 says "unknown event" here (T53), and repeating that would keep the buyer waiting.
    return m_http.send(std::move(request), [&http = m_http, done = std::move(done)](const Result<Response>& response) {
        done(judge(response, QStringLiteral("offers"), http.clock()));
    });
}

} // namespace boxoffice
