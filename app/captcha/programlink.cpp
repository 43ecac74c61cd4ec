#include "captcha/programlink.h"

namespace boxoffice::captcha {

ProgramLink::ProgramLink(const Greeting& greeting, QObject* parent) : QObject(parent)
{
    m_socket.setReadBufferSize(lineLimit);
    connect(&m_socket, &QLocalSocket::connected, this, [this, secret = greeting.secret] { send(helloLine(secret)); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &ProgramLink::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] { Q_EMIT ended(Ending::HungUp); });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { Q_EMIT ended(Ending::HungUp); });
    // Queued: an error inside connectToServer must find whoever listens to ended().
    QMetaObject::invokeMethod(this, [this, name = greeting.socket] { m_socket.connectToServer(name); }, Qt::QueuedConnection);
}

void ProgramLink::send(const QByteArray& line) { m_socket.write(line); }

void ProgramLink::read()
{
    while (m_socket.canReadLine()) {
        const Result<Order> order = decodeOrder(m_socket.readLine());
        if (!order)
            return Q_EMIT ended(Ending::NotUnderstood);
        Q_EMIT ordered(*order);
    }
    if (m_socket.bytesAvailable() >= lineLimit)
        Q_EMIT ended(Ending::NotUnderstood);
}

} // namespace boxoffice::captcha
