#pragma once
#include "net/callwork.h"
#include "net/httpclient.h"
#include <QTimer>

namespace boxoffice {

/// HttpClient::send() again and again, as RetryPolicy says. Reports once.
class RetryingRead final : public CallWork {
    Q_OBJECT
public:
    RetryingRead(HttpClient& http, RetryBudget& budget, HttpClient::Random random, Request request, HttpClient::Done done,
                 QObject* parent);
    void start();
    void abandon() override;

private:
    void answered(Result<Response> result);

    HttpClient& m_http;
    RetryBudget& m_budget;
    HttpClient::Random m_random;
    Request m_request;
    HttpClient::Done m_done;
    std::unique_ptr<Call> m_current;
    QTimer m_pause;
    int m_attempt = 0;
};

} // namespace boxoffice
