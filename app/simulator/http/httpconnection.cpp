#include "simulator/http/httpconnection.h"
#include <QSslSocket>
#include <atomic>
#include <sys/socket.h>

namespace boxoffice::simulator {
namespace {

std::atomic<quint64> lastExchange{0}; // numbers exchanges across connections
constexpr qsizetype mostWaiting = 8 * 1024 * 1024;
constexpr qint64 mostUnsent = 4 * 1024 * 1024;
constexpr qsizetype smallBody = 16 * 1024; // joined to its head: one write, one packet

} // namespace

void resetOnClose(qintptr descriptor)
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

HttpConnection::HttpConnection(QTcpSocket* socket, Handler handler, Finished finished, QObject* parent)
    : QObject(parent), m_socket(socket), m_handler(std::move(handler)), m_finished(std::move(finished))
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
    const auto* tls = qobject_cast<const QSslSocket*>(m_socket);
    return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0) > mostUnsent;
}

void HttpConnection::serveNext()
{
    while (m_exchange == 0 && !m_closing && !isClogged()) {
        const HttpParser::Outcome outcome = m_parser.next(m_request);
        if (outcome == HttpParser::Outcome::Error)
            return refuse(m_parser.errorStatus());
        if (outcome == HttpParser::Outcome::NeedMore) {
            if (m_parser.takeContinue())
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            break;
        }
        m_exchange = ++lastExchange;
        answer(m_handler(m_request, m_exchange));
    }
    m_socket->flush(); // all pipelined answers in one write, and now instead of in the next turn of the loop
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
        m_socket->write(head.append(body));
    } else {
        m_socket->write(head);
        m_socket->write(body);
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
    m_socket->write(m_paced.mid(m_pacedAt, bytes));
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
    m_socket->write(headOf(response, unreadable) + response.body);
    m_socket->disconnectFromHost();
}

} // namespace boxoffice::simulator
