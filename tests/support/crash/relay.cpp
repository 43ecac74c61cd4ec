#include "tests/support/crash/relay.h"
#include <QRegularExpression>

namespace boxoffice::test {
namespace {

/// Of a request line; empty for bytes that begin none.
QString endpointOf(const QByteArray& bytes)
{
    static const QRegularExpression line(QStringLiteral("^(GET|PUT|POST|DELETE) ([^ ?]*)"));
    const QRegularExpressionMatch match = line.match(QString::fromLatin1(bytes.left(400)));
    if (!match.hasMatch())
        return {};
    const QString verb = match.captured(1);
    const QString path = match.captured(2);
    const auto ends = [&path](const char* with) { return path.endsWith(QLatin1String(with)); };
    if (ends("/cart/shipping"))
        return verb == QLatin1String("GET") ? QStringLiteral("shippingOptions") : QStringLiteral("shipping");
    if (ends("/cart/payment"))
        return QStringLiteral("payment");
    if (ends("/cart"))
        return verb == QLatin1String("POST") ? QStringLiteral("reserve") : verb == QLatin1String("PUT") ? QStringLiteral("commit") : QStringLiteral("delete");
    if (ends("/certificate"))
        return QStringLiteral("certificate");
    if (ends("/polling-status"))
        return QStringLiteral("poll");
    if (ends("/orders"))
        return QStringLiteral("orders");
    return path.contains(QLatin1String("/commerce/")) ? QStringLiteral("offers") : QStringLiteral("other");
}

void passOn(QTcpSocket& to, QByteArray& held)
{
    const QByteArray bytes = std::exchange(held, {});
    if (!bytes.isEmpty() && to.state() == QAbstractSocket::ConnectedState) {
        to.write(bytes);
        to.flush();
    }
}

} // namespace

Relay::Relay(const QUrl& service) : m_service(service)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
    m_port = serverPort();
}

Relay::~Relay()
{
    close();
    for (const auto& link : m_links) { // silence before the sockets go
        link->program->disconnect();
        link->service->disconnect();
    }
}

QUrl Relay::url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }

void Relay::hold(const QString& endpoint, Side side)
{
    m_endpoint = endpoint;
    m_side = side;
}

void Relay::release()
{
    m_endpoint.clear();
    m_holding = false;
    for (const auto& link : m_links) {
        link->requestHeld = link->answerHeld = false;
        passOn(*link->service, link->toService);
        passOn(*link->program, link->toProgram);
    }
}

void Relay::cut()
{
    close();
    m_endpoint.clear();
    m_holding = false;
    for (const auto& link : m_links) {
        link->program->abort();
        link->service->abort();
    }
}

void Relay::mend()
{
    m_endpoint.clear();
    m_holding = false;
    if (!isListening() && !listen(QHostAddress::LocalHost, m_port))
        qFatal("the loopback port is taken");
}

void Relay::incomingConnection(qintptr descriptor)
{
    auto made = std::make_unique<Link>();
    Link& link = *made;
    link.program = std::make_unique<QTcpSocket>();
    link.service = std::make_unique<QTcpSocket>();
    link.program->setSocketDescriptor(descriptor);
    link.service->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_service.port()));
    for (const auto& socket : {link.program.get(), link.service.get()})
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(link.program.get(), &QTcpSocket::readyRead, this, [this, &link] { fromProgram(link); });
    connect(link.service.get(), &QTcpSocket::readyRead, this, [this, &link] { fromService(link); });
    connect(link.service.get(), &QTcpSocket::connected, this, [&link] {
        if (!link.requestHeld)
            passOn(*link.service, link.toService);
    });
    connect(link.program.get(), &QTcpSocket::disconnected, this, [&link] { link.service->disconnectFromHost(); });
    connect(link.service.get(), &QTcpSocket::disconnected, this, [&link] { link.program->disconnectFromHost(); });
    m_links.push_back(std::move(made));
}

void Relay::begins(Link& link, const QByteArray& bytes)
{
    const QString endpoint = endpointOf(bytes);
    if (endpoint.isEmpty())
        return;
    ++m_seen[endpoint];
    if (endpoint != m_endpoint || m_holding)
        return;
    (m_side == Side::Request ? link.requestHeld : link.answerHeld) = true;
    m_holding = m_side == Side::Request; // an answer is held once it is here
}

void Relay::fromProgram(Link& link)
{
    const QByteArray bytes = link.program->readAll();
    begins(link, bytes);
    if (link.requestHeld || link.service->state() != QAbstractSocket::ConnectedState)
        link.toService += bytes;
    else
        link.service->write(bytes);
}

void Relay::fromService(Link& link)
{
    const QByteArray bytes = link.service->readAll();
    if (link.answerHeld) {
        link.toProgram += bytes;
        m_holding = true;
    } else {
        link.program->write(bytes);
    }
}

} // namespace boxoffice::test
