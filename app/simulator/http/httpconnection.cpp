#include "simulator/http/httpconnection.h"
#include <QSslSocket>
#include <atomic>
#include <sys/socket.h>

namespace boxoffice::simulator {
namespace {

std::atomic<quint64> lastExchange{0}; // numbers exchanges across connections
constexpr qsizetype mostWaiting = 8 * 1024 * 1024;
constexpr qint64 mostUnsent = 4 * 1024 * 1024;
constexpr qsizetype smallBody = 16 * 1024; // joined to its head: one write

} // namespace

void resetOnClose(qintptr descriptor)
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

HttpConnection::HttpConnection(QTcpSocket* socket, Handler handler, Finished finished, QObject* parent)
    : QObject(parent), m_socket(socket), m_handler(std::move(handler)), m_finished(std::move(finished)),
      m_plain(qobject_cast<QSslSocket*>(socket) == nullptr)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // Nagle costs 40 ms a call
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_parser.waiting() > 0)
            serveNext(); // it may have waited for the client to read
    });
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        m_timer.stop();
        finishExchange();
        deleteLater();
    });
    connect(socket, &QTcpSocket::errorOccurred, this, [this] { m_socket->abort(); });
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
    finishExchange();
}

void HttpConnection::readMore()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_closing)
        return;
    m_parser.append(bytes);
    serveNext();
    if (m_parser.waiting() > mostWaiting)
        m_socket->abort(); // somebody pipelines without end while an answer is due
}

bool HttpConnection::isClogged() const
{
    const qint64 encrypted = m_plain ? 0 : static_cast<const QSslSocket*>(m_socket)->encryptedBytesToWrite();
    return m_out.size() + m_socket->bytesToWrite() + encrypted > mostUnsent;
}

void HttpConnection::serveNext()
{
    while (m_exchange == 0 && !m_closing && !isClogged()) {
        const HttpParser::Outcome outcome = m_parser.next(m_request);
        if (outcome == HttpParser::Outcome::Error)
            return refuse(m_parser.errorStatus());
        if (outcome == HttpParser::Outcome::NeedMore) {
            if (m_parser.takeContinue())
                put("HTTP/1.1 100 Continue\r\n\r\n");
            return;
        }
        m_exchange = ++lastExchange;
        answer(m_handler(m_request, m_exchange));
    }
}

void HttpConnection::put(QByteArray bytes)
{
    if (m_out.isEmpty())
        m_out = std::move(bytes);
    else
        m_out.append(bytes);
    flushSoon();
}

/// Once all connections that have something to say were read: waking the client for every single answer would cost more
/// than making the answer. Pipelined answers leave in one write.
void HttpConnection::flushSoon()
{
    if (std::exchange(m_flushDue, true))
        return;
    QMetaObject::invokeMethod(this, [this] {
        flush();
        if (m_parser.waiting() > 0)
            serveNext();
    }, Qt::QueuedConnection);
}

/// Straight into the kernel where nothing waits before it; QTcpSocket would copy it and switch a notifier on and off.
void HttpConnection::flush()
{
    m_flushDue = false;
    const QByteArray bytes = std::exchange(m_out, {});
    if (bytes.isEmpty() || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    qint64 sent = 0;
    if (m_plain && m_socket->bytesToWrite() == 0)
        sent = qMax<qint64>(0, ::send(int(m_socket->socketDescriptor()), bytes.constData(), std::size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL));
    if (sent < bytes.size())
        m_socket->write(bytes.constData() + sent, bytes.size() - sent);
}

void HttpConnection::answer(HttpResponse response)
{
    if (response.delivery == Delivery::Never)
        return;
    if (response.after.count() <= 0)
        return send(response);
    const std::chrono::milliseconds wait = response.after;
    after(wait, true, [this, response = std::move(response)] {
        send(response);
        serveNext();
    });
}

void HttpConnection::after(std::chrono::milliseconds wait, bool once, const std::function<void()>& then)
{
    m_timer.disconnect(this);
    m_timer.setSingleShot(once);
    connect(&m_timer, &QTimer::timeout, this, then);
    m_timer.start(wait);
}

void HttpConnection::send(const HttpResponse& response)
{
    if (response.delivery == Delivery::Close) {
        flush(); // what was answered before
        m_closing = true;
        m_socket->disconnectFromHost();
        return;
    }
    if (response.delivery == Delivery::Reset) {
        resetOnClose(m_socket->socketDescriptor());
        m_socket->abort();
        return;
    }
    if (response.delivery == Delivery::Paced)
        return sendPaced(response);
    QByteArray head = headOf(response, m_request);
    QByteArray body = bodyOf(response, m_request);
    const bool truncated = response.delivery == Delivery::Truncated;
    if (truncated)
        body.truncate(body.size() / 2);
    if (body.size() <= smallBody) {
        put(std::move(head.append(body)));
    } else {
        put(std::move(head));
        flush();
        put(std::move(body));
    }
    endExchange(truncated || !m_request.keepAlive);
}

void HttpConnection::sendPaced(const HttpResponse& response)
{
    m_paced = headOf(response, m_request) + bodyOf(response, m_request);
    m_pacedAt = 0;
    after(response.pieceEvery, false, [this, bytes = response.pieceBytes] { sendPiece(bytes); });
}

void HttpConnection::sendPiece(int bytes)
{
    put(m_paced.mid(m_pacedAt, bytes));
    m_pacedAt += bytes;
    if (m_pacedAt < m_paced.size())
        return;
    m_timer.stop();
    m_paced.clear();
    endExchange(!m_request.keepAlive);
    serveNext();
}

void HttpConnection::endExchange(bool close)
{
    finishExchange();
    if (!close)
        return;
    flush();
    m_closing = true;
    m_socket->disconnectFromHost();
}

void HttpConnection::finishExchange()
{
    if (m_exchange != 0)
        m_finished(std::exchange(m_exchange, 0));
}

void HttpConnection::refuse(int status)
{
    m_closing = true;
    HttpRequest unreadable;
    unreadable.keepAlive = false;
    const HttpResponse response = textResponse(status, "text/plain", "The request could not be read.\n");
    put(headOf(response, unreadable) + response.body);
    flush();
    m_socket->disconnectFromHost();
}

} // namespace boxoffice::simulator
