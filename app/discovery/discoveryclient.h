#pragma once
#include "discovery/discoverypager.h"
#include "net/ratelimits.h"
#include <functional>
#include <memory>

namespace boxoffice {

class Call;
class HttpClient;

/// Which events this venue sells, and with which key.
struct DiscoveryAccount {
    QUrl baseUrl; ///< e.g. https://app.ticketmaster.com/discovery/v2
    QString apiKey;
    QString country; ///< ISO 3166 alpha-2; empty: not restricted
    QStringList venueIds;
    QString marketId;
    QString locale = QStringLiteral("*"); ///< anything else hides events in other languages
};

/// Discovery API v2. UI thread. The client outlives the calls it returns; dropping a call cancels it silently.
class DiscoveryClient {
public:
    DiscoveryClient(HttpClient& http, DiscoveryAccount account);

    /// GET events. A query beyond the reach is FailureKind::Rule and is not sent. `done` is called once, never
    /// from inside this function. Pages of 200 take milliseconds to decode; see fetchPage().
    [[nodiscard]] std::unique_ptr<Call> search(const EventQuery& query, std::function<void(Result<EventPage>)> done);
    /// The same, but gives the bytes of a 2xx answer, for decodeEventPage() on another thread.
    [[nodiscard]] std::unique_ptr<Call> fetchPage(const EventQuery& query, std::function<void(Result<QByteArray>)> done);
    /// GET events/{id}. An unknown id is FailureKind::Api with status 404 (DIS1004).
    [[nodiscard]] std::unique_ptr<Call> event(const EventId& id, std::function<void(Result<DiscoveredEvent>)> done);

    /// What the newest answer said about the quota (5000 a day and 5 a second by default); nothing before.
    [[nodiscard]] const std::optional<RateReading>& rate() const { return m_rate; }

private:
    [[nodiscard]] QUrl searchUrl(const EventQuery& query) const;
    [[nodiscard]] std::unique_ptr<Call> get(const QUrl& url, const QString& name,
                                            std::function<void(Result<QByteArray>)> done);
    [[nodiscard]] Result<QByteArray> judge(Result<Response> response, const QString& name);

    HttpClient& m_http;
    DiscoveryAccount m_account;
    std::optional<RateReading> m_rate;
};

} // namespace boxoffice
