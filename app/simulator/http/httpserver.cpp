#include "simulator/http/httpserver.h"
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace boxoffice::simulator {

HttpServer::HttpServer(HttpConnection::Handler handler, HttpConnection::Finished finished, QObject* parent)
    : QTcpServer(parent), m_handler(std::move(handler)), m_finished(std::move(finished))
{
}

Result<void> HttpServer::useTls(const QByteArray& certificatePem, const QByteArray& keyPem)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    QSslKey key(keyPem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(keyPem, QSsl::Ec);
    if (chain.isEmpty() || key.isNull())
        return Failure{.kind = FailureKind::Tls, .where = QStringLiteral("simulator"),
                       .detail = QStringLiteral("the TLS certificate or its key cannot be read")};
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_tls = configuration;
    return {};
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    if (!m_tls) {
        auto* socket = new QTcpSocket;
        socket->setSocketDescriptor(descriptor);
        new HttpConnection(socket, m_handler, m_finished, this);
        return;
    }
    auto* socket = new QSslSocket;
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(*m_tls);
    new HttpConnection(socket, m_handler, m_finished, this);
    socket->startServerEncryption();
}

} // namespace boxoffice::simulator
