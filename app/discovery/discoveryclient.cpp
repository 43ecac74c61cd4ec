#include "discovery/discoveryclient.h"
#include "core/publicerror.h"
#include "net/httpclient.h"
#include <QTimer>
#include <QUrlQuery>

namespace boxoffice {
namespace {

/// An event list may take longer and be larger than other reads: recorded events take up to 25 kB each.
constexpr qint64 maxListBytes = 64 * 1024 * 1024;
constexpr Duration listDeadline = std::chrono::seconds(60);
constexpr QLatin1String listName("events");

/// A question that is refused before it is sent; answered from the event loop as a sent one would be.
class RefusedCall final : public QObject, public Call {
public:
    RefusedCall(Failure failure, std::function<void(Result<QByteArray>)> done)
    {
        QTimer::singleShot(0, this, [failure = std::move(failure), done = std::move(done)] {
            const auto answer = done; // the callback may destroy this call
            answer(Failure(failure));
        });
    }
};

/// The service takes whole seconds and 'Z' only (DIS1015 otherwise).
QString dateParameter(WallTime moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ"));
}

QString encoded(const QString& text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); }

QUrl below(QUrl base, const QString& encodedPath)
{
    base.setPath(base.path(QUrl::FullyEncoded) + encodedPath, QUrl::StrictMode);
    return base;
}

void addText(QUrlQuery& parameters, const char* name, const QString& value)
{
    if (!value.isEmpty())
        parameters.addQueryItem(QLatin1String(name), encoded(value));
}

/// "only" for one kind leaves the other at "yes": an event may be both.
void addUndated(QUrlQuery& parameters, Undated undated)
{
    if (undated == Undated::ServiceDefault)
        return;
    const auto wish = [undated](Undated only) { return undated == only ? QStringLiteral("only") : QStringLiteral("yes"); };
    parameters.addQueryItem(QStringLiteral("includeTBA"), wish(Undated::OnlyTba));
    parameters.addQueryItem(QStringLiteral("includeTBD"), wish(Undated::OnlyTbd));
}

} // namespace

DiscoveryClient::DiscoveryClient(HttpClient& http, DiscoveryAccount account)
    : m_http(http), m_account(std::move(account))
{
}

std::unique_ptr<Call> DiscoveryClient::search(const EventQuery& query, std::function<void(Result<EventPage>)> done)
{
    return fetchPage(query, [done = std::move(done)](Result<QByteArray> body) {
        done(body.ok() ? decodeEventPage(*body) : Result<EventPage>(body.failure()));
    });
}

std::unique_ptr<Call> DiscoveryClient::fetchPage(const EventQuery& query, std::function<void(Result<QByteArray>)> done)
{
    const QString name = listName;
    if (!withinReach(query))
        return std::make_unique<RefusedCall>(
            Failure{.kind = FailureKind::Rule, .where = name, .detail = QStringLiteral("beyond size * page < 1000")},
            std::move(done));
    return get(searchUrl(query), name, std::move(done));
}

std::unique_ptr<Call> DiscoveryClient::event(const EventId& id, std::function<void(Result<DiscoveredEvent>)> done)
{
    QUrl url = below(m_account.baseUrl, QStringLiteral("/events/") + encoded(id.text()));
    QUrlQuery parameters;
    addText(parameters, "apikey", m_account.apiKey);
    addText(parameters, "locale", m_account.locale);
    url.setQuery(parameters);
    return get(url, QStringLiteral("event"), [done = std::move(done)](Result<QByteArray> body) {
        done(body.ok() ? decodeEvent(*body) : Result<DiscoveredEvent>(body.failure()));
    });
}

QUrl DiscoveryClient::searchUrl(const EventQuery& query) const
{
    QUrlQuery parameters;
    addText(parameters, "apikey", m_account.apiKey);
    addText(parameters, "locale", m_account.locale);
    addText(parameters, "countryCode", m_account.country);
    addText(parameters, "venueId", m_account.venueIds.join(QLatin1Char(',')));
    addText(parameters, "marketId", m_account.marketId);
    addText(parameters, "keyword", query.keyword);
    addText(parameters, "sort", query.sort);
    if (query.start)
        addText(parameters, "startDateTime", dateParameter(*query.start));
    if (query.end)
        addText(parameters, "endDateTime", dateParameter(*query.end));
    addUndated(parameters, query.undated);
    addText(parameters, "size", QString::number(query.size));
    addText(parameters, "page", QString::number(query.page));
    QUrl url = below(m_account.baseUrl, QStringLiteral("/events"));
    url.setQuery(parameters);
    return url;
}

std::unique_ptr<Call> DiscoveryClient::get(const QUrl& url, const QString& name,
                                           std::function<void(Result<QByteArray>)> done)
{
    Request request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    request.name = name;
    if (name == listName) {
        request.deadline = listDeadline;
        request.maxBytes = maxListBytes;
    }
    request.replay = Replay::SafeRead;
    request.quota = QStringLiteral("discovery"); // 5000 a day per key
    request.purpose = Purpose::Browse;
    return m_http.sendRetrying(std::move(request), [this, name, done = std::move(done)](Result<Response> response) {
        done(judge(std::move(response), name));
    });
}

Result<QByteArray> DiscoveryClient::judge(Result<Response> response, const QString& name)
{
    if (!response.ok())
        return response.failure();
    if (const std::optional<RateReading> reading = readRate(*response))
        m_rate = reading;
    if (response->status / 100 == 2)
        return std::move(response->body);
    Failure failure = publicApiFailure(response->status, response->body, name);
    if (failure.kind == FailureKind::Quota)
        failure.retryAt = retryTime(*response, m_http.clock().wall());
    return failure;
}

} // namespace boxoffice
