#pragma once
#include "simulator/http/httpparser.h"
#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <functional>

namespace boxoffice::simulator {

/// One client connection. Reads the next request only after the previous answer has left, so pipelined answers
/// keep their order. Owns and deletes its socket; deletes itself when the client has gone.
class HttpConnection final : public QObject {
    Q_OBJECT
public:
    /// `finished` says that the exchange is over: answered, or the connection is gone.
    using Handler = std::function<HttpResponse(const HttpRequest&, quint64 exchange)>;
    using Finished = std::function<void(quint64 exchange)>;

    HttpConnection(QTcpSocket* socket, Handler handler, Finished finished, QObject* parent);
    ~HttpConnection() override;

private:
    void readMore();
    void serveNext();
    void answer(const HttpResponse& response);
    void send(const HttpResponse& response);
    void dripOne();
    void finishExchange();
    void refuse(int status);

    QTcpSocket* m_socket;
    Handler m_handler;
    Finished m_finished;
    HttpParser m_parser;
    HttpRequest m_request;
    QTimer m_timer;
    QByteArray m_dripping;
    quint64 m_exchange = 0; ///< 0: none under way
    bool m_closing = false;
};

} // namespace boxoffice::simulator
