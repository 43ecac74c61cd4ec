#pragma once
#include "net/callwork.h"
#include "net/httpclient.h"
#include <QPointer>
#include <QTimer>
#include <optional>

class QNetworkReply;
class QNetworkRequest;

namespace boxoffice {

class OneShotBody;

/// One request on its way through QNetworkAccessManager, with its deadline and its cap. Reports once.
class Exchange final : public CallWork {
    Q_OBJECT
public:
    Exchange(QNetworkAccessManager& network, const Clock& clock, Request request, HttpClient::Done done);

    /// Called with the TLS session ticket of a connection that worked.
    void onTicket(std::function<void(const QByteArray&)> keep) { m_keepTicket = std::move(keep); }
    void onReport(HttpClient::LogSink log) { m_log = std::move(log); }
    void start(const QSslConfiguration& tls);
    void abandon() override;

private:
    void watch();
    void readSome();
    void unpackingFailed();
    void firstByteLeft();
    void checkDeadline();
    void armTimer();
    [[nodiscard]] Instant deadline() const;
    void finished();
    [[nodiscard]] Result<Response> outcome() const;
    [[nodiscard]] Failure failure(FailureKind kind, int status = 0, const QString& detail = {}) const;
    /// `kind`, or NotSent when it is certain that the request never left.
    [[nodiscard]] Failure lost(FailureKind kind) const;
    void stop(const Failure& failure);
    void report(Result<Response> result);
    void writeLog(const Result<Response>& result) const;

    QNetworkAccessManager& m_network;
    const Clock& m_clock;
    Request m_request;
    HttpClient::Done m_done;
    HttpClient::LogSink m_log;
    std::function<void(const QByteArray&)> m_keepTicket;
    QPointer<QNetworkReply> m_reply;
    QPointer<OneShotBody> m_upload;
    QTimer m_timer;
    QByteArray m_body;
    Instant m_sentAt;
    std::optional<Instant> m_firstByte;
};

} // namespace boxoffice
