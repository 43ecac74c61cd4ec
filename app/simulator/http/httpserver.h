#pragma once
#include "core/result.h"
#include "simulator/http/httpconnection.h"
#include "simulator/http/selfsigned.h"
#include <QSslConfiguration>
#include <QTcpServer>
#include <optional>

namespace boxoffice::simulator {

/// How a new connection is received; everything but a Right one served serves a scripted fault.
struct Welcome {
    enum class Manner { Serve, Close, Reset, Ignore };
    Manner manner = Manner::Serve;
    TlsForm tls = TlsForm::Right;
};

/// Listens on 127.0.0.1 only and hands each request to one handler, on the thread it lives in. Plain or TLS.
class HttpServer final : public QTcpServer {
    Q_OBJECT
public:
    HttpServer(HttpConnection::Handler handler, HttpConnection::Finished finished, QObject* parent = nullptr);
    /// Before listening. Failure{Tls} when the certificate or the key cannot be read. Wrong certificates are signed by
    /// `authority` where it has a key, so that they are wrong in one way only.
    [[nodiscard]] Result<void> useTls(const Identity& server, const Identity& authority = {});
    [[nodiscard]] bool isTls() const { return m_tls.has_value(); }
    /// Asked once for every new connection.
    void receiveAs(std::function<Welcome()> receive) { m_receive = std::move(receive); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void turnAway(qintptr descriptor, Welcome::Manner manner);
    [[nodiscard]] QSslConfiguration tlsFor(TlsForm form) const;

    HttpConnection::Handler m_handler;
    HttpConnection::Finished m_finished;
    std::function<Welcome()> m_receive;
    std::optional<QSslConfiguration> m_tls;
    Identity m_authority;
};

} // namespace boxoffice::simulator
