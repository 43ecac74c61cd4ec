#pragma once
#include <QList>
#include <QPair>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <functional>

namespace boxoffice::test {

class TestAuthority;

/// A request as its bytes came in.
struct ReceivedRequest {
    QByteArray method;
    QByteArray target; ///< as on the wire, query included
    QByteArray head;   ///< request line and headers, unchanged
    QByteArray body;
    int connection = 0;   ///< counts from 0
    int onConnection = 0; ///< position on its connection, from 0

    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

/// One connection, for the script to misbehave on.
class Peer : public QObject {
    Q_OBJECT
public:
    Peer(QTcpSocket* socket, int number, QObject* parent);
    void send(const QByteArray& bytes);
    /// A whole answer with Content-Length, kept alive.
    void answer(int status, const QByteArray& body, const QList<QPair<QByteArray, QByteArray>>& headers = {});
    /// `bytes` one at a time, one every `milliseconds`.
    void drip(const QByteArray& bytes, int milliseconds);
    /// Closes in an orderly way.
    void hangUp();
    /// Resets the connection.
    void reset();

Q_SIGNALS:
    void received(const boxoffice::test::ReceivedRequest& request);

private:
    void read();
    [[nodiscard]] bool takeRequest();

    QTcpSocket* m_socket;
    int m_number;
    int m_count = 0;
    QByteArray m_buffer;
};

/// A raw HTTP server that answers as its script says, in the clear or over TLS, and counts what really arrives.
/// Lives in the test's own thread.
class ScriptedServer final : public QTcpServer {
    Q_OBJECT
public:
    using Script = std::function<void(Peer& peer, const ReceivedRequest& request)>;

    /// Listens on a free loopback port; with `authority` over TLS.
    explicit ScriptedServer(const TestAuthority* authority = nullptr);
    void onRequest(Script script) { m_script = std::move(script); }
    [[nodiscard]] QUrl url(const QString& pathAndQuery) const;
    [[nodiscard]] const QList<ReceivedRequest>& requests() const { return m_requests; }
    [[nodiscard]] int count(const QByteArray& method) const;
    /// TCP connections accepted so far.
    [[nodiscard]] int connections() const { return m_connections; }
    /// Connections that are open now.
    [[nodiscard]] int openConnections() const { return m_open; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    const TestAuthority* m_authority;
    Script m_script;
    QList<ReceivedRequest> m_requests;
    int m_connections = 0;
    int m_open = 0;
};

/// True once `server` has seen no new connection, request or hang-up for `quietMs`; false if that takes over 10 s.
/// For counting what does not come.
[[nodiscard]] bool waitUntilQuiet(const ScriptedServer& server, int quietMs = 400);

/// A loopback URL where nothing listens.
[[nodiscard]] QUrl deadUrl(const QString& path);

} // namespace boxoffice::test
