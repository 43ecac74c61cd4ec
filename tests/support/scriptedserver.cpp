#include "tests/support/scriptedserver.h"
#include "tests/support/testauthority.h"
#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>
#include <QTimer>

namespace boxoffice::test {

QByteArray ReceivedRequest::header(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

Peer::Peer(QTcpSocket* socket, int number, QObject* parent) : QObject(parent), m_socket(socket), m_number(number)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &Peer::read);
}

void Peer::send(const QByteArray& bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

void Peer::answer(int status, const QByteArray& body, const QList<QPair<QByteArray, QByteArray>>& headers)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
    for (const auto& [name, value] : headers)
        text += name + ": " + value + "\r\n";
    if (status != 204)
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    send(text + "\r\n" + body);
}

void Peer::drip(const QByteArray& bytes, int milliseconds)
{
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer, bytes, at = qsizetype(0)]() mutable {
        if (at < bytes.size())
            send(bytes.mid(at++, 1));
        else
            timer->deleteLater();
    });
    timer->start(milliseconds);
}

void Peer::hangUp() { m_socket->disconnectFromHost(); }

void Peer::reset() { m_socket->abort(); }

void Peer::read()
{
    m_buffer += m_socket->readAll();
    while (takeRequest()) { }
}

bool Peer::takeRequest()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    ReceivedRequest request;
    request.head = m_buffer.left(end + 2);
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (m_buffer.size() < end + 4 + length)
        return false;
    request.body = m_buffer.mid(end + 4, length);
    const QList<QByteArray> words = request.head.left(request.head.indexOf("\r\n")).split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    request.connection = m_number;
    request.onConnection = m_count++;
    m_buffer.remove(0, end + 4 + length);
    Q_EMIT received(request);
    return true;
}

ScriptedServer::ScriptedServer(const TestAuthority* authority) : m_authority(authority)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
}

QUrl ScriptedServer::url(const QString& pathAndQuery) const
{
    const QString scheme = m_authority ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(serverPort()).arg(pathAndQuery));
}

int ScriptedServer::count(const QByteArray& method) const
{
    return int(std::count_if(m_requests.begin(), m_requests.end(),
                             [&](const ReceivedRequest& request) { return request.method == method; }));
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    auto* socket = m_authority ? new QSslSocket : new QTcpSocket;
    socket->setSocketDescriptor(descriptor);
    auto* peer = new Peer(socket, m_connections++, this);
    ++m_open;
    connect(socket, &QTcpSocket::disconnected, this, [this] { --m_open; });
    connect(peer, &Peer::received, this, [this, peer](const ReceivedRequest& request) {
        m_requests += request;
        if (m_script)
            m_script(*peer, request);
    });
    if (m_authority) {
        auto* encrypted = static_cast<QSslSocket*>(socket);
        encrypted->setLocalCertificate(m_authority->server());
        encrypted->setPrivateKey(m_authority->serverKey());
        encrypted->startServerEncryption();
    }
}

bool waitUntilQuiet(const ScriptedServer& server, int quietMs)
{
    const auto seen = [&server] { return std::tuple(server.connections(), server.requests().size(), server.openConnections()); };
    auto last = seen();
    QElapsedTimer still;
    still.start();
    return QTest::qWaitFor([&] {
        if (std::exchange(last, seen()) != last)
            still.restart();
        return still.elapsed() >= quietMs;
    }, 10'000);
}

QUrl deadUrl(const QString& path)
{
    QTcpServer reserved;
    if (!reserved.listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(reserved.serverPort()).arg(path));
}

} // namespace boxoffice::test
