#pragma once
#include "commerce/eventoffers.h"
#include "core/result.h"
#include <QUrl>
#include <functional>
#include <memory>

namespace boxoffice {

class Call;
class HttpClient;

/// Commerce API v2, the part that browses: ticket types, zones, areas and limits. UI thread. Dropping a call
/// cancels it silently.
class CommerceClient {
public:
    /// `baseUrl`: e.g. https://app.ticketmaster.com/commerce/v2
    CommerceClient(HttpClient& http, QUrl baseUrl, QString apiKey);

    /// GET events/{id}/offers. An unknown event is FailureKind::Api, code 40001 (the service says HTTP 500, T53).
    /// `done` is called once, never from inside this function.
    [[nodiscard]] std::unique_ptr<Call> offers(const EventId& id, std::function<void(Result<EventOffers>)> done);

private:
    HttpClient& m_http;
    QUrl m_baseUrl;
    QString m_apiKey;
};

} // namespace boxoffice
