#pragma once
#include "discovery/discoverypager.h"
#include <functional>
#include <memory>

namespace boxoffice {

class Call;
class HttpClient;
struct Response;

/// Which events this venue sells, and with which key.
struct DiscoveryAccount {
    QUrl baseUrl; ///< e.g. https://app.ticketmaster.com/discovery/v2
    QString apiKey;
    QString country; ///< ISO 3166 alpha-2; empty: not restricted
    QStringList venueIds;
    QString marketId;
    QString locale = QStringLiteral("*"); ///< anything else hides events in other languages
};

/// What the Rate-Limit headers of the newest answer said (Discovery 6, 5000 a day and 5 a second by default).
struct DiscoveryRate {
    std::optional<int> allowed;
    std::optional<int> available;
    std::optional<WallTime> resetAt;
};

/// Discovery API v2. UI thread. The client outlives the calls it returns; dropping a call cancels it silently.
class DiscoveryClient {
public:
    DiscoveryClient(HttpClient& http, DiscoveryAccount account);

    /// GET events. A query beyond the reach is FailureKind::Rule and is not sent. `done` is called once, never
    /// from inside this function.
    [[nodiscard]] std::unique_ptr<Call> search(const EventQuery& query, std::function<void(Result<EventPage>)> done);
    /// GET events/{id}. An unknown id is FailureKind::Api with status 404 (DIS1004).
    [[nodiscard]] std::unique_ptr<Call> event(const EventId& id, std::function<void(Result<DiscoveredEvent>)> done);

    [[nodiscard]] const DiscoveryRate& rate() const { return m_rate; }

private:
    void noteRate(const Response& response);

    HttpClient& m_http;
    DiscoveryAccount m_account;
    DiscoveryRate m_rate;
};

} // namespace boxoffice
