#include "net/retryingread.h"
#include "net/retrypolicy.h"
#include <algorithm>

namespace boxoffice {

RetryingRead::RetryingRead(HttpClient& http, RetryBudget& budget, HttpClient::Random random, Request request,
                           HttpClient::Done done, QObject* parent)
    : CallWork(parent), m_http(http), m_budget(budget), m_random(std::move(random)), m_request(std::move(request)), m_done(std::move(done))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &RetryingRead::start);
}

void RetryingRead::start()
{
    ++m_attempt;
    m_current = m_http.send(m_request, [this](Result<Response> result) { answered(std::move(result)); });
}

void RetryingRead::answered(Result<Response> result)
{
    m_current.reset();
    if (result.ok() && result->status < 500)
        m_budget.earn();
    const auto pause = retryDelay(m_request.replay, m_attempt, result, m_random());
    if (pause && m_budget.take()) {
        m_pause.start(std::max(*pause, m_request.leastPause));
        return;
    }
    if (result.ok())
        result->attempts = m_attempt;
    deleteLater();
    std::exchange(m_done, nullptr)(std::move(result));
}

void RetryingRead::abandon()
{
    if (!std::exchange(m_done, nullptr))
        return;
    m_pause.stop();
    m_current.reset();
    deleteLater();
}

} // namespace boxoffice
