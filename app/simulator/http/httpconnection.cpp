#include "simulator/http/httpconnection.h"
#include <atomic>

namespace boxoffice::simulator {
namespace {
std::atomic<quint64> lastExchange{0}; // numbers exchanges across connections
constexpr qsizetype mostWaiting = 8 * 1024 * 1024;
} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, Handler handler, Finished finished, QObject* parent)
    : QObject(parent), m_socket(socket), m_handler(std::move(handler)), m_finished(std::move(finished))
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // Nagle costs 40 ms a call
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
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

void HttpConnection::serveNext()
{
    while (m_exchange == 0 && !m_closing) {
        switch (m_parser.next(m_request)) {
        case HttpParser::Outcome::NeedMore:
            if (m_parser.takeContinue())
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            return;
        case HttpParser::Outcome::Error:
            refuse(m_parser.errorStatus());
            return;
        case HttpParser::Outcome::Request:
            m_exchange = ++lastExchange;
            answer(m_handler(m_request, m_exchange));
            break;
        }
    }
}

void HttpConnection::answer(const HttpResponse& response)
{
    if (response.delivery == Delivery::Never)
        return;
    if (response.after.count() <= 0) {
        send(response);
        return;
    }
    m_timer.disconnect(this);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this, response] {
        send(response);
        serveNext();
    });
    m_timer.start(response.after);
}

void HttpConnection::send(const HttpResponse& response)
{
    if (response.delivery == Delivery::Close) {
        m_closing = true;
        m_socket->disconnectFromHost();
        return;
    }
    const QByteArray bytes = serialized(response, m_request.method == "HEAD", m_request.keepAlive);
    if (response.delivery == Delivery::Drip) {
        m_dripping = bytes;
        m_timer.disconnect(this);
        m_timer.setSingleShot(false);
        connect(&m_timer, &QTimer::timeout, this, &HttpConnection::dripOne);
        m_timer.start(response.dripEvery);
        return;
    }
    const bool truncated = response.delivery == Delivery::Truncated;
    m_socket->write(truncated ? bytes.left(bytes.size() - response.body.size() / 2 - 1) : bytes);
    m_closing = truncated || !m_request.keepAlive;
    finishExchange();
    if (m_closing)
        m_socket->disconnectFromHost();
}

void HttpConnection::dripOne()
{
    m_socket->write(m_dripping.left(1));
    m_dripping.remove(0, 1);
    if (!m_dripping.isEmpty())
        return;
    m_timer.stop();
    finishExchange();
    serveNext();
}

void HttpConnection::finishExchange()
{
    if (m_exchange != 0)
        m_finished(std::exchange(m_exchange, 0));
}

void HttpConnection::refuse(int status)
{
    m_closing = true;
    m_socket->write(serialized(textResponse(status, "text/plain", "The request could not be read.\n"), false, false));
    m_socket->disconnectFromHost();
}

} // namespace boxoffice::simulator
