#pragma once
#include "simulator/http/httpparser.h"
#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <functional>

namespace boxoffice::simulator {

/// One client connection. Reads the next request only after the previous answer has left, so pipelined answers
/// keep their order, and none while the client leaves more than 4 MiB of answers unread. Owns and deletes its socket;
/// deletes itself when the client has gone.
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
    [[nodiscard]] bool isClogged() const;
    void answer(HttpResponse response);
    void send(const HttpResponse& response);
    void put(QByteArray bytes);
    void flushSoon();
    void flush();
    void sendPaced(const HttpResponse& response);
    void sendPiece(int bytes);
    void endExchange(bool close);
    void finishExchange();
    void refuse(int status);
    void after(std::chrono::milliseconds wait, bool once, const std::function<void()>& then);

    QTcpSocket* m_socket;
    Handler m_handler;
    Finished m_finished;
    HttpParser m_parser;
    HttpRequest m_request;
    QTimer m_timer;
    QByteArray m_out;
    QByteArray m_paced;
    qsizetype m_pacedAt = 0;
    quint64 m_exchange = 0; ///< 0: none under way
    bool m_plain;
    bool m_flushDue = false;
    bool m_closing = false;
};

/// Makes the next close of this socket a reset (RST) instead of an orderly end; whatever was not sent yet is lost.
void resetOnClose(qintptr descriptor);

} // namespace boxoffice::simulator
