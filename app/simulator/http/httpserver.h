#pragma once
#include "core/result.h"
#include "simulator/http/httpconnection.h"
#include <QSslConfiguration>
#include <QTcpServer>
#include <optional>

namespace boxoffice::simulator {

/// Listens on 127.0.0.1 only and hands each request to one handler, on the thread it lives in. Plain or TLS.
class HttpServer final : public QTcpServer {
    Q_OBJECT
public:
    HttpServer(HttpConnection::Handler handler, HttpConnection::Finished finished, QObject* parent = nullptr);
    /// Before listening. Failure{Tls} when the certificate or the key cannot be read.
    [[nodiscard]] Result<void> useTls(const QByteArray& certificatePem, const QByteArray& keyPem);
    [[nodiscard]] bool isTls() const { return m_tls.has_value(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    HttpConnection::Handler m_handler;
    HttpConnection::Finished m_finished;
    std::optional<QSslConfiguration> m_tls;
};

} // namespace boxoffice::simulator
