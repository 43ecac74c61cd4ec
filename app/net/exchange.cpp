#include "net/exchange.h"
#include "net/networkerror.h"
#include "net/oneshotbody.h"
#include "net/requestbuilder.h"
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <algorithm>

namespace boxoffice {

namespace {
/// The timer's own clock stands still while the machine sleeps, so the boot clock is asked at least this often.
constexpr Duration longestNap = std::chrono::seconds(1);

/// Without a content encoding the length that was promised must be the length that came.
bool isCutShort(const Response& response)
{
    const QByteArray promised = response.header("Content-Length");
    return !promised.isEmpty() && response.header("Content-Encoding").isEmpty()
        && promised.toLongLong() != response.body.size();
}
} // namespace

Exchange::Exchange(QNetworkAccessManager& network, const Clock& clock, Request request, HttpClient::Done done)
    : CallWork(&network), m_network(network), m_clock(clock), m_request(std::move(request)), m_done(std::move(done))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Exchange::checkDeadline);
}

void Exchange::start(const QSslConfiguration& tls)
{
    QNetworkRequest built = networkRequest(m_request);
    built.setSslConfiguration(tls);
    auto body = std::make_unique<OneShotBody>(m_request.body);
    m_upload = body.get();
    connect(m_upload, &OneShotBody::firstRead, this, &Exchange::firstByteLeft);
    m_sentAt = m_clock.now();
    m_reply = m_network.sendCustomRequest(built, verb(m_request.method), body.get());
    body.release()->setParent(m_reply);
    watch();
    armTimer();
}

void Exchange::watch()
{
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readSome);
    connect(m_reply, &QNetworkReply::errorOccurred, this, &Exchange::unpackingFailed);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finished, Qt::QueuedConnection);
    if (m_reply->isFinished())
        QMetaObject::invokeMethod(this, &Exchange::finished, Qt::QueuedConnection);
}

void Exchange::readSome()
{
    if (!m_reply)
        return;
    m_body += m_reply->read(std::max<qint64>(0, m_request.maxBytes + 1 - m_body.size()));
    if (m_body.size() > m_request.maxBytes)
        stop(failure(FailureKind::TooLarge, httpStatus(*m_reply)));
}

/// Qt stops unpacking a bomb or a broken stream without telling the two apart, but keeps the transfer open: waiting
/// for its end could take until the deadline.
void Exchange::unpackingFailed()
{
    const int status = httpStatus(*m_reply);
    if (m_reply->error() != QNetworkReply::UnknownContentError || status < 200 || status >= 300)
        return;
    stop(failure(FailureKind::TooLarge, status, QStringLiteral("does not unpack within its cap")));
}

/// Noted at once, told later: not from within Qt's reading of the body, since the news may end this exchange.
void Exchange::firstByteLeft()
{
    m_firstByte = m_clock.now();
    if (!m_request.onFirstByte)
        return;
    QMetaObject::invokeMethod(this, [this, at = *m_firstByte] {
        if (m_done)
            m_request.onFirstByte(at);
    }, Qt::QueuedConnection);
}

Instant Exchange::deadline() const
{
    return (m_request.deadlineFromFirstByte ? m_firstByte.value_or(m_sentAt) : m_sentAt) + m_request.deadline;
}

void Exchange::armTimer() { m_timer.start(std::clamp(deadline() - m_clock.now(), Duration(0), longestNap)); }

void Exchange::checkDeadline()
{
    if (m_clock.now() < deadline())
        armTimer();
    else
        stop(lost(FailureKind::Deadline));
}

void Exchange::finished()
{
    if (!m_reply || !m_done)
        return;
    readSome();
    if (!m_done)
        return;
    if (m_keepTicket && m_reply->error() == QNetworkReply::NoError)
        m_keepTicket(m_reply->sslConfiguration().sessionTicket());
    report(outcome());
}

Result<Response> Exchange::outcome() const
{
    const int status = httpStatus(*m_reply);
    const QNetworkReply::NetworkError error = m_reply->error();
    if (status >= 300 && status < 400)
        return failure(FailureKind::Redirected, status);
    if (status < 200 || !isHttpAnswer(error, status))
        return status == 0 && error != QNetworkReply::NoError
            ? lost(transportKind(error))
            : failure(FailureKind::ConnectionLost, status, errorDetail(error));
    Response response{status, m_reply->rawHeaderPairs(), m_body, m_sentAt, m_clock.now()};
    if (isCutShort(response))
        return failure(FailureKind::ConnectionLost, status, QStringLiteral("answer cut short"));
    return response;
}

Failure Exchange::failure(FailureKind kind, int status, const QString& detail) const
{
    return {.kind = kind, .httpStatus = status, .where = m_request.name, .detail = detail};
}

Failure Exchange::lost(FailureKind kind) const
{
    const bool neverRead = !m_request.body.isEmpty() && m_upload && !m_upload->wasRead();
    const QString detail = errorDetail(m_reply->error());
    if (neverRead)
        return failure(kind == FailureKind::Tls ? kind : FailureKind::NotSent, 0, detail);
    const bool claimsNotSent = kind == FailureKind::NotSent || kind == FailureKind::Tls;
    if (claimsNotSent && !m_request.body.isEmpty())
        return failure(FailureKind::ConnectionLost, 0, detail);
    return failure(kind, 0, detail);
}

void Exchange::stop(const Failure& failure)
{
    if (m_upload)
        m_upload->seal();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    report(failure);
}

void Exchange::report(Result<Response> result)
{
    HttpClient::Done done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    m_timer.stop();
    writeLog(result);
    if (m_reply)
        m_reply->deleteLater();
    deleteLater();
    done(std::move(result)); // may destroy the handle, and with it nothing of ours before the next turn
}

void Exchange::abandon()
{
    if (!std::exchange(m_done, nullptr))
        return;
    m_timer.stop();
    if (m_upload)
        m_upload->seal();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    deleteLater();
}

void Exchange::writeLog(const Result<Response>& result) const
{
    if (!m_log)
        return;
    const QString outcome = result.ok() ? QString::number(result->status) : failureName(result.failure().kind);
    m_log(QStringLiteral("%1 %2 %3 ms").arg(m_request.name, outcome).arg((m_clock.now() - m_sentAt).count()));
}

} // namespace boxoffice
