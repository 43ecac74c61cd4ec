#include "simulator/http/httpserver.h"
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace boxoffice::simulator {
namespace {

std::optional<QSslConfiguration> configured(const Identity& identity)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(identity.certificatePem, QSsl::Pem);
    QSslKey key(identity.keyPem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(identity.keyPem, QSsl::Ec);
    if (chain.isEmpty() || key.isNull())
        return std::nullopt;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

HttpServer::HttpServer(HttpConnection::Handler handler, HttpConnection::Finished finished, QObject* parent)
    : QTcpServer(parent), m_handler(std::move(handler)), m_finished(std::move(finished))
{
}

Result<void> HttpServer::useTls(const Identity& server, const Identity& authority)
{
    m_tls = configured(server);
    m_authority = authority;
    if (m_tls)
        return {};
    return Failure{.kind = FailureKind::Tls, .where = QStringLiteral("simulator"),
                   .detail = QStringLiteral("the TLS certificate or its key cannot be read")};
}

QSslConfiguration HttpServer::tlsFor(TlsForm form) const
{
    return form == TlsForm::Right ? *m_tls : configured(serverIdentity(m_authority, form)).value_or(*m_tls);
}

void HttpServer::turnAway(qintptr descriptor, Welcome::Manner manner)
{
    auto* socket = new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (manner == Welcome::Manner::Ignore)
        return; // until the client gives up
    if (manner == Welcome::Manner::Reset)
        resetOnClose(descriptor);
    socket->abort();
    socket->deleteLater();
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    const Welcome welcome = m_receive ? m_receive() : Welcome{};
    if (welcome.manner != Welcome::Manner::Serve)
        return turnAway(descriptor, welcome.manner);
    if (!m_tls) {
        auto* socket = new QTcpSocket;
        socket->setSocketDescriptor(descriptor);
        new HttpConnection(socket, m_handler, m_finished, this);
        return;
    }
    auto* socket = new QSslSocket;
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(tlsFor(welcome.tls));
    new HttpConnection(socket, m_handler, m_finished, this);
    socket->startServerEncryption();
}

} // namespace boxoffice::simulator
