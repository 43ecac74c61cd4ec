#pragma once
#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <functional>
#include <memory>
#include <vector>

namespace boxoffice::test {

/// Stands between a program and its service on loopback, byte for byte, and can hold back a request, hold back an
/// answer, or cut the wire. Endpoints are named as in the simulator's faults. Works in the thread it lives in.
class Relay : public QTcpServer {
    Q_OBJECT
public:
    enum class Side { Request, Answer };

    explicit Relay(const QUrl& service);
    ~Relay() override;
    [[nodiscard]] QUrl url() const; ///< where the program is pointed to

    /// The next request of this endpoint is kept from the service, or passed on and its answer kept from the program.
    void hold(const QString& endpoint, Side side);
    [[nodiscard]] bool isHolding() const { return m_holding; }
    /// Passes on what was held and holds no more.
    void release();
    /// Resets every connection and accepts none until mend().
    void cut();
    void mend();
    /// How often the program has begun a request of this endpoint, held ones included.
    [[nodiscard]] int seen(const QString& endpoint) const { return m_seen.value(endpoint); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Link {
        std::unique_ptr<QTcpSocket> program;
        std::unique_ptr<QTcpSocket> service;
        bool requestHeld = false;
        bool answerHeld = false;
        QByteArray toService;
        QByteArray toProgram;
    };
    void fromProgram(Link& link);
    void fromService(Link& link);
    void begins(Link& link, const QByteArray& bytes);

    QUrl m_service;
    std::vector<std::unique_ptr<Link>> m_links;
    QMap<QString, int> m_seen;
    QString m_endpoint;
    Side m_side = Side::Request;
    bool m_holding = false;
    quint16 m_port = 0;
};

} // namespace boxoffice::test
