#include "net/refusal.h"

namespace boxoffice {

Refusal::Refusal(Failure failure, HttpClient::Done done, QObject* parent)
    : CallWork(parent), m_failure(std::move(failure)), m_done(std::move(done))
{
    QMetaObject::invokeMethod(this, &Refusal::report, Qt::QueuedConnection);
}

void Refusal::report()
{
    if (HttpClient::Done done = std::exchange(m_done, nullptr)) {
        deleteLater();
        done(m_failure);
    }
}

void Refusal::abandon()
{
    if (std::exchange(m_done, nullptr))
        deleteLater();
}

} // namespace boxoffice
